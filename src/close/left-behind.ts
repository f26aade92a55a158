import { monthContext, walkMonth, type MonthContext } from '../rollups';
import type { IsoDate, IsoMonth } from '../calendar';
import { cellOf, closingOfMonthEnd, columnOf, hasBought, type Customer, type Entry, type Ledger } from '../customers';
import { standing, type Standing } from '../levels';
import type { StoreProfile } from '../profile';
import { text } from '../words';
import { carriesOrders } from './carry-columns';
import { monthAfter } from './period-words';
import type { Unfinished } from './unfinished';

/**
 * Whom next month's sheets do not take, each by name: customers of the register only, orders that the form has no place for, and those whose
 * end the consultant has written before the month is over.
 */
export function leftBehind(
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  taken: ReadonlySet<number> = new Set(),
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
  for (const { customer, at, last } of registerOnly(context)) {
    if (taken.has(customer.id)) continue;
    const values = { name: nameOf(customer), level: at.level ?? '—', consultant: customer.consultant ?? '—' };
    found.push({
      kind: 'register-only',
      text: text('rollups.close.register-only', values),
      ...cellOf(last.row, undefined),
    });
  }
  return found;
}

/** Open customers of the registers without a row in the month's matrices, nor one in the next's; not those who have been silent for too long. */
export function registerOnly(
  context: MonthContext,
): readonly { readonly customer: Customer; readonly at: Standing; readonly last: Entry }[] {
  const { ledger, profile, matrixRows } = context;
  const next = monthAfter(context.month);
  const later = new Set(ledger.matrixRows.filter((row) => row.month === next).map(({ customer }) => customer));
  const everInMatrix = new Set(ledger.matrixRows.map(({ customer }) => customer));
  return ledger.customers.flatMap((customer) => {
    if (matrixRows.has(customer.id) || later.has(customer.id)) return [];
    const at = standing(customer, profile, context.last);
    const last = at.lastContact;
    if (at.state !== 'open' || hasBought(at.state) || !last || context.last - last.day > profile.silenceDays) return [];
    return everInMatrix.has(customer.id) && last.day < context.first ? [] : [{ customer, at, last }];
  });
}

function nameOf(customer: Customer): string {
  return customer.name ?? customer.phone ?? '';
}
