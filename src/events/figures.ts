import type { EventFigures, InvitationLine, InvitationList, InviterFigures } from './types';

/** Each lead is followed up at least three times (四大管控 ④). */
export const FOLLOW_UPS = 3;

/** Somebody was spoken to: a follow-up or the line's result says so, or there is an answer. */
export function isReached({ followUps, result, answer }: InvitationLine): boolean {
  return answer !== undefined || result === 'reached' || followUps.some((call) => call.result === 'reached');
}

export function hasAttended({ attended, attendedCount = 0 }: InvitationLine): boolean {
  return attended === true || attendedCount > 0;
}

/** Follow-ups that took place: those with a date or a result, or as many as the list says. */
export function followUpsOf({ followUps, counted = 0 }: InvitationLine): number {
  return Math.max(counted, followUps.filter(({ date, result }) => date !== undefined || result !== undefined).length);
}

/** Unsure or without an answer, and called fewer than three times. */
export function isBelowThree(line: InvitationLine): boolean {
  return (line.answer === undefined || line.answer === 'unsure') && followUpsOf(line) < FOLLOW_UPS;
}

/** 不确定 → 深度跟进, 经理陪战: whoever is unsure and has not come is the manager's, too. */
export function isForManager(line: InvitationLine): boolean {
  return line.answer === 'unsure' && !hasAttended(line);
}

/** `undefined` where one of the two names is not there. */
export function isCrossed({ inviter, consultant }: InvitationLine): boolean | undefined {
  return inviter === undefined || consultant === undefined ? undefined : inviter !== consultant;
}

const rate = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);

export function figuresOf({ lines, walkIns }: InvitationList): EventFigures {
  const count = (holds: (line: InvitationLine) => boolean): number => lines.filter(holds).length;
  const invited = lines.length;
  const reached = count(isReached);
  const coming = count(({ answer }) => answer === 'coming');
  const attended = count(hasAttended);
  const dealt = count((line) => line.dealt === true);
  return {
    invited,
    reached,
    coming,
    unsure: count(({ answer }) => answer === 'unsure'),
    notComing: count(({ answer }) => answer === 'not-coming'),
    unanswered: count(({ answer }) => answer === undefined),
    attended,
    dealt,
    reachRate: rate(reached, invited),
    promiseRate: rate(coming, invited),
    showRate: rate(attended, coming),
    dealRate: rate(dealt, attended),
    crossShare: rate(
      count((line) => isCrossed(line) === true),
      count((line) => isCrossed(line) !== undefined),
    ),
    belowThreeFollowUps: count(isBelowThree),
    inviters: byInviter(lines),
    ...(lines.some(({ filed }) => filed !== undefined) ? { filed: count(({ filed }) => filed === true) } : {}),
    ...withOutput(lines),
    ...(walkIns === undefined ? {} : { walkIns: walkedIn(walkIns) }),
  };
}

/** Yuan, to the fen; nothing where no line tells any. */
function outputOf(lines: readonly InvitationLine[]): number | undefined {
  const told = lines.flatMap(({ output }) => output ?? []);
  return told.length === 0 ? undefined : Math.round(told.reduce((sum, one) => sum + one, 0) * 100) / 100;
}

function withOutput(lines: readonly InvitationLine[]): Pick<EventFigures, 'output' | 'outputPerGuest'> {
  const output = outputOf(lines);
  const attended = lines.filter(hasAttended).length;
  if (output === undefined) return {};
  return { output, ...(attended === 0 ? {} : { outputPerGuest: Math.round((output / attended) * 100) / 100 }) };
}

/** Who walked in came; a line that says otherwise did not. */
function walkedIn(lines: readonly InvitationLine[]): NonNullable<EventFigures['walkIns']> {
  const output = outputOf(lines);
  return {
    attended: lines.filter((line) => line.attended !== false || hasAttended(line)).length,
    dealt: lines.filter(({ dealt }) => dealt === true).length,
    ...(output === undefined ? {} : { output }),
  };
}

function byInviter(lines: readonly InvitationLine[]): InviterFigures[] {
  const named = new Map<string, InvitationLine[]>();
  for (const line of lines) {
    if (line.inviter === undefined) continue;
    const own = named.get(line.inviter) ?? [];
    own.push(line);
    named.set(line.inviter, own);
  }
  return [...named].map(([name, own]) => ({
    name,
    ...(outputOf(own) === undefined ? {} : { output: outputOf(own) }),
    invited: own.length,
    reached: own.filter(isReached).length,
    coming: own.filter(({ answer }) => answer === 'coming').length,
    attended: own.filter(hasAttended).length,
    dealt: own.filter(({ dealt }) => dealt === true).length,
  }));
}
