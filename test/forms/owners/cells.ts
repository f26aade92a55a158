import { dateOf, dayOf, serialOfDay, type IsoDate } from '../../../src/calendar';
import type { Cell, Scalar } from '../../../src/sheet';
import { either, type Chance } from './chance';

/** What a row's owner, car and day are, so that its cells agree with each other. */
export interface Line {
  readonly chance: Chance;
  readonly row: number;
  readonly day: IsoDate;
  readonly delivery: IsoDate;
  /** A day that the sheet may write without its year: after a delivery, or in the year of its title. */
  readonly yearless: (day: IsoDate) => boolean;
  /** How the sheet writes days: serial numbers, or text of one sort. */
  readonly days: 'serial' | 'iso' | 'dots' | 'slash' | 'words';
}

/** A cell and what it should be read as; nothing where the cell says nothing, a problem where it cannot be read. */
export interface Filled {
  readonly cell?: Scalar | Cell;
  readonly value?: unknown;
  readonly problem?: string;
}

/** One column: what may head it, what stands in it, and the field that it is (none where the contract gives none). */
export interface Column {
  readonly field?: string;
  readonly heads: readonly string[];
  readonly group?: readonly string[];
  readonly fill: (line: Line, head: string) => Filled;
  /** So often the column is left out. */
  readonly rare?: number;
}

const FAMILY = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建华文晓雨欣';
export const PLATES = '京沪粤苏浙鲁皖晋陕川渝鄂湘黑甘';
export const MODELS = either('朗逸|途观L|卡罗拉|轩逸|博越|CX-5|ID.4 CROZZ|帝豪|天籁|汉兰达');
export const FIRMS = either('人保|平安|太平洋|国寿财险|阳光|中华联合|大地');

export function nameOf(chance: Chance): string {
  const family = chance.pick([...FAMILY]);
  if (chance.hit(0.12)) return `${family}${chance.pick(['先生', '女士', '小姐'])}`;
  return family + chance.pick([...GIVEN]) + (chance.hit(0.6) ? chance.pick([...GIVEN]) : '');
}

export function dayCell(line: Line, day: IsoDate): Scalar | Cell {
  const [y = '', m = '', d = ''] = day.split('-');
  const short = (text: string): string => String(Number(text));
  switch (line.days) {
    case 'serial':
      return { value: serialOfDay(day, false), format: 'yyyy/m/d' };
    case 'iso':
      return line.chance.hit(0.2) ? `${day} 00:00:00` : day;
    case 'dots':
      return `${y}.${short(m)}.${short(d)}`;
    case 'slash':
      return `${y}/${m}/${d}`;
    case 'words':
      return `${y}年${short(m)}月${short(d)}日`;
  }
}

export function later(day: IsoDate, days: number): IsoDate {
  return dateOf(dayOf(day) + days);
}

export const nothing: Filled = {};

/** Days at a distance from the row's own, or from the delivery. */
export function date(
  field: string | undefined,
  heads: string,
  from: number,
  to: number,
  of: 'day' | 'delivery' = 'day',
  empty = 0.15,
): Column {
  return {
    ...(field === undefined ? {} : { field }),
    heads: either(heads),
    fill: (line) => {
      if (line.chance.hit(empty)) return nothing;
      const day = later(line[of], line.chance.int(from, to));
      return { cell: dayCell(line, day), value: day };
    },
  };
}

export function words(
  field: string | undefined,
  heads: string,
  pairs: readonly (readonly [string, unknown])[],
  empty = 0.05,
): Column {
  return {
    ...(field === undefined ? {} : { field }),
    heads: either(heads),
    fill: ({ chance }) => {
      if (chance.hit(empty)) return nothing;
      const [cell, value] = chance.pick(pairs);
      return { cell, value };
    },
  };
}

export function same(words: string): (readonly [string, string])[] {
  return either(words).map((word) => [word, word] as const);
}

export function people(field: string | undefined, heads: string, names: string, empty = 0): Column {
  return words(field, heads, same(names), empty);
}
