import { text } from '../words';
import { FOLLOW_UPS, followUpsOf, isBelowThree, isCrossed, isReached } from './figures';
import {
  EVENT_RULES,
  type EventFinding,
  type EventRule,
  type GuestFacts,
  type InvitationLine,
  type InvitationList,
} from './types';

interface Context {
  readonly facts: GuestFacts;
  /** The lines before this one have the same phone. */
  readonly again: boolean;
}

/**
 * What is wrong with a line (contract of `sanbiao event`; the check list of domain §c). One row a rule; `never-crossed` is the list's.
 */
const OF_A_LINE: Readonly<
  Record<Exclude<EventRule, 'never-crossed'>, (line: InvitationLine, context: Context) => boolean>
> = {
  'not-reached': (line) => !isReached(line),
  'no-answer-given': (line) => isReached(line) && line.answer === undefined,
  'fewer-than-three': isBelowThree,
  'not-coming-without-reason': (line) => line.answer === 'not-coming' && line.lostReason === undefined,
  'duplicate-invitee': (_, { again }) => again,
  'open-complaint': ({ phone }, { facts }) => phone !== undefined && facts.openComplaint(phone),
  'sold-on': ({ phone }, { facts }) => phone !== undefined && facts.soldOn(phone),
};

/** Nobody called anybody else's customer: every line that tells both names has the same one twice. */
function neverCrossed(lines: readonly InvitationLine[]): InvitationLine | undefined {
  const told = lines.filter((line) => isCrossed(line) !== undefined);
  return told.length > 0 && told.every((line) => isCrossed(line) === false) ? told[0] : undefined;
}

/** In the order of the list's lines, within a line in the order of `EVENT_RULES`. */
export function findingsOf(list: InvitationList, facts: GuestFacts): EventFinding[] {
  const seen = new Set<string>();
  const found: EventFinding[] = [];
  for (const line of list.lines) {
    const again = line.phone !== undefined && seen.has(line.phone);
    if (line.phone !== undefined) seen.add(line.phone);
    for (const rule of EVENT_RULES)
      if (rule !== 'never-crossed' && OF_A_LINE[rule](line, { facts, again })) found.push(finding(rule, list, line));
  }
  const first = neverCrossed(list.lines);
  return first === undefined ? found : [...found, finding('never-crossed', list, first)];
}

function finding(rule: EventRule, list: InvitationList, line: InvitationLine): EventFinding {
  const { sheet = list.sheet } = line;
  const values = { name: line.name ?? '', row: line.row, count: followUpsOf(line), least: FOLLOW_UPS };
  return { rule, sheet, row: line.row, cell: line.cell, text: text(`events.finding.${rule}`, values) };
}
