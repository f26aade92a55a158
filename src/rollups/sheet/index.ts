import { COUNTED } from '../../forms';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import type { Locale } from '../../words';
import type { Targets } from '../board';
import { monthBefore } from '../differences';
import { targetsIn } from '../targets';
import type { MonthFigures } from '../types';
import { Cells } from './cells';
import { buildDetail } from './detail';
import { placeSheets, type PlacedSheet } from './place-sheets';
import { storeNameIn } from './store-name';
import type { Speak } from './labels';
import { speaker } from './labels';
import { INK, Page } from './page';
import { comparison } from './section-compare';
import { consultants, hasPeopleChart, keyFigures, levelFlows, moves, peopleByLevel, versions } from './sections';
import { countedLosses, losses, models, sources, visitTimes } from './sections-market';
import { differences, trends } from './sections-more';

export { bodyColumn, INK, Page, PERCENT, SERIES, type PageCell } from './page';
export { speaker } from './labels';

const WIDTH = 14;

export interface MonthSheets {
  readonly visible: PlacedSheet;
  readonly detail: PlacedSheet;
  /** Cell by figure: `total.won` of the store, `谢东/total.won` of a consultant. */
  readonly figures: ReadonlyMap<string, string>;
}

/**
 * 月度汇总 as a sheet: every number is a COUNTIFS (or a quotient of two) over the tidy detail sheet beside it, which a manager can unhide
 * and filter. `months` are the figures of the months that the workbook holds, for the trend; fewer than two give none.
 */
export function monthSheets(
  report: MonthFigures,
  months: readonly MonthFigures[] = [],
  locale: Locale = 'zh-CN',
  store?: string,
  targets: Targets = {},
): MonthSheets {
  const speak = speaker(locale);
  const detail = buildDetail(report, speak);
  const cells = new Cells(report, detail, speak);
  const page = new Page(WIDTH, speak);
  title(page, report, speak, store);
  keyFigures(page, cells);
  const trend = months.slice(-12);
  const charts = [
    hasPeopleChart(report),
    report.sources.length > 0,
    countedLosses(report).length > 0,
    trend.length > 1,
  ];
  page.reserveCharts(charts.filter(Boolean).length);
  comparison(page, cells, targets, lastMonthOf(report, months));
  levelFlows(page, cells);
  versions(page, cells);
  moves(page, cells);
  consultants(page, cells);
  sources(page, cells);
  losses(page, cells);
  visitTimes(page, cells);
  models(page, cells);
  trends(page, cells, trend);
  differences(page, cells);
  peopleByLevel(page, cells);
  signatures(page, speak);
  const name = sheetName(report.month, speak);
  const content = page.content({ A: 11, 'B:N': 8.6 }, `&L${name}&C&P / &N&R&D`);
  return { visible: { name, content }, detail: { name: detail.name, content: detail.content }, figures: page.figures };
}

/** The month before, where the workbook has figures of it. */
function lastMonthOf(report: MonthFigures, months: readonly MonthFigures[]): MonthFigures | undefined {
  const before = monthBefore(report.month);
  const found = months.find(({ month }) => month === before);
  return found && (found.facts.flows.length > 0 || found.facts.visits.length > 0) ? found : undefined;
}

function sheetName(month: string, speak: Speak): string {
  return speak('sheet.name', { month });
}

/** Who made the sheet, who checked it, when: a line to sign on. */
function signatures(page: Page, speak: Speak): void {
  const row = page.row + 1;
  for (const [i, part] of (['made', 'checked', 'signed'] as const).entries()) {
    const left = 1 + i * 5;
    page.put(row, left, speak(`sheet.sign.${part}`));
    page.merge(row, left, row, left + 3);
    page.style(row, left, row, left + 3, { border: { bottom: 'thin', color: INK.line }, font: { size: 10 } });
  }
  page.heights[row] = 28;
  page.row = row + 1;
}

function title(page: Page, report: MonthFigures, speak: Speak, store: string | undefined): void {
  const [year = '', month = ''] = report.month.split('-');
  const values = { year, month: Number(month), store: store ?? '' };
  page.title(
    speak(store === undefined ? 'sheet.title' : 'sheet.title-of-store', values),
    speak('sheet.subtitle', {
      cutoff: report.cutoff,
      closing: speak(`sheet.closing.${report.closingBy}`),
      counted: COUNTED,
    }),
  );
  page.heights[2] = 16;
}

/**
 * The changes that put 月度汇总 into the workbook: new sheets, or new content for ours of the same month, so that references to them
 * stay. A sheet of somebody else's that has the name is left alone, and ours gets a number.
 */
export function monthSheetChanges(
  book: WorkbookSnapshot,
  report: MonthFigures,
  months: readonly MonthFigures[] = [],
  locale: Locale = 'zh-CN',
): ChangeSet {
  const sheets = monthSheets(report, months, locale, storeNameIn(book), targetsIn(book, report.month));
  return placeSheets(book, sheets, text('rollups.change.sheet', { month: report.month }));
}
