import type { Column, FieldName, RecordFields } from '../forms/types';
import { isDitto, parseSerial } from '../forms/values';
import { serialOfDay } from '../calendar';
import { cellAt, columnNumber, type Scalar } from '../sheet';
import { isBare, mergeAt, refusalOf, type Refusal } from '../places';
import { dateLike, fractionOf, timeLike } from './dates';
import { entryFor, type Entry } from './field-words';
import { columnsFor, samplesIn, type Line, type Sample } from './contacts/manner';
import { holdsTicks, lastWord, says, tickOf, wordsOf } from './ticks';

/** A cell of a line with what goes into it and the fields that it then says. */
export interface LineCell extends Entry {
  readonly row: number;
  readonly column: number;
  readonly fields: readonly FieldName[];
}

export interface LineCells {
  readonly cells: readonly LineCell[];
  /** Fields that have a column here but cannot be written. */
  readonly refused: readonly { readonly field: FieldName; readonly why: Refusal | 'no-word' }[];
}

type Value = NonNullable<RecordFields[FieldName]>;

/**
 * Where the given fields go in a line and in what words. Fields without a column are left out; cells that hold something stay as they
 * are, and are refused where they say something else. A cell under a merge that says the same already is as good as written.
 */
export function lineCells(line: Line, fields: RecordFields): LineCells {
  const cells: LineCell[] = [];
  const refused: { field: FieldName; why: Refusal | 'no-word' }[] = [];
  const done = new Set<FieldName>();
  for (const [field, value] of Object.entries(fields) as [FieldName, Value | undefined][]) {
    if (value === undefined || done.has(field) || field === 'serial') continue;
    const columns = ofTheKind(columnsFor(line.form, field), field, fields.contactKind);
    const [first] = columns;
    if (first === undefined) continue;
    const both = together(line, fields, field, first);
    for (const other of both?.fields ?? [field]) done.add(other);
    const found = both ?? placed(line, columns, field, value);
    if (found === undefined) continue;
    if ('why' in found) {
      refused.push({ field, why: found.why });
      continue;
    }
    const column = columnNumber(found.at.column);
    if (!isBare(line.sheet, line.row, column)) {
      const own = cellAt(line.sheet, line.row, column);
      if (!saysAlready(line, line.row, column, field, found.value))
        refused.push({ field, why: own?.formula !== undefined ? 'formula' : own?.error ? 'unreadable' : 'occupied' });
      continue;
    }
    const merged = mergeAt(line.sheet, line.row, column);
    if (merged !== undefined && merged.top < line.row && saysAlready(line, merged.top, merged.left, field, found.value))
      continue;
    const why = refusalOf(line.sheet, line.row, column, found.value);
    if (why !== undefined) {
      refused.push({ field, why });
      continue;
    }
    const { value: after, format } = found;
    cells.push({ row: line.row, column, value: after, format, fields: both?.fields ?? [field] });
  }
  return { cells, refused };
}

/** Of two columns of which each row fills one, 来电时间 is the one of calls. */
function ofTheKind(columns: readonly Column[], field: FieldName, kind: RecordFields['contactKind']): readonly Column[] {
  if (columns.length < 2 || kind === undefined || (field !== 'arriveTime' && field !== 'date')) return columns;
  const calls = columns.filter(({ header }) => /[来來][电電]|电话|電話|call/iu.test(header));
  if (calls.length === 0 || calls.length === columns.length) return columns;
  return kind === 'visit' ? columns.filter((column) => !calls.includes(column)) : calls;
}

function saysAlready(line: Line, row: number, column: number, field: FieldName, value: Scalar): boolean {
  const shown = cellAt(line.sheet, row, column)?.value ?? '';
  return shown === value || says(field, wordsOf(shown), wordsOf(value));
}

type Placed = Entry & { readonly at: Column };

/** The column and content of one field. */
function placed(
  line: Line,
  columns: readonly Column[],
  field: FieldName,
  value: Value,
): Placed | { why: 'no-word' } | undefined {
  const [first] = columns;
  if (first === undefined) return undefined;
  if (columns.length > 1) {
    const at = columns.find(({ header }) => says(field, lastWord(header), value));
    return at === undefined ? { why: 'no-word' } : { at, value: tickOf(line, columns) };
  }
  if (field === 'callTime' || field === 'visitTime') return { at: first, ...entryFor(line, first, field, value) };
  if (holdsTicks(line, first) === true) {
    if (value === false) {
      const no = samplesIn(line, first).find(
        ({ cell }) => cell.value === false || /^[×✗否]$/u.test(wordsOf(cell.value)),
      );
      return no === undefined ? undefined : { at: first, value: no.cell.value };
    }
    if (value === true || says(field, lastWord(first.header), value))
      return { at: first, value: tickOf(line, columns) };
  }
  return { at: first, ...entryFor(line, first, field, value) };
}

/** Two fields that one cell holds: day and time, arrival and departure, the level before and after. */
function together(
  line: Line,
  fields: RecordFields,
  field: FieldName,
  column: Column,
): (Placed & { fields: readonly FieldName[] }) | undefined {
  for (const [a, b] of PAIRS) {
    if (field !== a && field !== b) continue;
    const [first, second] = [fields[a], fields[b]];
    const here = columnsFor(line.form, a).some((one) => one.column === column.column);
    const there = columnsFor(line.form, b).some((one) => one.column === column.column);
    if (
      !here ||
      !there ||
      columnsFor(line.form, a).length > 1 ||
      typeof first !== 'string' ||
      typeof second !== 'string'
    )
      continue;
    const samples = samplesIn(line, column);
    const sample = samples[0]?.cell;
    const at = { at: column, fields: [a, b] as const };
    if (a === 'customerName') return { ...at, value: namedAndNumbered(samples, first, second) };
    if (a === 'date') {
      if (typeof sample?.value === 'number') {
        const value = serialOfDay(first, line.book.date1904) + fractionOf(second);
        return { ...at, value, format: sample.format };
      }
      const [day = '', time = ''] = String(sample?.value ?? '').split(/\s+/u);
      return { ...at, value: `${dateLike(day, first) ?? first} ${timeLike(time, second)}` };
    }
    const sign = /^[^-→~～—–至]*?(\s*(?:-+>|→|-|~|～|—|–|至)\s*)/u.exec(wordsOf(sample?.value ?? ''))?.[1];
    if (a === 'arriveTime')
      return {
        ...at,
        value: `${timeLike(wordsOf(sample?.value ?? ''), first)}${sign ?? '-'}${timeLike(wordsOf(sample?.value ?? ''), second)}`,
      };
    return { ...at, value: `${first}${sign ?? '→'}${second}` };
  }
  return undefined;
}

/** Name and number as the lines around put them into one cell: what stands between and behind them stays. */
function namedAndNumbered(samples: readonly Sample[], name: string, phone: string): string {
  for (const { cell, record } of samples) {
    const own = record.fields.customerName ?? '';
    const words = wordsOf(cell.value);
    const parts = own === '' || !words.startsWith(own) ? null : /^(\D*)[\d\s-]+(\D*)$/u.exec(words.slice(own.length));
    if (parts) return `${name}${parts[1] ?? ' '}${phone}${parts[2] ?? ''}`;
  }
  return `${name} ${phone}`;
}

const PAIRS = [
  ['customerName', 'phone'],
  ['date', 'arriveTime'],
  ['arriveTime', 'leaveTime'],
  ['levelBefore', 'levelAfter'],
] as const;

/** The line's own number: the one after the line above; nothing where the form numbers itself or not at all. */
export function serialCell(line: Line): LineCell | undefined {
  const [column] = columnsFor(line.form, 'serial');
  if (column === undefined) return undefined;
  const at = columnNumber(column.column);
  const own = cellAt(line.sheet, line.row, at);
  if (own?.formula !== undefined || !isBare(line.sheet, line.row, at)) return undefined;
  const above = [...line.form.records].filter(({ row }) => row < line.row).sort((a, b) => b.row - a.row)[0];
  if (above === undefined)
    return line.form.records.length === 0 ? { row: line.row, column: at, value: 1, fields: ['serial'] } : undefined;
  const cell = cellAt(line.sheet, above.row, at);
  const serial = cell === undefined || cell.formula !== undefined ? undefined : parseSerial(cell.value);
  if (serial === undefined || isDitto(wordsOf(cell?.value ?? '')) || !/^\d+$/u.test(wordsOf(cell?.value ?? '')))
    return undefined;
  const value =
    typeof cell?.value === 'number' ? serial + 1 : String(serial + 1).padStart(String(cell?.value).length, '0');
  return { row: line.row, column: at, value, fields: ['serial'] };
}
