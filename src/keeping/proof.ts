import { answersIn, everyForm, recognise } from '../forms';
import type { IsoDate } from '../calendar';
import { dateOfFormDay, type AfterSalesRecord, type AnyForm, type FollowUpStep, type FormRecord } from '../forms/types';
import { appliedTo, parseArea, rowSpan, type Change, type WorkbookSnapshot } from '../sheet';
import { blockOf, type Books, type Expectation, type Piece } from './types';

/** What the workbook would not say as it should: a field of a written row, or something about anything else. */
export interface Flaw {
  readonly sheet: string;
  /** The written row and the field that is not read back; absent where something else would be read otherwise than before. */
  readonly expected?: Expectation;
  readonly field?: string;
}

/**
 * Reads the touched sheets as they will be and holds them against what they say now plus what is written. A form is only as good as what
 * can be read from it again: a tick that makes a column of times one of ticks, a date that counts for the lines below, are found here.
 */
export function flawsOf(books: Books, pieces: readonly Piece[]): Flaw[] {
  const changes = pieces.flatMap((piece) => piece.changes);
  const touched = new Set(
    changes.map(({ sheet }) => sheet).filter((name) => books.book.sheets.some((one) => one.name === name)),
  );
  if (touched.size === 0) return [];
  const part: WorkbookSnapshot = { ...books.book, sheets: books.book.sheets.filter(({ name }) => touched.has(name)) };
  const after = recognise(
    appliedTo(
      part,
      changes.filter(({ sheet }) => touched.has(sheet)),
    ),
    { answers: answersIn(books.book) },
  );
  const expects = pieces.flatMap((piece) => piece.expects);
  const [was, now] = [everyForm(books.recognised), everyForm(after)];
  return [...touched].flatMap((sheet) =>
    flawsOfSheet(
      sheet,
      was.filter((form) => form.sheet === sheet),
      now.filter((form) => form.sheet === sheet),
      changes.filter((change) => change.sheet === sheet),
      expects.filter((one) => one.sheet === sheet),
    ),
  );
}

function flawsOfSheet(
  sheet: string,
  before: readonly AnyForm[],
  after: readonly AnyForm[],
  changes: readonly Change[],
  expects: readonly Expectation[],
): Flaw[] {
  const other: Flaw = { sheet };
  if (before.length !== after.length) return [other];
  const flaws: Flaw[] = [];
  const moved = rowMoves(changes);
  const written = new Set(changes.flatMap((change) => ('cell' in change ? [change.cell] : [])));
  before.forEach((form, index) => {
    const now = after[index];
    if (!now || now.form !== form.form || now.consultant !== form.consultant || now.date !== form.date) {
      flaws.push(other);
      return;
    }
    const block = blockOf(form);
    const left = new Map<string, FormRecord[]>();
    for (const record of now.records) left.set(String(record.row), [...(left.get(String(record.row)) ?? []), record]);
    for (const record of form.records) {
      const row = moved(record.row);
      const own = left.get(String(row)) ?? [];
      const found = own.shift();
      const wanted = expects.filter((one) => one.row === row && one.block === block);
      if (!found) flaws.push(other);
      else if (wanted.length === 0) {
        if (said(found) !== said(record)) flaws.push(other);
      } else
        flaws.push(
          ...wanted.flatMap((one) => unmet(one, found, form)),
          ...changedBesides(record, found, wanted, other),
        );
    }
    for (const [row, records] of left)
      for (const record of records) {
        const wanted = expects.filter((one) => String(one.row) === row && one.block === block);
        if (wanted.length === 0) flaws.push(other);
        else flaws.push(...wanted.flatMap((one) => unmet(one, record, form)));
      }
    const problems = new Set(form.problems.map(({ code, text }) => `${code} ${text}`));
    // A formula that waited for a name in a printed line is nothing that the line was written with.
    const waited = ({ cell }: { cell: string }): boolean =>
      !written.has(cell) && expects.some((one) => one.row === parseArea(cell)?.top);
    if (now.problems.some((one) => !problems.has(`${one.code} ${one.text}`) && !waited(one))) flaws.push(other);
  });
  const read = new Set(after.flatMap((form) => form.records.map(({ row }) => `${blockOf(form)} ${String(row)}`)));
  for (const one of expects) if (!read.has(`${one.block} ${String(one.row)}`)) flaws.push({ sheet, expected: one });
  return flaws;
}

/** Where a row is after the rows that were put in. */
function rowMoves(changes: readonly Change[]): (row: number) => number {
  const spans = changes.flatMap((change) => (change.kind === 'insert-rows' ? (rowSpan(change.rows) ?? []) : []));
  return (row) => spans.reduce((at, { first, count }) => (at >= first ? at + count : at), row);
}

const said = (record: FormRecord): string =>
  JSON.stringify([sorted(record.fields), record.carryOver, contactsOf(record), record.planned, stepsOf(record)]);

/** Contacts without the cell that they stand in: it moves when rows are put in above. */
const contactsOf = ({ contacts }: FormRecord): unknown => contacts?.map(({ cell: _cell, ...contact }) => contact);

/** The calls of a row, each as a word. */
function stepsOf(record: FormRecord): string[] {
  const steps = 'steps' in record ? (record as AfterSalesRecord).steps : undefined;
  return (steps ?? []).map(stepWord).sort();
}

const stepWord = ({ step, date, result, satisfaction }: FollowUpStep): string =>
  JSON.stringify([step, date, result, satisfaction]);

const sorted = (fields: object): [string, unknown][] =>
  Object.entries(fields)
    .filter(([key]) => key !== 'serial')
    .sort(([a], [b]) => (a < b ? -1 : 1));

function unmet(expected: Expectation, record: FormRecord, form: AnyForm): Flaw[] {
  const flaws: Flaw[] = [];
  for (const [field, value] of Object.entries(expected.fields ?? {})) {
    const found = record.fields[field as keyof typeof record.fields];
    if (found !== value) flaws.push({ sheet: expected.sheet, expected, field });
  }
  const { contact, planned, steps } = expected;
  if (contact && !record.contacts?.some((one) => isOnDay(one, form, contact.date) && one.level === contact.level))
    flaws.push({ sheet: expected.sheet, expected, field: 'contact' });
  if (planned !== undefined && !(record.planned ?? []).some((day) => isOnDay({ day }, form, planned)))
    flaws.push({ sheet: expected.sheet, expected, field: 'planned' });
  if (steps && JSON.stringify(steps.map(stepWord).sort()) !== JSON.stringify(stepsOf(record)))
    flaws.push({ sheet: expected.sheet, expected, field: 'steps' });
  return flaws;
}

/** Days of a matrix are numbers; in one that runs over two months those before its first day are of the later one. */
export function isOnDay(one: { readonly day: number }, form: AnyForm, date: IsoDate): boolean {
  return dateOfFormDay(form, one.day) === date;
}

/** Members of a written row that changed although nobody wrote them. */
function changedBesides(before: FormRecord, after: FormRecord, expects: readonly Expectation[], other: Flaw): Flaw[] {
  const mine = new Set(expects.flatMap((one) => Object.keys(one.fields ?? {})));
  const kept = Object.entries(before.fields).every(
    ([field, value]) => mine.has(field) || after.fields[field as keyof typeof after.fields] === value,
  );
  const contacts =
    expects.some((one) => one.contact) || JSON.stringify(contactsOf(before)) === JSON.stringify(contactsOf(after));
  const planned =
    expects.some((one) => one.planned ?? one.contact) ||
    JSON.stringify(before.planned) === JSON.stringify(after.planned);
  const steps = expects.some((one) => one.steps) || JSON.stringify(stepsOf(before)) === JSON.stringify(stepsOf(after));
  return kept && contacts && planned && steps ? [] : [other];
}
