import { text, type Text } from '../../words';
import type { AuditReport, Finding } from '../finding';
import type { AuditNotes } from '../notes';
import { scoreOf } from './score';
import type { SpotCheck } from './spot';
import { trendOf } from './trend';

/** A screen of a phone. */
const MOST = { people: 8, rules: 5 };

/**
 * 检核 in short, for the store's work group: scores, how many findings, what to do first. Nobody who buys is in it, no name and no phone; the store's own
 * people are named by their scores. A sentence a line.
 * @param fresh findings that the last look did not have; undefined where nobody has kept one
 */
export function briefOf(
  report: AuditReport,
  notes: AuditNotes,
  spot: SpotCheck | undefined,
  fresh: number | undefined,
): Text[] {
  const setAside = (id: string): boolean => notes.ignored[id] !== undefined;
  const open = report.findings.filter(({ id, severity }) => severity !== 'hint' && !setAside(id));
  const count = (severity: Finding['severity']): number => open.filter((one) => one.severity === severity).length;
  const store = scoreOf(report, { setAside });
  const months = trendOf(report, notes).filter(({ month }) => month < report.today.slice(0, 7));
  const last = months.at(-1);
  const lines: Text[] = [text('audit.brief.title', { date: report.today, total: store.total ?? '—' })];
  if (last !== undefined) lines.push(text('audit.brief.last', { month: last.month, total: last.total }));
  const counts = { errors: count('error'), warnings: count('warning') };
  lines.push(
    fresh === undefined ? text('audit.brief.counts', counts) : text('audit.brief.counts-new', { ...counts, fresh }),
  );
  const people = report.consultants
    .flatMap(({ name }) => {
      const { total } = scoreOf(report, { setAside, consultant: name });
      return total === undefined ? [] : [{ name, total }];
    })
    .sort((a, b) => b.total - a.total);
  if (people.length > 1) {
    const more = people.length - MOST.people;
    const names = people.slice(0, MOST.people).map(({ name, total }) => text('audit.brief.person', { name, total }));
    lines.push(...names);
    if (more > 0) lines.push(text('audit.brief.more', { count: more }));
  }
  const rules = new Map<Finding['rule'], number>();
  for (const { rule } of open) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const first = [...rules].sort((a, b) => b[1] - a[1]).slice(0, MOST.rules);
  if (first.length > 0) lines.push(text('audit.brief.first'));
  for (const [rule, found] of first)
    lines.push(text('audit.brief.rule', { rule: text(`audit.${rule}.title`), count: found }));
  if (spot !== undefined) lines.push(text('audit.brief.spot', { confirmed: spot.confirmed, told: spot.told }));
  if (report.off.length > 0) lines.push(text('audit.brief.off', { count: report.off.length }));
  return lines;
}
