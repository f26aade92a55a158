import type { Column, FieldName, FormKind, RecordFields } from '../forms/types';
import { parsePhones } from '../forms/values';
import { formatKind, serialOfDay, type IsoDate } from '../calendar';
import { cellAt, columnNumber, type Scalar } from '../sheet';
import { listAt } from '../places';
import { dateLike, fractionOf, timeLike } from './dates';
import { mostCommon, samplesIn, type Line } from './contacts/manner';
import { says, wordsOf } from './ticks';

/** What is put into a cell, and the number format that it needs where the cell has another. */
export interface Entry {
  readonly value: Scalar;
  readonly format?: string;
}

/** Words for values that have none of their own on the sheet yet (domain §2, §4, §6). */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contactKind: { visit: '来店', call: '来电', online: '网络' },
  purpose: { prospecting: '开拓', promotion: '促进', paperwork: '手续', 'after-sales': '售后回访' },
  carriedFrom: { 'last-month': '上月留存', 'this-month': '本月新生' },
  lossKind: { lost: '战败', frozen: '冷冻', 'out-of-control': '失控' },
  gender: { male: '男', female: '女' },
  firstVisit: { true: '是', false: '否' },
  testDrive: { true: '是', false: '否' },
  closing: { deposit: '订金', 'full-payment': '全款' },
  result: {
    reached: '成功回访',
    'no-answer': '无人接听',
    refused: '拒访',
    'wrong-number': '空号',
    'switched-off': '关机',
    unreachable: '无法接通',
    done: '已保养',
  },
  satisfaction: {
    'very-satisfied': '非常满意',
    satisfied: '满意',
    neutral: '一般',
    dissatisfied: '不满意',
    'no-opinion': '不表态',
  },
  answer: { coming: '肯定来', unsure: '不确定', 'not-coming': '肯定不来' },
  attended: { true: '√' },
  dealt: { true: '√' },
};

/** What 状态 means depends on whose it is: a renewal's or a complaint's (owners-and-events, status of ledgers and complaints). */
const STATUS_WORDS: Readonly<Partial<Record<FormKind, Readonly<Record<string, string>>>>> = {
  'renewal-ledger': {
    new: '未跟进',
    following: '跟进中',
    quoted: '已报价',
    appointed: '已预约',
    won: '已出单',
    lost: '已战败',
    deferred: '延期',
  },
  'complaint-register': {
    open: '待处理',
    'in-progress': '处理中',
    'waiting-callback': '已处理待回访',
    closed: '已关闭',
  },
};

/** The words for a value that the sheet does not hold yet. */
export function plainWords(form: FormKind, field: FieldName, value: string): string | undefined {
  return (field === 'status' ? STATUS_WORDS[form] : WORDS[field])?.[value];
}

const DATES: ReadonlySet<FieldName> = new Set([
  'date',
  'firstContactDate',
  'appointment',
  'deliveryDate',
  'handledDate',
  'closedDate',
]);
const TIMES: ReadonlySet<FieldName> = new Set(['arriveTime', 'leaveTime', 'callTime', 'visitTime']);
const LEVELS: ReadonlySet<FieldName> = new Set(['level', 'followUpLevel', 'levelBefore', 'levelAfter']);

/** A field's value as the lines around write it into this column. */
export function entryFor(
  line: Line,
  column: Column,
  field: FieldName,
  value: NonNullable<RecordFields[FieldName]>,
): Entry {
  const entry = wordsFor(line, column, field, value);
  const allowed = listAt(line.sheet, line.row, columnNumber(column.column));
  if (allowed === undefined || allowed.includes(String(entry.value))) return entry;
  const listed = allowed.find((item) => says(field, item, value));
  return listed === undefined ? entry : { value: listed };
}

function wordsFor(line: Line, column: Column, field: FieldName, value: NonNullable<RecordFields[FieldName]>): Entry {
  if (DATES.has(field) && /^\d{4}-\d\d-\d\d$/u.test(String(value)))
    return dateEntry(line, column, field, String(value));
  if (TIMES.has(field)) return timeEntry(line, column, String(value));
  if (LEVELS.has(field)) return { value: levelWords(line, column, String(value)) };
  if (field === 'phone' || field === 'phone2') return { value: phoneEntry(line, column, String(value)) };
  if (field === 'source') return { value: sourceEntry(line, column, String(value)) };
  const known = field === 'status' ? STATUS_WORDS[line.form.form] : WORDS[field];
  if (known === undefined) return { value: typeof value === 'boolean' ? (value ? '是' : '否') : value };
  const samples = samplesIn(line, column);
  const same = mostCommon(samples.flatMap(({ cell, record }) => (record.fields[field] === value ? [cell.value] : [])));
  return { value: same ?? known[String(value)] ?? String(value) };
}

/** A date as the nearest line above writes it: a serial number in its format, or words of the same shape. */
export function dateEntry(line: Line, column: Column, field: FieldName, date: IsoDate): Entry {
  const serial = serialOfDay(date, line.book.date1904);
  for (const { cell } of samplesIn(line, column)) {
    if (typeof cell.value === 'number' && cell.value > 366) return withFormat(line, column, serial, cell.format);
    if (typeof cell.value !== 'string') continue;
    const words = dateLike(cell.value, date);
    if (words === undefined) continue;
    // 初洽日期 of another year than the sheet's would be read as this year's.
    const own = line.form.month?.slice(0, 4);
    if (field === 'firstContactDate' && own !== undefined && !date.startsWith(own) && !/^\d{4}/u.test(words))
      return { value: date };
    return { value: words };
  }
  return withFormat(line, column, serial, 'yyyy/m/d');
}

/** A date as a number, with the format that shows it as one where the cell has none. */
export function withFormat(
  line: Line,
  column: Pick<Column, 'column'>,
  value: number,
  format: string | undefined,
): Entry {
  const own = cellAt(line.sheet, line.row, columnNumber(column.column))?.format;
  const shows = formatKind(own);
  if (shows === 'date' || shows === 'both' || format === undefined) return { value };
  return own === format ? { value } : { value, format };
}

function timeEntry(line: Line, column: Column, time: string): Entry {
  for (const { cell } of samplesIn(line, column)) {
    if (typeof cell.value === 'number' && cell.value < 1) {
      const own = cellAt(line.sheet, line.row, columnNumber(column.column))?.format;
      const value = fractionOf(time);
      return own === cell.format || cell.format === undefined ? { value } : { value, format: cell.format };
    }
    if (typeof cell.value === 'string' && /\d/u.test(cell.value)) return { value: timeLike(cell.value, time) };
  }
  return { value: timeLike('09:00', time) };
}

/** A level as the column writes most of its own. */
function levelWords(line: Line, column: Column, level: string): string {
  return levelLike(
    samplesIn(line, column).map(({ cell }) => wordsOf(cell.value)),
    level,
  );
}

/** `H级` or `H級` where most of the words beside it are written so. */
export function levelLike(words: readonly string[], level: string): string {
  const graded = words.filter((word) => /^[A-Z]\d?[级級]$/u.test(word));
  return graded.length * 2 > words.length ? level + (graded[0]?.slice(-1) ?? '') : level;
}

function phoneEntry(line: Line, column: Column, phone: string): Scalar {
  if (!/^\d{11}$/u.test(phone)) return phone;
  const samples = samplesIn(line, column).filter(({ cell }) => parsePhones(cell).phone !== undefined);
  const numbers = samples.filter(({ cell }) => typeof cell.value === 'number').length;
  return numbers * 2 > samples.length ? Number(phone) : phone;
}

/** A source as the sheet codes it: what other lines write for the same one, else the code of its legend where the lines hold codes. */
function sourceEntry(line: Line, column: Column, source: string): Scalar {
  const legend = line.form.legend?.sources ?? {};
  const code = Object.keys(legend).find((key) => key.toUpperCase() === source.trim().toUpperCase());
  const label = code === undefined ? source.trim() : (legend[code] ?? source);
  const samples = samplesIn(line, column);
  const same = mostCommon(samples.flatMap(({ cell, record }) => (record.fields.source === label ? [cell.value] : [])));
  if (same !== undefined) return same;
  const coded = Object.entries(legend).find(([, words]) => says('source', words, label))?.[0];
  if (coded === undefined) return source.trim();
  const labelled = samples.filter(({ cell, record }) => wordsOf(cell.value) === record.fields.source).length;
  if (labelled * 2 > samples.length) return label;
  const numbers = samples.some(({ cell }) => typeof cell.value === 'number') || samples.length === 0;
  return numbers && /^\d+$/u.test(coded) ? Number(coded) : coded;
}
