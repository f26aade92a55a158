import { endKey, heads } from './labels';
import { cellName } from '../../sheet';
import { COUNTS } from '../figures';
import { flowQuery } from '../queries';
import { neglectedSources } from '../neglected';
import type { LossAxis, LossFact, MonthFigures } from '../types';
import { LOSS_AXES } from '../types';
import type { Cells } from './cells';
import { bodyColumn, PERCENT, SERIES, wholeUnit } from './page';
import type { Page, PageCell } from './page';

/** A chart shows no more names than can be read. */
const SHOWN = 8;

/** Names written alike (COUNTIFS does not tell capitals apart) once each, the most frequent first. */
function names(values: readonly string[], label: (value: string) => string): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(label(value), (counts.get(label(value)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

/** Sources: their share of visits, filings and deals. */
export function sources(page: Page, cells: Cells): void {
  const { speak, report, detail } = cells;
  if (report.sources.length === 0) return;
  page.section(speak('sheet.sources.title'), speak('sheet.sources.note'));
  const wanted = [
    ...report.facts.visits.filter((visit) => visit.kind === 'visit'),
    ...report.facts.flows.filter((flow) => flow.end === 'won' && flow.inStore),
  ];
  const listed = names(
    wanted.map((fact) => fact.source),
    detail.label,
  );
  const neglected = new Set(neglectedSources(report).map(detail.label));
  // A column that would stay empty tells nothing.
  const remarks = listed.some((name) => neglected.has(name));
  const remark = (words: string): PageCell[] => (remarks ? [words] : []);
  const first = page.row + 1;
  const body = listed.map((name, i): PageCell[] => {
    const refs = { source: `$A${String(first + i)}` };
    const own = (query: Parameters<Cells['count']>[0], figure?: string) =>
      counted(cells, query, 'source', name, refs, figure);
    const visits = own(COUNTS.visits);
    const filed = own(COUNTS.filed);
    const deals = own(flowQuery('won'));
    return [
      name,
      visits,
      cells.share(visits, cells.figure('visits')),
      own(COUNTS.firstVisits),
      filed,
      report.inputs.phone ? cells.quotient(filed, own(COUNTS.firstVisits)) : speak('sheet.lacks.phone'),
      cells.share(filed, cells.figure('filed')),
      deals,
      cells.share(deals, cells.figure('total.won')),
      report.inputs.flows ? cells.quotient(deals, filed) : speak('sheet.lacks.flows'),
      ...remark(neglected.has(name) ? speak('sheet.neglected') : ''),
    ];
  });
  const [visits, filed, deals] = [cells.figure('visits'), cells.figure('filed'), cells.figure('total.won')];
  body.push([
    speak('sheet.total'),
    visits,
    cells.share(visits, visits),
    cells.figure('firstVisits'),
    filed,
    cells.rate('filingRate'),
    cells.share(filed, filed),
    deals,
    cells.share(deals, deals),
    report.inputs.flows ? cells.quotient(deals, filed) : speak('sheet.lacks.flows'),
    ...remark(''),
  ]);
  const table = page.table({
    head: heads(speak, [
      'source',
      'visits',
      'visitShare',
      'firstVisits',
      'filed',
      'filingRate',
      'filedShare',
      'won',
      'wonShareOf',
      'closingRate',
      ...(remarks ? (['remark'] as const) : []),
    ]),
    spans: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3],
    body,
    bold: [listed.length],
  });
  page.gap();
  const shown = { first: table.first, last: Math.min(table.last - 1, table.first + SHOWN - 1) };
  page.chart({
    name: 'sanbiao-sources',
    kind: 'column',
    title: speak('sheet.chart.sources'),
    categories: bodyColumn(shown, 'A'),
    series: [
      {
        name: speak('sheet.head.visits'),
        values: bodyColumn(shown, 'C'),
        color: SERIES.sky,
      },
      {
        name: speak('sheet.head.filed'),
        values: bodyColumn(shown, 'F'),
        color: SERIES.blue,
      },
      {
        name: speak('sheet.head.won'),
        values: bodyColumn(shown, 'I'),
        color: SERIES.orange,
      },
    ],
    xTitle: speak('sheet.head.source'),
    yTitle: speak('sheet.unit.visits'),
    unit: wholeUnit(report.sources.flatMap((one) => [one.visits, one.filed, one.deals])),
  });
}

/** A count over a named value: our figure counts every spelling that the sheet writes alike. */
function counted(
  cells: Cells,
  query: Parameters<Cells['count']>[0],
  column: 'source' | 'model' | 'reason' | 'rival',
  name: string,
  refs: Readonly<Record<string, string>>,
  figure?: string,
) {
  const spellings = new Set<string>();
  for (const fact of cells.facts[query.table]) {
    const value = (fact as unknown as Record<string, unknown>)[column];
    if (typeof value === 'string' && cells.detail.label(value) === name) spellings.add(value);
  }
  const each = [...spellings].map((value) =>
    Number(cells.count({ table: query.table, where: { ...query.where, [column]: value } }).value),
  );
  const cell = cells.count({ table: query.table, where: { ...query.where, [column]: name } }, {}, refs, figure);
  return { ...cell, value: each.reduce((sum, n) => sum + n, 0) };
}

/** The losses that the page lists: those of the flows, else (without a matrix) those of the loss records. */
export function countedLosses(report: MonthFigures): LossFact[] {
  return report.facts.losses.filter((loss) => loss.inStore && (loss.inFlows || !report.inputs.matrix));
}

/** Losses by reason with the cumulated share, by axis, and the rivals that took them. */
export function losses(page: Page, cells: Cells): void {
  const { speak, report, detail } = cells;
  const counts: Readonly<Record<string, boolean>> = report.inputs.matrix ? { inFlows: true } : {};
  const own = countedLosses(report);
  page.section(speak('sheet.losses.title'), own.length === 0 ? speak('sheet.losses.none') : speak('sheet.losses.note'));
  if (own.length === 0) return;
  const listed = names(
    own.map((loss) => loss.reason),
    detail.label,
  );
  const axisOfName = new Map<string, LossAxis>(own.map((loss) => [detail.label(loss.reason), loss.axis]));
  const first = page.row + 1;
  const all = cells.count({ table: 'losses', where: counts });
  let sum = 0;
  const body = listed.map((name, i): PageCell[] => {
    const row = first + i;
    const one = counted(cells, { table: 'losses', where: counts }, 'reason', name, { reason: `$A${String(row)}` });
    sum += one.value;
    return [
      name,
      speak(`sheet.value.axis.${axisOfName.get(name) ?? 'unstated'}`),
      one,
      cells.share(one, all),
      {
        formula: `=SUM($H$${String(first)}:H${String(row)})/${all.formula.slice(1)}`,
        value: sum / Number(all.value),
        format: PERCENT,
      },
    ];
  });
  const table = page.table({
    head: heads(speak, ['reason', 'axis', 'count', 'share', 'cumulated']),
    spans: [4, 3, 1, 1, 1],
    body,
  });
  page.gap();
  const shown = { first: table.first, last: Math.min(table.last, table.first + SHOWN - 1) };
  page.chart({
    name: 'sanbiao-losses',
    kind: 'pareto',
    title: speak('sheet.chart.losses'),
    categories: bodyColumn(shown, 'A'),
    series: [
      {
        name: speak('sheet.head.count'),
        values: bodyColumn(shown, 'H'),
        color: SERIES.blue,
      },
      {
        name: speak('sheet.head.cumulated'),
        values: bodyColumn(shown, 'J'),
        color: SERIES.vermilion,
        axis: 'secondary',
      },
    ],
    xTitle: speak('sheet.head.reason'),
    yTitle: speak('sheet.unit.people'),
    unit: wholeUnit(report.losses.map(({ count }) => count)),
  });
  const rivals = names(
    own.filter((loss) => loss.rival !== '').map((loss) => loss.rival),
    detail.label,
  ).slice(0, LOSS_AXES.length);
  const axes = LOSS_AXES.map((axis): PageCell[] => {
    const one = cells.count({ table: 'losses', where: { ...counts, axis } });
    return [speak(`sheet.value.axis.${axis}`), one, cells.share(one, all), speak(`sheet.lever.${axis}`)];
  });
  // 战败明确率: losses with a stated reason ÷ losses (that a manager approved it, the forms do not say).
  const stated = cells.count({ table: 'losses', where: { ...counts, stated: true } });
  axes.push([speak('sheet.losses.clear'), stated, cells.share(stated, all), speak('sheet.losses.clear-note')]);
  page.table({
    head: heads(speak, ['axis', 'count', 'share', 'lever']),
    spans: [4, 1, 1, 8],
    body: axes,
    bold: [axes.length - 1],
  });
  page.gap();
  if (rivals.length === 0) return;
  const top = page.row + 1;
  page.table({
    head: heads(speak, ['rival', 'count', 'share']),
    spans: [4, 1, 1],
    body: rivals.map((rival, i): PageCell[] => {
      const refs = { rival: cellName(top + i, 1) };
      const one = counted(cells, { table: 'losses', where: counts }, 'rival', rival, refs);
      return [rival, one, cells.share(one, all)];
    }),
  });
  page.gap();
}

const HOURS: readonly (readonly [number, number])[] = [[0, 8], [9, 10], [11, 12], [13, 14], [15, 16], [17, 18], [19, 23]]; // prettier-ignore

/** Visits by weekday and by time of arrival. */
export function visitTimes(page: Page, cells: Cells): void {
  const { speak, report } = cells;
  if (report.store.visits === 0) return;
  page.section(speak('sheet.times.title'));
  const all = cells.figure('visits');
  const day = (weekday: number) => cells.count({ table: 'visits', where: { kind: 'visit', weekday } });
  const days = [1, 2, 3, 4, 5, 6, 7] as const;
  page.table({
    head: [speak('sheet.head.weekday'), ...days.map((n) => speak(`sheet.weekday.${n}`)), speak('sheet.unknown')],
    spans: [2, 1, 1, 1, 1, 1, 1, 1, 1],
    body: [
      [speak('sheet.head.visits'), ...days.map(day), day(0)],
      [speak('sheet.head.share'), ...days.map((n) => cells.share(day(n), all)), cells.share(day(0), all)],
    ],
  });
  page.gap();
  const hour = (from: number, to: number) =>
    cells.sum(
      Array.from({ length: to - from + 1 }, (_, i) =>
        cells.count({ table: 'visits', where: { kind: 'visit', hour: from + i } }),
      ),
    );
  page.table({
    head: [
      speak('sheet.head.hours'),
      ...HOURS.map(([from, to]) =>
        from === 0
          ? speak('sheet.hours.before')
          : to === 23
            ? speak('sheet.hours.after')
            : `${String(from)}–${String(to + 1)}`,
      ),
      speak('sheet.unknown'),
    ],
    spans: [2, 1, 1, 1, 1, 1, 1, 1, 1],
    body: [
      [speak('sheet.head.visits'), ...HOURS.map(([from, to]) => hour(from, to)), hour(-1, -1)],
      [
        speak('sheet.head.share'),
        ...HOURS.map(([from, to]) => cells.share(hour(from, to), all)),
        cells.share(hour(-1, -1), all),
      ],
    ],
  });
  page.gap();
}

/** Per model: who asks for it, who files, who buys. */
export function models(page: Page, cells: Cells): void {
  const { speak, report, detail } = cells;
  const listed = names(
    [
      ...report.facts.visits.filter((visit) => visit.kind === 'visit'),
      ...report.facts.flows.filter((flow) => flow.inStore),
    ].map((fact) => fact.model),
    detail.label,
  ).slice(0, 15);
  if (listed.length === 0) return;
  page.section(speak('sheet.models.title'));
  const first = page.row + 1;
  const body = listed.map((name, i): PageCell[] => {
    const refs = { model: `$A${String(first + i)}` };
    const own = (query: Parameters<Cells['count']>[0]) => counted(cells, query, 'model', name, refs);
    return [
      name,
      own(COUNTS.visits),
      own(COUNTS.firstVisits),
      own(COUNTS.filed),
      own(COUNTS.testDrives),
      own(flowQuery('carried')),
      own(flowQuery('new')),
      own(flowQuery('won')),
      own({ table: 'deliveries', where: {} }),
      own(flowQuery('lost')),
      own(flowQuery('end')),
    ];
  });
  page.table({
    head: heads(speak, [
      'model',
      'visits',
      'firstVisits',
      'filed',
      'testDrives',
      'carried',
      'new',
      'won',
      'delivered',
      'lost',
      endKey(report),
    ]),
    spans: [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    body,
  });
  page.gap();
}
