import type { OwnerBook } from './types';

/** What the store's other sheets say of a guest, by phone. */
export interface GuestFacts {
  /** The owner with this phone has an open complaint. */
  readonly openComplaint: (phone: string) => boolean;
  /** The owner with this phone had cars, and all of them are sold on. */
  readonly soldOn: (phone: string) => boolean;
}

export function guestFacts(book: OwnerBook): GuestFacts {
  const byPhone = new Map<string, number>();
  book.owners.forEach(({ phones }, index) => {
    for (const phone of phones) byPhone.set(phone, index);
  });
  const of = (phone: string): number | undefined => byPhone.get(phone);
  return {
    openComplaint: (phone) => book.owners[of(phone) ?? -1]?.hasOpenComplaint === true,
    soldOn: (phone) => {
      const index = of(phone);
      const cars = index === undefined ? [] : (book.owners[index]?.cars ?? []);
      return (
        cars.length > 0 &&
        cars.every((at) => book.cars[at]?.ownerships.find(({ owner }) => owner === index)?.soldOn === true)
      );
    },
  };
}
