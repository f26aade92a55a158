import type { OwnerRules } from '../../profile';
import type { Text } from '../../words';

/** The calls that are owed after the sale, in the order in which they are listed. Contract of `sanbiao care`. */
export const CARE_TASKS = [
  'delivery-call',
  'first-service',
  'service',
  'renewal',
  'warranty-end',
  'inspection',
  'birthday',
  'anniversary',
  'holiday',
  'complaint',
  'after-repair-call',
  'win-back',
] as const;
export type CareTaskKind = (typeof CARE_TASKS)[number];

/**
 * What is known of one car on the day that is asked about, as day numbers: nothing in it lies after that day but what the sheets say of
 * the future (the end of a policy, the next service). Of a car with several owners `delivered` is there only for whom it was delivered to.
 */
export interface CarFacts {
  readonly delivered?: number;
  /** Sold here, or not said to be sold elsewhere. */
  readonly ours: boolean;
  readonly lastService?: number;
  readonly nextService?: number;
  readonly policyEnd?: number;
  /** What the ledger says of the renewal of the policy that ends on `policyEnd`; absent: nothing. */
  readonly renewal?: string;
  /** Days of the calls of ledger rows, in order. */
  readonly renewalCalls: readonly number[];
  readonly warrantyEnd?: number;
  readonly inspectionDue?: number;
  /** Days of all calls and of all visits, in order. */
  readonly calls: readonly number[];
  readonly visits: readonly number[];
  /** Dated steps by their id, the earliest day of each. */
  readonly steps: ReadonlyMap<string, number>;
  /** The latest visit for a repair, a warranty case or an accident. */
  readonly lastRepair?: number;
  /** When the open complaints about the car must be settled, the earliest first. */
  readonly complaintsDue: readonly number[];
  /** The last day on which the car was not yet lost, where it is. */
  readonly lostAfter?: number;
  /** The owner has an open complaint, about this or another car: nothing is promoted. */
  readonly complains: boolean;
}

/** A day of a care task and what it counts from. */
export interface PlannedCare {
  readonly due: number;
  /** Calls after delivery only: which of them. */
  readonly step?: string;
  readonly why: Text;
}

/** One kind of call: when it is owed for a car. A task is on the list from `from` on; cadences return only those that stand on it today. */
export interface Cadence {
  readonly kind: CareTaskKind;
  /** The call offers something that nobody asked for: it is not made to people who refused the last call. */
  readonly promotes?: true;
  /** Where the days come from. */
  readonly source: Text;
  tasks(car: CarFacts, rules: OwnerRules, today: number): readonly PlannedCare[];
}

export type { OwnerRules };
