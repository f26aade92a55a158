import { buildLedger, type Customer, type Ledger } from '../customers';
import { recognise } from '../forms';
import type { StoreProfile } from '../profile';
import { bookOf, type Scalar } from '../sheet';
import type { Leaf } from './paper/leaf';

/** The forms of an exercise as the product reads any dealer's: the key is worked out from what stands there, not from what was meant. */
export function ledgerOf(
  leaves: readonly Leaf[],
  profile: StoreProfile,
  filled: ReadonlyMap<Leaf, ReadonlyMap<string, Scalar>> = new Map(),
): Ledger {
  const recognised = recognise(bookOf(leaves.map((leaf) => leaf.snapshot(filled.get(leaf)))));
  return buildLedger(recognised, profile);
}

/** The customer with this number. @throws Error where the forms were not read as they were written: a fault of the exercise's layout */
export function customerOf(ledger: Ledger, phone: string): Customer {
  const found = ledger.customers.filter(({ phones }) => phones.includes(phone));
  const [customer] = found;
  if (customer === undefined || found.length > 1)
    throw new Error(`The exercise's form has ${found.length} customers with ${phone}`);
  return customer;
}
