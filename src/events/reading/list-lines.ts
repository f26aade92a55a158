import type { FollowUp, InvitationLine } from '../types';

/** A line as it stands, with the number of its call where the list has a row for each, and what the rows of one guest tell of calls. */
export interface CallLine {
  readonly line: InvitationLine;
  readonly call: number | undefined;
  readonly calls: readonly FollowUp[];
}

/**
 * One line a guest, of a list that has a row for each call: rows of the same phone (of guests without one, of the same name) whose calls
 * have other numbers are one guest's, until a number comes again. The latest answer counts.
 * @param ordinals the list says which call a row is of (第几次); else the numbers are how often somebody was called, unless each guest's
 *   rows count up from one
 */
export function oneLineAGuest(lines: readonly CallLine[], ordinals: boolean): InvitationLine[] {
  const latest = new Map<string, CallLine[]>();
  const guests: CallLine[][] = [];
  for (const one of lines) {
    const own = one.call === undefined ? undefined : keyOf(one.line);
    const there = own === undefined ? undefined : latest.get(own);
    if (there?.every(({ call }) => call !== one.call) === true) there.push(one);
    else {
      const guest = [one];
      guests.push(guest);
      if (own !== undefined) latest.set(own, guest);
    }
  }
  const isARowEach = ordinals || (guests.some((own) => own.length > 1) && guests.every(countsUp));
  return isARowEach ? guests.map(joined) : lines.map(({ line }) => line);
}

const countsUp = (own: readonly CallLine[]): boolean => own.every(({ call }, i) => call === i + 1);

const keyOf = ({ phone, name }: InvitationLine): string | undefined => phone ?? name;

function joined(own: readonly CallLine[]): InvitationLine {
  const inOrder = [...own].sort((a, b) => (a.call ?? 0) - (b.call ?? 0));
  const [first, ...rest] = own.map(({ line }) => line);
  if (first === undefined) throw new Error('A guest has a line');
  const last = <K extends keyof InvitationLine>(key: K): InvitationLine[K] | undefined =>
    inOrder.findLast(({ line }) => line[key] !== undefined)?.line[key];
  const calls = inOrder.flatMap(({ calls: told }) => told);
  return {
    ...first,
    counted: undefined,
    followUps: calls.length > 0 ? calls : first.followUps,
    answer: last('answer'),
    result: [first, ...rest].some(({ result }) => result === 'reached') ? 'reached' : last('result'),
    attended: last('attended'),
    attendedCount: last('attendedCount'),
    dealt: last('dealt'),
    lostReason: last('lostReason'),
    filed: last('filed'),
    output: last('output'),
  };
}
