import type { Form } from '../forms';
import { cellText, normaliseText, toSimplified } from '../forms/values';
import type { Cell, SheetSnapshot } from '../sheet';
import type { FormTitle } from './title';

/** A row in or under a form that says how many of something there are. */
export interface FootLine {
  readonly row: number;
  /**
   * `open-customers`: 本日止意向客户数; `lines`: how many lines the form has; `to-date`: lines of the month up to the form's day (本月访问累计);
   * `sum`: a figure in parts and their sum (促进成交, 本日止保有客户数); `total`: a total row under the columns.
   */
  readonly kind: 'open-customers' | 'lines' | 'to-date' | 'sum' | 'total';
  readonly label: string;
  /** 小计: only the lines since the total row before it. */
  readonly part: boolean;
  /** H级小计: of that level. */
  readonly level?: string;
  readonly numbers: readonly FootNumber[];
}

export interface FootNumber {
  readonly column: number;
  readonly value: number;
  /** The level named before the number. */
  readonly level?: string;
  /** 合计 stands before the number. */
  readonly total?: boolean;
}

const OPEN_CUSTOMERS = /^本日止(?:意向|有望)(?:客户|顾客)/u;
const WHEN = '(?:本日|今日|当日|本月|当月|本页|全月)(?:止)?';
const WHO = '(?:来店|来电|接待|访问|拜访|登记|留档|建档|建卡|客户|顾客|战败|失控)';
const LINES = new RegExp(
  `^(?:${WHEN}${WHO}*|${WHO}+)(?:客户|顾客)?(?:数|人数|批次|批数|组数|台数|次数)?(?:合计|总计|共计|总数|小计)$`,
  'u',
);
const TO_DATE = /^本月(?:止)?(?:访问|拜访|接触|接待|联系)(?:客户|顾客)?(?:数|人数|批次|台数|次数)?累计(?:数)?$/u;
const SUM = /^(?:促进成交|(?:本日止)?保有(?:客户|顾客))(?:数|台数)?$/u;
/** Counts more than this form shows, in a way that is not known. */
const ACCUMULATED = /累计/u;
const TOTAL =
  /^(?:([A-Z]\d?)(?:级|类)?(?:客户)?)?(合计|小计|总计|共计|合共|总数|subtotal|total|grandtotal)(?:[(（].*[)）]|人数|数)?[:：]?$/iu;
const LEVEL = /^([A-Z]\d?)(?:级|类)?[:：]?$/u;
const NUMBER = /^(?:共|计|共计)?(\d{1,6})(?:\.0+)?(?:人|位|批|组|台|个|名|条|次|户|行)?$/u;
const FOOT_ROWS = 12;
/** Their numbers stand under the table's own columns. */
const IN_TABLE: ReadonlySet<FootLine['kind']> = new Set(['total', 'lines']);

/** Total rows inside the form and the rows under it, up to the next form. */
export function footLines(form: Form, sheet: SheetSnapshot, title: FormTitle): FootLine[] {
  const bottom = Number(/(\d+)$/u.exec(form.range)?.[1] ?? 0);
  const rows = form.skipped.filter(({ why }) => why === 'total').map(({ row }) => row);
  let blank = 0;
  for (let row = bottom + 1; row <= title.bottom && blank < FOOT_ROWS; row += 1) {
    if (rows.includes(row)) continue;
    if (sheet.rows[row]?.some((cell) => cellText(cell).trim() !== '')) rows.push(row);
    else blank += 1;
  }
  return rows.sort((a, b) => a - b).flatMap((row) => readLine(row, sheet, title));
}

/** The figures of a row: several may stand side by side, each behind its own words. */
function readLine(row: number, sheet: SheetSnapshot, title: FormTitle): FootLine[] {
  const line = sheet.rows[row];
  if (!line) return [];
  const found: FootLine[] = [];
  let open: Reading | undefined;
  for (let column = title.left; column < line.length; column += 1) {
    const cell = line[column];
    const text = toSimplified(normaliseText(cellText(cell)).replace(/\s+/gu, ''));
    // A foot may be longer than its table; after a blank something else may stand beside it.
    if (column > title.right && (text === '' || open === undefined || IN_TABLE.has(open.kind))) break;
    if (text === '' || cell?.error) continue;
    const label = readLabel(text, open !== undefined);
    if (label !== undefined) {
      found.push(...finished(row, open));
      open = { ...label, label: text.replace(/[:：].*$/u, ''), before: '', numbers: [], closed: false };
      if (label.value !== undefined) open.numbers.push({ column, value: label.value });
      continue;
    }
    const value = numberOf(cell, text);
    if (open === undefined) {
      // Pre-printed numbers may stand before the words.
      if (/^\d{1,3}$/u.test(text)) continue;
      return [];
    }
    if (value === undefined) {
      open.before = text;
      // What comes now is not this figure's any more, nor known by its words.
      if (ACCUMULATED.test(text) || open.kind === 'lines' || open.kind === 'to-date') open.closed = true;
      continue;
    }
    if (open.closed) continue;
    const code = LEVEL.exec(open.before)?.[1];
    open.numbers.push({ column, value, level: code, total: /^(?:合计|总计|小计)[:：]?$/u.test(open.before) });
    open.before = '';
    if (open.kind === 'to-date') open.closed = true;
  }
  return [...found, ...finished(row, open)];
}

interface Reading extends Label {
  readonly label: string;
  readonly numbers: FootNumber[];
  before: string;
  closed: boolean;
}

interface Label {
  readonly kind: FootLine['kind'];
  readonly level?: string;
  readonly part: boolean;
  readonly value?: number;
}

function finished(row: number, open: Reading | undefined): FootLine[] {
  if (open === undefined || open.numbers.length === 0) return [];
  const { label, level, part, numbers } = open;
  // Words between the numbers of a total row name what each of them counts: not the columns above.
  if (open.kind === 'total' && numbers.some((number) => number.level !== undefined || number.total === true)) return [];
  // 本日合计 with a number in several columns counts each of them.
  const kind = open.kind === 'lines' && numbers.length > 1 ? 'total' : open.kind;
  return [{ row, kind, label, level, part, numbers }];
}

/** @param further a figure stands before it in the row: a plain 合计 there is a part of that one. */
function readLabel(text: string, further: boolean): Label | undefined {
  const inside = /^(.*?)[:：](\d{1,6})(?:人|位|批|组|台|个|名|条|次)?$/u.exec(text);
  const words = (inside?.[1] ?? text).replace(/[:：]$/u, '');
  const value = inside?.[2] === undefined ? undefined : Number(inside[2]);
  if (OPEN_CUSTOMERS.test(words)) return { kind: 'open-customers', part: false, value };
  if (SUM.test(words)) return { kind: 'sum', part: false, value };
  if (TO_DATE.test(words)) return { kind: 'to-date', part: false, value };
  if (LINES.test(words) && !ACCUMULATED.test(words)) return { kind: 'lines', part: false, value };
  const total = TOTAL.exec(words);
  const level = total?.[1]?.toUpperCase();
  // Subtotals of the levels may stand side by side.
  if (!total || (further && level === undefined)) return undefined;
  return { kind: 'total', level, part: /小计|subtotal/iu.test(total[2] ?? ''), value };
}

function numberOf(cell: Cell | undefined, text: string): number | undefined {
  if (typeof cell?.value === 'number') return cell.value;
  const match = NUMBER.exec(text);
  return match === null ? undefined : Number(match[1]);
}
