import { withoutBlanks } from '../forms/values';
import type { Customer } from '../customers';

/** Turns a text into its keyed hash (HMAC-SHA-256, 32 hexadecimal digits). The key stays with whoever made the function. */
export type KeyedHash = (text: string) => string;

export interface PersonKey {
  readonly person: string;
  /** Made of name, model and first date, for want of a phone: two people may share it, one may have two. */
  readonly weak: boolean;
}

/**
 * Who somebody is across the stores of a group: the keyed hash of the normalised phone, whichever rows of the store lack it.
 * `undefined` for a visitor who left neither phone nor name.
 */
export function personOf(customer: Customer, hash: KeyedHash): PersonKey | undefined {
  const [phone] = customer.phones;
  if (phone !== undefined) return { person: hash(phone), weak: false };
  return weakPerson(customer.name, customer.model, customer.entries[0]?.date, hash);
}

/** Somebody without a phone; `undefined` without a name. */
export function weakPerson(
  name: string | undefined,
  model: string | undefined,
  first: string | undefined,
  hash: KeyedHash,
): PersonKey | undefined {
  if (name === undefined) return undefined;
  const parts = [name, model ?? ''].map((part) => withoutBlanks(part).toLowerCase());
  return { person: hash(`weak ${parts.join('|')}|${first ?? ''}`), weak: true };
}
