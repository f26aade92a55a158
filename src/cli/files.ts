import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import { text } from '../words';
import { codeOf, readFailure, readSource, replaceFile, writeFailure } from './disk';
import { CommandError } from './outcome';

const WORKBOOK_ENDINGS = new Set(['.xlsx', '.xlsm', '.xltx', '.xltm']);

/** Files as given, folders as the workbooks in them (deep, in name order; `~$` lock files and hidden entries left out). */
export function expandInputs(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    try {
      return statSync(path).isDirectory() ? workbooksIn(path) : [path];
    } catch (error) {
      throw readFailure(path, error);
    }
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
  return readSource(path).bytes;
}

/** All or nothing, over whatever file was there: for what is ours alone, such as the parts of an export. */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  replaceFile(path, bytes, { expected: 'anything', backup: false });
}

/** A new file that only its owner may read; never over one that is there. */
export function writeNew(path: string, content: string): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw codeOf(error) === 'EEXIST'
      ? new CommandError('bad-input', text('cli.error.there-already', { file: path }))
      : writeFailure(path, error);
  }
}
