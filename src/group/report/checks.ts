import type { Page } from '../../rollups';
import { INK } from '../../rollups';
import type { GroupReport, StoreStatus } from './types';
import type { Words } from './words';

/** What the figures rest on: who is missing, whose rules differ, what does not add up, who is counted twice. */
export function checks(page: Page, report: GroupReport, words: Words): void {
  const open = report.status.filter(({ state }) => state !== 'whole');
  page.section(words('section.status'), words('status-note'));
  listed(page, open, [words('head.store'), words('head.state'), words('head.told')], [6, 3, 4], words, (status) => [
    status.name,
    words(`state.${status.state}`),
    status.told ?? '—',
  ]);
  page.gap();
  page.section(words('section.rules'), words('rules-note'));
  listed(
    page,
    report.status.filter(({ otherRules }) => otherRules.length > 0),
    [words('head.store'), words('head.settings')],
    [4, 9],
    words,
    (status) => [status.name, status.otherRules.join(' · ')],
  );
  page.gap();
  page.section(words('section.lacking'), words('lacking-note'));
  listed(
    page,
    report.status.filter(({ missing }) => missing.length > 0),
    [words('head.store'), words('head.lacking')],
    [4, 9],
    words,
    (status) => [status.name, status.missing.map((name) => lacking(name, words)).join(' · ')],
  );
  page.gap();
  page.section(words('section.differences'), words('differences-note'));
  const names = new Map(report.status.map(({ store, name }) => [store, name]));
  listed(
    page,
    report.differences,
    [words('head.store'), words('head.consultant'), words('head.customers'), words('head.difference')],
    [3, 2, 1, 7],
    words,
    (one) => [names.get(one.store) ?? one.store, one.consultant, one.customers, one.text],
  );
  page.gap();
  page.section(words('section.audit'), words('audit-note'));
  listed(
    page,
    report.audit,
    [
      words('head.store'),
      words('head.errors'),
      words('head.warnings'),
      words('head.hints'),
      words('head.rows'),
      words('head.per-hundred'),
    ],
    [4, 2, 2, 1, 2, 2],
    words,
    (one) => [
      names.get(one.store) ?? one.store,
      one.errors,
      one.warnings,
      one.hints,
      one.rows,
      one.rows === 0 ? '—' : Math.round(((one.errors + one.warnings) / one.rows) * 1000) / 10,
    ],
  );
  page.gap();
  page.section(words('section.twice'), words('twice-note'));
  listed(
    page,
    report.people.stores.filter(({ alsoElsewhere }) => alsoElsewhere > 0),
    [words('head.store'), words('head.filed-people'), words('head.also-elsewhere'), words('head.anothers')],
    [4, 3, 3, 3],
    words,
    (one) => [names.get(one.store) ?? one.store, one.filed, one.alsoElsewhere, one.anothers],
  );
}

/** A table, or the sentence that there is nothing to list. */
function listed<T>(
  page: Page,
  items: readonly T[],
  head: readonly string[],
  spans: readonly number[],
  words: Words,
  lineOf: (item: T) => readonly (string | number)[],
): void {
  if (items.length === 0) {
    page.note(words('none'), INK.quiet);
    return;
  }
  const table = page.table({ head, spans, body: items.map(lineOf) });
  page.style(table.first, 1, table.last, page.width, { align: { vertical: 'center', wrap: true } });
}

const LACKING = ['filingRate', 'closingRate', 'testDriveRate', 'secondVisitRate', 'followUp24h'] as const;

/** A rate is named as the sheets name it; anything else (接触状况表) names itself. */
function lacking(name: string, words: Words): string {
  const known = LACKING.find((rate) => name === rate || name === `${rate}.rate`);
  return known === undefined ? name : words(`lacking.${known}`);
}

/** How many stores stand how. */
export function countStates(status: readonly StoreStatus[]): Readonly<Record<StoreStatus['state'], number>> {
  const counts = { whole: 0, missing: 0, late: 0, incomplete: 0 };
  for (const { state } of status) counts[state] += 1;
  return counts;
}
