import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { openBundle, type BundleContract, type BundleProblem, type OpenedBundle } from '../../group';
import { text } from '../../words';
import { digest } from '../export/bundle';
import { readBytes } from '../files';
import { CommandError } from '../outcome';
import { isSealed, unseal } from './seal';

export type RefusalCode =
  | BundleProblem
  | 'sealed'
  | 'unreadable'
  | 'wrong-key'
  | 'several-keys'
  | 'unknown-store'
  | 'older'
  | 'too-old'
  | 'outside-months'
  | 'row-count'
  | 'bad-table';

export interface Refusal {
  readonly file: string;
  readonly code: RefusalCode;
  readonly detail?: string;
}

/** A bundle that is whole. `id` names its content, sealed or not, however the zip was packed. */
export interface Arrival {
  readonly file: string;
  readonly id: string;
  readonly contract: BundleContract;
}

/** Files as given, folders as the bundles in them (deep, in name order). */
export function bundlesIn(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) throw new CommandError('bad-input', text('cli.error.no-such-file', { file: path }));
    if (!entry.isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.sbx$/iu.test(name) && !name.split(/[\\/]/u).some((part) => part.startsWith('.')))
      .sort()
      .map((name) => join(path, name));
  });
}

/** Reads one bundle and checks that it is whole. */
export async function readBundle(
  file: string,
  identities: readonly string[],
): Promise<{ readonly arrival: Arrival; readonly opened: OpenedBundle } | { readonly refusal: Refusal }> {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(file);
  } catch {
    return { refusal: { file, code: 'unreadable' } };
  }
  if (isSealed(bytes)) {
    const inside = await unseal(bytes, identities);
    if (inside === undefined) return { refusal: { file, code: 'sealed' } };
    bytes = inside;
  }
  const opened = openBundle(bytes, digest);
  if ('problem' in opened)
    return { refusal: { file, code: opened.problem, ...(opened.table === undefined ? {} : { detail: opened.table }) } };
  const id = digest(new TextEncoder().encode(JSON.stringify(opened.contract)));
  return { arrival: { file, id, contract: opened.contract }, opened };
}
