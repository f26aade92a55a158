import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, type BigIntStats } from 'node:fs';

import { text } from '../../words';
import { CommandError } from '../outcome';
import { readFailure } from './failures';
import { pause } from './pause';

/** A file as it was when it was read: what it is compared with before anything is written over it. */
export interface FileState {
  readonly size: number;
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
}

/** A file that was read whole, with its state at that moment. */
export interface SourceFile extends FileState {
  /** As the user wrote it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const TRIES = 6;
const TRY_AGAIN_MS = 50;

/**
 * Reads a file whole. One that another program is writing at this very moment is read again, so that it is never half old and half new.
 * @throws CommandError `bad-input` when it cannot be read
 */
export function readSource(path: string): SourceFile {
  for (let left = TRIES; left > 0; left -= 1) {
    const bytes = readOnce(path);
    if (bytes !== undefined) return { path, bytes, size: bytes.length, hash: hashOf(bytes) };
    pause(TRY_AGAIN_MS);
  }
  throw new CommandError('bad-input', text('disk.read.changing', { file: path }));
}

/** The content now, or `undefined` where it changed while it was read. */
function readOnce(path: string): Uint8Array | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const before = fstatSync(handle, { bigint: true });
    const bytes = readFileSync(handle);
    const after = fstatSync(handle, { bigint: true });
    return !before.isFile() || sameWrite(before, after, bytes.length) ? bytes : undefined;
  } catch (error) {
    throw readFailure(path, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const sameWrite = (before: BigIntStats, after: BigIntStats, length: number): boolean =>
  before.size === after.size && before.mtimeNs === after.mtimeNs && Number(after.size) === length;

/** The state of whatever stands under this name now; `undefined` where nothing does. */
export function stateNow(path: string): FileState | undefined {
  try {
    const { size, hash } = readSource(path);
    return { size, hash };
  } catch (error) {
    if (error instanceof CommandError && error.words.key === 'cli.error.no-such-file') return undefined;
    throw error;
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
