import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

import { text } from '../words';
import { CommandError } from './outcome';

const WORKBOOK_ENDINGS = new Set(['.xlsx', '.xlsm', '.xltx', '.xltm']);

/** Files as given, folders as the workbooks in them (deep, in name order; `~$` lock files and hidden entries left out). */
export function expandInputs(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) throw new CommandError('bad-input', text('cli.error.no-such-file', { file: path }));
    return entry.isDirectory() ? workbooksIn(path) : [path];
  });
}

function workbooksIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return workbooksIn(path);
      return WORKBOOK_ENDINGS.has(extname(entry.name).toLowerCase()) ? [path] : [];
    });
}

export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CommandError('bad-input', text('cli.error.cannot-read', { file: path, reason: reasonOf(error) }));
  }
}

/** All or nothing: written beside the target, flushed to the disk, then renamed over it. What a link points to is meant, not the link. */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  let temporary: string | undefined;
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    const target = there ? realpathSync(path) : path;
    const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    const handle = openSync(beside, 'wx', there?.isFile() ? there.mode & 0o777 : undefined);
    temporary = beside;
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new CommandError('failed', text('cli.error.cannot-write', { file: path, reason: reasonOf(error) }));
  }
}

/** A new file that only its owner may read; never over one that is there. */
export function writeNew(path: string, content: string): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const there = reasonOf(error) === 'EEXIST';
    throw new CommandError(
      there ? 'bad-input' : 'failed',
      there
        ? text('cli.error.there-already', { file: path })
        : text('cli.error.cannot-write', { file: path, reason: reasonOf(error) }),
    );
  }
}

/** The file as it was, kept beside it as `NAME.bak` before it is replaced; an older copy stays until the new one is whole. */
export function keepBackup(path: string): string {
  const backup = `${path}.bak`;
  writeAtomically(backup, readBytes(path));
  return backup;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
