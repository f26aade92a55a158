import type { ChangeSet, SheetContent } from '../../sheet';
import { INK, Page, speaker } from '../../rollups';
import type { Locale } from '../../words';
import { care } from './care';
import { checks, countStates } from './checks';
import { completion, ranked } from './lines';
import { market } from './market';
import { overview } from './overview';
import { consultantLeague, storeLeague } from './rankings';
import type { GroupReport } from './types';
import { wordsOf, type Words } from './words';

interface SheetPlan {
  readonly name: string;
  readonly width: number;
  readonly landscape: boolean;
  readonly columns: Readonly<Record<string, number>>;
  readonly lay: (page: Page, report: GroupReport, words: Words, locale: Locale) => void;
}

/** The name of the first sheet: the workbook is made with it, and the cover is written upon it. */
export function coverName(locale: Locale): string {
  return wordsOf(locale)('sheet.cover');
}

/**
 * The month's workbook for the board: a cover with what matters, then the figures, the leagues of stores and consultants, sources and
 * losses, and what the figures rest on. For a new workbook whose only sheet has `coverName`.
 */
export function reportWorkbook(report: GroupReport, locale: Locale = 'zh-CN'): ChangeSet {
  const words = wordsOf(locale);
  const league = { landscape: true, width: 20, columns: { A: 6, B: 14, C: 12, 'D:T': 8.2 } };
  const plans: readonly SheetPlan[] = [
    { name: words('sheet.overview'), width: 13, landscape: false, columns: { 'A:M': 7.4 }, lay: overview },
    { name: words('sheet.stores'), ...league, lay: storeLeague },
    {
      name: words('sheet.consultants'),
      ...league,
      width: 13,
      columns: { A: 6, B: 12, C: 14, 'D:M': 9 },
      lay: consultantLeague,
    },
    { name: words('sheet.market'), width: 13, landscape: false, columns: { 'A:M': 7.4 }, lay: market },
    ...(report.care === undefined
      ? []
      : [{ name: words('sheet.care'), width: 13, landscape: false, columns: { 'A:M': 7.4 }, lay: care }]),
    { name: words('sheet.checks'), width: 13, landscape: false, columns: { 'A:M': 7.4 }, lay: checks },
  ];
  return [
    ...cover(
      report,
      words,
      plans.map(({ name }) => name),
      locale,
    ),
    ...plans.map(
      (plan) => ({ kind: 'add-sheet', sheet: plan.name, ...sheetContent(plan, report, words, locale) }) as const,
    ),
  ];
}

function sheetContent(plan: SheetPlan, report: GroupReport, words: Words, locale: Locale): SheetContent {
  const page = new Page(plan.width, speaker(locale));
  page.put(1, 1, words('title', { month: monthName(report.month, words), sheet: plan.name }));
  page.style(1, 1, 1, plan.width, { font: { bold: true, size: 16, color: INK.head }, align: { vertical: 'center' } });
  page.heights[1] = 28;
  page.row = 2;
  page.note(standing(report, words));
  page.gap();
  plan.lay(page, report, words, locale);
  return page.content(plan.columns, `&L${plan.name}&C&P / &N&R&D`, plan.landscape ? 'landscape' : 'portrait');
}

/** The cover is a sheet that is there already, so it is written cell by cell. */
function cover(report: GroupReport, words: Words, sheets: readonly string[], locale: Locale): ChangeSet {
  const sheet = coverName(locale);
  const lines = sentences(report, words);
  const rows: readonly string[] = [
    words('cover.title', { month: monthName(report.month, words) }),
    standing(report, words),
    '',
    ...lines,
    '',
    words('cover.contents'),
    ...sheets.map((name, i) => `${String(i + 1)}  ${name}`),
    '',
    words('cover.how'),
    words('cover.privacy'),
    '',
    words('cover.sign'),
  ];
  return [
    ...rows.flatMap((after, i) =>
      after === '' ? [] : [{ kind: 'value', sheet, cell: `A${String(i + 1)}`, after } as const],
    ),
    { kind: 'column-width', sheet, columns: 'A', after: 92 },
    { kind: 'align', sheet, cell: `A1:A${String(rows.length)}`, after: { vertical: 'center', wrap: true } },
    { kind: 'font', sheet, cell: `A1:A${String(rows.length)}`, after: { size: 11 } },
    { kind: 'font', sheet, cell: 'A1', after: { bold: true, size: 20, color: INK.head } },
    { kind: 'font', sheet, cell: `A${String(5 + lines.length)}`, after: { bold: true } },
  ];
}

/** How many stores the figures are of. */
function standing(report: GroupReport, words: Words): string {
  const { missing, late, incomplete } = countStates(report.status);
  return words('standing', { all: report.status.length, stores: report.stores.length, missing, late, incomplete });
}

/** What a board must know, in a few lines; each number stands on one of the sheets too. */
function sentences(report: GroupReport, words: Words): readonly string[] {
  const { total, stores } = report;
  const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
  const done = completion(total);
  const best = ranked(stores, ({ name }) => name);
  const [first, last] = [best[0], best.at(-1)];
  const { missing } = countStates(report.status);
  const others = report.status.filter(({ otherRules }) => otherRules.length > 0).length;
  return [
    words('cover.came', { firstVisits: total.first_visits ?? '—', filed: total.filed ?? '—' }),
    words('cover.won', { won: total.won ?? '—', delivered: total.delivered ?? '—', end: total.at_end ?? '—' }),
    ...(done === null ? [] : [words('cover.completion', { target: total.target ?? 0, share: percent(done) })]),
    ...(first === undefined || last === undefined || stores.length < 2
      ? []
      : [
          words('cover.league', {
            first: first.name,
            best: first.done ?? '—',
            last: last.name,
            least: last.done ?? '—',
          }),
        ]),
    ...(missing === 0 ? [] : [words('cover.missing', { count: missing })]),
    ...(others === 0 ? [] : [words('cover.rules', { count: others })]),
    ...(report.differences.length === 0 ? [] : [words('cover.differences', { count: report.differences.length })]),
  ];
}

function monthName(month: string, words: Words): string {
  return words('month', { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });
}
