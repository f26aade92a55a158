import { say, type Locale } from '../words';
import { figuresOf } from './figures';
import { findingsOf } from './findings';
import type { EventOutcome, EventReport, GuestFacts, InvitationList } from './types';

/** Figures and findings of every list. */
export function eventReports(lists: readonly InvitationList[], facts: GuestFacts): EventReport[] {
  return lists.map((list) => ({
    sheet: list.sheet,
    name: list.name,
    from: list.from,
    to: list.to,
    ...figuresOf(list),
    findings: findingsOf(list, facts),
  }));
}

/**
 * What `sanbiao event --json` prints: rates to six decimals, money in yuan; what is unknown is absent.
 * @param outcomes in the order of the reports
 */
export function toEventJson(
  reports: readonly EventReport[],
  outcomes: readonly EventOutcome[],
  locale: Locale,
): { readonly events: readonly object[] } {
  return {
    events: reports.map(({ findings, ...report }, i) => ({
      ...Object.fromEntries(Object.entries(report).map(([key, value]) => [key, rounded(value)])),
      ...(outcomes[i] && moneyOf(outcomes[i])),
      findings: findings.map(({ text, ...finding }) => ({ ...finding, text: say(text, locale) })),
    })),
  };
}

/** Only what somebody told: no key without a figure. */
function moneyOf({ lines, budget, spent, output, costPerGuest, costPerDeal, advice }: EventOutcome): object {
  const told = Object.entries(lines).filter(([, line]) => line.target !== undefined || line.actual !== undefined);
  const written = told.some(([key, { target, reason, measure }]) => key === 'money' || (target ?? reason ?? measure));
  return {
    budget,
    spent,
    output,
    costPerGuest,
    costPerDeal,
    advice,
    outcome: written
      ? Object.fromEntries(told.map(([key, line]) => [key, { ...line, done: rounded(line.done) }]))
      : undefined,
  };
}

const MILLION = 1_000_000;

const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * MILLION) / MILLION : value;
