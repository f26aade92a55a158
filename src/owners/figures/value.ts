import { addMonths } from '../../calendar';
import { isOurs } from '../facts';
import type { Car, Owner, OwnerBook, Ownership } from '../types';
import { purchasesOf } from '../classes';
import type { OwnerMonth, OwnerValue } from './types';

const FREE: ReadonlySet<string | undefined> = new Set(['warranty', 'first-service']);
/** A policy runs for so many months; accessories count as long. */
const YEAR = 12;
const REBUY: ReadonlySet<string | undefined> = new Set(['additional', 'replacement']);

/**
 * What an owner brings: paid visits after the warranty, a policy renewed here or accessories, another car bought here, a referral (质保后回厂 ·
 * 精品+续保 · 增换购 · 推荐).
 */
export function ownerValue(
  owner: Owner,
  theirs: readonly { readonly car: Car; readonly own: Ownership }[],
  { rules, end, accessories }: OwnerMonth,
  referrers: ReadonlySet<string>,
): OwnerValue {
  const yearAgo = addMonths(end, -YEAR);
  const parts = {
    afterWarranty: theirs.some(({ car, own }) => paidAfterWarranty(car, own, rules.warrantyMonths)),
    renewed: theirs.some(
      ({ car }) =>
        car.policies.some(({ wonUntil }) => wonUntil !== undefined && wonUntil >= end) ||
        car.visits.some(({ day, row }) => day > yearAgo && accessories.has(row.record)),
    ),
    rebuy: purchasesOf(theirs.map(({ own }) => own)) > 1 || theirs.some(({ own }) => isOurs(own) && isRebuy(own)),
    refers: owner.phones.some((phone) => referrers.has(phone)),
  };
  return { ...parts, worth: Object.values(parts).filter(Boolean).length };
}

/** The warranty ends as the sheet says, else so many months after the delivery. */
function paidAfterWarranty({ warrantyEnd, visits }: Car, { delivered }: Ownership, months: number): boolean {
  const ends = warrantyEnd ?? (delivered === undefined ? undefined : addMonths(delivered, months));
  if (ends === undefined) return false;
  return visits.some(({ day, kind, row }) => day > ends && !FREE.has(kind) && row.record.fields.amount !== 0);
}

function isRebuy({ rows }: Ownership): boolean {
  return rows.some(({ record }) => REBUY.has(record.fields.purchaseType));
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/gu;

/** Phones that stand in referrers' cells. A name alone is nobody: whoever it is must not be guessed. */
export function referrersIn({ owners }: OwnerBook): ReadonlySet<string> {
  const phones = new Set<string>();
  for (const { rows } of owners)
    for (const { record } of rows)
      for (const [phone] of record.fields.referrer?.matchAll(MOBILE) ?? []) phones.add(phone);
  return phones;
}
