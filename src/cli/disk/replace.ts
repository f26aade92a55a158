import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  writeSync,
  type BigIntStats,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { text } from '../../words';
import { CommandError } from '../outcome';
import { codeOf, writeFailure } from './failures';
import { removeDeadRequest, withLock, type Lock } from './lock';
import { removeQuietly } from './remove';
import { backupName, isRequest, isTemporary, temporaryName } from './names';
import { readSource, stateNow, type FileState, type SourceFile } from './source-file';

/** What must stand under the name at the moment of writing. */
export type Expected = FileState | 'nothing' | 'anything';

export interface ReplaceOptions {
  readonly expected: Expected;
  /** Keeps what stood there beside it. */
  readonly backup: boolean;
}

/**
 * Puts new content under a name, all or nothing: written beside it, flushed to the disk, then renamed over it. What a link points to is
 * meant, not the link. Right before the rename the file is compared with what was expected: another program's save is never overwritten.
 * Returns the path of the copy that was kept, if one was.
 * @throws CommandError `conflicts` when something else stands there by now; then nothing was written
 */
export function replaceFile(path: string, bytes: Uint8Array, options: ReplaceOptions): string | undefined {
  try {
    const target = followLinks(path);
    checkTarget(path, target);
    return withLock(target, (lock) => {
      removeLeftovers(target);
      return replaceLocked(path, target, bytes, options, lock);
    });
  } catch (error) {
    throw writeFailure(path, error);
  }
}

function replaceLocked(
  path: string,
  target: string,
  bytes: Uint8Array,
  { expected, backup }: ReplaceOptions,
  lock: Lock,
): string | undefined {
  const there = statSync(target, { throwIfNoEntry: false });
  const beside = temporaryName(target, lock.token);
  try {
    writeFlushed(beside, bytes, there);
    const seen = lastWrite(target);
    compare(path, target, expected);
    const kept = backup && there !== undefined ? keepBackup(target, there, lock) : undefined;
    // Comparing and copying took a moment: whoever saved meanwhile comes first.
    if (!lock.stands() || (expected !== 'anything' && lastWrite(target) !== seen))
      throw new CommandError('conflicts', text('disk.write.changed', { file: path }));
    put(path, beside, target, expected);
    flushFolder(dirname(target));
    return kept;
  } finally {
    removeQuietly(beside);
  }
}

/** Tells one save of a file from the next without reading it. */
function lastWrite(target: string): string {
  const entry = statSync(target, { throwIfNoEntry: false, bigint: true });
  return entry === undefined ? '' : `${entry.dev}|${entry.ino}|${entry.size}|${entry.mtimeNs}`;
}

function put(path: string, beside: string, target: string, expected: Expected): void {
  if (expected === 'nothing') {
    try {
      // Unlike a rename, a link never takes a name that is there already.
      linkSync(beside, target);
      return;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw new CommandError('conflicts', text('disk.write.appeared', { file: path }));
      // A file system without hard links.
    }
  }
  renameSync(beside, target);
}

/** @throws CommandError `conflicts` where a file that was read is not as it was */
export function checkUnchanged(source: SourceFile): void {
  compare(source.path, source.path, source);
}

/** @throws CommandError `conflicts` when the file is not as expected */
function compare(path: string, target: string, expected: Expected): void {
  if (expected === 'anything') return;
  const now = stateNow(target);
  if (expected === 'nothing') {
    if (now !== undefined) throw new CommandError('conflicts', text('disk.write.appeared', { file: path }));
  } else if (now === undefined) {
    throw new CommandError('conflicts', text('disk.write.gone', { file: path }));
  } else if (now.size !== expected.size || now.hash !== expected.hash) {
    throw new CommandError('conflicts', text('disk.write.changed', { file: path }));
  }
}

function writeFlushed(file: string, bytes: Uint8Array, like: Stats | undefined): void {
  const handle = openSync(file, 'wx');
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    // Given apart from the opening, which the process's mask would narrow.
    if (like !== undefined) fchmodSync(handle, like.mode & 0o777);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The rename itself must reach the disk, too; systems that cannot flush a folder do it on their own. */
function flushFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Windows has no such thing.
  }
  try {
    if (handle !== undefined) closeSync(handle);
  } catch {
    // Nothing hangs on it.
  }
}

/** The file as it was, beside it. The first copy is the dealer's own file and stays; later ones are numbered; none is kept twice. */
function keepBackup(target: string, there: Stats, lock: Lock): string {
  const { bytes, hash } = readSource(target);
  for (let number = 1; ; number += 1) {
    const name = backupName(target, number);
    const known = lstatSync(name, { throwIfNoEntry: false });
    if (known === undefined) {
      const beside = temporaryName(target, `${lock.token}-copy`);
      try {
        writeFlushed(beside, bytes, there);
        if (takeName(beside, name)) return name;
      } finally {
        removeQuietly(beside);
      }
    } else if (known.isFile() && known.size === bytes.length && stateNow(name)?.hash === hash) {
      return name;
    }
  }
}

/** Gives a prepared file a name that must be free; `false` where somebody took it. */
function takeName(beside: string, name: string): boolean {
  try {
    linkSync(beside, name);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    renameSync(beside, name);
  }
  return true;
}

/** Only who holds the lock makes temporary files, so any that are there when it is taken are left from a run that was killed. */
function removeLeftovers(target: string): void {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    if (isTemporary(target, name)) removeQuietly(join(folder, name));
    else if (isRequest(target, name)) removeDeadRequest(join(folder, name));
  }
}

/** Where a name leads; a link to something that is not there yet leads to where it will be. */
function followLinks(path: string): string {
  let target = resolve(path);
  for (let links = 0; links < 40; links += 1) {
    const entry = lstatSync(target, { throwIfNoEntry: false });
    if (entry === undefined) return join(realpathSync(dirname(target)), target.slice(dirname(target).length));
    if (!entry.isSymbolicLink()) return realpathSync(target);
    target = resolve(dirname(target), readlinkSync(target));
  }
  throw new CommandError('bad-input', text('disk.write.link-loop', { file: path }));
}

/** @throws CommandError `bad-input` where a file of this name must not or cannot be replaced */
function checkTarget(path: string, target: string): void {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (there.isDirectory()) throw new CommandError('bad-input', text('disk.write.folder', { file: path }));
  if (!there.isFile()) throw new CommandError('bad-input', text('disk.write.no-regular-file', { file: path }));
  if (!mayWrite(target)) throw new CommandError('bad-input', text('disk.write.read-only-file', { file: path }));
}

/** A rename would replace a file that its owner has protected against writing, since it only needs the folder. */
function mayWrite(target: string): boolean {
  try {
    accessSync(target, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether two names, however they are spelt, are one file. */
export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map(looked);
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/** `undefined` for what cannot be looked at, too (a name too long, a file for a folder): whoever writes there says why. */
function looked(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false, bigint: true });
  } catch {
    return undefined;
  }
}
