import { bookOf, sheetOf, type Cell, type Scalar, type SheetSnapshot, type WorkbookSnapshot } from '../../../src/sheet';
import { dayAfter, dayOf, daysIn, lastDay, monthAfter } from '../../rollups/history/calendar';
import { Dice } from '../../rollups/history/random';
import { levelOn, type Life, type Line, type Person } from './life';
import { rowsOf } from './sheets';

type Row = (Scalar | Cell | null)[];
interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The same stores on older forms: ticks instead of words, dittos, two-row headers, a form that begins in the middle of the sheet. */
export interface OtherLayout {
  readonly separateCalls: boolean;
  readonly ticks: { readonly level: boolean; readonly kind: boolean; readonly source: boolean };
  readonly times: 'fraction' | 'text' | 'wide';
  readonly phones: 'number' | 'blanks' | 'hyphens' | 'text';
  readonly dates: 'serial' | 'ditto' | 'month-day' | 'merged';
  readonly dittoConsultant: boolean;
  readonly first: 'words' | 'ticks' | 'title';
  readonly left: number;
  readonly top: number;
  readonly preNumbered: number;
  readonly mark: string;
  readonly lowerCase: boolean;
  readonly weekdays: boolean;
  readonly stacked: boolean;
  readonly sourceCodes: boolean;
  readonly outcome: '月末级别' | '促进结果';
  readonly lossTicks: boolean;
  readonly reports: boolean;
  readonly nobody: '' | '未留' | '无';
}

export function otherLayoutOf(seed: number): OtherLayout {
  const dice = new Dice(seed * 17 + 5);
  const separateCalls = dice.chance(0.4);
  return {
    separateCalls,
    ticks: { level: dice.chance(0.4), kind: dice.chance(0.5), source: dice.chance(0.3) },
    times: dice.pick(['fraction', 'text', 'wide']),
    phones: dice.pick(['number', 'blanks', 'hyphens', 'text']),
    dates: dice.pick(['serial', 'ditto', 'month-day', 'merged']),
    dittoConsultant: dice.chance(0.3),
    first: dice.pick(['words', 'ticks', 'title']),
    left: dice.pick([0, 0, 2]),
    top: dice.pick([0, 0, 3]),
    preNumbered: dice.pick([0, 6]),
    mark: dice.pick(['*', '＊', '※', '★']),
    lowerCase: dice.chance(0.3),
    weekdays: dice.chance(0.5),
    stacked: dice.chance(0.3),
    sourceCodes: dice.chance(0.3),
    outcome: dice.pick(['月末级别', '促进结果']),
    lossTicks: dice.chance(0.4),
    reports: dice.chance(0.6),
    nobody: dice.pick(['', '未留', '无']),
  };
}

const OPEN = ['H', 'A', 'B', 'C'];
const SOURCES = ['网络', '户外广告', '朋友介绍', '巡展活动', '偶然光顾'];
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const monthWords = (month: string): string => `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;
const serial = (date: string): Cell => ({
  value: Math.round(Date.parse(date) / 86_400_000) + 25_569,
  format: 'm月d日',
});

export function otherBook(life: Life, layout: OtherLayout = otherLayoutOf(life.seed)): WorkbookSnapshot {
  const sheets: SheetSnapshot[] = [];
  for (const month of life.months) {
    if (dayOf(month, 1) >= life.today) continue;
    const lines = life.lines.filter(({ date }) => date.slice(0, 7) === month);
    const groups = layout.separateCalls
      ? [lines.filter(({ kind }) => kind === '来店'), lines.filter(({ kind }) => kind === '来电')]
      : [lines];
    groups.forEach((group, i) => {
      if (group.length > 0)
        sheets.push(register(group, month, layout, layout.separateCalls ? (i === 0 ? '来店' : '来电') : '来店电'));
    });
    sheets.push(...matrices(life, month, layout));
    sheets.push(...losses(life, month, layout));
    if (layout.reports) sheets.push(...reports(life, month, layout));
  }
  return bookOf(sheets, { name: '展厅三表.xlsx' });
}

/** Moves a sheet's content away from A1. */
function placed(
  name: string,
  rows: readonly Row[],
  merges: readonly Area[],
  { top, left }: OtherLayout,
): SheetSnapshot {
  const empty = Array<null>(left).fill(null);
  return sheetOf(name, [...Array.from({ length: top }, (): Row => []), ...rows.map((row): Row => [...empty, ...row])], {
    merges: merges.map((area) => ({
      top: area.top + top,
      bottom: area.bottom + top,
      left: area.left + left,
      right: area.right + left,
    })),
  });
}

/** Columns as heading, parts below it (if any) and the cells of a record. */
interface Column<T> {
  readonly head: string;
  readonly parts?: readonly string[];
  readonly cells: (record: T, before: T | undefined, i: number) => Row;
}

function table<T>(columns: readonly Column<T>[], records: readonly T[]): { head: Row[]; body: Row[]; merges: Area[] } {
  const deep = columns.some(({ parts }) => parts !== undefined);
  const [first, second]: [Row, Row] = [[], []];
  const merges: Area[] = [];
  for (const { head, parts = [''] } of columns) {
    const left = first.length + 1;
    first.push(head, ...parts.slice(1).map(() => ''));
    second.push(...parts);
    if (parts.length > 1) merges.push({ top: 1, left, bottom: 1, right: left + parts.length - 1 });
    else if (deep) merges.push({ top: 1, left, bottom: 2, right: left });
  }
  const body = records.map((record, i) => columns.flatMap(({ cells }) => cells(record, records[i - 1], i)));
  return { head: deep ? [first, second] : [first], body, merges };
}

function timeOf(text: string, { times }: OtherLayout): Scalar | Cell {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  if (times === 'fraction') return { value: (hour * 60 + minute) / 1440, format: 'h:mm' };
  return times === 'wide' ? text.replace(':', '：') : text;
}

function phoneOf(phone: string, { phones }: OtherLayout): Scalar {
  const parts = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)];
  if (phones === 'number') return Number(phone);
  return phones === 'blanks' ? parts.join(' ') : phones === 'hyphens' ? parts.join('-') : phone;
}

function dateCell(date: string, before: string | undefined, { dates }: OtherLayout): Scalar | Cell {
  if (date === before && dates === 'ditto') return '〃';
  if (date === before && dates === 'merged') return '';
  if (dates === 'month-day') return `${String(Number(date.slice(5, 7)))}/${String(Number(date.slice(8)))}`;
  return serial(date);
}

function tickOrWord<T>(
  head: string,
  parts: readonly string[],
  ticks: boolean,
  value: (record: T) => string | undefined,
): Column<T> {
  if (!ticks) return { head, cells: (record) => [value(record) ?? ''] };
  return { head, parts, cells: (record) => parts.map((part) => (value(record) === part ? '√' : '')) };
}

function register(lines: readonly Line[], month: string, layout: OtherLayout, kind: string): SheetSnapshot {
  const calls = kind === '来电';
  const columns: Column<Line>[] = [
    { head: 'NO.', cells: (_, __, i) => [i + 1] },
    { head: '日期', cells: (line, before) => [dateCell(line.date, before?.date, layout)] },
    { head: calls ? '来电时间' : '来店时间', cells: (line) => [timeOf(line.time, layout)] },
    ...(kind === '来店电'
      ? [tickOrWord<Line>('来店/来电', ['来店', '来电'], layout.ticks.kind, (line) => line.kind)]
      : []),
    ...(layout.first === 'title' || calls
      ? []
      : [
          layout.first === 'ticks'
            ? {
                head: '来店次数',
                parts: ['首次', '再次'],
                cells: ({ first }: Line): Row => (first ? ['√', ''] : ['', '√']),
              }
            : { head: '首次/再次', cells: ({ first }: Line): Row => [first ? '首次' : '再次'] },
        ]),
    { head: '顾客姓名', cells: ({ person }) => [person?.name ?? ''] },
    { head: '联系方式', cells: ({ person }) => [person ? phoneOf(person.phone, layout) : layout.nobody] },
    { head: '意向车型', cells: ({ model }) => [model] },
    tickOrWord<Line>('信息来源', SOURCES, layout.ticks.source, (line) => line.source),
    tickOrWord<Line>('意向级别', OPEN, layout.ticks.level, (line) => line.level),
    { head: '追踪后级别', cells: ({ after }) => [after ?? ''] },
    { head: '接洽内容', cells: ({ talk }) => [talk] },
    {
      head: '接待人员',
      cells: ({ consultant }, before) => [
        layout.dittoConsultant && before?.consultant === consultant ? '〃' : consultant,
      ],
    },
  ];
  const { head, body, merges } = table(columns, lines);
  const spans: Area[] = [];
  if (layout.dates === 'merged')
    lines.forEach((line, i) => {
      if (lines[i - 1]?.date === line.date) return;
      let last = i;
      while (lines[last + 1]?.date === line.date) last += 1;
      if (last > i) spans.push({ top: i + head.length + 2, bottom: last + head.length + 2, left: 2, right: 2 });
    });
  const more = Array.from({ length: layout.preNumbered }, (_, i): Row => [lines.length + i + 1]);
  const title = `${monthWords(month)}${calls ? '来电客户登记表' : kind === '来店' ? '来店客户登记表' : '来店(电)顾客登记表'}`;
  return placed(
    `${String(Number(month.slice(5)))}月${calls ? '来电' : '来店'}${month.slice(2, 4)}`,
    [[title], ...head, ...body, ...more],
    [...merges.map((area) => ({ ...area, top: area.top + 1, bottom: area.bottom + 1 })), ...spans],
    layout,
  );
}

function matrices(life: Life, month: string, layout: OtherLayout): SheetSnapshot[] {
  const blocks = life.consultants.flatMap((consultant) => {
    const people = rowsOf(life, month, consultant);
    return people.length === 0 ? [] : [{ consultant, ...matrix(life, month, consultant, people, layout) }];
  });
  if (!layout.stacked)
    return blocks.map(({ consultant, rows, merges }) => placed(`${consultant}${month.slice(2)}`, rows, merges, layout));
  const rows: Row[] = [];
  const merges: Area[] = [];
  for (const block of blocks) {
    for (const area of block.merges)
      merges.push({ ...area, top: area.top + rows.length, bottom: area.bottom + rows.length });
    rows.push(...block.rows, [], []);
  }
  return rows.length === 0 ? [] : [placed(`${month}跟踪`, rows, merges, layout)];
}

function matrix(
  life: Life,
  month: string,
  consultant: string,
  people: readonly Person[],
  layout: OtherLayout,
): { rows: Row[]; merges: Area[] } {
  const days = Array.from({ length: daysIn(month) }, (_, i) => i + 1);
  const before = lastDay(monthAfter(month, -1));
  const over = lastDay(month) < life.today;
  const written = (level: string): string => (layout.lowerCase ? level.toLowerCase() : level);
  const earlier = (person: Person) => person.contacts.filter(({ date }) => date <= before).at(-1);
  const columns: Column<Person>[] = [
    { head: '序号', cells: (_, __, i) => [i + 1] },
    { head: '顾客姓名', cells: ({ name }) => [name] },
    { head: '电话', cells: ({ phone }) => [phoneOf(phone, layout)] },
    { head: '拟购车型', cells: ({ model }) => [model] },
    {
      head: '客户来源',
      cells: ({ source }) => [layout.sourceCodes ? SOURCES.indexOf(source) + 1 : source],
    },
    { head: '初次接洽日', cells: ({ since }) => [serial(since)] },
    {
      head: '上月留存',
      parts: ['级别', '日期'],
      cells: (person) => [earlier(person)?.level ?? '', earlier(person) ? serial(earlier(person)?.date ?? '') : ''],
    },
    ...days.map((day): Column<Person> => {
      const date = dayOf(month, day);
      return {
        head: String(day),
        parts: layout.weekdays ? [WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''] : undefined,
        cells: (person) => {
          const level = person.contacts.find((one) => one.date === date)?.level;
          const mark = person.planned.includes(date) && date <= life.today ? layout.mark : '';
          return [level === undefined ? mark : written(level) + mark];
        },
      };
    }),
    {
      head: layout.outcome,
      cells: (person) => {
        const end = levelOn(person, lastDay(month)) ?? '';
        return [!over ? '' : OPEN.includes(end) ? end : end === 'O' ? '成交' : ''];
      },
    },
  ];
  const { head, body, merges } = table(columns, people);
  const numbers = head[0]?.map((value) => (/^\d+$/u.test(String(value)) ? Number(value) : value)) ?? [];
  // A column with one part below its heading (a day and its weekday) is not merged.
  const spans = merges
    .filter(({ left, bottom }) => bottom === 1 || head[1]?.[left - 1] === '')
    .map((area) => ({ ...area, top: area.top + 1, bottom: area.bottom + 1 }));
  const rows: Row[] = [
    [`意向客户跟踪进度管制表　${monthWords(month)}　销售顾问：${consultant}`],
    numbers,
    ...head.slice(1),
    ...body,
    ...(layout.sourceCodes
      ? [[`信息来源：${SOURCES.map((source, i) => `${String(i + 1)}.${source}`).join(' ')}`] as Row]
      : []),
  ];
  return { rows, merges: spans };
}

function losses(life: Life, month: string, layout: OtherLayout): SheetSnapshot[] {
  const people = life.people.filter((person) => person.loss?.date.slice(0, 7) === month);
  if (people.length === 0) return [];
  const columns: Column<Person>[] = [
    { head: '序号', cells: (_, __, i) => [i + 1] },
    { head: '日期', cells: ({ loss }) => [serial(loss?.date ?? '')] },
    { head: '客户姓名', cells: ({ name }) => [name] },
    { head: '联系电话', cells: ({ phone }) => [phoneOf(phone, layout)] },
    { head: '意向车型', cells: ({ model }) => [model] },
    tickOrWord<Person>('类别', ['战败', '冷冻', '失控'], layout.lossTicks, ({ loss }) => loss?.kind),
    { head: '战败原因', cells: ({ loss }) => [loss?.reason ?? ''] },
    { head: '购买品牌车型', cells: ({ loss }) => [loss?.rival ?? ''] },
    { head: '销售顾问', cells: ({ consultant }) => [consultant] },
  ];
  const { head, body, merges } = table(columns, people);
  return [
    placed(
      `战败${month}`,
      [[`${monthWords(month)}战败/失控客户分析表`], ...head, ...body],
      merges.map((area) => ({ ...area, top: area.top + 1, bottom: area.bottom + 1 })),
      layout,
    ),
  ];
}

function reports(life: Life, month: string, layout: OtherLayout): SheetSnapshot[] {
  const sheets: SheetSnapshot[] = [];
  const end = lastDay(month) < life.today ? daysIn(month) : Number(life.today.slice(8)) - 1;
  for (let day = Math.max(1, end - 3); day <= end; day += 1) {
    const date = dayOf(month, day);
    if (dayAfter(date) > life.today) continue;
    for (const consultant of life.consultants) {
      const own = life.people.filter((p) => p.inMatrix && p.consultant === consultant);
      const met = own.filter(({ contacts }) => contacts.some((one) => one.date === date));
      if (met.length === 0) continue;
      const levelAt = (person: Person, step: number): string =>
        person.contacts[person.contacts.findIndex((one) => one.date === date) + step]?.level ?? '';
      const columns: Column<Person>[] = [
        { head: '序号', cells: (_, __, i) => [i + 1] },
        { head: '客户姓名', cells: ({ name }) => [name] },
        { head: '联系电话', cells: ({ phone }) => [phoneOf(phone, layout)] },
        { head: '访问目的', cells: (p) => [{ '': '开拓', D: '售后回访' }[levelAt(p, -1)] ?? '促进'] },
        { head: '客户级别', parts: ['访前', '访后'], cells: (person) => [levelAt(person, -1), levelAt(person, 0)] },
        { head: '访问经过', cells: () => ['已联系'] },
      ];
      const { head, body, merges } = table(columns, met);
      const rows: Row[] = [
        ['营业活动日报表'],
        ['日期：', serial(date), '', `业务代表：${consultant}`],
        ...head,
        ...body,
        ...Array.from({ length: layout.preNumbered }, (_, i): Row => [met.length + i + 1]),
      ];
      sheets.push(
        placed(
          `${consultant}日报${date.slice(5)}`,
          rows,
          merges.map((area) => ({ ...area, top: area.top + 2, bottom: area.bottom + 2 })),
          layout,
        ),
      );
    }
  }
  return sheets;
}
