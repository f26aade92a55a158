import { dateOf, dayOf, type IsoDate } from '../calendar';
import { FOLLOW_UPS, followUpsOf, hasAttended, isForManager, isReached } from './figures';
import type { InvitationLine, InvitationList } from './types';

/** 三个结果: what is owed to a guest next (domain §c). */
export const CALL_KINDS = ['invite', 'deepen', 'confirm', 'ask-reason', 'after-event'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

export interface DueCall {
  readonly sheet: string;
  readonly event: string;
  readonly line: InvitationLine;
  readonly kind: CallKind;
  readonly due: IsoDate;
  /** Follow-ups that took place. */
  readonly done: number;
  /** 经理陪战: the manager joins. */
  readonly withManager: boolean;
}

/** Days between two follow-ups of the same guest, and after an event until guests who came undecided or stayed away are called (3 to 5). */
const BETWEEN = 2;
const AFTER = 3;
/** So long after an event nobody calls for it any more. */
const UNTIL = 14;

/**
 * Calls that an invitation list owes today: a guest without answer or unsure is followed up at least three times before the event, an
 * unsure one with the manager; who is coming is called the day before; who is not is asked why; afterwards those who came and did not
 * deal, and those who promised and did not come. By day, then in the order of the list.
 */
export function dueCalls(list: InvitationList, today: IsoDate): DueCall[] {
  return list.lines
    .flatMap((line): DueCall[] => {
      const owed = owedTo(line, list, today);
      return owed === undefined || owed.due > today
        ? []
        : [{ ...owed, sheet: line.sheet ?? list.sheet, event: list.name, line, done: followUpsOf(line) }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
}

/** Guests whom the manager follows up until the event is over, with the day on which each is next called. */
export function managersCalls(list: InvitationList, today: IsoDate): DueCall[] {
  return list.lines.filter(isForManager).flatMap((line): DueCall[] => {
    const owed = owedTo(line, list, today);
    return owed?.withManager === true
      ? [{ ...owed, sheet: line.sheet ?? list.sheet, event: list.name, line, done: followUpsOf(line) }]
      : [];
  });
}

type Owed = Pick<DueCall, 'kind' | 'due' | 'withManager'>;

function owedTo(line: InvitationLine, { from, to = from }: InvitationList, today: IsoDate): Owed | undefined {
  const last = line.followUps
    .flatMap(({ date }) => (date === undefined ? [] : [date]))
    .sort()
    .at(-1);
  if (to !== undefined && today > to) return afterwards(line, to, today, last);
  if (from !== undefined && today >= from && line.answer !== 'not-coming') return undefined;
  const before = from === undefined ? undefined : plus(from, -1);
  const next = last === undefined ? today : plus(last, BETWEEN);
  // Not twice on one day: who was called the day before the event is next spoken to there.
  const due = last !== undefined && before !== undefined && last < before && next > before ? before : next;
  switch (line.answer) {
    case 'coming':
      return before === undefined || (last !== undefined && last >= before)
        ? undefined
        : { kind: 'confirm', due: before, withManager: false };
    case 'not-coming':
      return line.lostReason === undefined ? { kind: 'ask-reason', due: last ?? today, withManager: false } : undefined;
    case 'unsure':
      return { kind: 'deepen', due, withManager: true };
    case undefined:
      return followUpsOf(line) >= FOLLOW_UPS && !isReached(line)
        ? undefined
        : { kind: 'invite', due, withManager: false };
  }
}

function afterwards(line: InvitationLine, to: IsoDate, today: IsoDate, last: IsoDate | undefined): Owed | undefined {
  const undecided = hasAttended(line) ? line.dealt !== true : line.answer === 'coming';
  if (!undecided || today > plus(to, UNTIL) || (last !== undefined && last > to)) return undefined;
  return { kind: 'after-event', due: plus(to, AFTER), withManager: false };
}

const plus = (date: IsoDate, days: number): IsoDate => dateOf(dayOf(date) + days);
