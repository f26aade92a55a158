import { FIT } from '../../weights';
import { namedPhone, parsePhones } from '../../values';
import { share, want } from '../fitness';
import { alsoGives } from '../reading';
import type { RecordFields } from '..';
import type { ValueKind } from '../value-kind';

/** One or two numbers in a cell; the record's first number is `phone`, whichever column it stands in. */
export const phone: ValueKind<string> = {
  fitness: (p) =>
    want(
      p,
      Math.max(p.phone, p.digits) / p.filled,
      FIT.phone.enough,
      share(p, 'phone') >= FIT.most ? FIT.phone.whole : 1,
    ),
  sits: (cell, text) => (parsePhones(cell).phone !== undefined ? 1 : /\d{3}|[*xX]{3}/u.test(text) ? 0 : -1),
  read: (at) => {
    const reading = parsePhones(at.cell);
    if (reading.problem !== undefined) at.problem(reading.problem);
    addPhone(at.draft, reading.phone);
    addPhone(at.draft, reading.phone2);
    if (reading.phone2 !== undefined) alsoGives(at.context, at.of, 'phone2');
    // 联系人及电话 where no other column names the customer
    const name = at.context.family === 'card' ? undefined : namedPhone(at.raw)?.name;
    if (name !== undefined && at.context.names !== true) at.also('customerName', name);
    return undefined;
  },
};

/** The record's next free number. */
export function addPhone(draft: RecordFields, number: string | undefined): void {
  if (number === undefined || number === draft.phone || number === draft.phone2) return;
  if (draft.phone === undefined) draft.phone = number;
  else draft.phone2 ??= number;
}
