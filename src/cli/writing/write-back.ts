import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';

import type { ChangeSet } from '../../sheet';
import { text } from '../../words';
import { applyToXlsx } from '../../workbook/xlsx';
import type { Console } from '../console';
import { checkUnchanged } from '../disk';
import type { SaveOptions } from '../options';
import { CommandError } from '../outcome';
import { printConflicts, save } from '../saving';
import type { OpenedBook } from '../workspace';

export interface WriteOptions extends SaveOptions {
  readonly dryRun: boolean;
  readonly skipConflicts: boolean;
}

/** Whether the options ask for files. @throws CommandError `bad-input` where several workbooks would go into one file */
export function asksToWrite(options: WriteOptions, books: readonly OpenedBook[]): boolean {
  const writes = !options.dryRun && (options.inPlace || options.out !== undefined);
  if (writes && books.length > 1 && options.out !== undefined && !isFolder(options.out))
    throw new CommandError('bad-input', text('cli.error.out-not-folder', { out: options.out }));
  return writes;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/**
 * Writes the changes of a store into its workbooks, each file its own. Every file is worked out before the first is written: a conflict in one
 * leaves all as they were.
 * @returns false where there was a conflict and nothing was written
 */
export function writeBack(
  books: readonly OpenedBook[],
  parts: readonly ChangeSet[],
  options: WriteOptions,
  console: Console,
): boolean {
  const results = books.map((book, i) =>
    applyToXlsx(book.bytes, parts[i] ?? [], {
      conflicts: options.skipConflicts ? 'skip' : 'refuse',
      name: basename(book.path),
    }),
  );
  for (const result of results) printConflicts(result.report, console);
  if (!options.skipConflicts && results.some((result) => result.report.conflicts.length > 0)) return false;
  for (const book of options.inPlace ? books : []) checkUnchanged(book);
  results.forEach((result, i) => {
    const book = books[i];
    if (book === undefined) return;
    console.progress(text('cli.progress.writing', { file: basename(book.path) }));
    const file = save(book, result.bytes, options, console, books);
    console.note(text('cli.written', { file, count: result.report.applied }));
  });
  return true;
}
