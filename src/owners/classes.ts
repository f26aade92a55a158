import type { OwnerRules } from '../profile';
import { isOurs } from './facts';
import type { Owner, OwnerBook, Ownership } from './types';

/** An owner's times with cars, in the order of the cars. */
export function ownershipsOf(book: OwnerBook, owner: Owner, index: number): Ownership[] {
  return owner.cars.flatMap((at) => book.cars[at]?.ownerships.filter((one) => one.owner === index) ?? []);
}

/** Cars that the store delivered to the owner; those sold on since count, too. */
export function purchasesOf(theirs: readonly Ownership[]): number {
  return theirs.filter((one) => one.delivered !== undefined && isOurs(one)).length;
}

export function isLoyal(purchases: number, rules: OwnerRules): boolean {
  return purchases >= rules.loyalPurchases;
}

const VIP = /VIP|贵宾|大客户/iu;

/** 自销 他销 他厂牌 as the sheets say; 重购 who bought here more than once; VIP where a remark calls the owner so. */
export function classesOf(owner: Owner, theirs: readonly Ownership[], purchases: number): string[] {
  const kinds = theirs.flatMap(({ ownerKind }) => ownerKind ?? []);
  const classes = new Set(kinds.sort());
  if (purchases > 1) classes.add('repurchase');
  if (owner.rows.some(({ record: { fields } }) => fields.remark !== undefined && VIP.test(fields.remark)))
    classes.add('vip');
  return [...classes];
}
