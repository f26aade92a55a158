import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { parseChanges, type ChangeSet } from '../../sheet';
import { text } from '../../words';
import { applyToXlsx } from '../../workbook/xlsx';
import type { ApplyReport } from '../../workbook/port';
import type { Options } from '../arguments';
import type { Console } from '../console';
import { readBytes } from '../files';
import { CommandError, type Outcome } from '../outcome';
import { printConflicts, save } from '../saving';

/** `sanbiao apply`: a list of changes onto any workbook, form or not. */
export function apply(options: Options, console: Console): Outcome {
  const [file, ...others] = options.files;
  if (file === undefined || others.length > 0) throw new CommandError('bad-input', text('cli.error.one-file'));
  if (options.changes === undefined) throw new CommandError('bad-input', text('cli.error.needs-changes'));
  if (options.out === undefined && !options.inPlace && !options.dryRun) {
    throw new CommandError('bad-input', text('cli.error.needs-out'));
  }
  const changes = readChanges(options.changes);
  const { bytes, report } = applyToXlsx(readBytes(file), changes, {
    conflicts: options.skipConflicts ? 'skip' : 'refuse',
    name: basename(file),
  });
  const refused = report.conflicts.length > 0 && !options.skipConflicts;
  const written = refused || options.dryRun ? undefined : save(file, bytes, options);
  if (options.json) console.print(JSON.stringify(toApplyJson(report, written), null, 2));
  else if (!refused)
    console.print(console.say(text('cli.apply.done', { count: report.applied, file: written ?? file })));
  printConflicts(report, console);
  return refused ? 'conflicts' : 'done';
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
