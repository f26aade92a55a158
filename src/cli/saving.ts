import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { text } from '../words';
import type { ApplyReport } from '../workbook/port';
import type { SaveOptions } from './options';
import type { Console } from './console';
import { checkUnchanged, isSameFile, replaceFile, type SourceFile } from './disk';
import { CommandError } from './outcome';

/**
 * Writes the changed workbook where the options say, and returns that path. `--out` may be a folder, which then gets the file's own name;
 * it is never an input, however it is spelt (`--in-place` is, with the former file kept as `.bak`). Where nothing changes the file itself
 * is not written anew.
 * @param inputs every file that was read
 * @throws CommandError `conflicts` where the file was saved by another program since it was read
 */
export function save(
  source: SourceFile,
  bytes: Uint8Array,
  options: SaveOptions,
  console: Console,
  inputs: readonly SourceFile[] = [source],
): string {
  if (!options.inPlace) return writeElsewhere(outputPath(source.path, options.out), bytes, inputs);
  if (sameBytes(source.bytes, bytes)) {
    checkUnchanged(source);
    console.note(text('cli.unchanged', { file: source.path }));
    return source.path;
  }
  warnIfOpen(source.path, console);
  const backup = replaceFile(source.path, bytes, { expected: source, backup: true });
  if (backup !== undefined) console.note(text('cli.backup', { file: backup }));
  return source.path;
}

/** Writes a workbook that is none of the inputs. */
export function writeElsewhere(
  target: string,
  bytes: Uint8Array,
  inputs: readonly SourceFile[],
  fresh = false,
): string {
  const input = inputs.find(({ path }) => isSameFile(path, target));
  if (input) throw new CommandError('bad-input', text('disk.write.out-is-input', { file: target, input: input.path }));
  replaceFile(target, bytes, { expected: fresh ? 'nothing' : 'anything', backup: false });
  return target;
}

export function outputPath(source: string, out: string | undefined): string {
  if (out === undefined) throw new CommandError('bad-input', text('cli.error.needs-out'));
  return existsSync(out) && statSync(out).isDirectory() ? join(out, basename(source)) : out;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.length === b.length && a.every((byte, i) => byte === b[i]));

/** Excel and WPS, or LibreOffice, leave a file beside a workbook that they have open; a crash leaves it there, too, so it is no refusal. */
function warnIfOpen(path: string, console: Console): void {
  const name = basename(path);
  const lock = [`~$${name}`, `.~lock.${name}#`]
    .map((file) => join(dirname(path), file))
    .find((file) => existsSync(file));
  if (lock !== undefined) console.note(text('disk.write.open-elsewhere', { file: path, lock: basename(lock) }));
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
