import { basename } from 'node:path';

import type { AfterSalesForm, Form } from '../../forms';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import { say, text, type Text, type TextKey } from '../../words';
import { applyToXlsx, blankXlsx, readXlsx } from '../../workbook/xlsx';
import type { Console } from '../console';
import { printConflicts, save, writeElsewhere } from '../saving';
import type { OpenedBook } from '../workspace';
import type { WriteOptions } from './write-back';

/** A report that a command writes as sheets. */
export interface WrittenReport {
  /** What stands over the list of files in a new store workbook. */
  readonly title: Text;
  /** The changes that put it into a workbook. */
  changes(book: WorkbookSnapshot): ChangeSet;
}

/**
 * Writes a report where the options ask for it: into the one workbook (or a copy of it); several workbooks make a new store workbook.
 * @returns false where there was a conflict and nothing was written
 */
export function writeReport(
  report: WrittenReport,
  books: readonly OpenedBook[],
  options: WriteOptions,
  console: Console,
): boolean {
  const [only] = books;
  if (only === undefined || options.dryRun || (options.out === undefined && !options.inPlace)) return true;
  const single = books.length === 1;
  const cover = say(text('cli.month.cover'), console.locale);
  const bytes = single ? only.bytes : blankXlsx(cover);
  const book = single ? only.book : readXlsx(bytes, basename(options.out ?? ''));
  const changes: ChangeSet = [
    ...(single ? [] : coverChanges(cover, report.title, books, console)),
    ...report.changes(book),
  ];
  const result = applyToXlsx(bytes, changes, {
    conflicts: options.skipConflicts ? 'skip' : 'refuse',
    name: book.name,
  });
  printConflicts(result.report, console);
  if (result.report.conflicts.length > 0 && !options.skipConflicts) return false;
  if (single) {
    console.note(
      text('cli.written', { file: save(only, result.bytes, options, console), count: result.report.applied }),
    );
  } else if (options.out !== undefined) {
    writeElsewhere(options.out, result.bytes, books);
    console.note(text('cli.written', { file: options.out, count: result.report.applied }));
  }
  return true;
}

/** The store workbook's first sheet: which files it was made from, and what each of them held. */
function coverChanges(sheet: string, title: Text, books: readonly OpenedBook[], console: Console): ChangeSet {
  const words = (key: TextKey): string => console.say(text(key));
  const rows = [
    [console.say(title), '', '', ''],
    [
      words('cli.month.cover-file'),
      words('cli.month.cover-forms'),
      words('cli.month.cover-records'),
      words('cli.month.cover-problems'),
    ],
    ...books.map(({ book, recognised }) => [
      book.name,
      formsOf(recognised).length,
      formsOf(recognised).reduce((sum, form) => sum + form.records.length, 0),
      formsOf(recognised).reduce((sum, form) => sum + form.problems.length, 0),
    ]),
  ];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((after, c) =>
      after === '' ? [] : [{ kind: 'value', sheet, cell: `${'ABCD'[c] ?? ''}${r + 1}`, after } as const],
    ),
  );
  return [
    ...cells,
    { kind: 'font', sheet, cell: 'A1', after: { bold: true, size: 14 } },
    { kind: 'font', sheet, cell: 'A2:D2', after: { bold: true } },
    { kind: 'column-width', sheet, columns: 'A', after: 40 },
    { kind: 'column-width', sheet, columns: 'B:D', after: 12 },
  ];
}

function formsOf({ forms, afterSales }: OpenedBook['recognised']): readonly (Form | AfterSalesForm)[] {
  return [...forms, ...afterSales];
}
