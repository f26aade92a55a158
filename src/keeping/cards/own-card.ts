import { gridOf, labelsIn } from '../../forms';
import type { Form, RecordFields } from '../../forms/types';
import { cellText, parseChoices, parseSerial } from '../../forms/values';
import { cellAt, cellName, findSheet, parseArea, type Change, type Scalar, type SheetSnapshot } from '../../sheet';
import { text } from '../../words';
import { entryFor } from '../field-words';
import { lineOf } from '../piece';
import { freeName } from '../sheet-names';
import { says } from '../ticks';
import type { Books } from '../types';

/** So many cards with the same words in a cell prove that the form prints them. */
const PROOF = 3;

/** Cards that a copy can be made of: the only form of their sheet, the latest last. */
export function cardForms({ recognised, book }: Books): Form[] {
  return recognised.forms.filter(
    (form) =>
      form.form === 'customer-card' &&
      recognised.forms.filter(({ sheet }) => sheet === form.sheet).length === 1 &&
      findSheet(book, form.sheet)?.protected === false,
  );
}

/**
 * A card in the look of one of the workbook's own: a copy of its sheet with everything that was about the other customer taken out
 * (whatever is neither a label nor printed on all cards), and what is known of this one filled in.
 */
export function copiedCard(books: Books, form: Form, fields: RecordFields): Change[] | undefined {
  const sheet = findSheet(books.book, form.sheet);
  const [record] = form.records;
  if (!sheet) return undefined;
  const name = record?.fields.customerName;
  const wanted =
    name !== undefined && sheet.name.includes(name)
      ? sheet.name.replace(name, fields.customerName ?? '')
      : `客户卡 ${fields.customerName ?? fields.phone ?? ''}`;
  const to = freeName(
    wanted.trim(),
    books.book.sheets.map(({ name: taken }) => taken),
  );
  const why = text('keeping.change.card', { name: fields.customerName ?? '', from: form.sheet });
  const kept = printed(books, sheet, form);
  const values = valueCells(books, form, fields);
  const changes: Change[] = [{ kind: 'copy-sheet', from: form.sheet, sheet: to, why }];
  for (let row = 1; row <= sheet.lastRow; row += 1)
    for (let column = 1; column <= sheet.lastColumn; column += 1) {
      const cell = cellAt(sheet, row, column);
      if (cell?.formula !== undefined) continue;
      const place = cellName(row, column);
      const before: Scalar = cell?.value ?? '';
      const words = cellText(cell);
      const value = values.get(place);
      const after =
        value !== undefined
          ? filled(words, value)
          : kept.has(place)
            ? typeof before === 'string'
              ? withoutValue(words, kept.get(place) === 'inside')
              : before
            : '';
      if (after !== before)
        changes.push({ kind: 'value', sheet: to, cell: place, before: cell?.error ? undefined : before, after, why });
    }
  for (const note of sheet.notes?.keys() ?? []) changes.push({ kind: 'note', sheet: to, cell: note, after: '' });
  return changes;
}

/** Where the card's fields stand and what goes there; `''` for what is not known of this customer. */
function valueCells(
  books: Books,
  form: Form,
  fields: RecordFields,
): Map<string, { field: keyof RecordFields; value: Scalar; said: unknown }> {
  const cells = new Map<string, { field: keyof RecordFields; value: Scalar; said: unknown }>();
  for (const column of form.columns) {
    if (column.row === undefined || column.field === 'carryOver' || column.field === 'serial') continue;
    const place = column.column + String(column.row);
    const said = fields[column.field];
    const line = said === undefined ? undefined : lineOf(books, form, { row: column.row, height: 1 });
    const value = said === undefined || !line ? '' : entryFor(line, column, column.field, said).value;
    const known = cells.get(place);
    // One cell for two fields (two numbers): what is known of them.
    if (known === undefined || known.value === '') cells.set(place, { field: column.field, value, said });
  }
  return cells;
}

/** A cell's words with its value put in: behind the label, into the boxes, or the value itself. */
function filled(
  words: string,
  { field, value, said }: { field: keyof RecordFields; value: Scalar; said: unknown },
): Scalar {
  const label = /^([^:：]{1,14}[:：]\s*)/u.exec(words)?.[1];
  const rest = label === undefined ? words : words.slice(label.length);
  if (parseChoices(rest) !== undefined) return (label ?? '') + checked(rest, field, said);
  return label === undefined ? value : label + String(value);
}

const BOX = /[☑✓✔√■▣☒✅ˇ]/gu;

/** `□男 ☑女` with the box of the given value checked, or none. */
function checked(words: string, field: keyof RecordFields, said: unknown): string {
  const open = words.replace(BOX, '□');
  if (said === undefined) return open;
  const first = /^\s*□/u.test(open);
  const choice = first ? /□(\s*)([^□]+)/gu : /([^□\s]+)(\s*)□/gu;
  return open.replace(choice, (whole, a: string, b: string) => {
    const option = (first ? b : a).replace(/[\s、,，/;；]+$/u, '');
    return says(field, option, said) ? whole.replace('□', '☑') : whole;
  });
}

/** A printed cell without what somebody wrote behind its label or into its boxes. */
function withoutValue(words: string, inside: boolean): string {
  if (parseChoices(words) !== undefined) return words.replace(BOX, '□');
  return inside ? (/^[^:：]{1,14}[:：]/u.exec(words)?.[0] ?? words) : words;
}

/** The cells that the form prints: its labels, what stands above them, the heads of its table, and what all cards have in common. */
function printed({ book }: Books, sheet: SheetSnapshot, form: Form): Map<string, 'label' | 'inside'> {
  const area = parseArea(form.range);
  const kept = new Map<string, 'label' | 'inside'>();
  const labels = labelsIn(gridOf(sheet, book.date1904), {
    top: area?.top ?? 1,
    left: 1,
    bottom: sheet.lastRow,
    right: sheet.lastColumn,
  });
  for (const { row, column, layout } of labels)
    kept.set(cellName(row, column), layout === 'inside' ? 'inside' : 'label');
  const first = Math.min(...labels.map(({ row }) => row), area?.top ?? 1);
  const last = Math.max(...labels.map(({ row }) => row));
  for (let row = 1; row < first; row += 1) keepRow(sheet, row, kept);
  const head = headBelow(sheet, last);
  if (head !== undefined) {
    keepRow(sheet, head, kept);
    keepFoot(sheet, head, kept);
  }
  const others = book.sheets.filter(
    (other) => other !== sheet && cellAt(other, first, 1)?.value === cellAt(sheet, first, 1)?.value,
  );
  if (others.length + 1 >= PROOF)
    sheet.rows.forEach((cells, row) =>
      cells?.forEach((cell, column) => {
        if (
          typeof cell?.value === 'string' &&
          others.every((other) => cellAt(other, row, column)?.value === cell.value) &&
          !kept.has(cellName(row, column))
        )
          kept.set(cellName(row, column), 'label');
      }),
    );
  // A value that a label speaks for is never printed, though it be the same on all cards.
  for (const { field, column, row } of form.columns)
    if (
      field !== 'serial' &&
      row !== undefined &&
      kept.get(column + String(row)) === 'label' &&
      !labels.some((one) => cellName(one.row, one.column) === column + String(row))
    )
      kept.delete(column + String(row));
  return kept;
}

function keepRow(sheet: SheetSnapshot, row: number, kept: Map<string, 'label' | 'inside'>): void {
  sheet.rows[row]?.forEach((cell, column) => {
    if (typeof cell?.value === 'string')
      kept.set(cellName(row, column), /[:：]/u.test(cell.value) ? 'inside' : 'label');
  });
}

/** What is printed below the heads of the table: the numbers of its lines, and words that wait for a signature. */
function keepFoot(sheet: SheetSnapshot, head: number, kept: Map<string, 'label' | 'inside'>): void {
  for (let row = head + 1; row <= sheet.lastRow; row += 1)
    sheet.rows[row]?.forEach((cell, column) => {
      const words = cellText(cell).trim();
      const numbered =
        /^(?:序号|序號|编号|編號|NO\.?|№)$/iu.test(cellText(cellAt(sheet, head, column)).trim()) &&
        parseSerial(words) !== undefined;
      if (numbered || /^.{0,12}[:：]$/u.test(words)) kept.set(cellName(row, column), 'label');
    });
}

/** The heads of the table of contacts: the first row below the labels with three short words or more side by side. */
export function headBelow(sheet: SheetSnapshot, last: number): number | undefined {
  for (let row = last + 1; row <= sheet.lastRow; row += 1) {
    const words = (sheet.rows[row] ?? []).filter(
      (cell) => typeof cell?.value === 'string' && cell.value.length <= 12 && !/\d/u.test(cell.value),
    );
    const filledCells = (sheet.rows[row] ?? []).filter((cell) => cell !== undefined && cell.value !== '').length;
    if (words.length >= 3 && words.length === filledCells) return row;
    if (filledCells >= 2) return undefined;
  }
  return undefined;
}
