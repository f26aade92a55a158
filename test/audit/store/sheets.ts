import { bookOf, sheetOf, type Cell, type Scalar, type SheetSnapshot, type WorkbookSnapshot } from '../../../src/sheet';
import { columnLetters } from '../../../src/sheet';
import { dayAfter, dayOf, daysIn, lastDay, monthAfter } from '../../rollups/history/calendar';
import { Dice } from '../../rollups/history/random';
import { levelOn, type Life, type Line, type Person } from './life';

type Row = (Scalar | Cell | null)[];

/** How a store keeps its books; every choice is one of those that shared forms show. */
export interface Layout {
  readonly leaveColumn: boolean;
  readonly firstColumn: boolean;
  readonly followUpColumn: boolean;
  readonly monthBySheet: boolean;
  readonly matrixPer: 'consultant' | 'month';
  readonly carry: 'per-level' | 'level-and-date' | 'level';
  readonly mark: 'before' | 'after' | 'over';
  readonly dateWords: boolean;
  readonly reports: boolean;
  readonly losses: boolean;
  readonly reasonInMatrix: boolean;
  readonly totals: boolean;
  readonly signatures: boolean;
  readonly formulas: boolean;
  readonly consent: boolean;
  readonly levelSuffix: string;
}

export function layoutOf(seed: number): Layout {
  const dice = new Dice(seed * 31 + 7);
  const followUpColumn = dice.chance(0.85);
  return {
    leaveColumn: dice.chance(0.7),
    firstColumn: dice.chance(0.8),
    followUpColumn,
    monthBySheet: dice.chance(0.3),
    matrixPer: dice.chance(0.6) ? 'consultant' : 'month',
    carry: dice.pick(['per-level', 'per-level', 'level-and-date', 'level']),
    mark: dice.pick(['before', 'after', 'over']),
    dateWords: dice.chance(0.3),
    reports: dice.chance(0.7) && followUpColumn,
    losses: dice.chance(0.8),
    reasonInMatrix: dice.chance(0.5),
    totals: dice.chance(0.7),
    signatures: dice.chance(0.7),
    formulas: dice.chance(0.6),
    consent: dice.chance(0.3),
    levelSuffix: dice.chance(0.2) ? '级' : '',
  };
}

export function storeBook(life: Life, layout: Layout = layoutOf(life.seed)): WorkbookSnapshot {
  const sheets: SheetSnapshot[] = [];
  for (const month of life.months) {
    sheets.push(registerSheet(life, month, layout));
    if (layout.matrixPer === 'consultant')
      for (const consultant of life.consultants) sheets.push(...matrixSheet(life, month, consultant, layout));
    else sheets.push(...matrixSheet(life, month, undefined, layout));
    if (layout.losses) sheets.push(...lossSheet(life, month, layout));
    if (layout.reports) sheets.push(...reportSheets(life, month, layout));
  }
  return bookOf(sheets, { name: '三表.xlsx' });
}

function serial(date: string): Cell {
  return { value: Math.round(Date.parse(date) / 86_400_000) + 25_569, format: 'yyyy/m/d' };
}

function monthWords(month: string): string {
  return `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;
}

const formula = (text: string, value: Scalar): Cell => ({ value, formula: text });

function signature(layout: Layout, over: boolean): Row[] {
  if (!layout.signatures) return [];
  return [[], ['制表：', '', '内勤', '', over ? '销售经理：王经理' : '销售经理：']];
}

export function registerSheet(life: Life, month: string, layout: Layout): SheetSnapshot {
  const lines = life.lines.filter((line) => line.date.slice(0, 7) === month);
  const name = `${monthWords(month)}来店登记`;
  const head = [
    '序号',
    '日期',
    '来店时间',
    ...(layout.leaveColumn ? ['离店时间'] : []),
    '来店人数',
    '来店/来电',
    ...(layout.firstColumn ? ['是否首次'] : []),
    '客户姓名',
    '联系电话',
    '意向车型',
    '信息来源',
    '意向级别',
    ...(layout.followUpColumn ? ['追踪后级别'] : []),
    '接待经过',
    '销售顾问',
    ...(layout.consent ? ['个人信息授权同意'] : []),
  ];
  const level = (code: string | undefined): string => (code === undefined ? '' : code + layout.levelSuffix);
  const rows = lines.map((line: Line, i): Row => [
    layout.formulas && i > 0 ? formula(`=A${String(i + 3)}+1`, i + 1) : i + 1,
    layout.dateWords
      ? `${String(Number(line.date.slice(5, 7)))}月${String(Number(line.date.slice(8)))}日`
      : serial(line.date),
    line.time,
    ...(layout.leaveColumn ? [line.kind === '来店' ? line.leave : ''] : []),
    line.party,
    line.kind,
    ...(layout.firstColumn ? [line.first ? '是' : '否'] : []),
    line.person?.name ?? '',
    line.person?.phone ?? '',
    line.model,
    line.source,
    level(line.level),
    ...(layout.followUpColumn ? [level(line.after)] : []),
    line.talk,
    line.consultant,
    ...(layout.consent ? [line.person ? '已同意' : ''] : []),
  ]);
  const party = head.indexOf('来店人数');
  const letters = columnLetters(party + 1);
  const sum = lines.reduce((all, line) => all + line.party, 0);
  const total: Row[] = layout.totals
    ? [
        [
          '合计',
          ...Array<string>(party - 1).fill(''),
          formula(`=SUM(${letters}4:${letters}${String(rows.length + 3)})`, sum),
        ],
      ]
    : [];
  const title = layout.monthBySheet ? '来店（电）客户登记表' : `${monthWords(month)}来店（电）客户登记表`;
  const over = lastDay(month) < life.today;
  return sheetOf(name, [[title], ['店名：城东店'], head, ...rows, ...total, ...signature(layout, over)]);
}

const OPEN = ['H', 'A', 'B', 'C'];

export function rowsOf(life: Life, month: string, consultant: string | undefined): Person[] {
  const first = dayOf(month, 1);
  const before = lastDay(monthAfter(month, -1));
  return life.people.filter((person) => {
    if (!person.inMatrix || (consultant !== undefined && person.consultant !== consultant)) return false;
    if (person.since.slice(0, 7) > month || person.since >= life.today) return false;
    if (person.since >= first) return true;
    const level = levelOn(person, before) ?? '';
    return OPEN.includes(level) || level === 'O' || person.contacts.some((one) => one.date.slice(0, 7) === month);
  });
}

export function matrixSheet(
  life: Life,
  month: string,
  consultant: string | undefined,
  layout: Layout,
): SheetSnapshot[] {
  if (dayOf(month, 1) >= life.today) return [];
  const people = rowsOf(life, month, consultant);
  if (people.length === 0) return [];
  const days = Array.from({ length: daysIn(month) }, (_, i) => i + 1);
  const carry =
    layout.carry === 'per-level' ? ['H', 'A', 'B', 'C', 'O'] : layout.carry === 'level' ? ['级别'] : ['级别', '日期'];
  const left = [
    '序号',
    '客户姓名',
    '联系电话',
    '意向车型',
    '信息来源',
    ...(consultant === undefined ? ['销售顾问'] : []),
    '初洽日期',
  ];
  const head: Row = [
    ...left,
    '上月留存',
    ...carry.slice(1).map(() => ''),
    ...days,
    '月末级别',
    ...(layout.reasonInMatrix ? ['战败原因'] : []),
    ...(layout.formulas ? ['本月接触次数'] : []),
  ];
  const second: Row = [...left.map(() => ''), ...carry, ...days.map(() => '')];
  const before = lastDay(monthAfter(month, -1));
  const over = lastDay(month) < life.today;
  const from = left.length + carry.length;
  const rows = people.map((person, i): Row => {
    const earlier = person.contacts.filter((one) => one.date <= before).at(-1);
    const cells: Row = [i + 1, person.name, person.phone, person.model, person.source];
    if (consultant === undefined) cells.push(person.consultant);
    cells.push(serial(person.since));
    if (layout.carry === 'per-level')
      for (const level of carry) cells.push(earlier?.level === level ? serial(earlier.date) : '');
    else
      cells.push(
        earlier === undefined ? '' : earlier.level,
        ...(layout.carry === 'level' ? [] : [earlier ? serial(earlier.date) : '']),
      );
    let done = 0;
    for (const day of days) {
      const date = dayOf(month, day);
      const level = person.contacts.find((one) => one.date === date)?.level;
      const mark = person.planned.includes(date) && date <= life.today ? '*' : '';
      if (level !== undefined) done += 1;
      if (level === undefined) cells.push(mark);
      else cells.push(layout.mark === 'over' ? level : layout.mark === 'before' ? mark + level : level + mark);
    }
    const end = levelOn(person, lastDay(month));
    cells.push(over && end !== undefined && OPEN.includes(end) ? end : over && end === 'O' ? '成交' : '');
    if (layout.reasonInMatrix) cells.push(person.loss?.date.slice(0, 7) === month ? person.loss.reason : '');
    if (layout.formulas) {
      const row = String(i + 5);
      cells.push(
        formula(`=COUNTIF(${columnLetters(from + 1)}${row}:${columnLetters(from + days.length)}${row},"?")`, done),
      );
    }
    return cells;
  });
  const total: Row[] = [];
  if (layout.totals && layout.carry === 'per-level') {
    const counts = carry.map((level, i): Cell => {
      const letters = columnLetters(left.length + i + 1);
      const value = people.filter((p) => p.contacts.filter((one) => one.date <= before).at(-1)?.level === level).length;
      return formula(`=COUNTA(${letters}5:${letters}${String(rows.length + 4)})`, value);
    });
    total.push(['合计', ...left.slice(1).map(() => ''), ...counts]);
  }
  const title = `${monthWords(month)}${consultant === undefined ? '' : `　销售顾问：${consultant}`}`;
  const width = left.length + carry.length + days.length + 2;
  return [
    sheetOf(
      consultant === undefined ? `${month}状况表` : `${consultant}${month}`,
      [
        ['意向客户接触状况表'],
        [title],
        head,
        second,
        ...rows,
        ...total,
        [],
        ['级别：H级：7日内；A级：15日内；B级：30日内；C级：90日内'],
        ...signature(layout, over),
      ],
      {
        merges: [
          { top: 1, left: 1, bottom: 1, right: width },
          ...left.map((_, i) => ({ top: 3, left: i + 1, bottom: 4, right: i + 1 })),
          ...(carry.length > 1
            ? [{ top: 3, left: left.length + 1, bottom: 3, right: left.length + carry.length }]
            : []),
        ],
      },
    ),
  ];
}

export function lossSheet(life: Life, month: string, layout: Layout): SheetSnapshot[] {
  const people = life.people.filter((person) => person.loss?.date.slice(0, 7) === month);
  if (people.length === 0) return [];
  const rows = people.map((person, i): Row => [
    i + 1,
    serial(person.loss?.date ?? ''),
    person.name,
    person.phone,
    person.model,
    person.loss?.kind ?? '',
    person.loss?.reason ?? '',
    person.loss?.rival ?? '',
    person.consultant,
  ]);
  const total: Row[] = layout.totals ? [['合计', '', rows.length]] : [];
  return [
    sheetOf(`${month}战败`, [
      [`${monthWords(month)}战败（失控）客户记录表`],
      ['序号', '战败日期', '客户姓名', '联系电话', '意向车型', '战败/失控', '战败原因', '购买车型', '销售顾问'],
      ...rows,
      ...total,
      ...signature(layout, lastDay(month) < life.today),
    ]),
  ];
}

/** The reports of the month's last week, a sheet a day and consultant. */
export function reportSheets(life: Life, month: string, layout: Layout): SheetSnapshot[] {
  const sheets: SheetSnapshot[] = [];
  const end = lastDay(month) < life.today ? daysIn(month) : Number(life.today.slice(8)) - 1;
  for (let day = Math.max(1, end - 5); day <= end; day += 1) {
    const date = dayOf(month, day);
    if (date.slice(0, 7) !== month || dayAfter(date) > life.today) continue;
    for (const consultant of life.consultants) {
      const own = life.people.filter((p) => p.inMatrix && p.consultant === consultant);
      const met = own.filter((p) => p.contacts.some((one) => one.date === date));
      if (met.length === 0) continue;
      const rows = met.map((person, i): Row => {
        const at = person.contacts.findIndex((one) => one.date === date);
        const before = person.contacts[at - 1]?.level ?? '';
        const purpose = before === '' ? '开拓' : before === 'D' ? '售后回访' : '促进';
        return [
          i + 1,
          person.name,
          person.model,
          person.phone,
          purpose,
          before,
          person.contacts[at]?.level ?? '',
          '促进中',
        ];
      });
      const open = OPEN.map((level) => own.filter((p) => levelOn(p, date) === level).length);
      const toDate = own.flatMap((p) =>
        p.contacts.filter((one) => one.date.startsWith(month) && one.date <= date).map((one) => ({ ...one, p })),
      );
      const visited = new Set(toDate.map((one) => `${String(one.p.id)} ${one.date}`)).size;
      const ordered = (carried: boolean): number =>
        toDate.filter(({ level, p }) => level === 'O' && p.since < dayOf(month, 1) === carried).length;
      const foot: Row[] = layout.totals
        ? [
            [
              '本日止意向客户数',
              '',
              'H级',
              open[0] ?? 0,
              'A级',
              open[1] ?? 0,
              'B级',
              open[2] ?? 0,
              'C级',
              open[3] ?? 0,
              '合计',
              open.reduce((a, b) => a + b, 0),
            ],
            [
              '促进成交',
              '',
              '上月留存',
              ordered(true),
              '本月新增',
              ordered(false),
              '合计',
              ordered(true) + ordered(false),
            ],
            ['本日访问客户数合计', '', met.length, '', '本月访问累计', '', visited],
          ]
        : [];
      const title = `${monthWords(month)}${String(day)}日　销售顾问：${consultant}`;
      sheets.push(
        sheetOf(`${consultant}${date.slice(5)}日报`, [
          ['营业日报表'],
          [title],
          ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问经过'],
          ...rows,
          ...foot,
          ...signature(layout, true),
        ]),
      );
    }
  }
  return sheets;
}
