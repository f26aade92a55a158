import { calls } from './calls';
import { cancelled } from './cancelled';
import { closingRate } from './closing-rate';
import { contactsInTime } from './contacts-in-time';
import { contactsLate } from './contacts-late';
import { contactsMade } from './contacts-made';
import { contactsMissed } from './contacts-missed';
import { contactsPlanned } from './contacts-planned';
import { daysToDeal } from './days-to-deal';
import { delivered } from './delivered';
import { dueDatesDue } from './due-dates-due';
import { dueDatesInTime } from './due-dates-in-time';
import { dueDatesLate } from './due-dates-late';
import { dueDatesOpen } from './due-dates-open';
import { filed } from './filed';
import { filedReturned } from './filed-returned';
import { filedTried } from './filed-tried';
import { filingRate } from './filing-rate';
import { firstVisits } from './first-visits';
import { followUpDone } from './follow-up-done';
import { followUpDue } from './follow-up-due';
import { followUpRate } from './follow-up-rate';
import { net } from './net';
import { onTheSpot } from './on-the-spot';
import { secondVisitRate } from './second-visit-rate';
import { secondVisits } from './second-visits';
import { testDriveRate } from './test-drive-rate';
import { testDrives } from './test-drives';
import { visits } from './visits';
import type { FigureSpec, FlowSpec, Shown } from './figure';
import { FLOWS } from './flows';

export { FLOWS };
export type { FactTable, FactValue, FigureSpec, Query, RateSpec, Shown } from './figure';

/** Every figure of the month by its path in the contract, in the order of `--json`. */
export const FIGURES = {
  onTheSpot,
  cancelled,
  net,
  delivered,
  visits,
  calls,
  firstVisits,
  filed,
  testDrives,
  secondVisits,
  filedTried,
  filedReturned,
  filingRate,
  closingRate,
  testDriveRate,
  secondVisitRate,
  'followUp24h.due': followUpDue,
  'followUp24h.done': followUpDone,
  'followUp24h.rate': followUpRate,
  'contacts.planned': contactsPlanned,
  'contacts.inTime': contactsInTime,
  'contacts.late': contactsLate,
  'contacts.missed': contactsMissed,
  'contacts.made': contactsMade,
  'dueDates.due': dueDatesDue,
  'dueDates.inTime': dueDatesInTime,
  'dueDates.late': dueDatesLate,
  'dueDates.open': dueDatesOpen,
  daysToDeal,
} as const satisfies Readonly<Record<string, FigureSpec>>;

export type FigurePath = keyof typeof FIGURES;
type OfKind<Kind extends FigureSpec['kind']> = {
  [Path in FigurePath]: (typeof FIGURES)[Path]['kind'] extends Kind ? Path : never;
}[FigurePath];
export type CountKey = OfKind<'count'>;
export type RateKey = OfKind<'rate'>;
/** Paths that always have a number, and those that have none where an input is missing. */
type Sure = Exclude<OfKind<'count' | 'difference'>, 'filedTried' | 'filedReturned'>;
type Unsure = OfKind<'rate' | 'median'>;
/** `contacts.planned` as `{ contacts: { planned } }`. */
type Plain<Path> = Exclude<Path, `${string}.${string}`>;
type Head<Path> = Path extends `${infer Name}.${string}` ? Name : never;
type Tail<Path, Name extends string> = Path extends `${Name}.${infer Rest}` ? Rest : never;
/** The figures of the registry as `Figures` has them. */
export type RegisteredFigures = { readonly [Path in Plain<Sure>]: number } & {
  readonly [Path in Plain<Unsure>]?: number;
} & {
  readonly [Name in Head<Sure>]: { readonly [Path in Tail<Sure, Name>]: number } & {
    readonly [Path in Tail<Unsure, Name>]?: number;
  };
};

const entries = Object.entries(FIGURES) as readonly (readonly [FigurePath, FigureSpec])[];
const ofKind = <Kind extends FigureSpec['kind']>(kind: Kind) =>
  entries.filter(
    (entry): entry is readonly [FigurePath, Extract<FigureSpec, { kind: Kind }>] => entry[1].kind === kind,
  );

export const COUNTS = Object.fromEntries(ofKind('count')) as Pick<typeof FIGURES, CountKey>;
export const RATES = Object.fromEntries(ofKind('rate')) as Pick<typeof FIGURES, RateKey>;

/** A path of the month's figures that has a query or a rate: `filed`, `total.won`. */
export type ShownPath = FigurePath | `total.${keyof typeof FLOWS}`;

type At<Specs, Place extends keyof Shown> = {
  [Path in keyof Specs]: Specs[Path] extends { shows: Readonly<Record<Place, number>> } ? Path : never;
}[keyof Specs];
/** The paths that are shown at a place, so that a figure without its word there does not compile. */
export type ShownAt<Place extends keyof Shown> =
  At<typeof FIGURES, Place> | `total.${Extract<At<typeof FLOWS, Place>, string>}`;

/** The figures that are shown at a place, in the order there. */
export function shownAt<Place extends keyof Shown>(
  place: Place,
): readonly { readonly path: ShownAt<Place>; readonly order: number }[] {
  const specs: readonly (readonly [string, { readonly shows?: Shown }])[] = [
    ...Object.entries<FigureSpec>(FIGURES),
    ...Object.entries<FlowSpec>(FLOWS).map(([key, flow]) => [`total.${key}`, flow] as const),
  ];
  return specs
    .flatMap(([path, { shows }]) => {
      const order = shows?.[place];
      return order === undefined ? [] : [{ path: path as ShownAt<Place>, order }];
    })
    .sort((a, b) => a.order - b.order);
}

/** The number at a path of figures (`contacts.planned`), also of those read back from JSON; `undefined` where there is none. */
export function valueAt(figures: unknown, path: string): number | undefined {
  let at: unknown = figures;
  for (const part of path.split('.'))
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[part] : undefined;
  return typeof at === 'number' ? at : undefined;
}
