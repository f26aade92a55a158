import { cellOf, columnOf, consultantKey, type Customer, type LedgerRow } from '../customers';
import type { LevelCode, RowRef } from '../forms/types';
import { text } from '../words';
import type { Carried } from './carry';
import type { Unfinished } from './unfinished';

/** 移交: a consultant's open customers go on in colleagues' sheets. */
export interface HandOver {
  readonly from: string;
  /** Nobody named: everyone else who has a sheet. */
  readonly to: readonly string[];
  /** By name or phone; absent: all of them. */
  readonly customers?: readonly string[];
}

/** A customer who was handed over. */
export interface HandedOver {
  readonly customer: string;
  readonly from: string;
  readonly to: string;
  readonly level?: LevelCode;
  /** The row of the consultant who gives, and the cell with the customer's name there. */
  readonly row: RowRef;
  readonly name?: string;
}

/** Where a consultant's customers go on: the form (index in the ledger) and a row that shows whose it is. */
export interface Place {
  readonly form: number;
  readonly row: LedgerRow;
}

/**
 * Moves the customers asked for to their new consultants' forms. Several colleagues get them evenly: the highest level first, each to whom
 * has been given the fewest so far. What cannot be done as asked is told, and those customers stay where they are.
 * @param places the forms of the month by consultant, in the order of the sheets
 * @param weightOf how near a purchase a level is
 */
export function handOver(
  carried: readonly Carried[],
  asked: readonly HandOver[],
  places: ReadonlyMap<string, Place>,
  weightOf: (level: LevelCode | undefined) => number,
): {
  readonly carried: readonly Carried[];
  readonly handed: readonly HandedOver[];
  readonly problems: readonly Unfinished[];
} {
  const moved = new Map<Carried, Carried>();
  const handed: HandedOver[] = [];
  const problems: Unfinished[] = [];
  for (const { from, to, customers } of asked) {
    const giver = consultantKey(from);
    const refuse = (kind: 'nobody' | 'no-colleague' | 'unknown-customer' | 'several', name: string): void =>
      void problems.push({ kind: 'hand-over', text: text(`rollups.close.hand-over.${kind}`, { from, name }) });
    const unknown = to.filter((name) => !places.has(consultantKey(name)) || consultantKey(name) === giver);
    for (const name of unknown) refuse('no-colleague', name);
    const takers = (to.length > 0 ? to.map(consultantKey) : [...places.keys()]).flatMap((key) => {
      const place = key === giver || key === '' ? undefined : places.get(key);
      return place ? [place] : [];
    });
    if (unknown.length > 0) continue;
    const [first] = takers;
    const own = carried.filter((one) => consultantKey(one.row.consultant) === giver && !moved.has(one));
    if (!first || own.length === 0) {
      if (first) refuse('nobody', from);
      else refuse('no-colleague', from);
      continue;
    }
    const chosen = customers === undefined ? own : named(own, customers, refuse);
    const given = new Map(takers.map((place) => [place, 0]));
    const byLevel = [...chosen].sort((a, b) => weightOf(b.level) - weightOf(a.level));
    for (const one of byLevel) {
      const place = takers.reduce(
        (least, taker) => ((given.get(taker) ?? 0) < (given.get(least) ?? 0) ? taker : least),
        first,
      );
      given.set(place, (given.get(place) ?? 0) + 1);
      moved.set(one, takenOver(one, place));
      handed.push({
        customer: nameOf(one.customer),
        from: one.row.consultant ?? from,
        to: place.row.consultant ?? '',
        ...(one.level === undefined ? {} : { level: one.level }),
        row: { sheet: one.row.form.sheet, row: one.row.record.row, form: one.row.form.form },
        name: cellOf(one.row, columnOf(one.row.form, 'customerName')).cell,
      });
    }
  }
  return { carried: carried.map((one) => moved.get(one) ?? one), handed, problems };
}

/** Those whom a name or phone means; a name of two is asked. */
function named(
  own: readonly Carried[],
  customers: readonly string[],
  refuse: (kind: 'unknown-customer' | 'several', name: string) => void,
): Carried[] {
  return customers.flatMap((name) => {
    const digits = name.replace(/\D/gu, '');
    const found = own.filter(
      ({ customer }) =>
        customer.name === name || (digits.length >= 4 && customer.phones.some((phone) => phone.endsWith(digits))),
    );
    if (found.length === 1) return found;
    refuse(found.length === 0 ? 'unknown-customer' : 'several', name);
    return [];
  });
}

/** The customer as a row of the new consultant's form: what the old row tells, under the new name. */
function takenOver(one: Carried, { form, row }: Place): Carried {
  const { record } = one.row;
  const consultant = row.consultant;
  const fields = { ...record.fields, ...(consultant === undefined ? {} : { consultant }) };
  return {
    ...one,
    formIndex: form,
    row: { ...one.row, consultant, record: { ...record, fields } },
    handedFrom: one.row,
  };
}

function nameOf(customer: Customer): string {
  return customer.name ?? customer.phone ?? '';
}
