import { dayOf, type IsoDate } from '../calendar';
import type { Candidate, Exclusion, Guest, GuestChoice, GuestReason, GuestWish } from './types';

/** The event's days and today: what "due around then" and "just served" are told from. */
export interface EventDays {
  readonly today: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Who was in the workshop within so many days before today has just been called and served; no source gives the number. */
export const JUST_SERVED_DAYS = 30;
/** Care that is owed by so many days after the event brings its owner "around then"; what is owed for long still is. */
export const DUE_AROUND_DAYS = 15;

/**
 * Chooses the guests among the candidates: those who fit the wish, without those who may not be called. Where `max` cuts, those with
 * more reasons come first, then the order of the candidates.
 */
export function chooseGuests(candidates: readonly Candidate[], wish: GuestWish, days: EventDays): GuestChoice {
  const fitting: Guest[] = [];
  const excluded: { candidate: Candidate; why: Exclusion }[] = [];
  for (const candidate of candidates) {
    const reasons = reasonsFor(candidate, wish, days);
    if (reasons.length === 0) continue;
    const why = exclusionOf(candidate, days);
    if (why === undefined) fitting.push({ candidate, reasons });
    else excluded.push({ candidate, why });
  }
  const most = wish.max ?? fitting.length;
  const guests = [...fitting].sort((a, b) => b.reasons.length - a.reasons.length).slice(0, most);
  return { guests, excluded, beyondMax: fitting.length - guests.length };
}

export function reasonsFor(candidate: Candidate, wish: GuestWish, days: EventDays): GuestReason[] {
  const { groups = [], levels = [], due = [], classes = [] } = wish;
  return [
    ...candidate.groups
      .filter((group) => groups.includes(group))
      .map((group): GuestReason => ({ by: 'group', what: String(group) })),
    ...levels.filter((level) => level === candidate.level).map((level): GuestReason => ({ by: 'level', what: level })),
    ...due
      .filter((kind) => candidate.due.some((one) => one.kind === kind && isAround(one.due, days)))
      .map((kind): GuestReason => ({ by: 'due', what: kind })),
    ...classes.filter((one) => candidate.classes.includes(one)).map((one): GuestReason => ({ by: 'class', what: one })),
  ];
}

/** How many candidates who may be called each single choice would bring: counted before anybody chooses. */
export function guestsByChoice(
  candidates: readonly Candidate[],
  days: EventDays,
): Readonly<Record<GuestReason['by'], Readonly<Record<string, number>>>> {
  const counts: Record<GuestReason['by'], Record<string, number>> = { group: {}, level: {}, due: {}, class: {} };
  for (const candidate of candidates) {
    if (exclusionOf(candidate, days) !== undefined) continue;
    const { groups, level, due, classes } = candidate;
    const wish = { groups, levels: level === undefined ? [] : [level], due: due.map(({ kind }) => kind), classes };
    const all = reasonsFor(candidate, { ...wish, due: [...new Set(wish.due)] }, days);
    for (const { by, what } of all) counts[by][what] = (counts[by][what] ?? 0) + 1;
  }
  return counts;
}

function isAround(due: IsoDate, { today, from = today, to = from }: EventDays): boolean {
  return dayOf(due) <= dayOf(to) + DUE_AROUND_DAYS;
}

/** Why somebody may not be called, the gravest first. */
export function exclusionOf(candidate: Candidate, { today }: EventDays): Exclusion | undefined {
  if (candidate.soldOn) return 'sold-on';
  if (candidate.refused) return 'refused';
  if (candidate.openComplaint) return 'open-complaint';
  const { served } = candidate;
  if (served !== undefined && served <= today && dayOf(today) - dayOf(served) <= JUST_SERVED_DAYS) return 'just-served';
  return candidate.phone === undefined ? 'no-phone' : undefined;
}
