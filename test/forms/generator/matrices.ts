import { dayNumber, daysOfMonth, isoDate, serialOfDay } from '../../../src/calendar';
import type { Cell, Scalar } from '../../../src/sheet';
import { headerWord } from './headers';
import { COLORS, MODELS, personName, REASONS, REMARKS, SOURCES, titledName } from '../../../src/workshop/store';
import { writeDate, writeLevel, writePhone, type Written } from './notations';
import type { Random } from '../../../src/workshop/store';
import type { SheetStyle } from './registers';
import { daysBefore } from './reports';
import type { TableColumn, TruthRecord } from './table';

/** A customer's month: what each day cell says, and how the month began and ended. */
export interface MatrixRow {
  readonly name: Written;
  readonly phone: Written;
  readonly first: string;
  readonly level: string;
  readonly carry?: { readonly level: string; readonly date: string };
  readonly end: string;
  readonly consultant: string;
  readonly days: ReadonlyMap<
    number,
    { readonly planned: boolean; readonly level?: string; readonly done: boolean; readonly several?: string }
  >;
}

const LEVELS = ['H', 'A', 'B', 'C'];
const MARKS = ['*', '＊', '※', '★', '☆'];

export function inventRows(
  random: Random,
  count: number,
  setting: { year: number; month: number },
  style: SheetStyle,
  consultants: readonly string[],
): MatrixRow[] {
  const last = daysOfMonth(setting.year, setting.month);
  return Array.from({ length: count }, () => {
    const titled = random.chance(0.2) ? titledName(random) : undefined;
    const name = titled?.name ?? personName(random);
    const carried = random.chance(0.55);
    const start = carried ? random.int(1, 6) : random.int(1, last - 3);
    let level = random.pick(LEVELS);
    const first = isoDate(setting.year, setting.month, start);
    const days = new Map<number, { planned: boolean; level?: string; done: boolean; several?: string }>();
    const carryLevel = level;
    for (let day = start, visit = 0; day <= last; day += random.int(2, 9), visit += 1) {
      const planned = visit > 0 && random.chance(0.6);
      const done = !planned || random.chance(0.7);
      const before = level;
      if (done && random.chance(0.25)) level = random.pick(LEVELS);
      days.set(day, {
        planned,
        done,
        level: done ? level : undefined,
        several: done && before !== level && random.chance(0.25) ? before : undefined,
      });
      if (random.chance(0.15)) break;
    }
    return {
      name: { cell: name, fields: { customerName: name, ...(titled === undefined ? {} : { gender: titled.gender }) } },
      phone: writePhone(random, style.messy, style.phonesAsNumbers),
      first: carried ? daysBefore(isoDate(setting.year, setting.month, 1), random.int(1, 120)) : first,
      level: carryLevel,
      carry: carried
        ? { level: carryLevel, date: daysBefore(isoDate(setting.year, setting.month, 1), random.int(1, 20)) }
        : undefined,
      end: random.chance(0.25) ? random.pick(['成交', '战败', '失控']) : level,
      consultant: random.pick(consultants),
      days,
    };
  });
}

export function matrixColumns(
  random: Random,
  setting: { year: number; month: number },
  style: SheetStyle,
  has: { consultantColumn: boolean },
): TableColumn<MatrixRow>[] {
  type Column = TableColumn<MatrixRow>;
  const word = (key: string): string => headerWord(key, style.header, random);
  const plain = (key: string, field: string, write: Column['write']): Column => ({
    path: [word(key)],
    fields: [field],
    write,
  });
  const pick =
    (field: string, values: readonly string[], fill: number): Column['write'] =>
    () => {
      if (!random.chance(fill)) return {};
      const value = random.pick(values);
      return { cell: value, fields: { [field]: value } };
    };
  const columns: Column[] = [];
  if (random.chance(0.85))
    columns.push({ path: [word('serial')], fields: ['serial'], write: () => ({}), serial: true });
  if (has.consultantColumn)
    columns.push(
      plain('consultant', 'consultant', (r) => ({ cell: r.consultant, fields: { consultant: r.consultant } })),
    );
  columns.push(plain('customerName', 'customerName', (r) => r.name));
  if (random.chance(0.85)) columns.push(plain('phone', 'phone', (r) => r.phone));
  columns.push(plain('model', 'model', pick('model', MODELS, 0.95)));
  if (random.chance(0.3)) columns.push(plain('color', 'color', pick('color', COLORS, 0.8)));
  if (random.chance(0.5)) columns.push(plain('source', 'source', pick('source', SOURCES, 0.9)));
  if (random.chance(0.75))
    columns.push(
      plain('firstContactDate', 'firstContactDate', (r) => ({
        cell: writeDate(r.first, random.pick(style.dates), random, style.date1904),
        fields: { firstContactDate: r.first },
      })),
    );
  if (random.chance(0.35))
    columns.push(
      plain('level', 'level', (r) => ({ cell: writeLevel(r.level, random, style.messy), fields: { level: r.level } })),
    );
  columns.push(...carryColumns(random, style));
  columns.push(...dayColumns(random, setting, style));
  columns.push(...endColumns(random, style, word));
  if (random.chance(0.3))
    columns.push(
      plain('lossReason', 'lossReason', (r) =>
        r.end === '战败' ? pick('lossReason', REASONS, 1)(r, { row: 0, fields: {} }) : {},
      ),
    );
  if (random.chance(0.4)) columns.push(plain('remark', 'remark', pick('remark', REMARKS, 0.2)));
  return columns;
}

function carryColumns(random: Random, style: SheetStyle): TableColumn<MatrixRow>[] {
  const carry = (r: MatrixRow, truth: TruthRecord, part: { level?: boolean; date?: boolean }): void => {
    if (r.carry === undefined) return;
    truth.carryOver ??= { level: r.carry.level };
    if (part.date) truth.carryOver.date = r.carry.date;
  };
  const group = random.pick(['上月留存', '上月末', '前月留存', '上月结转']);
  const md = style.dates.filter((d) => d.startsWith('md') || d === 'serial');
  const styles = md.length > 0 ? md : style.dates;
  switch (random.weighted({ none: 2, perLevel: 4, letter: 2, pair: 2 })) {
    case 'perLevel': {
      const dated = random.chance(0.6);
      const letters = random.chance(0.3);
      return LEVELS.map((code) => ({
        path: [group, code],
        fields: ['carryOver'],
        write: (r, truth) => {
          if (r.carry?.level !== code) return {};
          carry(r, truth, { level: true, date: dated });
          return {
            cell: dated ? writeDate(r.carry.date, random.pick(styles), random, style.date1904) : letters ? code : '√',
          };
        },
      }));
    }
    case 'letter':
      return [
        {
          path: [random.pick(['上月留存', '上月级别', '上月末级别', '上月留存级别'])],
          fields: ['carryOver'],
          write: (r, truth) => {
            carry(r, truth, { level: true });
            return r.carry === undefined ? {} : { cell: writeLevel(r.carry.level, random, style.messy) };
          },
        },
      ];
    case 'pair':
      return [
        {
          path: [group, '级别'],
          fields: ['carryOver'],
          write: (r, truth) => {
            carry(r, truth, { level: true });
            return r.carry === undefined ? {} : { cell: r.carry.level };
          },
        },
        {
          path: [group, random.pick(['日期', '访问日', '最后接触'])],
          fields: ['carryOver'],
          write: (r, truth) => {
            carry(r, truth, { date: true });
            return r.carry === undefined
              ? {}
              : { cell: writeDate(r.carry.date, random.pick(styles), random, style.date1904) };
          },
        },
      ];
    default:
      return [];
  }
}

function endColumns(random: Random, style: SheetStyle, word: (key: string) => string): TableColumn<MatrixRow>[] {
  switch (random.weighted({ none: 2, word: 5, ticks: 2 })) {
    case 'word':
      return [
        {
          path: [word('monthEndLevel')],
          fields: ['monthEndLevel'],
          write: (r) => ({
            cell: LEVELS.includes(r.end) ? writeLevel(r.end, random, style.messy) : r.end,
            fields: { monthEndLevel: r.end },
          }),
        },
      ];
    case 'ticks': {
      const group = random.pick(['月末盘点', '促进结果', '月末级别', '月底状况']);
      return [...LEVELS, '成交', '战败', '失控'].map((label) => ({
        path: [group, label],
        fields: ['monthEndLevel'],
        write: (r: MatrixRow) => (r.end === label ? { cell: '√', fields: { monthEndLevel: label } } : {}),
      }));
    }
    default:
      return [];
  }
}

function dayColumns(
  random: Random,
  setting: { year: number; month: number },
  style: SheetStyle,
): TableColumn<MatrixRow>[] {
  const last = daysOfMonth(setting.year, setting.month);
  const shown = random.chance(0.35) ? 31 : last;
  const look = random.weighted({ number: 6, ri: 1.5, date: 1.5, text: 1, padded: 0.5, slash: 0.7 });
  const weekdays = random.weighted({ none: 2, below: 4, above: 1 });
  const parts = random.chance(0.12) ? ['计划', '实际'] : undefined;
  const mark = random.chance(0.7) ? random.pick(MARKS) : undefined;
  const columns: TableColumn<MatrixRow>[] = [];
  for (let day = 1; day <= shown; day += 1) {
    const real = day <= last;
    const head = dayHead(day, look, setting, style, real);
    const weekday = real ? '四五六日一二三'.charAt(((dayNumber(setting.year, setting.month, day) % 7) + 7) % 7) : '';
    const cells: (Scalar | Cell)[] =
      weekdays === 'none' ? [head] : weekdays === 'below' ? [head, weekday] : [weekday, head];
    (parts ?? ['']).forEach((part, k) => {
      const own = part === '' ? cells : [...cells.map((c) => (k === 0 ? c : '')), part];
      columns.push({
        path: own.map((what) => (typeof what === 'object' ? `#${String(day)}` : String(what))),
        cells: own,
        fields: [],
        ...(real ? { day: { number: day, first: k === 0 } } : {}),
        write: (r, truth) => (real ? writeDay(r, day, part, mark, style, random, truth) : {}),
      });
    });
  }
  return columns;
}

function dayHead(
  day: number,
  look: string,
  setting: { year: number; month: number },
  style: SheetStyle,
  real: boolean,
): Scalar | Cell {
  switch (look) {
    case 'ri':
      return `${day}日`;
    case 'date':
      return real
        ? { value: serialOfDay(isoDate(setting.year, setting.month, day), style.date1904), format: 'd' }
        : day;
    case 'text':
      return String(day);
    case 'padded':
      return String(day).padStart(2, '0');
    case 'slash':
      return `${setting.month}/${day}`;
    default:
      return day;
  }
}

function writeDay(
  r: MatrixRow,
  day: number,
  part: string,
  mark: string | undefined,
  style: SheetStyle,
  random: Random,
  truth: TruthRecord,
): Written {
  const at = r.days.get(day);
  if (at === undefined)
    return style.messy && part === '' && random.chance(0.002)
      ? { cell: random.pick(['X', '?', 'Z']), problem: 'unreadable-level' }
      : {};
  const sign = mark ?? random.pick(MARKS);
  truth.contacts ??= [];
  const contact = (level: string | undefined): void => {
    truth.contacts?.push(level === undefined ? { day } : { day, level });
  };
  const plan = (): void => {
    (truth.planned ??= []).push(day);
  };
  if (part === '计划') {
    if (!at.planned) return {};
    plan();
    return { cell: style.messy ? random.pick([sign, '√']) : sign };
  }
  const tick = style.messy && random.chance(0.04);
  if (at.done) contact(tick ? undefined : at.level);
  const level =
    at.level === undefined
      ? ''
      : tick
        ? '√'
        : at.several === undefined
          ? writeLevel(at.level, random, style.messy)
          : `${at.several}${random.pick(['→', '/', '->'])}${at.level}`;
  if (part === '实际') return at.done ? { cell: level } : {};
  if (at.planned) plan();
  if (!at.planned) return { cell: level };
  if (!at.done) return { cell: sign };
  return {
    cell: random.pick([
      sign + level,
      level + sign,
      style.messy ? `${level}(${sign})` : level + sign,
      style.messy ? `${sign}\n${level}` : sign + level,
    ]),
  };
}
