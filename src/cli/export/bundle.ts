import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';

import { version } from '../../../package.json';
import {
  canonicalJson,
  comparedSettings,
  openBundle,
  packBundle,
  UNDATED,
  type Digest,
  type Placed,
  type StoreData,
} from '../../group';
import { text } from '../../words';
import type { ExportOptions } from '../commands/export';
import type { Console } from '../console';
import { readBytes, writeAtomically } from '../files';
import type { GroupKey } from '../group/keys';
import { seal } from '../group/seal';

export const digest: Digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

export interface BundleWork {
  readonly options: ExportOptions;
  readonly id: string;
  readonly data: StoreData;
  readonly rows: readonly Placed[];
  readonly months: readonly string[];
  /** No period was asked for: what no date places goes with it. */
  readonly whole: boolean;
  readonly key: GroupKey;
  readonly before: GroupKey | undefined;
}

/** One file for a store and period, written whole or not at all; sealed where a recipient is named. */
export async function writeBundle(path: string, work: BundleWork, console: Console): Promise<void> {
  const { options, data, months, whole, key, before } = work;
  const taken = (month: string): boolean => months.includes(month) || (whole && month === UNDATED);
  const rows = work.rows.filter(({ month }) => taken(month));
  const settings = comparedSettings(data.profile);
  const bytes = packBundle(
    {
      store: { id: work.id, name: options.storeName ?? work.id },
      months: [...months],
      undated: whole,
      sequence: options.sequence ?? Math.max(sequenceNow(), sequenceOf(path) + 1),
      app: version,
      today: data.today,
      profile: {
        name: data.profile.name,
        hash: digest(new TextEncoder().encode(canonicalJson(settings))),
        settings,
      },
      key: key.id,
      ...(before === undefined ? {} : { keyBefore: before.id }),
      holds: { names: options.withNames, remarks: options.withRemarks },
    },
    rows,
    digest,
  );
  writeAtomically(path, options.seal.length === 0 ? bytes : await seal(bytes, options.seal));
  const outside = leftOut(work.rows.filter(({ month }) => !taken(month)));
  if (options.json) {
    console.print(
      JSON.stringify(
        { to: path, store: work.id, months, rows: rows.length, leftOut: outside, sealed: options.seal.length > 0 },
        null,
        2,
      ),
    );
  } else {
    console.print(
      console.say(
        text(options.seal.length > 0 ? 'group.export.sealed' : 'group.export.done', {
          file: path,
          months: months.join(' · '),
          rows: rows.length,
        }),
      ),
    );
  }
  for (const { month, rows: count } of outside) console.note(text('group.export.left-out', { month, count }));
}

/** Lines of the sheets in months that the bundle does not speak of: a wrong year, most often. */
function leftOut(rows: readonly Placed[]): readonly { readonly month: string; readonly rows: number }[] {
  const counts = new Map<string, number>();
  for (const { month } of rows) counts.set(month, (counts.get(month) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, rows: count }));
}

/** The moment of the export as a number that people can read: `20260701093015`, world time. */
function sequenceNow(): number {
  return Number(new Date().toISOString().replace(/\D/gu, '').slice(0, 14));
}

/** The sequence of a bundle that is about to be replaced, so that a clock set back does not make it an older one; sealed ones keep theirs secret. */
function sequenceOf(path: string): number {
  if (!existsSync(path)) return 0;
  const opened = openBundle(readBytes(path), digest);
  return 'contract' in opened ? opened.contract.sequence : 0;
}
