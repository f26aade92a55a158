import { ratesOf, type OwnerFigures, type OwnerRate } from '../owners/figures';
import type { KeyedHash } from './person';
import type { Placed } from './tables';

/**
 * A month after the sale as the store's own `sanbiao owners --json` says it, a row per figure: counts with `count`; rates with `rate` and the two counts that
 * this store divides, so that a group's rate can be made of its stores'. A rate that a store cannot give has no row.
 */
export function careRows({ month, counts, rates, rules }: OwnerFigures): readonly Placed[] {
  const put = (row: Placed['row']): Placed => ({ table: 'care_figures', month, row });
  const spec = ratesOf(rules);
  return [
    ...Object.entries(counts).map(([figure, count]) =>
      put({ figure, count, rate: null, rate_of: null, rate_over: null }),
    ),
    ...Object.entries(rates).map(([figure, rate]) => {
      const { of, over } = spec[figure as OwnerRate];
      return put({ figure, count: null, rate, rate_of: of, rate_over: over });
    }),
  ];
}

/**
 * The owners with a car on file, each under the hash of the phone; while keys are changed the hash under the key before is an alias. An owner without a
 * phone is counted and is nobody.
 */
export function ownerRows(
  { month, facts }: OwnerFigures,
  hash: KeyedHash,
  before: KeyedHash | undefined,
): readonly Placed[] {
  return facts.people.flatMap(({ phone, kind, active, rfm, recency, frequency, money, ...value }): Placed[] => {
    const person = phone === undefined ? null : hash(phone);
    const owner = {
      customer: null,
      person,
      person_weak: person === null ? null : false,
      owner_kind: kind,
      active,
      rfm,
      recency,
      frequency,
      money,
      after_warranty: value.afterWarranty,
      renewed: value.renewed,
      rebuy: value.rebuy,
      refers: value.refers,
    };
    const rows: Placed[] = [{ table: 'owners', month, row: owner }];
    if (phone !== undefined && before !== undefined)
      rows.push({ table: 'aliases', month, row: { person, person_before: before(phone) } });
    return rows;
  });
}
