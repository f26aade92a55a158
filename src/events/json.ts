import { say, type Locale, type Text } from '../words';
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
  type WholeList,
  type OutcomeFigures,
  type OutcomeLine,
} from './types';

/** Figures and findings of every list. */
export function eventReports(lists: readonly WholeList[], facts: GuestFacts): EventReport[] {
  return lists.map((list) => ({
    sheet: list.sheet,
    name: list.name,
    from: list.from,
    to: list.to,
    ...figuresOf(list),
    findings: findingsOf(list, facts),
    ...(list.unread === undefined ? {} : { unread: list.unread }),
    ...(list.parts === undefined ? {} : { parts: list.parts }),
    ...withManager(list),
  }));
}

function withManager(list: InvitationList): Pick<EventReport, 'forManager'> {
  const unsure = list.lines.filter(isForManager).map((line) => {
    const { sheet, row, cell, name, inviter, consultant } = line;
    return {
      ...(sheet === undefined ? {} : { sheet }),
      row,
      cell,
      name,
      by: inviter ?? consultant,
      followUps: followUpsOf(line),
    };
  });
  return unsure.length === 0 ? {} : { forManager: unsure };
}

/**
 * What `sanbiao event --json` prints: rates to six decimals, money in yuan; what is unknown is absent.
 * @param outcomes in the order of the reports
 * @param plans of the workbook; an event has its own beside its figures
 * @param whole the events whose lists stand on several sheets, added up, and what is asked before more can be
 */
export function toEventJson(
  reports: readonly EventReport[],
  outcomes: readonly EventOutcome[],
  locale: Locale,
  plans: readonly EventPlan[] = [],
  whole?: { readonly reports: readonly EventReport[]; readonly asked: readonly Text[] },
): { readonly events: readonly object[] } {
  const together = whole?.reports.filter(({ parts }) => parts !== undefined) ?? [];
  return {
    ...(together.length === 0 ? {} : { together: together.map(togetherJson) }),
    ...(whole === undefined || whole.asked.length === 0
      ? {}
      : { asked: whole.asked.map((one) => ({ text: say(one, locale) })) }),
    events: reports.map(({ findings, ...report }, i) => ({
      ...Object.fromEntries(Object.entries(report).map(([key, value]) => [key, rounded(value)])),
      ...(outcomes[i] && moneyOf(outcomes[i])),
      plan: planFor(report.name, plans),
      findings: findings.map(({ text, ...finding }) => ({ ...finding, text: say(text, locale) })),
    })),
  };
}

/** An event over several sheets: which they are, and its figures; the findings are those of its lists. */
function togetherJson({
  sheet: _sheet,
  parts,
  findings: _findings,
  forManager: _forManager,
  unread: _unread,
  ...own
}: EventReport): object {
  return { ...parts, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [key, rounded(value)])) };
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
