import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { parseChanges, type ChangeSet } from '../../sheet';
import { text } from '../../words';
import { applyToXlsx } from '../../workbook/xlsx';
import { WorkbookError, type ApplyReport, type WorkbookErrorCode } from '../../workbook/port';
import { command } from '../command';
import type { Console } from '../console';
import { dryRun, inPlace, json, out, skipConflicts, value, type Values } from '../options';
import { readBytes } from '../files';
import { CommandError, type Outcome } from '../outcome';
import { printConflicts, save } from '../saving';

const OPTIONS = { json, changes: value('changes'), dryRun, out, inPlace, skipConflicts };
type Options = Values<typeof OPTIONS>;

/** `sanbiao apply`: a list of changes onto any workbook, form or not. */
export const apply = command({ name: 'apply', options: OPTIONS, run: perform });

function perform(options: Options, console: Console): Outcome {
  const [file, ...others] = options.files;
  if (file === undefined || others.length > 0) throw new CommandError('bad-input', text('cli.error.one-file'));
  if (options.changes === undefined) throw new CommandError('bad-input', text('cli.error.needs-changes'));
  if (options.out === undefined && !options.inPlace && !options.dryRun) {
    throw new CommandError('bad-input', text('cli.error.needs-out'));
  }
  const changes = readChanges(options.changes);
  const { bytes, report } = applyAsked(file, readBytes(file), changes, options, console);
  const refused = report.conflicts.length > 0 && !options.skipConflicts;
  const written = refused || options.dryRun ? undefined : save(file, bytes, options);
  if (options.json) console.print(JSON.stringify(toApplyJson(report, written), null, 2));
  else if (!refused)
    console.print(console.say(text('cli.apply.done', { count: report.applied, file: written ?? file })));
  printConflicts(report, console);
  return refused ? 'conflicts' : 'done';
}

/** What a job would never touch by itself: here a person named the very cell, so it is written, and said. */
const GUARDED = new Set<WorkbookErrorCode>(['protected-sheet', 'formula-cell', 'merged-cell']);

function applyAsked(file: string, source: Uint8Array, changes: ChangeSet, options: Options, console: Console) {
  const plain = { conflicts: options.skipConflicts ? 'skip' : 'refuse', name: basename(file) } as const;
  try {
    return applyToXlsx(source, changes, plain);
  } catch (error) {
    if (!(error instanceof WorkbookError) || !GUARDED.has(error.code)) throw error;
    const result = applyToXlsx(source, changes, {
      ...plain,
      lockedCells: 'write',
      formulaCells: 'write',
      coveredCells: 'write',
    });
    console.note(text('cli.apply.guarded', { sentence: error.words }));
    return result;
  }
}

/** @throws CommandError `bad-input` that names the entry and key at fault. */
function readChanges(path: string): ChangeSet {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError('bad-input', text('cli.error.changes-json', { file: path, reason }));
  }
  const read = parseChanges(json);
  if ('changes' in read) return read.changes;
  const [first] = read.problems;
  throw new CommandError(
    'bad-input',
    text('cli.error.changes-entry', { file: path, path: first?.path ?? '', reason: first?.message ?? '' }),
  );
}

function toApplyJson(report: ApplyReport, out: string | undefined): Record<string, unknown> {
  return {
    applied: report.applied,
    conflicts: report.conflicts.map(({ sheet, cell, expected, found }) => ({ sheet, cell, expected, found })),
    ...(out === undefined ? {} : { out }),
  };
}
