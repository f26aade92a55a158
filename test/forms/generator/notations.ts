import { civilOf, dayNumber, serialOfDay } from '../../../src/calendar';
import type { Cell, Scalar } from '../../../src/sheet';
import { landlineParts, mobile } from '../../../src/workshop/store';
import type { Random } from '../../../src/workshop/store';

/** What a cell holds and what the contract says of it. */
export interface Written {
  readonly cell?: Scalar | Cell;
  readonly fields?: Record<string, string | number | boolean>;
  readonly problem?: string;
}

/** Ways in which one sheet writes its dates; a sheet mostly keeps to one or two. */
export const DATE_STYLES = [
  'serial',
  'serial-bare',
  'iso',
  'slash',
  'dot',
  'chinese',
  'md-slash',
  'md-dot',
  'md-chinese',
  'md-hao',
  'compact',
  'short-year',
  'weekday',
  'full-width',
  'hanzi',
] as const;
export type DateStyle = (typeof DATE_STYLES)[number];
/** Styles that write the year. */
export const FULL_STYLES: readonly DateStyle[] = [
  'serial',
  'serial-bare',
  'iso',
  'slash',
  'dot',
  'chinese',
  'compact',
  'weekday',
  'full-width',
  'hanzi',
];

const HAN = '〇一二三四五六七八九';
const spell = (n: number): string =>
  n < 10 ? HAN.charAt(n) : `${n < 20 ? '' : HAN.charAt(Math.floor(n / 10))}十${n % 10 === 0 ? '' : HAN.charAt(n % 10)}`;
const full = (text: string): string =>
  [...text].map((c) => (c >= '0' && c <= '9' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');

export function writeDate(iso: string, style: DateStyle, random: Random, date1904: boolean): Scalar | Cell {
  const { year, month, day } = civilOf(iso);
  const two = (n: number): string => String(n).padStart(2, '0');
  switch (style) {
    case 'serial':
      return {
        value: serialOfDay(iso, date1904),
        format: random.pick(['yyyy/m/d', 'm"月"d"日"', 'yyyy"年"m"月"d"日"', 'mm-dd-yy', 'm/d']),
      };
    case 'serial-bare':
      return serialOfDay(iso, date1904);
    case 'iso':
      return iso;
    case 'slash':
      return `${year}/${month}/${day}`;
    case 'dot':
      return `${year}.${month}.${day}`;
    case 'chinese':
      return `${year}年${month}月${day}日`;
    case 'md-slash':
      return `${month}/${day}`;
    case 'md-dot':
      return `${month}.${day}`;
    case 'md-chinese':
      return `${month}月${day}日`;
    case 'md-hao':
      return `${month}月${day}号`;
    case 'compact':
      return random.chance(0.5) ? Number(`${year}${two(month)}${two(day)}`) : `${year}${two(month)}${two(day)}`;
    case 'short-year':
      return `'${two(year % 100)}/${month}/${day}`;
    case 'weekday':
      return `${year}年${month}月${day}日（周${'四五六日一二三'.charAt(((dayNumber(year, month, day) % 7) + 7) % 7)}）`;
    case 'full-width':
      return full(`${year}年${month}月${day}日`);
    case 'hanzi':
      return `${[...String(year)].map((d) => HAN.charAt(Number(d))).join('')}年${spell(month)}月${spell(day)}日`;
  }
}

export const TIME_STYLES = ['text', 'text', 'fraction', 'full-width', 'dot', 'chinese', 'period', 'pm'] as const;
export type TimeStyle = (typeof TIME_STYLES)[number];

export function writeTime(time: string, style: TimeStyle): Scalar | Cell {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const mm = String(minute).padStart(2, '0');
  const half = hour > 12 ? hour - 12 : hour;
  switch (style) {
    case 'text':
      return `${hour}:${mm}`;
    case 'fraction':
      return { value: (hour * 60 + minute) / 1440, format: 'h:mm' };
    case 'full-width':
      return `${hour}：${mm}`;
    case 'dot':
      return `${hour}.${mm}`;
    case 'chinese':
      return `${hour}点${mm}分`;
    case 'period':
      return hour === 12 ? `中午12:${mm}` : `${hour < 12 ? '上午' : '下午'}${half}:${mm}`;
    case 'pm':
      return `${half}:${mm} ${hour < 12 ? 'AM' : 'PM'}`;
  }
}

export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A phone cell: mostly a plain number, sometimes every mess that the domain document lists. */
export function writePhone(random: Random, messy: boolean, asNumber: boolean): Written {
  const number = mobile(random);
  const plain = { cell: asNumber ? Number(number) : number, fields: { phone: number } };
  if (!messy || random.chance(0.6)) return plain;
  const groups = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  const second = mobile(random);
  const { area, number: local } = landlineParts(random);
  const broken = (cell: Scalar): Written => ({ cell, problem: 'unreadable-phone' });
  switch (random.int(0, 13)) {
    case 0:
      return { ...plain, cell: groups.join(' ') };
    case 1:
      return { ...plain, cell: groups.join('-') };
    case 2:
      return { ...plain, cell: `+86${random.pick(['', ' ', '-'])}${number}` };
    case 3:
      return { ...plain, cell: full(number) };
    case 4:
      return { ...plain, cell: `${number}（微信同号）` };
    case 5:
      return { cell: `${area}-${local}`, fields: { phone: `${area}-${local}` } };
    case 6:
      return {
        cell: random.pick([`${area}${local}`, `(${area})${local}`, `（${area}）${local}`]),
        fields: { phone: `${area}-${local}` },
      };
    case 7:
    case 8:
      return {
        cell: `${number}${random.pick(['/', '、', ' / ', '\n', '；'])}${second}`,
        fields: { phone: number, phone2: second },
      };
    case 9:
      return broken(`${groups[0]}****${groups[2]}`);
    case 10:
      return broken(number.slice(0, random.int(5, 10)));
    case 11:
      return broken(`${number[0]}.${number.slice(1, 3)}E+10`);
    case 12:
      return { cell: random.pick(['无', '未留', '/', '不详', '-', '拒留']) };
    default:
      return { cell: Number(number), fields: plain.fields };
  }
}

/** A level as one sheet may write it. */
export function writeLevel(code: string, random: Random, messy: boolean): string {
  if (!messy || random.chance(0.5)) return code;
  return random.pick([
    `${code}级`,
    code.toLowerCase(),
    String.fromCharCode(code.charCodeAt(0) + 0xfee0) + code.slice(1),
    `${code} 级`,
    `${code}类`,
    ` ${code} `,
  ]);
}
