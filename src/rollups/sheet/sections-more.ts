import { aside } from '../../words';
import { heads } from './labels';
import type { MonthFigures } from '../types';
import type { Cells } from './cells';
import { NOTHING } from './cells';
import { bodyColumn, DECIMAL, INK, PERCENT, SERIES, wholeUnit } from './page';
import type { Page, PageCell } from './page';

/** The months that the workbook holds, up to twelve. Their figures are counted like this month's, from their own sheets. */
export function trends(page: Page, cells: Cells, months: readonly MonthFigures[]): void {
  const { speak } = cells;
  if (months.length < 2) return;
  page.section(speak('sheet.trends.title'), speak('sheet.trends.note'));
  const body = months.map(({ month, store }): PageCell[] => [
    month,
    store.visits,
    store.firstVisits,
    store.filed,
    store.filingRate ?? NOTHING,
    store.total.carried,
    store.total.new + store.total.reopened,
    store.total.won,
    store.delivered,
    store.closingRate ?? NOTHING,
    store.total.lost + store.total.outOfControl + store.total.frozen,
    store.total.end,
    store.followUp24h.rate ?? NOTHING,
    store.daysToDeal ?? NOTHING,
  ]);
  const table = page.table({
    head: heads(speak, [
      'month',
      'visits',
      'firstVisits',
      'filed',
      'filingRate',
      'carried',
      'came',
      'won',
      'delivered',
      'closingRate',
      'gone',
      'end',
      'followUpRate',
      'daysToDeal',
    ]),
    body,
  });
  for (const column of [5, 10, 13]) page.style(table.first, column, table.last, column, { format: PERCENT });
  page.style(table.first, 14, table.last, 14, { format: DECIMAL });
  page.gap();
  const rows = (letter: string): string => bodyColumn(table, letter);
  page.chart({
    name: 'sanbiao-trend',
    kind: 'line',
    title: speak('sheet.chart.trend'),
    categories: rows('A'),
    series: [
      { name: speak('sheet.head.filed'), values: rows('D'), color: SERIES.sky },
      { name: speak('sheet.head.won'), values: rows('H'), color: SERIES.blue },
      { name: speak('sheet.head.gone'), values: rows('K'), color: SERIES.vermilion },
      { name: speak('sheet.head.end'), values: rows('L'), color: SERIES.grey },
    ],
    xTitle: speak('sheet.head.month'),
    yTitle: speak('sheet.unit.people'),
    unit: wholeUnit(months.flatMap(({ store }) => [store.filed, store.total.won, store.total.end])),
  });
}

/** Where the books do not close, with the customers that cause it. */
export function differences(page: Page, cells: Cells): void {
  const { speak, report } = cells;
  page.section(
    speak('sheet.differences.title'),
    report.differences.length === 0 ? speak('sheet.differences.none') : undefined,
  );
  if (report.differences.length === 0) return;
  const body = report.differences.map((difference): PageCell[] => {
    const named = difference.customers.map(({ name, rows: [row] }) =>
      aside(name ?? speak('sheet.unnamed'), row ? `${row.sheet}!${String(row.row)}` : NOTHING),
    );
    const shown = named.slice(0, 12);
    return [
      difference.consultant === '' ? NOTHING : difference.consultant,
      speak(`difference.${difference.kind}`, {
        count: difference.customers.length,
        from: String(difference.text.values?.from ?? ''),
      }),
      speak(named.length > 12 ? 'sheet.differences.more' : 'sheet.differences.all', { shown, count: named.length }),
    ];
  });
  const table = page.table({
    head: heads(speak, ['person', 'difference', 'customers']),
    spans: [2, 5, 7],
    body,
  });
  page.style(table.first, 3, table.last, page.width, {
    align: { horizontal: 'left', vertical: 'center', wrap: true },
    font: { size: 9, color: INK.warn },
  });
  page.style(table.first, 8, table.last, page.width, { font: { size: 9, color: '#000000' } });
  body.forEach((line, i) => {
    const words = Math.max(Math.ceil(String(line[1]).length / 26), Math.ceil(String(line[2]).length / 38));
    page.heights[table.first + i] = 14 * Math.max(1, words) + 4;
  });
  page.gap();
}
