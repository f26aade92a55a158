import type { Page } from '../../rollups';
import { SERIES } from '../../rollups';
import { columnLetters } from '../../sheet';
import { cellOf, formatOf, ranked, type LineFigure } from './lines';
import type { GroupFigures, GroupReport } from './types';
import type { Words } from './words';

const STORE_FIGURES: readonly LineFigure[] = [
  'target',
  'won',
  'delivered',
  'completion',
  'first_visits',
  'filed',
  'filing_rate',
  'closing_rate',
  'test_drive_rate',
  'follow_up_rate',
  'carried',
  'new',
  'lost',
  'out_of_control',
  'frozen',
  'at_end',
  'missed',
];
const CONSULTANT_FIGURES: readonly LineFigure[] = [
  'target',
  'won',
  'delivered',
  'completion',
  'filed',
  'closing_rate',
  'follow_up_rate',
  'lost',
  'at_end',
  'missed',
];
/** More bars than that cannot be read. */
const CHARTED = 15;

/** The league of stores, the best first. */
export function storeLeague(page: Page, report: GroupReport, words: Words): void {
  const lines = ranked(report.stores, ({ name }) => name);
  page.section(words('section.stores'), words('stores-note'));
  if (lines.length > 0) page.reserveCharts(1);
  const first = league(
    page,
    [words('head.rank'), words('head.store'), words('head.region')],
    lines.map((line, i) => [i + 1, line.name, line.region]),
    lines,
    report.total,
    STORE_FIGURES,
    words,
  );
  if (lines.length > 0) chart(page, 'sanbiao-group-stores', words('section.stores'), first, lines, words);
}

/** The league of consultants over all stores. */
export function consultantLeague(page: Page, report: GroupReport, words: Words): void {
  const lines = ranked(report.consultants, ({ consultant, storeName }) => `${storeName} ${consultant}`);
  page.section(words('section.consultants'), words('consultants-note'));
  if (lines.length > 0) page.reserveCharts(1);
  const first = league(
    page,
    [words('head.rank'), words('head.consultant'), words('head.store')],
    lines.map((line, i) => [i + 1, line.consultant, line.storeName]),
    lines,
    undefined,
    CONSULTANT_FIGURES,
    words,
  );
  if (lines.length > 0) chart(page, 'sanbiao-group-consultants', words('section.consultants'), first, lines, words);
}

/** Returns the row of the first line. */
function league(
  page: Page,
  head: readonly string[],
  names: readonly (readonly (string | number)[])[],
  lines: readonly GroupFigures[],
  total: GroupFigures | undefined,
  figures: readonly LineFigure[],
  words: Words,
): number {
  const body = lines.map((line, i) => [...(names[i] ?? []), ...figures.map((figure) => cellOf(line, figure))]);
  const sum =
    total === undefined ? [] : [['', words('head.total'), '', ...figures.map((figure) => cellOf(total, figure))]];
  const table = page.table({
    head: [...head, ...figures.map((figure) => words(`figure.${figure}`))],
    body: [...body, ...sum],
    bold: sum.map(() => lines.length),
  });
  figures.forEach((figure, i) => {
    const format = formatOf(figure);
    const column = head.length + 1 + i;
    if (format !== undefined && table.last >= table.first)
      page.style(table.first, column, table.last, column, { format });
  });
  return table.first;
}

/** Target beside deals of the first lines: names stand in the second column, target and deals in the fourth and fifth. */
function chart(
  page: Page,
  name: string,
  title: string,
  first: number,
  lines: readonly GroupFigures[],
  words: Words,
): void {
  const charted = lines.slice(0, CHARTED);
  const last = first + charted.length - 1;
  const range = (column: number): string =>
    `${columnLetters(column)}${String(first)}:${columnLetters(column)}${String(last)}`;
  const targets = charted.some(({ target }) => target !== null);
  page.chart({
    name,
    kind: 'column',
    title: lines.length > CHARTED ? words('chart.first-of', { title, count: CHARTED, all: lines.length }) : title,
    categories: range(2),
    series: [
      ...(targets ? [{ name: words('figure.target'), values: range(4), color: SERIES.grey }] : []),
      { name: words('figure.won'), values: range(5), color: SERIES.blue },
    ],
  });
}
