import type { Page } from '../../rollups';
import { LOSS_AXES, PERCENT, SERIES } from '../../rollups';
import { NOTHING } from './lines';
import type { GroupReport, LossLine, SourceLine } from './types';
import type { Words } from './words';

/** Lines of a table that a board still reads; the rest is one line, so that the sum stays true. */
const SHOWN = 25;

/** Where customers come from, and why they go. */
export function market(page: Page, report: GroupReport, words: Words): void {
  const sources = shortened(report.sources, (rest): SourceLine => ({
    source: words('other', { count: rest.length }),
    visits: sum(rest, ({ visits }) => visits),
    firstVisits: sum(rest, ({ firstVisits }) => firstVisits),
    filed: sum(rest, ({ filed }) => filed),
    deals: sum(rest, ({ deals }) => deals),
  }));
  const reasons = shortened(report.losses, (rest): LossLine => ({
    reason: words('other', { count: rest.length }),
    axis: '',
    count: sum(rest, ({ count }) => count),
  }));
  page.section(words('section.sources'), words('sources-note'));
  page.reserveCharts([sources.length > 0, reasons.length > 0].filter(Boolean).length);
  sourceTable(page, sources, words);
  page.gap();
  page.section(words('section.losses'), words('losses-note'));
  axisTable(page, report.losses, words);
  page.gap();
  reasonTable(page, reasons, words);
}

function sourceTable(page: Page, lines: readonly SourceLine[], words: Words): void {
  const whole: SourceLine = {
    source: words('head.total'),
    visits: sum(lines, ({ visits }) => visits),
    firstVisits: sum(lines, ({ firstVisits }) => firstVisits),
    filed: sum(lines, ({ filed }) => filed),
    deals: sum(lines, ({ deals }) => deals),
  };
  const table = page.table({
    head: [
      words('head.source'),
      words('figure.visits'),
      words('figure.first_visits'),
      words('figure.filed'),
      words('figure.filing_rate'),
      words('figure.won'),
      words('head.share'),
    ],
    spans: [4, 1, 2, 1, 2, 1, 2],
    body: [...lines, whole].map((line) => [
      line.source === '' ? words('unwritten') : line.source,
      line.visits,
      line.firstVisits,
      line.filed,
      line.firstVisits > 0 ? line.filed / line.firstVisits : NOTHING,
      line.deals,
      whole.visits > 0 ? line.visits / whole.visits : NOTHING,
    ]),
    bold: [lines.length],
  });
  page.style(table.first, 9, table.last, 10, { format: PERCENT });
  page.style(table.first, 12, table.last, 13, { format: PERCENT });
  if (lines.length === 0) return;
  const last = table.first + Math.min(lines.length, 12) - 1;
  page.chart({
    name: 'sanbiao-group-sources',
    kind: 'bar',
    title: words('section.sources'),
    categories: `A${String(table.first)}:A${String(last)}`,
    series: [{ name: words('figure.visits'), values: `E${String(table.first)}:E${String(last)}`, color: SERIES.blue }],
  });
}

function axisTable(page: Page, losses: readonly LossLine[], words: Words): void {
  const all = sum(losses, ({ count }) => count);
  const table = page.table({
    head: [words('head.axis'), words('head.count'), words('head.share')],
    spans: [6, 3, 3],
    body: [
      ...LOSS_AXES.map((axis) => {
        const count = sum(
          losses.filter((loss) => loss.axis === axis),
          (loss) => loss.count,
        );
        return [words(`axis.${axis}`), count, all > 0 ? count / all : NOTHING];
      }),
      [words('head.total'), all, all > 0 ? 1 : NOTHING],
    ],
    bold: [LOSS_AXES.length],
  });
  page.style(table.first, 10, table.last, 12, { format: PERCENT });
}

function reasonTable(page: Page, reasons: readonly LossLine[], words: Words): void {
  const all = sum(reasons, ({ count }) => count);
  let cumulated = 0;
  const table = page.table({
    head: [words('head.reason'), words('head.count'), words('head.cumulated')],
    spans: [6, 3, 3],
    body: reasons.map(({ reason, count }) => {
      cumulated += count;
      return [reason === '' ? words('unwritten') : reason, count, all > 0 ? cumulated / all : NOTHING];
    }),
  });
  if (reasons.length === 0) return;
  page.style(table.first, 10, table.last, 12, { format: PERCENT });
  const last = table.first + Math.min(reasons.length, 12) - 1;
  page.chart({
    name: 'sanbiao-group-losses',
    kind: 'pareto',
    title: words('section.losses'),
    categories: `A${String(table.first)}:A${String(last)}`,
    series: [
      { name: words('head.count'), values: `G${String(table.first)}:G${String(last)}`, color: SERIES.vermilion },
      {
        name: words('head.cumulated'),
        values: `J${String(table.first)}:J${String(last)}`,
        color: SERIES.grey,
        axis: 'secondary',
      },
    ],
  });
}

function shortened<T>(lines: readonly T[], restOf: (rest: readonly T[]) => T): readonly T[] {
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN - 1), restOf(lines.slice(SHOWN - 1))];
}

function sum<T>(lines: readonly T[], of: (line: T) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}
