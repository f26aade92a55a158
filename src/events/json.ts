import { say, type Locale } from '../words';
import { figuresOf } from './figures';
import { findingsOf } from './findings';
import type { EventReport, GuestFacts, InvitationList } from './types';

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

/** What `sanbiao event --json` prints: rates to six decimals; what is unknown is absent. */
export function toEventJson(reports: readonly EventReport[], locale: Locale): { readonly events: readonly object[] } {
  return {
    events: reports.map(({ findings, ...report }) => ({
      ...Object.fromEntries(Object.entries(report).map(([key, value]) => [key, rounded(value)])),
      findings: findings.map(({ text, ...finding }) => ({ ...finding, text: say(text, locale) })),
    })),
  };
}

const MILLION = 1_000_000;

const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * MILLION) / MILLION : value;
