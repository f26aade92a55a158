import { stateChanges, type Customer, type Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { isOurs } from './facts';
import type { OwnerBook, Ownership } from './types';

/** A car that the forms of the sale say was handed over. `day` is a day number. */
export interface Handover {
  readonly day: number;
  readonly model?: string;
}

/** An owner as the forms of the sale know the same person. */
export interface SaleOfOwner {
  readonly customers: readonly Customer[];
  /** The consultant of the latest row that names one. */
  readonly consultant?: string;
  readonly handovers: readonly Handover[];
}

/** By the owner's index in `OwnerBook.owners`. */
export type SalesOfOwners = ReadonlyMap<number, SaleOfOwner>;

/**
 * The intent customers who are these owners: by a phone in common, and by nothing else. The forms of the sale have neither plates nor frame numbers, and a name
 * alone is nobody. Nobody becomes an owner by this; what is dated after the book's day is not there yet.
 */
export function salesOfOwners(book: OwnerBook, ledger: Ledger, profile: StoreProfile): SalesOfOwners {
  if (ledger.customers.length === 0) return new Map();
  const byPhone = new Map<string, Set<Customer>>();
  for (const customer of ledger.customers)
    for (const phone of customer.phones) {
      const known = byPhone.get(phone);
      if (known) known.add(customer);
      else byPhone.set(phone, new Set([customer]));
    }
  const sales = new Map<number, SaleOfOwner>();
  book.owners.forEach(({ phones }, index) => {
    const customers = [...new Set(phones.flatMap((phone) => [...(byPhone.get(phone) ?? [])]))];
    if (customers.length === 0) return;
    const consultant = consultantOf(customers, book.asOf);
    const handovers = customers.flatMap((customer) => handoversOf(customer, profile, book.asOf));
    sales.set(index, {
      customers,
      ...(consultant === undefined ? {} : { consultant }),
      handovers: handovers.sort((a, b) => a.day - b.day),
    });
  });
  return sales;
}

/** Whoever wrote last before the day has the customer now. */
function consultantOf(customers: readonly Customer[], asOf: number): string | undefined {
  let best: { readonly day: number; readonly name: string } | undefined;
  for (const { rows } of customers)
    for (const { consultant, day = -Infinity } of rows)
      if (consultant !== undefined && day <= asOf && (best === undefined || day >= best.day))
        best = { day, name: consultant };
  return best?.name;
}

/** Deliveries by the one state machine of the sale; one whose day nobody wrote gives none to compare. */
function handoversOf(customer: Customer, profile: StoreProfile, asOf: number): Handover[] {
  return stateChanges(customer, profile, asOf).flatMap(({ state, day, entry }) => {
    if (state !== 'delivered' || entry.undated === true || entry.standing === true) return [];
    const model = entry.row.record.fields.model ?? customer.model;
    return [{ day, ...(model === undefined ? {} : { model }) }];
  });
}

/** The sheets of the sale and of the owners may write a delivery down on different days: the order's, the invoice's, the plate's. */
const SAME_CAR = 60;

/**
 * Cars that the store handed over and no sheet about owners tells of: each is one more purchase. A car of the owner without a date may be any of them, and so
 * may one delivered within sixty days; what others sold is none of them.
 */
export function purchasesUnlisted(sale: SaleOfOwner | undefined, theirs: readonly Ownership[]): number {
  if (sale === undefined) return 0;
  const open = theirs.filter(isOurs).map(({ delivered }) => delivered);
  let unlisted = 0;
  for (const { day } of sale.handovers) {
    const at = nearest(open, day);
    if (at < 0) unlisted += 1;
    else open.splice(at, 1);
  }
  return unlisted;
}

/** The car delivered nearest to the day, within the limit; else one without a date. */
function nearest(open: readonly (number | undefined)[], day: number): number {
  let best = open.indexOf(undefined);
  let distance = SAME_CAR + 1;
  open.forEach((delivered, at) => {
    if (delivered === undefined || Math.abs(delivered - day) >= distance) return;
    distance = Math.abs(delivered - day);
    best = at;
  });
  return best;
}
