import type { AnyForm, FieldName, RecordFields } from '../forms/types';
import { everyForm } from '../forms';
import {
  appliedTo,
  cellAt,
  cellName,
  columnNumber,
  findSheet,
  type Change,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import { roleAt, type FreeLine } from '../places';
import { text, type Text } from '../words';
import { serialCell, type LineCell, type LineCells } from './line-cells';
import type { Line } from './contacts/manner';
import { shownAs } from './shown';
import { blockOf, type Books, type Expectation, type Piece, type Place, type Without, type Write } from './types';

/** The change to one cell and the line about it in the preview. */
export function cellChanges(
  line: Line,
  place: Place,
  cells: readonly LineCell[],
  why: Text,
): Pick<Piece, 'writes' | 'changes'> {
  const writes: Write[] = [];
  const changes: Change[] = [];
  for (const { row, column, value, format } of cells) {
    const at = { sheet: line.sheet.name, cell: cellName(row, column) };
    const now = cellAt(line.sheet, row, column);
    const own = now?.formula === undefined ? (now?.value ?? '') : '';
    if (format !== undefined && format !== (now?.format ?? 'General'))
      changes.push({ ...at, kind: 'number-format', after: format, why });
    changes.push({ ...at, kind: 'value', before: own, after: value, why });
    const { date1904 } = line.book;
    const shown = {
      before: shownAs(own, now?.format, date1904),
      after: shownAs(value, format ?? now?.format, date1904),
    };
    const differs = shown.before !== String(own) || shown.after !== String(value);
    writes.push({ place, ...at, before: own, after: value, ...(differs ? { shown } : {}), why });
  }
  return { writes, changes };
}

/** A line into a form's free place, new rows first where the form is full. */
export function linePiece(
  place: Place,
  line: Line,
  free: FreeLine | undefined,
  { cells }: LineCells,
  fields: RecordFields,
  why: Text,
): Piece {
  const numbered = free === undefined || insertsNumber(line, free) ? undefined : serialCell(line);
  const { writes, changes } = cellChanges(line, place, numbered ? [numbered, ...cells] : cells, why);
  const rows = free === undefined ? [] : roomFor(line.book, line.form, free);
  return {
    place,
    sheet: line.sheet.name,
    row: line.row,
    writes,
    changes: [...rows, ...changes],
    expects: [expectation(line, cells, fields)],
    cellOf: Object.fromEntries(
      cells.flatMap((cell) => cell.fields.map((field) => [field, cellName(cell.row, cell.column)])),
    ),
  };
}

/** The new row's number comes by itself, from the formula of the row above. */
function insertsNumber(line: Line, free: FreeLine): boolean {
  if (free.insertAfter === undefined) return false;
  const column = line.form.columns.find(({ field }) => field === 'serial');
  const letters = column?.column ?? '';
  return cellAt(line.sheet, free.insertAfter - free.height + 1, columnNumber(letters))?.formula !== undefined;
}

/** What the written fields must be read as. */
export function expectation(line: Line, cells: readonly LineCell[], fields: RecordFields): Expectation {
  const written = cells.flatMap((cell) => cell.fields);
  const said = Object.fromEntries(
    written.filter((field) => field !== 'serial').map((field): [FieldName, unknown] => [field, fields[field]]),
  ) as RecordFields;
  return { sheet: line.sheet.name, block: blockOf(line.form), row: line.row, fields: said };
}

/** Sentences for the fields of a place that could not be written. */
export function refusals(place: Place, { refused }: LineCells): Without[] {
  return refused.map(({ field, why }) => ({
    place,
    why: text('keeping.without.field', { field: text(`forms.field.${field}`), why: text(`keeping.refusal.${why}`) }),
  }));
}

/** The line that a form's free place is, on the sheet as it is once there is room for it. */
export function lineOf(
  books: Books,
  form: AnyForm,
  free: Pick<FreeLine, 'row' | 'height' | 'insertAfter'>,
): Line | undefined {
  const { book } = books;
  const own = findSheet(book, form.sheet);
  if (!own) return undefined;
  const room = roomFor(book, form, free);
  const [roomy] = room.length === 0 ? [own] : appliedTo({ ...book, sheets: [own] }, room).sheets;
  const alike = everyForm(books.recognised).filter((other) => other !== form && other.form === form.form);
  const same = alike.filter(({ fingerprint }) => fingerprint === form.fingerprint);
  return {
    book,
    sheet: roomy ?? own,
    form,
    row: free.row,
    peers: [form, ...same, ...alike.filter((other) => !same.includes(other))],
  };
}

/**
 * The rows put in for a line of a full form, with the words that every line of it has printed: 计划 over 实际. Formulas of the line above go along where
 * its other lines have them too: one that stands there alone is that customer's, not the column's.
 */
function roomFor(
  book: WorkbookSnapshot,
  form: AnyForm,
  { row, height, insertAfter }: Pick<FreeLine, 'row' | 'height' | 'insertAfter'>,
): Change[] {
  const sheet = findSheet(book, form.sheet);
  if (insertAfter === undefined || !sheet) return [];
  const why = text('keeping.change.insert');
  const rows: Change = {
    kind: 'insert-rows',
    sheet: form.sheet,
    rows: `${String(row)}:${String(row + height - 1)}`,
    why,
  };
  const [roomy] = appliedTo({ ...book, sheets: [sheet] }, [rows]).sheets;
  const lines = Array.from({ length: height }, (_, i): Change[] => {
    const above = insertAfter - height + 1 + i;
    const at = { kind: 'value', sheet: form.sheet, why } as const;
    const role = height === 1 ? undefined : roleAt(sheet, form, above);
    const printed = role && cellAt(sheet, above, role.column);
    const words: Change[] =
      printed === undefined || printed.formula !== undefined
        ? []
        : [{ ...at, cell: cellName(row + i, role?.column ?? 1), before: '', after: printed.value }];
    const alone = (roomy?.rows[row + i] ?? []).flatMap((cell, column): Change[] =>
      cell?.formula !== undefined && standsAlone(sheet, form, { above, line: i, column })
        ? [{ ...at, cell: cellName(row + i, column), before: cell.formula, after: '' }]
        : [],
    );
    return [...words, ...alone];
  });
  return [rows, ...lines.flat()];
}

/** Whether no other line of the form has a formula in the column, though there are enough of them to tell; `line` counts a line's rows from 0. */
function standsAlone(
  sheet: SheetSnapshot,
  form: AnyForm,
  { above, line, column }: { readonly above: number; readonly line: number; readonly column: number },
): boolean {
  const others = form.records.map(({ row }) => row + line).filter((row) => row !== above);
  return others.length >= TELLING && others.every((row) => cellAt(sheet, row, column)?.formula === undefined);
}

/** So many other lines tell what the column's way is. */
const TELLING = 2;
