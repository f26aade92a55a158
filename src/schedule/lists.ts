import { monthOf, dateOf } from '../calendar';
import { type StoreProfile } from '../profile';
import type { Due } from './due';

/** A customer as the lists need it; `id` is whatever the caller wants back. */
export interface Listed {
  readonly id: number;
  readonly consultant?: string;
  readonly due: Due;
}

/** One consultant's day, each list sorted by due day. Numbers are the caller's ids. */
export interface ConsultantDay {
  /** Absent: customers whose rows name no consultant. */
  readonly consultant?: string;
  /** Overdue by at least so many days, the longest first; the last step is 1. A customer stands in one list only. */
  readonly overdue: readonly { readonly days: number; readonly customers: readonly number[] }[];
  readonly dueToday: readonly number[];
  /** Tomorrow up to seven days from today. */
  readonly next7: readonly number[];
  /** First contacts owed, overdue or due today; these stand in this list only. */
  readonly firstContacts: readonly number[];
}

export interface DayLists {
  readonly consultants: readonly ConsultantDay[];
  /** Due after the month of today: to be put into next month's sheet. */
  readonly nextMonth: readonly number[];
}

const DAYS_AHEAD = 7;

/** 今日任务: per consultant overdue by 7/5/3 days (profile), due today, the next seven days, first contacts. `today` is a day number. */
export function dayLists(listed: readonly Listed[], profile: StoreProfile, today: number): DayLists {
  const byConsultant = new Map<string | undefined, Listed[]>();
  const nextMonth: Listed[] = [];
  const month = monthOf(dateOf(today));
  for (const one of listed) {
    if (one.due.due === undefined) continue;
    if (monthOf(dateOf(one.due.due)) > month) nextMonth.push(one);
    const own = byConsultant.get(one.consultant);
    if (own) own.push(one);
    else byConsultant.set(one.consultant, [one]);
  }
  const names = [...byConsultant.keys()].sort((a, b) => (a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1));
  const steps = [...[...profile.overdueSteps].sort((a, b) => b - a), 1];
  return {
    consultants: names.map((name) => consultantDay(name, byConsultant.get(name) ?? [], [...new Set(steps)], today)),
    nextMonth: idsByDay(nextMonth),
  };
}

function consultantDay(
  consultant: string | undefined,
  own: readonly Listed[],
  steps: readonly number[],
  today: number,
): ConsultantDay {
  const first: Listed[] = [];
  const dueToday: Listed[] = [];
  const next7: Listed[] = [];
  const overdue = steps.map((days) => ({ days, members: [] as Listed[] }));
  for (const one of own) {
    const { due, status, overdueDays, why } = one.due;
    if (due === undefined) continue;
    if (why === 'first-contact' && status !== 'upcoming') first.push(one);
    else if (status === 'overdue') overdue.find(({ days }) => overdueDays >= days)?.members.push(one);
    else if (status === 'due-today') dueToday.push(one);
    else if (due - today <= DAYS_AHEAD) next7.push(one);
  }
  return {
    ...(consultant === undefined ? {} : { consultant }),
    overdue: overdue.map(({ days, members }) => ({ days, customers: idsByDay(members) })),
    dueToday: idsByDay(dueToday),
    next7: idsByDay(next7),
    firstContacts: idsByDay(first),
  };
}

function idsByDay(listed: readonly Listed[]): number[] {
  return [...listed].sort((a, b) => (a.due.due ?? 0) - (b.due.due ?? 0) || a.id - b.id).map(({ id }) => id);
}
