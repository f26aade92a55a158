import type { Column, FieldName, RecordFields } from '../../forms/types';
import { refusalOf, isBare, type Refusal } from '../../places';
import { cellAt, cellName, columnNumber } from '../../sheet';
import { text, type Text } from '../../words';
import { namesYear } from '../dates';
import { entryFor } from '../field-words';
import type { LineCell } from '../line-cells';
import { columnsFor, type Line } from '../contacts/manner';
import { cellChanges, lineOf } from '../piece';
import { flawsOf } from '../proof';
import { shownAs } from '../shown';
import { lastWord, says, tickOf } from '../ticks';
import { blockOf, type Books, type Choices, type Place, type Without } from '../types';
import { stepCells, stepsAfter, type DayWriter, type StepCell, type Told } from './step-cells';
import { dayEntry, fullDay, tellsNothing } from './step-samples';
import type { CalledRow, Outcome } from './types';

/** A row that a call is written into. */
export interface RowTarget {
  readonly place: Place;
  readonly row: CalledRow;
  /** The columns of the call; absent: the row has none. */
  readonly step?: string;
  readonly told: Told;
  /** The field that holds the call's day where the row has no columns of calls. */
  readonly dayIn?: FieldName;
  /** The call's day is told elsewhere: nothing is missing where the row has no place for it. */
  readonly undated?: boolean;
  /** The row has columns for calls, and all of them are written: the call itself has no place. */
  readonly full?: boolean;
  /** What else is said, by the row's own fields. */
  readonly fields: RecordFields;
}

/** What stands in these moves on with every call: it is written over, and the preview shows what stood there. */
const MOVING: ReadonlySet<FieldName> = new Set(['status', 'appointment', 'answer']);

/** A cell to write. */
interface Wanted {
  readonly letters: string;
  readonly value: LineCell['value'];
  readonly format?: string;
  readonly field?: FieldName;
  readonly step?: StepCell;
}

/**
 * A call in a row that stands already: its day, result and satisfaction in the columns of its step, everything else in the row's own columns.
 * Cells that hold something else are asked about, and stay until somebody says otherwise; what the row has no column for is said.
 */
export function rowCall(books: Books, target: RowTarget, choices: Choices, why: Text): Outcome {
  const { form } = target.row;
  const line = lineOf(books, form, { row: target.row.record.row, height: 1 });
  if (!line) return { without: [] };
  if (line.sheet.protected) return refuse(target, text('keeping.without.protected', { sheet: form.sheet }));
  if (form.records.filter(({ row }) => row === target.row.record.row).length > 1)
    return refuse(target, cellRefused(form.sheet, `A${String(line.row)}`, 'shared'));
  let short = false;
  const asWritten = attempt(line, target, choices, why, (own, part, letters, date) => {
    const entry = dayEntry(own, part, letters, date);
    short ||= typeof entry.value === 'string' && !namesYear(entry.value);
    return entry;
  });
  if (!short || asWritten.piece === undefined || flawsOf(books, [asWritten.piece]).length === 0) return asWritten;
  // 6/3 would be read as another year's: the whole day then.
  const whole = attempt(line, target, choices, why, (own, _part, letters, date) => fullDay(own, letters, date));
  return whole.piece !== undefined && flawsOf(books, [whole.piece]).length === 0 ? whole : asWritten;
}

function attempt(line: Line, target: RowTarget, choices: Choices, why: Text, day: DayWriter): Outcome {
  const { place, row, step } = target;
  const { sheet } = line;
  const without: Without[] = [];
  const told: Partial<Told> = target.full ? {} : target.told;
  if (target.full) without.push({ place, why: text('keeping.without.calls-full', { sheet: sheet.name }) });
  const inStep = step === undefined ? { cells: [], rest: told } : stepCells(line, row, step, target.told, day);
  const { date: restDate, ...rest } = inStep.rest;
  const wanted: Wanted[] = [];
  for (const cell of inStep.cells) {
    if (cell.entry === undefined)
      without.push({ place, why: cellRefused(sheet.name, cell.letters + String(line.row), 'no-word') });
    else if (!saysStep(row, step ?? '', cell)) wanted.push({ letters: cell.letters, ...cell.entry, step: cell });
  }
  const fields: RecordFields = { ...target.fields, ...rest };
  if (restDate !== undefined && target.dayIn !== undefined) Object.assign(fields, { [target.dayIn]: restDate });
  for (const [field, value] of Object.entries(fields) as [FieldName, RecordFields[FieldName]][]) {
    if (value === undefined || row.record.fields[field] === value) continue;
    const [column, ...others] = columnsFor(row.form, field);
    if (column === undefined) {
      without.push({ place, why: noColumn(sheet.name, field) });
      continue;
    }
    if (others.length > 0) {
      const ticks = ticked(line, [column, ...others], field, value);
      if (ticks.length === 0)
        without.push({ place, why: cellRefused(sheet.name, column.column + String(line.row), 'no-word') });
      wanted.push(...ticks);
      continue;
    }
    wanted.push({ letters: column.column, ...entryFor(line, column, field, value), field });
  }
  if (restDate !== undefined && target.dayIn === undefined && !target.undated)
    without.push({ place, why: noColumn(sheet.name, 'date') });

  const clashes = wanted.filter((one) => holdsOther(line, one));
  const choice = choices['other-value'];
  if (clashes.length > 0 && choice === undefined) return { question: otherValue(line, clashes), without };
  const kept: Wanted[] = [];
  for (const one of wanted) {
    const cell = one.letters + String(line.row);
    const refusal: Refusal | 'left' | undefined =
      clashes.includes(one) && choice !== 1 ? 'left' : refusalOf(sheet, line.row, columnNumber(one.letters), one.value);
    if (refusal === undefined) kept.push(one);
    else without.push({ place, why: cellRefused(sheet.name, cell, refusal) });
  }
  // A result without its day would be a call of no day.
  const dayLost = inStep.cells.some(({ tells, letters }) => tells.date !== undefined && lost(letters, wanted, kept));
  const cells = dayLost ? [] : kept.sort((a, b) => columnNumber(a.letters) - columnNumber(b.letters));
  if (cells.length === 0) return { without };
  const lineCells = cells.map(({ letters, value, format, field }): LineCell => ({
    row: line.row,
    column: columnNumber(letters),
    value,
    format,
    fields: field === undefined ? [] : [field],
  }));
  const written = Object.fromEntries(
    cells.flatMap(({ field }) => (field === undefined ? [] : [[field, fields[field]]])),
  );
  const steps = cells.flatMap((one) => one.step ?? []);
  return {
    piece: {
      place,
      sheet: sheet.name,
      row: line.row,
      ...cellChanges(line, place, lineCells, why),
      expects: [
        {
          sheet: sheet.name,
          block: blockOf(row.form),
          row: line.row,
          fields: written,
          ...(steps.length > 0 ? { steps: stepsAfter(row, step ?? '', steps) } : {}),
        },
      ],
      cellOf: Object.fromEntries(
        cells.flatMap(({ field, letters }) => (field === undefined ? [] : [[field, letters + String(line.row)]])),
      ),
    },
    without,
  };
}

/** One of several columns that are ticked: the tick, and those of the other columns taken away. */
function ticked(line: Line, columns: readonly Column[], field: FieldName, value: unknown): Wanted[] {
  const at = columns.find(({ header }) => says(field, lastWord(header), value));
  if (at === undefined) return [];
  const former = columns.filter(
    ({ column }) => column !== at.column && !isBare(line.sheet, line.row, columnNumber(column)),
  );
  return [
    ...former.map(({ column }): Wanted => ({ letters: column, value: '', field })),
    { letters: at.column, value: tickOf(line, columns), field },
  ];
}

const lost = (letters: string, wanted: readonly Wanted[], kept: readonly Wanted[]): boolean =>
  wanted.some((one) => one.letters === letters) && !kept.some((one) => one.letters === letters);

/** The row says the same of the call already. */
function saysStep({ record }: CalledRow, step: string, { tells, part }: StepCell): boolean {
  const same = (record.steps ?? []).filter((one) => part === 'list' || one.step === step);
  return same.some((one) =>
    (Object.keys(tells) as (keyof Told)[]).every(
      (key) => one[key] === tells[key] || (part === 'list' && key !== 'date'),
    ),
  );
}

function holdsOther({ sheet, row }: Line, { letters, field, step }: Wanted): boolean {
  const column = columnNumber(letters);
  if (field !== undefined) return !MOVING.has(field) && !isBare(sheet, row, column);
  return step?.part !== 'list' && !tellsNothing(cellAt(sheet, row, column));
}

function otherValue({ sheet, row, book }: Line, clashes: readonly Wanted[]): NonNullable<Outcome['question']> {
  const [first] = clashes;
  const now = clashes.map(({ letters }) => {
    const cell = cellAt(sheet, row, columnNumber(letters));
    return `${letters}${String(row)} ${shownAs(cell?.value ?? '', cell?.format, book.date1904)}`;
  });
  return {
    code: 'other-value',
    sheet: sheet.name,
    cell: cellName(row, columnNumber(first?.letters ?? 'A')),
    text: text('keeping.question.other-value', { sheet: sheet.name, now }),
    choices: [{ text: text('keeping.choice.write-over-call') }, { text: text('keeping.choice.leave-call') }],
  };
}

function refuse({ place }: RowTarget, why: Text): Outcome {
  return { without: [{ place, why }] };
}

function cellRefused(sheet: string, cell: string, why: Refusal | 'left' | 'no-word' | 'shared'): Text {
  return text('keeping.without.cell', { sheet, cell, why: text(`keeping.refusal.${why}`) });
}

/** The form has no place for something that was said. */
export function noColumn(sheet: string, field: FieldName): Text {
  return text('keeping.without.no-column', { sheet, field: text(`forms.field.${field}`) });
}
