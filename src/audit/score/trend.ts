import type { IsoMonth } from '../../calendar';
import type { AuditReport } from '../finding';
import type { AuditNotes } from '../notes';
import { AUDIT_RULES } from '../rules';
import { scoreOf } from './score';

/** A month's score, of the store and of each consultant. */
export interface MonthScore {
  readonly month: IsoMonth;
  readonly total: number;
  readonly people: Readonly<Record<string, number>>;
  /** Not worked out now but kept from a report of that time: the workbook has no forms of the month any more. */
  readonly kept: boolean;
}

const MOST_MONTHS = 12;

/** The last twelve months that the workbook can tell of, or that former reports did, oldest first. */
export function trendOf(report: AuditReport, notes: AuditNotes): MonthScore[] {
  const setAside = (id: string): boolean => notes.ignored[id] !== undefined;
  // A customer's month is that of the last entry: it may be all that is left of it.
  const ofForms = report.ground.filter(({ rule }) => !AUDIT_RULES[rule].about.includes('customer'));
  const months = new Set(ofForms.flatMap(({ month }) => month ?? []));
  const now = [...months].flatMap((month): MonthScore[] => {
    if (month > report.today.slice(0, 7)) return [];
    const { total } = scoreOf(report, { setAside, month });
    if (total === undefined) return [];
    const people = report.consultants.flatMap(({ name }) => {
      const own = scoreOf(report, { setAside, month, consultant: name }).total;
      return own === undefined ? [] : [[name, own] as const];
    });
    return [{ month, total, people: Object.fromEntries(people), kept: false }];
  });
  const before = Object.entries(notes.scores)
    .filter(([month]) => !months.has(month))
    .map(([month, score]): MonthScore => ({ month, ...score, kept: true }));
  return [...now, ...before].sort((a, b) => (a.month < b.month ? -1 : 1)).slice(-MOST_MONTHS);
}

/** Keeps the months' scores for the time when their forms are no longer in the workbook. */
export function keepScores(notes: AuditNotes, trend: readonly MonthScore[]): AuditNotes {
  const now = trend.map(({ month, total, people }) => [month, { total, people }] as const);
  return { ...notes, scores: { ...notes.scores, ...Object.fromEntries(now) } };
}
