import { cellAt, findSheet, parseArea, typed, type Change, type ChangeSet } from '../../sheet';
import type { PaneJobs } from '../../taskpane/host/services';
import { text } from '../../words';
import { WorkbookError, type ApplyOptions } from '../../workbook/port';
import { anotherBook } from '../../workbook/xlsx';
import type { BookCall, BookCalls, BookState, PlainOptions } from '../wire';
import { OpenBook } from './open-book';

/** The calls as the worker carries them out: some take their time. */
export type BookWork = {
  [Name in BookCall]: (
    ...args: Parameters<BookCalls[Name]>
  ) => ReturnType<BookCalls[Name]> | Promise<ReturnType<BookCalls[Name]>>;
};

/**
 * The work on one open file after another.
 * @param jobs the journeys on this side, which get the workbook whole
 * @returns the calls, each time for one request that is told how far it is
 */
export function createBookCalls(
  jobs: Pick<PaneJobs, 'open'>,
  clock: () => Date,
): (onProgress: ApplyOptions['onProgress']) => BookWork {
  let current: OpenBook | undefined;
  let name = '';
  let version = 0;

  const book = (): OpenBook => {
    if (current === undefined) throw new Error('No workbook is open');
    return current;
  };
  const state = (): BookState => ({
    name,
    tabs: book().tabs(),
    looks: book().looks,
    version: book().version + version,
  });

  return (onProgress) => {
    const options = (plain: PlainOptions): PlainOptions & ApplyOptions => ({ ...plain, onProgress });
    return {
      open(file, bytes, today) {
        const opened = new OpenBook(bytes, file, { now: () => clock().toISOString(), today });
        // Versions of one file and the next never meet.
        version += (current?.version ?? 0) + 1;
        current = opened;
        name = file;
        return state();
      },
      state,
      read: () => ({
        ...book().snapshot,
        sheets: book().snapshot.sheets.map((sheet) => ({ ...sheet, rows: [] })),
      }),
      readCells: () => book().snapshot,
      openJobs: () => jobs.open(book().snapshot),
      apply: (changes, plain) => book().apply(changes, options(plain)),
      journalState: () => book().journal.state(),
      journalApply: (title, changes, plain) => book().journal.apply(title, changes, options(plain)),
      undo: (plain) => book().journal.undo(options(plain)),
      redo: (plain) => book().journal.redo(options(plain)),
      type(sheet, cell, entry) {
        const changes = typedChanges(book(), sheet, cell, entry, clock().getFullYear());
        return book().journal.apply(text('taskpane.plan.typed', { sheet, cell }), changes, options({}));
      },
      another: (changes, renames) => anotherBook(book().bytes, changes, renames, { name }),
      bytes: () => ({ bytes: book().bytes, version: book().version + version }),
      shape: (sheet) => book().shape(sheet),
      rows: (sheet, from, to) => book().rows(sheet, from, to),
    };
  };
}

/** What somebody typed into a cell, as changes: its value or formula, and the number format that a date or percentage brings. */
export function typedChanges(book: OpenBook, sheetName: string, cell: string, entry: string, year: number): ChangeSet {
  const sheet = findSheet(book.snapshot, sheetName);
  const place = parseArea(cell);
  if (sheet === undefined || place === undefined)
    throw new WorkbookError('unknown-sheet', text('workbook.xlsx.unknownSheet', { sheet: sheetName }));
  const now = cellAt(sheet, place.top, place.left);
  const made = typed(entry, now?.format ?? 'General', year);
  const before = now?.formula ?? now?.value ?? '';
  if ('formula' in made) return [{ kind: 'formula', sheet: sheetName, cell, before, after: made.formula }];
  const value: Change = { kind: 'value', sheet: sheetName, cell, before, after: made.value };
  // A cell that has a format of its own keeps it, as in Excel.
  if (made.format === undefined || now?.format !== undefined) return [value];
  return [value, { kind: 'number-format', sheet: sheetName, cell, before: 'General', after: made.format }];
}
