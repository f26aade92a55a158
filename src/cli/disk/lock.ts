import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';

import { text } from '../../words';
import { CommandError } from '../outcome';
import { codeOf } from './failures';
import { lockName, requesterOf, requestName } from './names';
import { pause } from './pause';
import { removeQuietly } from './remove';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

/** Writing takes seconds; a holder on this computer that is older has died and its number was given to another program. */
const OLD_HERE_MS = 60_000;
/** Of a holder on another computer (a shared folder) only the time tells, and clocks differ. */
const OLD_ELSEWHERE_MS = 600_000;
/** A request is written in one go; one that neither its content nor its name tells of is left from a run that was killed amid it. */
const UNREADABLE_REQUEST_MS = 2_000;
const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 15;

/** Locks that this very process holds: any other one under its number is left from a process that died. */
const held = new Set<string>();

export interface Lock {
  /** Unique; names made of it are nobody else's. */
  readonly token: string;
  /** Whether the lock is still ours: a computer that slept for an hour may have lost it. */
  stands(): boolean;
}

/**
 * Runs `work` while no other run of this product writes the same file. Other programs know nothing of it.
 * @throws CommandError `conflicts` when another run holds the lock for longer than a run takes
 */
export function withLock<T>(target: string, work: (lock: Lock) => T): T {
  const file = lockName(target);
  const holder: Holder = { pid: process.pid, host: hostname(), token: randomBytes(8).toString('hex') };
  acquire(target, file, holder);
  held.add(holder.token);
  try {
    return work({ token: holder.token, stands: () => readHolder(file)?.token === holder.token });
  } finally {
    held.delete(holder.token);
    if (readHolder(file)?.token === holder.token) removeQuietly(file);
  }
}

function acquire(target: string, file: string, holder: Holder): void {
  const until = Date.now() + PATIENCE_MS;
  while (!take(target, file, holder)) {
    if (!removeDead(file) && Date.now() > until)
      throw new CommandError('conflicts', text('disk.write.locked', { file: target, lock: file }));
    pause(LOOK_AGAIN_MS);
  }
}

/** Makes the lock file with its content in one step, as far as the file system can; `false` where somebody has it. */
function take(target: string, file: string, holder: Holder): boolean {
  const content = JSON.stringify(holder);
  const prepared = requestName(target, holder.token, holder.pid, holder.host);
  try {
    writeFileSync(prepared, content, { flag: 'wx' });
    linkSync(prepared, file);
    return true;
  } catch (error) {
    const code = codeOf(error);
    // Another run may take the request of one that was held up for one that was killed: it is made anew.
    if (code === 'EEXIST' || (code === 'ENOENT' && existsSync(dirname(file)))) return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EOPNOTSUPP')
      return takeWithoutLinks(file, content);
    throw error;
  } finally {
    removeQuietly(prepared);
  }
}

function takeWithoutLinks(file: string, content: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(handle, content);
  } finally {
    closeSync(handle);
  }
  return true;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * Removes the lock of a run that was killed. Of several that find it dead only one may remove it, and only while it is the same one:
 * otherwise the second would remove the lock that the first has just taken.
 */
function removeDead(file: string): boolean {
  const found = readHolder(file);
  if (!isDead(file, found)) return false;
  const guard = `${file}.${found?.token ?? 'unreadable'}`;
  const own: Holder = { pid: process.pid, host: hostname(), token: '' };
  try {
    writeFileSync(guard, JSON.stringify(own), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (isDead(guard, readHolder(guard))) removeQuietly(guard);
    return false;
  }
  try {
    if (readHolder(file)?.token === found?.token) removeQuietly(file);
    return true;
  } finally {
    removeQuietly(guard);
  }
}

/** Removes what a killed run left of its asking for a lock. */
export function removeDeadRequest(file: string): void {
  const pid = requesterOf(file, hostname());
  const named = pid === undefined ? undefined : { pid, host: hostname(), token: '' };
  if (isDead(file, readHolder(file) ?? named, UNREADABLE_REQUEST_MS)) removeQuietly(file);
}

function isDead(file: string, holder: Holder | undefined, unreadableAfter = OLD_HERE_MS): boolean {
  const made = statSync(file, { throwIfNoEntry: false });
  if (made === undefined) return false;
  const age = Date.now() - made.mtimeMs;
  if (holder === undefined) return age > unreadableAfter;
  if (holder.host !== hostname()) return age > OLD_ELSEWHERE_MS;
  if (holder.pid === process.pid && holder.token !== '') return !held.has(holder.token);
  return age > OLD_HERE_MS || !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}
