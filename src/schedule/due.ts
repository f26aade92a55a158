import { rulesOf, type Customer, type Entry, type Plan } from '../customers';
import type { Standing } from '../levels';
import { levelTable, type StoreProfile } from '../profile';
import { moveOffClosedDay } from './calendar';

export type DueReason = 'interval' | 'planned' | 'first-contact' | 'calendar';
export type DueStatus = 'overdue' | 'due-today' | 'upcoming' | 'none';

/** Why a customer has no due day; `decided`: the consultant has written the end into the 月末 column. */
export type NoDueReason =
  'closed' | 'decided' | 'unfiled' | 'no-level' | 'no-contact' | 'no-interval' | 'unknown-level';

export interface Due {
  /** Day number; absent where there is none. */
  readonly due?: number;
  readonly why?: DueReason;
  readonly status: DueStatus;
  /** Whole days past due, 0 unless overdue. */
  readonly overdueDays: number;
  readonly noDue?: NoDueReason;
  /** The contact that the due day counts from. */
  readonly from?: Entry;
  /** Days from that contact by the rule, before plan and calendar. */
  readonly deadline?: number;
  /** The day by interval or plan before the calendar moved it. */
  readonly movedFrom?: number;
  /** The `*` that gave the day. */
  readonly plan?: Plan;
  /** A `*` after the last contact that lies past the deadline: shown as late, it does not count. */
  readonly latePlan?: Plan;
  /** A `*` before today with no contact on or after it. */
  readonly missed?: Plan;
}

const FIRST_CONTACT_DAYS: Readonly<Record<StoreProfile['firstContact'], number>> = {
  '24h': 1,
  'next-day': 1,
  'two-days': 2,
};

/**
 * The next day on which a customer must be contacted (contract `run`: Due): last contact + the interval of the level that stands;
 * a customer with nothing but one register line the day after it; a `*` from today on and not after that day is the plan. A closed
 * day moves it (see `moveOffClosedDay`). After a cancelled order the call is due the day after. `today` and all days are day numbers.
 */
export function dueOf(customer: Customer, at: Standing, store: StoreProfile, today: number): Due {
  const profile = rulesOf(customer, store);
  if (at.state === 'unfiled') return none('unfiled');
  if (at.state !== 'open') return none('closed');
  const from = at.lastContact;
  const missed = missedPlan(customer.plans, from, today);
  if (at.decided) return none('decided', missed);
  if (!from) return none(at.level === undefined ? 'no-level' : 'no-contact', missed);
  let deadline: number;
  if (at.firstLine) deadline = from.day + FIRST_CONTACT_DAYS[profile.firstContact];
  else if (at.cancelled && from.day <= at.cancelled.day) deadline = at.cancelled.day + 1;
  else {
    if (at.level === undefined) return none('no-level', missed);
    const level = levelTable(profile).get(at.level);
    if (!level) return none('unknown-level', missed);
    const days = level.interval?.target;
    if (days === undefined) return none('no-interval', missed);
    deadline = from.day + days;
  }
  let why: DueReason = at.firstLine ? 'first-contact' : 'interval';
  let due = deadline;
  let plan: Plan | undefined;
  let latePlan: Plan | undefined;
  for (const mark of customer.plans) {
    if (mark.day <= from.day || mark.day < today) continue;
    if (mark.day <= deadline) {
      plan = mark;
      due = mark.day;
      why = 'planned';
    } else latePlan = mark;
    break;
  }
  const moved = moveOffClosedDay(due, from.day, profile);
  const movedFrom = moved === due ? undefined : due;
  if (movedFrom !== undefined) {
    due = moved;
    why = 'calendar';
  }
  const status: DueStatus = due < today ? 'overdue' : due === today ? 'due-today' : 'upcoming';
  return { due, why, status, overdueDays: Math.max(0, today - due), from, deadline, movedFrom, plan, latePlan, missed };
}

function none(noDue: NoDueReason, missed?: Plan): Due {
  return { status: 'none', overdueDays: 0, noDue, missed };
}

/** The last `*` before today that no contact followed: it stays visible until somebody makes the visit. */
function missedPlan(plans: readonly Plan[], from: Entry | undefined, today: number): Plan | undefined {
  let missed: Plan | undefined;
  for (const plan of plans) {
    if (plan.day >= today) break;
    if (from === undefined || plan.day > from.day) missed = plan;
  }
  return missed;
}
