import { say, type Locale } from '../words';
import { figuresOf, followUpsOf, isForManager } from './figures';
import { findingsOf } from './findings';
import { planFor } from './reading/plan-in';
import {
  OUTCOME_LINES,
  type EventOutcome,
  type EventPlan,
  type EventReport,
  type GuestFacts,
  type InvitationList,
  type OutcomeFigures,
  type OutcomeLine,
} from './types';

/** Figures and findings of every list. */
export function eventReports(lists: readonly InvitationList[], facts: GuestFacts): EventReport[] {
  return lists.map((list) => ({
    sheet: list.sheet,
    name: list.name,
    from: list.from,
    to: list.to,
    ...figuresOf(list),
    findings: findingsOf(list, facts),
    ...(list.unread === undefined ? {} : { unread: list.unread }),
    ...withManager(list),
  }));
}

function withManager(list: InvitationList): Pick<EventReport, 'forManager'> {
  const unsure = list.lines.filter(isForManager).map((line) => {
    const { row, cell, name, inviter, consultant } = line;
    return { row, cell, name, by: inviter ?? consultant, followUps: followUpsOf(line) };
  });
  return unsure.length === 0 ? {} : { forManager: unsure };
}

/**
 * What `sanbiao event --json` prints: rates to six decimals, money in yuan; what is unknown is absent.
 * @param outcomes in the order of the reports
 * @param plans of the workbook; an event has its own beside its figures
 */
export function toEventJson(
  reports: readonly EventReport[],
  outcomes: readonly EventOutcome[],
  locale: Locale,
  plans: readonly EventPlan[] = [],
): { readonly events: readonly object[] } {
  return {
    events: reports.map(({ findings, ...report }, i) => ({
      ...Object.fromEntries(Object.entries(report).map(([key, value]) => [key, rounded(value)])),
      ...(outcomes[i] && moneyOf(outcomes[i])),
      plan: planFor(report.name, plans),
      findings: findings.map(({ text, ...finding }) => ({ ...finding, text: say(text, locale) })),
    })),
  };
}

/** Target against result of each line that has either, or words; none where somebody told no more than the list counts. */
export function toldLines({ lines }: EventOutcome): readonly (readonly [OutcomeLine, OutcomeFigures])[] {
  const isTold = (...parts: readonly unknown[]): boolean => parts.some((part) => part !== undefined);
  const all = OUTCOME_LINES.map((key) => [key, lines[key]] as const);
  const told = all.filter(([, { target, actual, reason, measure }]) => isTold(target, actual, reason, measure));
  const isWritten = told.some(
    ([key, { target, reason, measure }]) => key === 'money' || key === 'output' || isTold(target, reason, measure),
  );
  return isWritten ? told : [];
}

/** Only what somebody told: no key without a figure. */
function moneyOf(outcome: EventOutcome): object {
  const { budget, spent, output, costPerGuest, costPerDeal, advice } = outcome;
  const told = toldLines(outcome);
  return {
    budget,
    spent,
    output,
    costPerGuest,
    costPerDeal,
    advice,
    outcome:
      told.length === 0
        ? undefined
        : Object.fromEntries(told.map(([key, line]) => [key, { ...line, done: rounded(line.done) }])),
  };
}

const MILLION = 1_000_000;

const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * MILLION) / MILLION : value;
