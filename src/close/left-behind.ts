import { monthContext, walkMonth } from '../rollups';
import type { IsoDate, IsoMonth } from '../calendar';
import { cellOf, closingOfMonthEnd, columnOf, hasBought, type Customer, type Ledger } from '../customers';
import { standing } from '../levels';
import type { StoreProfile } from '../profile';
import { text } from '../words';
import { carriesOrders } from './carry';
import type { Unfinished } from './unfinished';

/**
 * Whom next month's sheets do not take, each by name: customers of the register only, orders that the form has no place for, and those whose
 * end the consultant has written before the month is over.
 */
export function leftBehind(
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  next: IsoMonth,
  today: IsoDate,
): Unfinished[] {
  const context = monthContext(ledger, profile, month, today);
  const found: Unfinished[] = [];
  if (context.matrixRows.size === 0) return found;
  for (const { customer: id, rows, walk } of walkMonth(context).walked) {
    const customer = ledger.customers[id];
    const [row] = rows;
    if (!customer || !row) continue;
    const name = nameOf(customer);
    const word = rows
      .map((one) => one.row.record.fields.monthEndLevel)
      .find((said) => closingOfMonthEnd(said, profile));
    if (walk.standing === 'open' && word !== undefined)
      found.push({
        kind: 'decided',
        text: text('rollups.close.decided', { name, word }),
        ...cellOf(row.row, columnOf(row.row.form, 'monthEndLevel')),
      });
    if (walk.standing === 'ordered' && !rows.some((one) => carriesOrders(one.row.form)))
      found.push({
        kind: 'undelivered',
        text: text('rollups.close.undelivered', { name }),
        ...cellOf(row.row, undefined),
      });
  }
  const later = new Set(ledger.matrixRows.filter((row) => row.month === next).map(({ customer }) => customer));
  for (const customer of ledger.customers) {
    if (context.matrixRows.has(customer.id) || later.has(customer.id)) continue;
    const at = standing(customer, profile, context.last);
    const last = at.lastContact;
    // Who has been silent for longer than the store's limit is no customer in hand.
    if (at.state !== 'open' || hasBought(at.state) || !last || context.last - last.day > profile.silenceDays) continue;
    if (ledger.matrixRows.some((row) => row.customer === customer.id) && last.day < context.first) continue;
    const values = { name: nameOf(customer), level: at.level ?? '—', consultant: customer.consultant ?? '—' };
    found.push({
      kind: 'register-only',
      text: text('rollups.close.register-only', values),
      ...cellOf(last.row, undefined),
    });
  }
  return found;
}

function nameOf(customer: Customer): string {
  return customer.name ?? customer.phone ?? '';
}
