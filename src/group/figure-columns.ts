import { valueAt } from '../rollups';

/**
 * The figures of `sanbiao month --json` as columns: each column and the path at which the JSON has it. What the JSON leaves out because no
 * form tells of it is `NULL`, never 0.
 */
export const FLOW_PATHS = {
  carried: 'carried',
  new: 'new',
  reopened: 'reopened',
  moved_in: 'in',
  moved_out: 'out',
  won: 'won',
  lost: 'lost',
  out_of_control: 'outOfControl',
  frozen: 'frozen',
  at_end: 'end',
} as const;

export const COUNT_PATHS = {
  on_the_spot: 'onTheSpot',
  cancelled: 'cancelled',
  delivered: 'delivered',
  visits: 'visits',
  calls: 'calls',
  first_visits: 'firstVisits',
  second_visits: 'secondVisits',
  filed: 'filed',
  test_drives: 'testDrives',
  follow_up_due: 'followUp24h.due',
  follow_up_done: 'followUp24h.done',
  planned: 'contacts.planned',
  in_time: 'contacts.inTime',
  late: 'contacts.late',
  missed: 'contacts.missed',
  made: 'contacts.made',
  due_dates: 'dueDates.due',
  due_in_time: 'dueDates.inTime',
  due_late: 'dueDates.late',
  due_open: 'dueDates.open',
} as const;

/** Fractions of 1; with the count that each divides by, so that a group's rate can be made of its stores'. */
export const RATE_PATHS = {
  filing_rate: { path: 'filingRate', over: 'first_visits' },
  closing_rate: { path: 'closingRate', over: 'filed' },
  test_drive_rate: { path: 'testDriveRate', over: 'filed' },
  second_visit_rate: { path: 'secondVisitRate', over: 'filed' },
  follow_up_rate: { path: 'followUp24h.rate', over: 'follow_up_due' },
} as const;

export type FlowColumn = keyof typeof FLOW_PATHS;
export const FLOW_COLUMNS = Object.keys(FLOW_PATHS) as readonly FlowColumn[];
export type CountColumn = keyof typeof COUNT_PATHS;
export type RateColumn = keyof typeof RATE_PATHS;

/** The number at a path of the JSON; `null` where there is none. */
export function numberAt(figures: unknown, path: string): number | null {
  return valueAt(figures, path) ?? null;
}
