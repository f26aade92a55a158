import type { KeyTail } from '../../words';
import { cellName } from '../../sheet';
import { shownAt } from '../figures';
import { flowQuery } from '../queries';
import { NO_LEVEL, type FlowStart, type MonthFigures } from '../types';
import type { Cells, Who } from './cells';
import { usedLevels } from './detail';
import { endKey, heads, levelLabel } from './labels';
import { bodyColumn, SERIES, wholeUnit } from './page';
import type { Page, PageCell } from './page';

const FLOW_HEAD = ['carried', 'new', 'reopened', 'in', 'out', 'won', 'lost', 'outOfControl', 'frozen', 'end'] as const;
const PERSON_HEAD = ['carried', 'new', 'reopened', 'won', 'lost', 'outOfControl', 'frozen', 'end'] as const;

/** The flow's headings, the last of which says whether the month is over. */
function flowHead(cells: Cells): readonly KeyTail<'rollups.sheet.head.'>[] {
  return [...FLOW_HEAD.slice(0, -1), endKey(cells.report)];
}

/** Big numbers on a line of the page. */
const TILES = 7;

/** Big numbers first: what the boss reads. */
export function keyFigures(page: Page, cells: Cells): void {
  const { speak } = cells;
  const gone = cells.sum([
    cells.figure('total.lost'),
    cells.figure('total.outOfControl'),
    cells.figure('total.frozen'),
  ]);
  const came = cells.sum([cells.figure('total.new'), cells.figure('total.reopened')]);
  const tracked = cells.share(
    cells.sum([cells.figure('contacts.inTime'), cells.figure('contacts.late')]),
    cells.figure('contacts.planned'),
  );
  const known = (cell: PageCell): PageCell => (cells.report.inputs.flows ? cell : speak('sheet.lacks.flows'));
  const own = shownAt('key').map(({ path, order }) => {
    const label = path === 'total.end' ? endKey(cells.report) : path;
    const cell = cells.shown(path);
    return { order, label, cell: path.startsWith('total.') || path === 'delivered' ? known(cell) : cell };
  });
  // Sums of several figures, between those of the registry.
  const sums = [
    { order: 2, label: 'came' as const, cell: known(came) },
    { order: 5, label: 'gone' as const, cell: known(gone) },
    { order: 13, label: 'tracked' as const, cell: tracked },
  ];
  const tiles = [...own, ...sums]
    .sort((a, b) => a.order - b.order)
    .map(({ label, cell }) => [speak(`sheet.key.${label}`), cell] as const);
  page.tiles(
    Array.from({ length: Math.ceil(tiles.length / TILES) }, (_, i) => tiles.slice(i * TILES, (i + 1) * TILES)),
  );
  page.gap();
}

/** 上月留存 + 新增 + 恢复 + 转入 − 转出 − 成交 − 战败 − 失控 − 冷冻 = 月末留存, per level, HAB, HABC and in all, with the check on every line. */
export function levelFlows(page: Page, cells: Cells): void {
  const { speak } = cells;
  if (!cells.report.inputs.flows) {
    page.section(speak('sheet.levels.title'), speak('sheet.levels.lacks'));
    page.gap();
    return;
  }
  page.section(speak('sheet.levels.title'), speak('sheet.levels.note'));
  const levels = usedLevels(cells.report);
  const first = page.row + 1;
  const subtotal = (own: readonly string[], row: number): PageCell[] => [
    speak('sheet.subtotal', { levels: own.join('') }),
    ...FLOW_HEAD.map((key) => cells.sum(own.map((level) => cells.count(flowQuery(key, level))))),
    cells.age(own),
    check(row),
  ];
  const body: PageCell[][] = levels.map((level, i) => [
    levelLabel(speak, level),
    ...FLOW_HEAD.map((key) => cells.figure(`levels.${level}.${key}`)),
    cells.age([level]),
    check(first + i),
  ]);
  const bold: number[] = [];
  for (const own of [levels.slice(0, 3), levels.slice(0, 4)]) {
    if (own.length >= levels.length) continue;
    bold.push(body.length);
    body.push(subtotal(own, first + body.length));
  }
  bold.push(body.length);
  body.push([
    speak(levels.length === 4 && !levels.includes(NO_LEVEL) ? 'sheet.totalOf' : 'sheet.total', {
      levels: levels.join(''),
    }),
    ...FLOW_HEAD.map((key) => cells.figure(`total.${key}`)),
    cells.age(undefined),
    check(first + body.length),
  ]);
  page.table({
    head: heads(speak, ['level', ...flowHead(cells), 'age', 'check']),
    spans: [2, ...FLOW_HEAD.map(() => 1), 1, 1],
    body,
    bold,
  });
  page.gap();
}

/** The closing identity of the line, in Excel. Column 3 is 上月留存, 12 月末留存. */
function check(row: number): PageCell {
  const at = (column: number): string => cellName(row, column);
  return {
    formula: `=IF(${at(3)}+${at(4)}+${at(5)}+${at(6)}-${at(7)}-${at(8)}-${at(9)}-${at(10)}-${at(11)}=${at(12)},"✓","✗")`,
    value: '✓',
  };
}

/** 总 / 新增 / 结转: the same figures for those carried over and those who came. */
export function versions(page: Page, cells: Cells): void {
  const { speak } = cells;
  if (!cells.report.inputs.flows) return;
  page.section(speak('sheet.versions.title'), speak('sheet.versions.note'));
  const starts: readonly (readonly FlowStart[])[] = [['carried', 'new', 'reopened'], ['new', 'reopened'], ['carried']];
  const body = starts.map((own, i): PageCell[] => {
    const flow = (key: 'won' | 'lost' | 'outOfControl' | 'frozen' | 'end') =>
      cells.sum(own.map((start) => cells.count(flowQuery(key, undefined, start))));
    const base = cells.sum(own.map((start) => cells.count(flowQuery(start))));
    const marks = (result?: 'inTime' | 'late' | 'missed') => {
      const where = {
        ...(result === undefined ? {} : { result }),
        ...(i === 0 ? {} : { version: i === 1 ? 'new' : 'carried' }),
      };
      return cells.count({ table: 'marks', where });
    };
    const [won, lost] = [flow('won'), flow('lost')];
    return [
      speak(`sheet.version.${(['all', 'new', 'carried'] as const)[i] ?? 'all'}`),
      base,
      won,
      lost,
      flow('outOfControl'),
      flow('frozen'),
      flow('end'),
      cells.share(won, base),
      cells.share(lost, base),
      marks(),
      marks('inTime'),
      marks('late'),
      marks('missed'),
      cells.share(cells.sum([marks('inTime'), marks('late')]), marks()),
    ];
  });
  page.table({
    head: heads(speak, [
      'version',
      'base',
      'won',
      'lost',
      'outOfControl',
      'frozen',
      endKey(cells.report),
      'wonShare',
      'lostShare',
      'planned',
      'inTime',
      'late',
      'missed',
      'tracked',
    ]),
    body,
    bold: [0],
  });
  page.gap();
}

/** Level moves: from the first level of the month (lines) to the last one and what became of it (columns). */
export function moves(page: Page, cells: Cells): void {
  const { speak } = cells;
  if (!cells.report.inputs.flows) return;
  page.section(speak('sheet.moves.title'), speak('sheet.moves.note'));
  const levels = usedLevels(cells.report);
  const ends = ['won', 'lost', 'outOfControl', 'frozen'] as const;
  const line = (from: string | undefined): PageCell[] => {
    const where = (more: Record<string, string>) => ({
      table: 'flows' as const,
      where: { ...(from === undefined ? {} : { from }), ...more },
    });
    return [
      from === undefined ? speak('sheet.total') : levelLabel(speak, from, 'from'),
      ...levels.map((to) => cells.count(where({ to, end: 'open' }))),
      ...ends.map((end) => cells.count(where({ end }))),
      cells.count(where({})),
    ];
  };
  const body = [...levels.map(line), line(undefined)];
  page.table({
    head: [
      speak('sheet.head.fromTo'),
      ...levels.map((level) => levelLabel(speak, level, 'to')),
      ...ends.map((end) => speak(`sheet.head.${end}`)),
      speak('sheet.total'),
    ],
    spans: [2, ...levels.map(() => 1), 1, 1, 1, 1, 1],
    body,
    bold: [body.length - 1],
  });
  page.gap();
}

/** Per consultant: the flow of customers, then visits and contact discipline. Returns the lines for the chart. */
export function consultants(page: Page, cells: Cells): void {
  const { speak, report } = cells;
  if (report.consultants.length === 0) return;
  page.section(speak('sheet.people.title'));
  const first = page.row + 1;
  const who = (i: number): Who =>
    i < report.consultants.length ? { consultant: report.consultants[i]?.name, cell: `$A${String(first + i)}` } : {};
  const name = (i: number): string =>
    i < report.consultants.length ? cells.detail.label(report.consultants[i]?.name ?? '') : speak('sheet.store');
  const lines = Array.from({ length: report.consultants.length + 1 }, (_, i) => i);
  const body = lines.map((i): PageCell[] => {
    const row = first + i;
    const at = (column: number): string => cellName(row, column);
    return [
      name(i),
      ...PERSON_HEAD.map((key) => cells.figure(`total.${key}`, who(i))),
      { formula: `=IF(${at(3)}+${at(4)}+${at(5)}-${at(6)}-${at(7)}-${at(8)}-${at(9)}=${at(10)},"✓","✗")`, value: '✓' },
      cells.figure('delivered', who(i)),
      cells.age(undefined, who(i)),
      cells.daysToDeal(who(i)),
    ];
  });
  const bold = [report.consultants.length];
  const flow = page.table({
    head: heads(speak, [
      'person',
      ...PERSON_HEAD.slice(0, -1),
      endKey(report),
      'check',
      'delivered',
      'age',
      'daysToDeal',
    ]),
    spans: [2, ...PERSON_HEAD.map(() => 1), 1, 1, 1, 1],
    body,
    bold,
  });
  page.gap();
  const second = page.row + 1;
  const again = (i: number): Who =>
    i < report.consultants.length ? { consultant: report.consultants[i]?.name, cell: `$A${String(second + i)}` } : {};
  const shown = shownAt('person');
  const visits = lines.map((i): PageCell[] => {
    const own = again(i);
    const tracked = cells.share(
      cells.sum([cells.figure('contacts.inTime', own), cells.figure('contacts.late', own)]),
      cells.figure('contacts.planned', own),
    );
    return [name(i), ...shown.map(({ path }) => cells.shown(path, own)), tracked];
  });
  page.table({
    head: [
      speak('sheet.head.person'),
      ...shown.map(({ path }) => speak(`figure.${path}`)),
      speak('sheet.head.tracked'),
    ],
    body: visits,
    bold,
  });
  page.note(`${speak(`sheet.closing.${report.closingBy}`)}　　${speak('sheet.legend')}`);
  const people = { first: flow.first, last: flow.last - 1 };
  page.gap();
  if (!hasPeopleChart(report)) return;
  page.chart({
    name: 'sanbiao-people',
    kind: 'column',
    title: speak('sheet.chart.people'),
    categories: bodyColumn(people, 'A'),
    series: [
      { name: speak('sheet.head.new'), values: bodyColumn(people, 'D'), color: SERIES.sky },
      { name: speak('sheet.head.won'), values: bodyColumn(people, 'F'), color: SERIES.blue },
      {
        name: speak('sheet.head.lost'),
        values: bodyColumn(people, 'G'),
        color: SERIES.vermilion,
      },
    ],
    xTitle: speak('sheet.head.person'),
    yTitle: speak('sheet.unit.people'),
    unit: wholeUnit(report.consultants.flatMap(({ total }) => [total.new, total.won, total.lost])),
  });
}

/** There is something to draw. */
export function hasPeopleChart(report: MonthFigures): boolean {
  return report.consultants.some(({ total }) => total.new + total.won + total.lost > 0);
}

/** Per consultant and level, as the matrices are kept. */
export function peopleByLevel(page: Page, cells: Cells): void {
  const { speak, report } = cells;
  const levels = usedLevels(report);
  if (report.consultants.length === 0 || !report.inputs.flows) return;
  page.heading(speak('sheet.peopleLevels.title'));
  const body: PageCell[][] = [];
  const bold: number[] = [];
  const first = page.row + 1;
  for (const { name } of report.consultants) {
    const top = first + body.length;
    const own: Who = { consultant: name, cell: `$A$${String(top)}` };
    levels.forEach((level, i) => {
      body.push([
        i === 0 ? cells.detail.label(name) : '',
        levelLabel(speak, level),
        ...FLOW_HEAD.map((key) => cells.figure(`levels.${level}.${key}`, own)),
        cells.age([level], own),
        check(top + i),
      ]);
    });
  }
  page.table({
    head: heads(speak, ['person', 'level', ...flowHead(cells), 'age', 'check']),
    body,
    bold,
  });
  page.gap();
}
