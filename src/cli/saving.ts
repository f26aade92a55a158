import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { text } from '../words';
import type { ApplyReport } from '../workbook/port';
import type { SaveOptions } from './options';
import type { Console } from './console';
import { keepBackup, writeAtomically } from './files';
import { CommandError } from './outcome';

/**
 * Writes the changed workbook where the options say, and returns that path. `--out` may be a folder, which then gets the
 * file's own name; it is never the input itself (`--in-place` is, with a `.bak` kept).
 */
export function save(source: string, bytes: Uint8Array, options: SaveOptions): string {
  if (options.inPlace) {
    keepBackup(source);
    writeAtomically(source, bytes);
    return source;
  }
  const target = outputPath(source, options.out);
  if (resolve(target) === resolve(source))
    throw new CommandError('bad-input', text('cli.error.out-is-input', { file: target }));
  writeAtomically(target, bytes);
  return target;
}

function outputPath(source: string, out: string | undefined): string {
  if (out === undefined) throw new CommandError('bad-input', text('cli.error.needs-out'));
  return existsSync(out) && statSync(out).isDirectory() ? join(out, basename(source)) : out;
}

export function printConflicts(report: ApplyReport, console: Console): void {
  for (const conflict of report.conflicts) {
    console.note(
      text('cli.conflict', {
        sheet: conflict.sheet,
        cell: conflict.cell,
        expected: String(conflict.expected),
        found: String(conflict.found),
      }),
    );
  }
}
