import { basename } from 'node:path';

import type { ChangeSet } from '../../sheet';
import { text } from '../../words';
import { applyToXlsx, readXlsx } from '../../workbook/xlsx';
import { WorkbookError, type ApplyReport, type WorkbookErrorCode } from '../../workbook/port';
import { checkFingerprint, readChangeList } from '../change-list';
import { command } from '../command';
import type { Console } from '../console';
import { dryRun, inPlace, json, out, skipConflicts, value, type Values } from '../options';
import { readSource, type SourceFile } from '../disk';
import { CommandError, type Outcome } from '../outcome';
import { provenance } from '../provenance';
import { printConflicts, save } from '../saving';

const OPTIONS = {
  json,
  changes: value('changes'),
  fingerprint: value('fingerprint'),
  dryRun,
  out,
  inPlace,
  skipConflicts,
};
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
  const list = readChangeList(options.changes);
  const source = readSource(file);
  checkFingerprint(source, list, options.fingerprint);
  // What cannot be read is not written into either, though the change be about another sheet.
  for (const sheet of readXlsx(source.bytes, basename(file)).missingSheets ?? [])
    console.note(text('cli.missing-sheet', { file, sheet }));
  const { bytes, report } = applyAsked(source, list.changes, options, console);
  const refused = report.conflicts.length > 0 && !options.skipConflicts;
  const inputs = list.source ? [source, list.source] : [source];
  const written = refused || options.dryRun ? undefined : save(source, bytes, options, console, inputs);
  if (options.json)
    console.print(
      JSON.stringify({ ...toApplyJson(report, written), ...(options.dryRun && provenance([source])) }, null, 2),
    );
  else if (!refused)
    console.print(console.say(text('cli.apply.done', { count: report.applied, file: written ?? file })));
  printConflicts(report, console);
  return refused ? 'conflicts' : 'done';
}

/** What a job would never touch by itself: here a person named the very cell, so it is written, and said. */
const GUARDED = new Set<WorkbookErrorCode>(['protected-sheet', 'formula-cell', 'merged-cell']);

function applyAsked({ path, bytes }: SourceFile, changes: ChangeSet, options: Options, console: Console) {
  const plain = { conflicts: options.skipConflicts ? 'skip' : 'refuse', name: basename(path) } as const;
  try {
    return applyToXlsx(bytes, changes, plain);
  } catch (error) {
    if (!(error instanceof WorkbookError) || !GUARDED.has(error.code)) throw error;
    const result = applyToXlsx(bytes, changes, {
      ...plain,
      lockedCells: 'write',
      formulaCells: 'write',
      coveredCells: 'write',
    });
    console.note(text('cli.apply.guarded', { sentence: error.words }));
    return result;
  }
}

function toApplyJson(report: ApplyReport, out: string | undefined): Record<string, unknown> {
  return {
    applied: report.applied,
    conflicts: report.conflicts.map(({ sheet, cell, expected, found }) => ({ sheet, cell, expected, found })),
    ...(out === undefined ? {} : { out }),
  };
}
