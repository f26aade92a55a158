import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

import type { KeyedHash } from '../../group';
import { text } from '../../words';
import { readBytes, writeNew } from '../files';
import { CommandError } from '../outcome';

/** The secret under which a group's stores hash people: the same key gives the same person the same hash in every store. */
export interface GroupKey {
  /** Names the key and tells nothing of it; stands in every bundle. */
  readonly id: string;
  readonly hash: KeyedHash;
}

const HEAD = 'sanbiao-key-1:';
const LENGTH = 32;
/** A file of raw bytes is taken as a key too; shorter ones could be guessed. */
const SHORTEST = 16;

/** @throws CommandError `bad-input` where the file is no key. */
export function readKey(path: string): GroupKey {
  const bytes = readBytes(path);
  const written = Buffer.from(bytes).toString('latin1').trim();
  const key = written.startsWith(HEAD) ? Buffer.from(written.slice(HEAD.length), 'base64') : bytes;
  if (key.length < SHORTEST || (written.startsWith(HEAD) && key.length !== LENGTH)) {
    throw new CommandError('bad-input', text('group.key.not-a-key', { file: path }));
  }
  return keyOf(key);
}

/** A key that lives as long as the run: its hashes tell customers apart within one export and no further. */
export function passingKey(): GroupKey {
  return keyOf(randomBytes(LENGTH));
}

/** Makes a key in a new file that only its owner may read. */
export function makeKey(path: string): GroupKey {
  refuseBesideData(path);
  const key = randomBytes(LENGTH);
  writeNew(path, `${HEAD}${key.toString('base64')}\n`);
  return keyOf(key);
}

/**
 * A plain hash of eleven digits could be undone by trying all numbers; without the key this one cannot. HMAC-SHA-256, of which 128 bits
 * are kept.
 */
function keyOf(key: Uint8Array): GroupKey {
  const hmac = (value: string): string => createHmac('sha256', key).update(value).digest('hex');
  return { id: hmac('sanbiao key id').slice(0, 12), hash: (value) => hmac(value).slice(0, 32) };
}

/** A secret beside the data that it protects protects nothing. @throws CommandError `bad-input` */
export function refuseBesideData(path: string): void {
  const folder = dirname(resolve(path));
  const data = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).find(isData) : undefined;
  if (data !== undefined) {
    throw new CommandError('bad-input', text('group.key.beside-data', { file: path, data }));
  }
}

/** @throws CommandError `bad-input` where the file lies in the folder or below it */
export function refuseInside(folder: string, path: string): void {
  const way = relative(resolve(folder), resolve(path));
  if (way !== '..' && !way.startsWith(`..${sep}`)) {
    throw new CommandError('bad-input', text('group.key.beside-data', { file: path, data: folder }));
  }
}

/** Bundles, and the tables of a folder that an export wrote. */
function isData(name: string): boolean {
  return /\.sbx$/iu.test(name) || name === EXPORT_NOTES;
}

/** In a folder that an export writes: which months which workbooks gave. */
export const EXPORT_NOTES = '_sanbiao';
