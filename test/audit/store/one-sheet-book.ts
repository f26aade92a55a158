import { bookOf, sheetOf, type Cell, type Scalar, type SheetSnapshot, type WorkbookSnapshot } from '../../../src/sheet';
import { dayOf, daysIn, lastDay, monthAfter } from '../../rollups/history/calendar';
import { Dice } from '../../rollups/history/random';
import { levelOn, type Life, type Line } from './life';
import { rowsOf } from './sheets';

type Row = (Scalar | Cell | null)[];

/** The same stores with little room: a month's register and losses on one sheet, all consultants' matrices one below the other. */
export interface OneSheetLayout {
  /** English forms, as joint ventures and trainers use them. */
  readonly english: boolean;
  /** Visits and calls in one register without a word for either; else a system's export with day and time in one cell. */
  readonly register: 'no-kind' | 'export';
  readonly matrices: 'blocks' | 'none';
  readonly daySuffix: string;
  readonly subtotal: boolean;
  readonly losses: boolean;
}

export function oneSheetLayoutOf(seed: number): OneSheetLayout {
  const dice = new Dice(seed * 13 + 11);
  return {
    english: dice.chance(0.4),
    register: dice.pick(['no-kind', 'export']),
    matrices: dice.chance(0.8) ? 'blocks' : 'none',
    daySuffix: dice.pick(['', '日']),
    subtotal: dice.chance(0.5),
    losses: dice.chance(0.7),
  };
}

const OPEN = ['H', 'A', 'B', 'C'];
const WORDS = {
  no: ['序号', 'No.'],
  date: ['日期', 'Date'],
  in: ['来店(电)时间', 'Time in'],
  out: ['离店时间', 'Time out'],
  name: ['客户姓名', 'Customer name'],
  phone: ['联系电话', 'Phone'],
  model: ['意向车型', 'Model'],
  source: ['信息来源', 'Source'],
  level: ['意向级别', 'Level'],
  after: ['追踪后级别', 'Follow-up level'],
  consultant: ['销售顾问', 'Sales consultant'],
} as const;

export function oneSheetBook(life: Life, layout: OneSheetLayout = oneSheetLayoutOf(life.seed)): WorkbookSnapshot {
  const months = life.months.filter((month) => dayOf(month, 1) < life.today);
  const sheets = months.flatMap((month): SheetSnapshot[] => [
    sheetOf(`${month}登记`, [...register(life, month, layout), ...losses(life, month, layout)]),
    ...(layout.matrices === 'none'
      ? []
      : [
          sheetOf(
            `${month}跟进`,
            life.consultants.flatMap((one) => matrix(life, month, one, layout)),
          ),
        ]),
  ]);
  return bookOf(sheets, { name: '三表.xlsx' });
}

const titleMonth = (month: string): string => `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;

function register(life: Life, month: string, layout: OneSheetLayout): Row[] {
  const word = (key: keyof typeof WORDS): string => WORDS[key][layout.english ? 1 : 0];
  // First visits only have a line where no column says which they are.
  const lines = life.lines.filter(({ date, first, kind }) => date.slice(0, 7) === month && (first || kind === '来电'));
  const tail = ({ person, model, source, level, after, consultant }: Line): Row => [
    person?.name ?? '',
    person?.phone ?? '',
    model,
    source,
    level ?? '',
    after ?? '',
    consultant,
  ];
  const heads = (['name', 'phone', 'model', 'source', 'level', 'after', 'consultant'] as const).map(word);
  if (layout.register === 'export')
    return [
      [word('no'), layout.english ? 'Date' : '来店(电)时间', layout.english ? 'Type' : '来店/来电', ...heads],
      ...lines.map((line, i): Row => [i + 1, `${line.date} ${line.time}:00`, line.kind, ...tail(line)]),
    ];
  return [
    [`${titleMonth(month)}来店（电）客户登记表${layout.english ? ' Showroom traffic log' : ''}`],
    [word('no'), word('date'), word('in'), word('out'), ...heads],
    ...lines.map((line, i): Row => [
      i + 1,
      line.date,
      line.time,
      line.kind === '来店' ? line.leave : '',
      ...tail(line),
    ]),
  ];
}

function losses(life: Life, month: string, layout: OneSheetLayout): Row[] {
  const people = life.people.filter(({ loss }) => loss?.date.slice(0, 7) === month);
  if (!layout.losses || people.length === 0) return [];
  return [
    [],
    [],
    [`${titleMonth(month)}战败（失控）客户记录表`],
    ['序号', '战败日期', '客户姓名', '联系电话', '意向车型', '战败/失控', '战败原因', '购买车型', '销售顾问'],
    ...people.map(({ loss, name, phone, model, consultant }, i): Row => [
      i + 1,
      loss?.date ?? '',
      name,
      phone,
      model,
      loss?.kind ?? '',
      loss?.reason ?? '',
      loss?.rival ?? '',
      consultant,
    ]),
  ];
}

/** A consultant's block: title, header, rows, a subtotal, a blank row. */
function matrix(life: Life, month: string, consultant: string, layout: OneSheetLayout): Row[] {
  const people = rowsOf(life, month, consultant);
  if (people.length === 0) return [];
  const before = lastDay(monthAfter(month, -1));
  const days = Array.from({ length: daysIn(month) }, (_, i) => i + 1);
  const over = lastDay(month) < life.today;
  return [
    [`${titleMonth(month)}意向客户接触状况表　销售顾问：${consultant}`],
    [
      '序号',
      '姓名',
      '电话',
      '车型',
      '来源',
      '初洽日期',
      '上月留存',
      ...days.map((day) => `${String(day)}${layout.daySuffix}`),
      '月末级别',
    ],
    ...people.map((person, i): Row => {
      const end = levelOn(person, lastDay(month));
      return [
        i + 1,
        person.name,
        person.phone,
        person.model,
        person.source,
        person.since,
        person.contacts.filter(({ date }) => date <= before).at(-1)?.level ?? '',
        ...days.map((day) => {
          const date = dayOf(month, day);
          const level = person.contacts.find((one) => one.date === date)?.level ?? '';
          return level + (person.planned.includes(date) && date <= life.today ? '*' : '');
        }),
        over && end !== undefined && OPEN.includes(end) ? end : over && end === 'O' ? '成交' : '',
      ];
    }),
    ...(layout.subtotal ? [['小计', people.length] satisfies Row] : []),
    [],
  ];
}
