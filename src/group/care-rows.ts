import { dateOf } from '../calendar';
import { ratesOf, type OwnerFigures, type OwnerRate } from '../owners/figures';
import { weakPerson, type KeyedHash, type PersonKey } from './person';
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
 * The owners with a car on file, each under the hash of the phone, for want of one of name, car and day of delivery, marked as weak; while keys are
 * changed the hash under the key before is an alias. An owner without phone and name is counted and is nobody.
 */
export function ownerRows(
  { month, facts }: OwnerFigures,
  hash: KeyedHash,
  before: KeyedHash | undefined,
): readonly Placed[] {
  return facts.people.flatMap((owner): Placed[] => {
    const { person, weak } = ownerKey(owner, hash) ?? { person: null, weak: null };
    const row = {
      customer: null,
      person,
      person_weak: weak,
      owner_kind: owner.kind,
      active: owner.active,
      rfm: owner.rfm,
      recency: owner.recency,
      frequency: owner.frequency,
      money: owner.money,
      after_warranty: owner.afterWarranty,
      renewed: owner.renewed,
      rebuy: owner.rebuy,
      refers: owner.refers,
    };
    const rows: Placed[] = [{ table: 'owners', month, row }];
    const old = before === undefined ? undefined : ownerKey(owner, before);
    if (old !== undefined) rows.push({ table: 'aliases', month, row: { person, person_before: old.person } });
    return rows;
  });
}

function ownerKey(
  { phone, name, car, delivered }: OwnerFigures['facts']['people'][number],
  hash: KeyedHash,
): PersonKey | undefined {
  if (phone !== undefined) return { person: hash(phone), weak: false };
  return weakPerson(name, car?.model, delivered === undefined ? undefined : dateOf(delivered), hash);
}
