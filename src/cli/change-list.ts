import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { parseChanges, type ChangeSet } from '../sheet';
import { text } from '../words';
import { codeOf, readSource, type SourceFile } from './disk';
import { CommandError } from './outcome';
import { fingerprintOf } from './provenance';

/** A list of changes, and what it was made from where it says so. */
export interface ChangeList {
  readonly changes: ChangeSet;
  /** By the file's name; `''` stands for the one file that the list is about. */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The file that it was read from; `undefined` where it came by standard input. */
  readonly source: SourceFile | undefined;
}

/**
 * Reads a list as `--dry-run --json` prints it: the bare array, or an object with `changes`, as the whole report is.
 * @param path `-` is standard input
 * @throws CommandError `bad-input` that names the entry and key at fault
 */
export function readChangeList(path: string): ChangeList {
  const source = path === '-' ? undefined : readSource(path);
  const json = parse(path, source);
  const report =
    Array.isArray(json) || typeof json !== 'object' || json === null ? {} : (json as Record<string, unknown>);
  const read = parseChanges('changes' in report ? report['changes'] : json);
  if ('changes' in read) return { changes: read.changes, fingerprints: fingerprintsIn(report), source };
  const [first] = read.problems;
  throw new CommandError(
    'bad-input',
    text('cli.error.changes-entry', { file: path, path: first?.path ?? '', reason: first?.message ?? '' }),
  );
}

function parse(path: string, source: SourceFile | undefined): unknown {
  try {
    // The decoder takes a byte order mark away.
    return JSON.parse(new TextDecoder().decode(source?.bytes ?? readFileSync(0)));
  } catch (error) {
    const reason = codeOf(error) ?? (error instanceof Error ? error.message : String(error));
    throw new CommandError('bad-input', text('cli.error.changes-json', { file: path, reason }));
  }
}

function fingerprintsIn({ fingerprint, fingerprints }: Record<string, unknown>): Map<string, string> {
  const found = new Map<string, string>();
  if (fingerprint !== undefined) found.set('', String(fingerprint));
  if (typeof fingerprints === 'object' && fingerprints !== null)
    for (const [file, value] of Object.entries(fingerprints)) found.set(file, String(value));
  return found;
}

/** @throws CommandError `conflicts` where the list was made from another state of the file, or from another file */
export function checkFingerprint(source: SourceFile, list: ChangeList, asked: string | undefined): void {
  const wanted = asked ?? list.fingerprints.get(basename(source.path)) ?? list.fingerprints.get('');
  const known = wanted !== undefined || list.fingerprints.size === 0;
  if (!known || (wanted !== undefined && wanted !== fingerprintOf(source)))
    throw new CommandError('conflicts', text('cli.error.other-state', { file: source.path }));
}
