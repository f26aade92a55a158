import { dateOf, type IsoDate, type IsoMonth } from '../calendar';
import type { Form, RecognisedWorkbook } from '../forms/types';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { appliedTo, bookOf, cellAt, cellName, DOCUMENT_PARTS, findSheet, renameSheet } from '../sheet';
import type { Change, ChangeSet, SheetSnapshot, WorkbookSnapshot } from '../sheet';
import { quoted, text } from '../words';
import { monthContext, monthFigures, type LevelFlow } from '../rollups';
import { carriedCustomers, type Carried } from './carry';
import { carryCells } from './carry-columns';
import type { HandedOver, HandOver } from './hand-over';
import { leftBehind } from './left-behind';
import { emptied, emptiedSheets, onlyOf, renamedSheets, undatedWords } from './new-book';
import { NextSheetWriter } from './next-sheet';
import { movedWords, nextDate, periodOf } from './period';
import { monthAfter, nextPeriodWords, nextSheetName } from './period-words';
import { dayPlaces, reshape } from './reshape';
import { slotsOf } from './slots';
import type { CarriedOver, StockItem } from './stock';
import { carriedOver, stockOf } from './stock';
import { titleChanges } from './titles';
import type { Unfinished } from './unfinished';
import { stillOld } from './still-old';
import { unfinishedIn } from './unfinished';

/** Where next month's sheets go: behind those of this workbook, or into a workbook of their own that begins as a copy of it. */
export type CloseInto = 'same-book' | 'new-book';

/** How a month is closed, where it is not the usual way. */
export interface CloseOptions {
  readonly into?: CloseInto;
  /** 移交, in the order in which they were asked for. */
  readonly handOver?: readonly HandOver[];
  /** Customers who are in the register only get a row, too. */
  readonly withRegister?: boolean;
}

/** One workbook and the month of it that is closed. */
export interface Closing extends CloseOptions {
  readonly book: WorkbookSnapshot;
  readonly recognised: RecognisedWorkbook;
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
  readonly month: IsoMonth;
  readonly today: IsoDate;
}

export interface MonthClose {
  readonly month: IsoMonth;
  readonly next: IsoMonth;
  readonly into: CloseInto;
  readonly changes: ChangeSet;
  /** Customers who are carried over into the sheets that the changes make. */
  readonly carried: number;
  /** Who they are, sheet by sheet. */
  readonly carriedOver: readonly CarriedOver[];
  /** 移交: who of them goes on in a colleague's sheet. */
  readonly handedOver: readonly HandedOver[];
  /** The month's stock: what came, what went, what is left. */
  readonly total: LevelFlow;
  /** Stock of the month's deals and losses, in the order of their days. */
  readonly deals: readonly StockItem[];
  readonly losses: readonly StockItem[];
  readonly unfinished: readonly Unfinished[];
  /** The sheets that will be made. */
  readonly sheets: readonly string[];
  /** For a new workbook: sheets that are called otherwise there, by their present name; applied after the changes. */
  readonly renames: ReadonlyMap<string, string>;
  /** For a store with one workbook a month: what next month's file is called. */
  readonly fileName?: string;
}

/**
 * Month close (月结): what is unfinished, and the changes that make next month's matrices from the present sheets' own look, with every
 * open customer carried over. A matrix of next month that is there already is never made again. Into the same workbook nothing is
 * written to the old sheets; for a new workbook the changes turn a copy of the file into next month's, all of it or nothing.
 */
export function closeMonth(closing: Closing): MonthClose {
  const { book, recognised, ledger, profile, month, today, into = 'same-book' } = closing;
  const { handOver = [], withRegister = false } = closing;
  const next = monthAfter(month);
  const report = monthFigures(ledger, profile, month, today);
  const { byForm: carried, handed, problems } = carriedCustomers(ledger, profile, month, today, handOver, withRegister);
  const taken = new Set(book.sheets.map(({ name }) => name));
  const fresh = into === 'new-book';
  const unfinished: Unfinished[] = [...problems];
  const changes: Change[] = [];
  const sheets: string[] = [];
  const copied = new Set<string>();
  const renames = fresh
    ? renamedSheets(
        recognised,
        book.sheets.map(({ name }) => name),
        month,
        next,
      )
    : new Map<string, string>();
  const bySheet = new Map<string, [number, Form][]>();
  recognised.forms.forEach((form, index) => {
    if (form.form === 'contact-matrix' && form.month === month)
      bySheet.set(form.sheet, [...(bySheet.get(form.sheet) ?? []), [index, form]]);
  });
  if (bySheet.size === 0) unfinished.push({ kind: 'no-matrix', text: text('rollups.close.no-matrix', { month }) });
  else if (fresh && !onlyOf(recognised, month))
    unfinished.push({ kind: 'not-month-book', text: text('rollups.close.not-month-book', { month }) });
  if (dateOf(monthContext(ledger, profile, month, today).last) > today)
    unfinished.push({ kind: 'not-over', text: text('rollups.close.not-over', { month }) });
  const alsoOn = new Map<Carried, string[]>();
  for (const [name, forms] of bySheet) {
    const from = findSheet(book, name);
    const stop = refusal(recognised, forms, name, next, from);
    if (stop) unfinished.push(stop);
    if (stop || !from) continue;
    // Whoever has handed everybody over needs no sheet.
    const left = forms.every(([index]) => (carried.get(index) ?? []).length === 0);
    if (!fresh && left && handed.some(({ row }) => row.sheet === name)) continue;
    const [period] = forms.map(([, form]) => periodOf(form, month));
    if (!period) continue;
    const to = fresh ? name : nextSheetName(name, month, taken, movedWords(period, name));
    taken.add(to);
    const called = renames.get(to) ?? to;
    sheets.push(called);
    if (!fresh) copied.add(name);
    const copy: Change[] = fresh
      ? []
      : [
          { kind: 'copy-sheet', sheet: to, from: name, why: text('rollups.change.copy', { from: name, month: next }) },
          ...ownReferences(from, to, next),
        ];
    const wanted = forms.map(([index, form]) => {
      const own = carried.get(index) ?? [];
      const rowsShort = Math.max(0, own.length - slotsOf(form, own.length).length);
      const homeless = own.some(
        (one) => one.level !== undefined && carryCells(one, form, from, book.date1904).size === 0,
      );
      return { form, period: periodOf(form, month), own, rowsShort, homeless };
    });
    const base = copy.length > 1 ? findSheet(appliedTo(bookOf([from]), copy), to) : from;
    const reshaped = reshape(base ?? from, to, wanted);
    changes.push(...copy, ...reshaped.changes);
    changes.push(...titleChanges(reshaped.sheet, to, reshaped.forms, period, book.date1904));
    wanted.forEach(({ form: before, own, period: days }, i) => {
      const form = reshaped.forms[i] ?? before;
      const room = slotsOf(form, own.length).length;
      if (own.length > room)
        unfinished.push({
          kind: 'no-room',
          sheet: name,
          text: text('rollups.close.no-room', { sheet: name, count: own.length - room }),
        });
      for (const one of own.slice(0, room)) {
        const first = one.alsoIn ?? one;
        alsoOn.set(first, [...(alsoOn.get(first) ?? []), called]);
      }
      changes.push(
        ...new NextSheetWriter({
          form,
          from: reshaped.sheet,
          to,
          period: days,
          carried: own.map((one) => bound(one, before, form)),
          date1904: book.date1904,
          carryColumn: reshaped.carry[i],
          noteOf: (giver) => `${month} ${giver} 移交`,
        }).write(),
      );
    });
  }
  const over = [...alsoOn].map(([one, [to = '', ...also]]) => carriedOver(one, to, also));
  if (!fresh) changes.push(...handedNotes(book, handed, next));
  if (!fresh) unfinished.push(...stillOld(book, copied, next));
  const unseen = book.sheets.filter(({ name, notes }) => notes === undefined && copied.has(name));
  if (unseen.length > 0) {
    const names = unseen.map(({ name }) => quoted(name));
    unfinished.push({ kind: 'notes-unseen', text: text('rollups.close.notes-unseen', { sheets: names }) });
  }
  const stopped = fresh && unfinished.some(({ kind }) => STOPS_NEW_BOOK.has(kind));
  if (fresh && !stopped) changes.push(...otherSheets(book, recognised, month));
  unfinished.push(
    ...leftBehind(ledger, profile, month, today, new Set([...alsoOn.keys()].map(({ customer }) => customer.id))),
  );
  unfinished.push(...unfinishedIn(book, ledger, profile, report));
  const fileName = nextPeriodWords(book.name, month);
  const kept = <T>(list: readonly T[]): readonly T[] => (stopped ? [] : list);
  return {
    month,
    next,
    into,
    changes: kept(changes),
    carried: kept(over).length,
    carriedOver: kept(over),
    handedOver: kept(handed),
    total: report.store.total,
    ...stockOf(report),
    unfinished,
    sheets: kept(sheets),
    renames: stopped ? new Map<string, string>() : renames,
    ...(fileName === undefined ? {} : { fileName }),
  };
}

/** Then the new workbook would hold a matrix of last month: it is not made at all. */
const STOPS_NEW_BOOK: ReadonlySet<Unfinished['kind']> = new Set([
  'no-matrix',
  'not-month-book',
  'there-already',
  'several-months',
  'protected',
]);

/** Registers, reports and loss records of the new workbook begin empty, and the journal of the old one's changes stays with the old one. */
function otherSheets(book: WorkbookSnapshot, recognised: RecognisedWorkbook, month: IsoMonth): Change[] {
  const changes: Change[] = [];
  const matrix = recognised.forms.find((form) => form.form === 'contact-matrix' && form.month === month);
  if (!matrix) return changes;
  const period = periodOf(matrix, month);
  for (const [name, forms] of emptiedSheets(recognised)) {
    const from = findSheet(book, name);
    if (!from) continue;
    const all = recognised.forms.filter(({ sheet }) => sheet === name);
    const ofOneDay = forms.every(({ date }) => date !== undefined);
    // A sheet that holds a matrix, too, had its titles moved with it.
    if (!all.some(({ form }) => form === 'contact-matrix'))
      changes.push(...titleChanges(from, name, all, period, book.date1904, ofOneDay ? undatedWords : undefined));
    for (const form of forms) changes.push(...emptied(form, from, month));
  }
  const journal = book.parts.get(DOCUMENT_PARTS.journal);
  if (journal !== undefined && journal !== '')
    changes.push({ kind: 'document-part', sheet: '', namespace: DOCUMENT_PARTS.journal, before: journal, after: '' });
  return changes;
}

/** Formulas of a copied sheet that name their own sheet count the old month: in the copy they name the copy. */
function ownReferences(from: SheetSnapshot, to: string, next: IsoMonth): Change[] {
  const changes: Change[] = [];
  for (let row = 1; row <= from.lastRow; row += 1)
    for (let column = 1; column <= from.lastColumn; column += 1) {
      const formula = cellAt(from, row, column)?.formula;
      if (formula === undefined) continue;
      const after = renameSheet(formula, from.name, to);
      if (after === formula) continue;
      const why = text('rollups.change.own-formula', { month: next });
      changes.push({ kind: 'formula', sheet: to, cell: cellName(row, column), before: formula, after, why });
    }
  return changes;
}

/** Why a sheet gets no successor. */
function refusal(
  recognised: RecognisedWorkbook,
  forms: readonly (readonly [number, Form])[],
  sheet: string,
  next: IsoMonth,
  from: SheetSnapshot | undefined,
): Unfinished | undefined {
  if (from && forms.some(([, form]) => isWorkedOutOverTwoMonths(form, from)))
    return { kind: 'two-months', sheet, text: text('rollups.close.two-months', { sheet }) };
  const others = recognised.forms.filter(
    (form) => form.sheet === sheet && form.form === 'contact-matrix' && !forms.some(([, own]) => own === form),
  );
  const whose = (form: Form): string => form.consultant ?? '';
  const there = recognised.forms.find(
    (form) =>
      form.form === 'contact-matrix' && form.month === next && forms.some(([, own]) => whose(own) === whose(form)),
  );
  if (there)
    return {
      kind: 'there-already',
      sheet: there.sheet,
      text: text('rollups.close.there-already', { sheet: there.sheet, month: next }),
    };
  if (others.length > 0)
    return { kind: 'several-months', sheet, text: text('rollups.close.several-months', { sheet }) };
  return from?.protected === true
    ? { kind: 'protected', sheet, text: text('rollups.close.protected', { sheet }) }
    : undefined;
}

/**
 * A form over two months whose days are formulas, or that lacks columns which cannot be put in (in Excel): its days would not be those of
 * the new span.
 */
function isWorkedOutOverTwoMonths(form: Form, from: SheetSnapshot): boolean {
  if (form.from === undefined || form.month === undefined) return false;
  const period = periodOf(form, form.month);
  const columns = dayPlaces(form, period);
  const formulas = [...columns.values()].some((column) =>
    form.headerRows.some((row) => cellAt(from, row, column)?.formula !== undefined),
  );
  const lacking = period.wanted.some((day) => !columns.has(day) && nextDate(period, day) !== undefined);
  return formulas || (lacking && from.extents === undefined);
}

/** The customer with the row as it stands after columns and rows were put in. */
function bound(one: Carried, before: Form, form: Form): Carried {
  const record = form.records[before.records.indexOf(one.row.record)];
  return one.row.form === before && record ? { ...one, row: { ...one.row, form, record } } : one;
}

/** 移交: the giver's row in the old month says to whom, where notes can be written. What a person noted there stays above it. */
function handedNotes(book: WorkbookSnapshot, handed: readonly HandedOver[], next: IsoMonth): Change[] {
  return handed.flatMap(({ row, name, to }): Change[] => {
    const notes = findSheet(book, row.sheet)?.notes;
    if (notes === undefined || name === undefined) return [];
    const before = notes.get(name);
    const words = `${next} 移交 ${to}`;
    if (before?.includes(words) === true) return [];
    const after = before === undefined ? words : `${before}\n${words}`;
    return [{ kind: 'note', sheet: row.sheet, cell: name, before: before ?? '', after }];
  });
}
