import type { Cell, Scalar, SheetSnapshot, WorkbookSnapshot } from '../../../src/sheet';
import { bookOf, sheetOf } from '../../../src/sheet';
import { daysFrom } from './calendar';
import { consultantOn, matrixBlocks } from './forms';
import type { MatrixBlock } from './forms';
import { halvesOf } from './halves';
import type { History, Period } from './history';
import type { Layout } from './layout';
import { PLAIN } from './layout';

type Line = (Scalar | Cell | null)[];

/** The history as the store's own sheets: a matrix per consultant or month, a register a month, reports, loss records. */
export function sheetsOf(history: History, layout: Layout = PLAIN): WorkbookSnapshot {
  return bookOf(
    history.periods.flatMap((period) => monthSheets(history, period, layout)),
    { name: '三表.xlsx' },
  );
}

/** The same as a workbook for each month. */
export function booksOf(history: History, layout: Layout): WorkbookSnapshot[] {
  return history.periods.map((period) =>
    bookOf(monthSheets(history, period, layout), { name: `${period.month}三表.xlsx` }),
  );
}

function monthSheets(history: History, period: Period, layout: Layout): SheetSnapshot[] {
  const { month } = period;
  const { matrices } = history.habits;
  const blocks = matrices ? matrixBlocks(history, period) : [];
  const losses = matrices ? lossSheet(history, month) : undefined;
  const kept =
    layout.stacked && history.habits.oneSheetPer === 'consultant' && blocks.length > 1
      ? [stackedSheet(history, blocks, period, layout)]
      : blocks
          .flatMap((block) => (layout.halves ? halvesOf(block, period, layout.halves) : [{ block, period }]))
          .map((part) => matrixSheet(history, part.block, part.period, layout));
  if (!history.months.includes(month)) return kept;
  return [
    ...kept,
    registerSheet(history, month, layout),
    ...(losses ? [losses] : []),
    ...(matrices && history.habits.keepsReports ? reportSheets(history, month) : []),
  ];
}

export function serial(date: string): Cell {
  return { value: Math.round(Date.parse(date) / 86_400_000) + 25_569, format: 'yyyy/m/d' };
}

function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

interface Table {
  readonly rows: Line[];
  readonly merges: { top: number; left: number; bottom: number; right: number }[];
}

/** The matrix in a dealer's layout: title, two header rows, 上月留存 per level with dates (or one column with the level), day columns. */
export function matrixSheet(
  history: History,
  block: MatrixBlock,
  period: Period,
  layout: Layout = PLAIN,
): SheetSnapshot {
  const { rows, merges } = matrixTable(history, block, period, layout);
  return sheetOf(block.sheet, [...rows, ...LEGEND], { merges });
}

function stackedSheet(history: History, blocks: readonly MatrixBlock[], period: Period, layout: Layout): SheetSnapshot {
  const rows: Line[] = [];
  const merges: Table['merges'] = [];
  for (const block of blocks) {
    const table = matrixTable(history, block, period, layout);
    const down = rows.length;
    merges.push(...table.merges.map((area) => ({ ...area, top: area.top + down, bottom: area.bottom + down })));
    rows.push(...table.rows, [], []);
  }
  return sheetOf(`${period.month}状况表`, [...rows, ...LEGEND], { merges });
}

const LEGEND: Line[] = [
  [],
  ['级别：H级：7日内；A级：15日内；B级：30日内；C级：90日内'],
  ['※拜访计划日在格内右上角标“*”，拜访后填写拜访后级别。'],
];

/** `5月26日—6月25日`, where a matrix is for two calendar months; which half, where it is for one of a month. */
function spanWords({ first, last }: Period, layout: Layout): string {
  const short = (date: string): string => `${String(Number(date.slice(5, 7)))}月${String(Number(date.slice(8)))}日`;
  if (first.slice(0, 7) !== last.slice(0, 7)) return `（${short(first)}—${short(last)}）`;
  if (!layout.halves) return '';
  return first.endsWith('-01') ? '上半月' : '下半月';
}

function matrixTable(history: History, block: MatrixBlock, period: Period, layout: Layout): Table {
  const { month, first, last } = period;
  const perLevel = history.habits.carryColumns === 'per-level';
  const carry = perLevel ? ['H', 'A', 'B', 'C', 'O'] : layout.carryDate ? ['级别', '日期'] : ['级别'];
  const withConsultant = block.consultant === undefined;
  const left = [
    '序号',
    '客户姓名',
    '联系电话',
    '意向车型',
    '信息来源',
    ...(withConsultant ? ['销售顾问'] : []),
    '初洽日期',
  ];
  const dates = daysFrom(first, last);
  const calendar = first.endsWith('-01');
  const days = dates.map((date) => Number(date.slice(8)));
  if (calendar && !layout.halves && layout.dayColumns === 31)
    for (let day = days.length + 1; day <= 31; day += 1) days.push(day);
  const dateOf = (day: number): string => dates.find((date) => Number(date.slice(8)) === day) ?? '';
  const exists = (day: number): boolean => dateOf(day) !== '';
  const dayHead = (day: number): Scalar | Cell => {
    if (layout.dayHeads === 'words') return `${String(day)}日`;
    return layout.dayHeads === 'dates' ? { ...serial(dateOf(day)), format: 'd' } : day;
  };
  const head: Line = [
    ...left,
    '上月留存',
    ...carry.slice(1).map(() => ''),
    ...days.map((day) => (exists(day) ? dayHead(day) : '')),
    '月末级别',
    '战败原因',
  ];
  const weekday = (day: number): string => WEEKDAYS[new Date(`${dateOf(day)}T00:00:00Z`).getUTCDay()] ?? '';
  const second: Line = [
    ...left.map(() => ''),
    ...carry,
    ...days.map((day) => (layout.weekdays && exists(day) ? weekday(day) : '')),
  ];
  const rows: Line[] = [];
  block.people.forEach(({ person, consultant, carryOver, contacts, planned, monthEnd, reason }, i) => {
    const cells: Line = [
      i + 1,
      person.name,
      person.phone ?? '',
      person.model,
      person.source ?? '',
      ...(withConsultant ? [consultant] : []),
      serial(person.firstContact),
    ];
    if (perLevel) for (const level of carry) cells.push(carryOver?.level === level ? serial(carryOver.date) : '');
    else cells.push(carryOver?.level ?? '', ...(layout.carryDate ? [carryOver ? serial(carryOver.date) : ''] : []));
    for (const day of days) {
      const contact = contacts.find((one) => one.day === day);
      const mark = planned.includes(day) ? '*' : '';
      cells.push(`${contact === undefined ? '' : (contact.level ?? '√')}${mark}`);
    }
    cells.push(monthEnd ?? '', reason ?? '');
    rows.push(cells);
    if (layout.blankEvery > 0 && (i + 1) % layout.blankEvery === 0) rows.push([]);
  });
  for (let i = 1; i <= layout.spareRows; i += 1) rows.push([block.people.length + i]);
  if (layout.total) {
    const carried = (level: string): number =>
      block.people.filter(({ carryOver }) => carryOver?.level === level).length;
    rows.push(['合计', ...left.slice(1).map(() => ''), ...(perLevel ? carry.map(carried) : [])]);
  }
  const title = `${monthWords(month)}${spanWords(period, layout)}${block.consultant === undefined ? '' : `　销售顾问：${block.consultant}`}`;
  const merges = [
    { top: 1, left: 1, bottom: 1, right: left.length + carry.length + days.length + 2 },
    ...left.map((_, i) => ({ top: 3, left: i + 1, bottom: 4, right: i + 1 })),
    ...(carry.length > 1 ? [{ top: 3, left: left.length + 1, bottom: 3, right: left.length + carry.length }] : []),
  ];
  return { rows: [['意向客户接触状况表'], [title], head, second, ...rows], merges };
}

function registerSheet(history: History, month: string, layout: Layout): SheetSnapshot {
  const { writesFirst } = history.habits;
  const kinds = { visit: '来店', call: '来电', online: '网络' };
  const said = { won: '已成交', lost: '已战败' };
  const lines = history.lines.filter((line) => line.date.slice(0, 7) === month);
  const closes = lines.some(({ closing }) => closing !== undefined);
  const ends = !history.habits.matrices;
  const head: Line = [
    '序号',
    '日期',
    '来店时间',
    '来店/来电',
    ...(writesFirst ? ['是否首次'] : []),
    '客户姓名',
    '联系电话',
    '意向车型',
    '信息来源',
    '试驾',
    '意向级别',
    '追踪后级别',
    ...(closes ? ['结案情形'] : []),
    ...(ends ? ['最新状态', '成交/战败日期', '战败原因'] : []),
    '销售顾问',
  ];
  const [yes, no] = layout.ticks ? ['√', ''] : ['是', '否'];
  const dated = (date: string, i: number): Scalar | Cell => {
    if (layout.registerDates === 'once' && lines[i - 1]?.date === date) return '';
    return layout.registerDates === 'words'
      ? `${String(Number(date.slice(5, 7)))}月${String(Number(date.slice(8)))}日`
      : serial(date);
  };
  const rows = lines.map((line, i): Line => [
    i + 1,
    dated(line.date, i),
    line.time,
    kinds[line.kind],
    ...(writesFirst ? [line.first ? yes : no] : []),
    line.person?.name ?? '',
    line.person?.phone ?? '',
    line.model,
    line.source ?? '',
    line.testDrive ? yes : no,
    line.level ?? '',
    line.followUpLevel ?? '',
    ...(closes ? [line.closing === undefined ? '' : '交订金'] : []),
    ...(ends
      ? [
          line.status === undefined ? '' : said[line.status.said],
          line.status?.date === undefined ? '' : serial(line.status.date),
          line.status?.reason ?? '',
        ]
      : []),
    line.consultant,
  ]);
  return sheetOf(`${month}来店登记`, [[`${monthWords(month)}来店（电）客户登记表`], head, ...rows]);
}

function lossSheet(history: History, month: string): SheetSnapshot | undefined {
  const kinds = { lost: '战败', frozen: '冷冻', 'out-of-control': '失控' };
  const rows: Line[] = [];
  for (const person of history.people) {
    for (const event of person.events) {
      if (event.what !== 'loss-record' || event.date.slice(0, 7) !== month) continue;
      rows.push([
        rows.length + 1,
        serial(event.date),
        person.name,
        person.phone ?? '',
        person.model,
        kinds[event.kind],
        event.reason ?? '',
        consultantOn(history, person, event.date),
      ]);
    }
  }
  if (rows.length === 0) return undefined;
  return sheetOf(`${month}战败失控`, [
    [`${monthWords(month)}战败（失控）客户记录表`],
    ['序号', '战败日期', '客户姓名', '联系电话', '意向车型', '战败/失控', '战败原因', '销售顾问'],
    ...rows,
  ]);
}

function reportSheets(history: History, month: string): SheetSnapshot[] {
  const byDay = new Map<string, Line[]>();
  for (const person of history.people) {
    let level: string | undefined;
    for (const event of person.events) {
      if (event.what !== 'contact') continue;
      if (event.reported && event.date.slice(0, 7) === month) {
        const key = `${event.date}\n${consultantOn(history, person, event.date)}`;
        const lines = byDay.get(key) ?? [];
        lines.push([
          lines.length + 1,
          person.name,
          person.model,
          person.phone ?? '',
          '促进',
          level ?? '',
          event.level ?? '',
          '促进中',
        ]);
        byDay.set(key, lines);
      }
      level = event.level ?? level;
    }
  }
  return [...byDay].map(([key, lines]) => {
    const [date = '', consultant = ''] = key.split('\n');
    const title = `${monthWords(date.slice(0, 7))}${String(Number(date.slice(8)))}日　销售顾问：${consultant}`;
    return sheetOf(`${consultant}${date}日报`, [
      ['营业日报表'],
      [title],
      ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问经过'],
      ...lines,
    ]);
  });
}
