import type { Page } from '../../rollups';
import { PERCENT, SERIES } from '../../rollups';
import { cellOf, changeOf, formatOf, type LineFigure } from './lines';
import type { GroupReport } from './types';
import type { Words } from './words';

const CHANGE = '+0.0%;-0.0%;0.0%';
const HEADLINES: readonly LineFigure[] = [
  'first_visits',
  'filed',
  'filing_rate',
  'test_drive_rate',
  'won',
  'cancelled',
  'delivered',
  'closing_rate',
  'target',
  'completion',
  'carried',
  'new',
  'lost',
  'out_of_control',
  'frozen',
  'at_end',
  'follow_up_rate',
  'missed',
];

/** The page that the board reads: figures against the month before, the funnel, the year, the levels. */
export function overview(page: Page, report: GroupReport, words: Words): void {
  page.section(words('section.headlines'), words('headlines-note', { stores: report.stores.length }));
  headlines(page, report, words);
  page.gap();
  page.reserveCharts(report.trend.length > 1 ? 2 : 1);
  page.section(words('section.funnel'));
  funnel(page, report, words);
  page.gap();
  if (report.trend.length > 1) {
    page.section(words('section.trend'));
    trend(page, report, words);
    page.gap();
  }
  page.section(words('section.levels'), words('levels-note'));
  levels(page, report, words);
  page.gap();
  page.section(words('section.people'));
  people(page, report, words);
}

function headlines(page: Page, { total, before }: GroupReport, words: Words): void {
  const table = page.table({
    head: [words('head.figure'), words('head.now'), words('head.before'), words('head.change')],
    spans: [4, 3, 3, 3],
    body: HEADLINES.map((figure) => [
      words(`figure.${figure}`),
      cellOf(total, figure),
      before === undefined ? '—' : cellOf(before, figure),
      changeOf(figure, total, before),
    ]),
  });
  HEADLINES.forEach((figure, i) => {
    const row = table.first + i;
    const format = formatOf(figure);
    if (format !== undefined) page.style(row, 5, row, 10, { format });
    page.style(row, 11, row, 13, { format: CHANGE });
  });
}

function funnel(page: Page, { total }: GroupReport, words: Words): void {
  const steps = ['first_visits', 'filed', 'test_drives', 'won'] as const;
  const table = page.table({
    head: [words('head.step'), words('head.count'), words('head.of-first'), words('head.of-step')],
    spans: [4, 3, 3, 3],
    body: steps.map((step, i) => {
      const [count, first, last] = [total[step], total.first_visits, total[steps[i - 1] ?? step]];
      return [
        words(`figure.${step}`),
        count ?? '—',
        count !== null && first !== null && first > 0 ? count / first : '—',
        i > 0 && count !== null && last !== null && last > 0 ? count / last : '—',
      ];
    }),
  });
  page.style(table.first, 8, table.last, 13, { format: PERCENT });
  page.chart({
    name: 'sanbiao-group-funnel',
    kind: 'bar',
    title: words('section.funnel'),
    categories: `A${String(table.first)}:A${String(table.last)}`,
    series: [
      { name: words('head.count'), values: `E${String(table.first)}:E${String(table.last)}`, color: SERIES.blue },
    ],
  });
}

function trend(page: Page, { trend: months }: GroupReport, words: Words): void {
  const table = page.table({
    head: [
      words('head.month'),
      words('head.stores'),
      words('figure.first_visits'),
      words('figure.filed'),
      words('figure.won'),
      words('figure.delivered'),
      words('figure.at_end'),
    ],
    spans: [2, 1, 2, 2, 2, 2, 2],
    body: months.map((one) => [one.month, one.stores, one.firstVisits, one.filed, one.won, one.delivered, one.atEnd]),
  });
  const series = (name: string, column: string, color: string) => ({
    name,
    values: `${column}${String(table.first)}:${column}${String(table.last)}`,
    color,
  });
  page.chart({
    name: 'sanbiao-group-trend',
    kind: 'line',
    title: words('section.trend'),
    categories: `A${String(table.first)}:A${String(table.last)}`,
    series: [
      series(words('figure.filed'), 'F', SERIES.sky),
      series(words('figure.won'), 'H', SERIES.blue),
      series(words('figure.delivered'), 'J', SERIES.orange),
    ],
  });
}

function levels(page: Page, { levels: lines }: GroupReport, words: Words): void {
  const columns = [
    'carried',
    'new',
    'reopened',
    'moved_in',
    'moved_out',
    'won',
    'lost',
    'out_of_control',
    'frozen',
    'at_end',
  ] as const;
  const sum = (column: (typeof columns)[number]): number => lines.reduce((all, line) => all + line[column], 0);
  page.table({
    head: [words('head.level'), ...columns.map((column) => words(`figure.${column}`))],
    spans: [2, ...columns.map(() => 1)],
    body: [
      ...lines.map((line) => [line.level, ...columns.map((column) => line[column])]),
      [words('head.total'), ...columns.map(sum)],
    ],
    bold: [lines.length],
  });
}

function people(page: Page, { people: count }: GroupReport, words: Words): void {
  page.table({
    head: [words('head.people'), words('head.count')],
    spans: [10, 3],
    body: [
      [words('people.by-store'), count.byStore],
      [words('people.once'), count.once],
      [words('people.in-several'), count.inSeveral],
    ],
  });
  page.note(words(`people.whose.${count.whose}`));
}
