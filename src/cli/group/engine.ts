import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';

import type * as DuckDb from '@duckdb/node-api';

import { text } from '../../words';
import { CommandError } from '../outcome';

export interface Engine {
  readonly instance: DuckDb.DuckDBInstance;
  readonly connection: DuckDb.DuckDBConnection;
}

/** Nothing is fetched while it runs: what DuckDB's core cannot do is not done. */
const OPTIONS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** Opens a DuckDB file; one that is not there is made. @throws CommandError */
export async function connect(path: string, how: 'to-write' | 'to-read' = 'to-write'): Promise<Engine> {
  const { DuckDBInstance: Instance } = await load();
  try {
    const instance = await Instance.create(
      path,
      how === 'to-read' ? { ...OPTIONS, access_mode: 'READ_ONLY' } : OPTIONS,
    );
    return { instance, connection: await instance.connect() };
  } catch (error) {
    if (/lock/iu.test(reasonOf(error)))
      throw new CommandError('bad-input', text('group.database.busy', { file: path }));
    throw failureOf(path, error, 'group.database.cannot-open');
  }
}

/** What went wrong while the database was written, as a sentence; its transaction has taken everything back by then. */
export function failureOf(
  path: string,
  error: unknown,
  otherwise: 'group.database.cannot-open' | 'group.database.write' = 'group.database.write',
): CommandError {
  const reason = reasonOf(error);
  const file = (error as NodeJS.ErrnoException).path ?? path;
  if (/no space left|quota|disk full/iu.test(reason))
    return new CommandError('failed', text('group.database.full', { file }));
  if (/read-only file system|permission denied/iu.test(reason))
    return new CommandError('failed', text('group.database.read-only', { file }));
  return new CommandError(
    otherwise === 'group.database.write' ? 'failed' : 'bad-input',
    text(otherwise, { file, reason }),
  );
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** DuckDB's header: three blocks, written when a file is made. */
const HEADER_BYTES = 3 * 4096;
const MAGIC = { at: 8, word: 'DUCK' } as const;

/** A file that was being made when the disk was full or the process killed: not even its header is whole, so it holds nothing. */
export function isUnfinished(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined || size >= HEADER_BYTES) return false;
  if (size === 0) return true;
  const begin = Buffer.alloc(MAGIC.at + MAGIC.word.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, begin, 0, begin.length, 0);
  } finally {
    closeSync(file);
  }
  return begin.toString('latin1', MAGIC.at) === MAGIC.word;
}

export function removeUnfinished(path: string): void {
  if (isUnfinished(path)) rmSync(path);
}

/** DuckDB is optional: a store's computer needs none. */
async function load(): Promise<typeof DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new CommandError('failed', text('group.database.no-engine'));
  }
}
