import type { BundleContract } from '../../group';
import type { GroupDatabase } from './database';
import { readBundle, type Refusal, type RefusalCode } from './inbox';
import { Staging } from './staging';
import { BadBundle, take, unreadable, type Staged } from './take';

export interface Taken {
  readonly file: string;
  readonly store: string;
  /** The months that the database now has from this bundle. */
  readonly months: readonly string[];
  readonly rows: number;
}

export interface IngestReport {
  readonly taken: readonly Taken[];
  /** Bundles that the ledger has already: nothing was done. */
  readonly known: readonly string[];
  readonly refused: readonly Refusal[];
}

/** So many bytes of tables lie on the disk beside the database at most; larger inboxes go in by several transactions. */
const BATCH_BYTES = 512 << 20;

/**
 * Takes bundles into the database. Of every store-month the export with the largest sequence holds it, as a whole: the same bundles
 * give the same database in whatever order and however often they come. A bundle with a problem is named and nothing of it is written.
 */
export async function ingest(
  database: GroupDatabase,
  files: readonly string[],
  identities: readonly string[],
  progress: (file: string, done: number) => void,
): Promise<IngestReport> {
  const gate = await openGate(database, files, identities);
  const report: Report = { taken: [], known: [], refused: [] };
  const staging = new Staging(database.path);
  try {
    let batch: Staged[] = [];
    for (const [index, file] of files.entries()) {
      progress(file, index + 1);
      const read = await readBundle(file, identities);
      if ('refusal' in read) {
        report.refused.push(read.refusal);
        continue;
      }
      const { arrival, opened } = read;
      const code = gate.refuses(arrival.contract);
      if (code !== undefined) report.refused.push({ file, ...code });
      else if (gate.ledger.has(arrival.id)) report.known.push(file);
      else {
        gate.ledger.add(arrival.id);
        batch.push({ ...arrival, number: index, bytes: staging.write(index, opened) });
        if (staging.bytes >= BATCH_BYTES) {
          await takeBatch(database, staging, batch, report);
          staging.clear();
          batch = [];
        }
      }
    }
    await takeBatch(database, staging, batch, report);
  } finally {
    staging.remove();
  }
  return report;
}

interface Report {
  readonly taken: Taken[];
  readonly known: string[];
  readonly refused: Refusal[];
}

/** Who may come in: known stores, accepted keys, months that are still kept. */
interface Gate {
  readonly ledger: Set<string>;
  refuses(contract: BundleContract): { readonly code: RefusalCode; readonly detail?: string } | undefined;
}

async function openGate(
  database: GroupDatabase,
  files: readonly string[],
  identities: readonly string[],
): Promise<Gate> {
  const column = async (sql: string): Promise<Set<string>> =>
    new Set((await database.rows(sql)).map((row) => String(Object.values(row)[0])));
  const stores = await column('SELECT store FROM stores');
  const ledger = await column('SELECT bundle FROM bundles');
  const keepFrom = (await database.setting('keep_from')) ?? '';
  let keys = await column('SELECT key FROM keys');
  let undecided = false;
  if (keys.size === 0) {
    keys = await keysOf(files, identities);
    // The first key that comes is the group's; of two nobody knows which.
    undecided = keys.size > 1;
  }
  return {
    ledger,
    refuses: ({ store, key, months, undated }) => {
      if (stores.size > 0 && !stores.has(store.id)) return { code: 'unknown-store', detail: store.id };
      if (undecided) return { code: 'several-keys', detail: [...keys].sort().join(' · ') };
      if (!keys.has(key)) return { code: 'wrong-key', detail: key };
      if (!undated && months.length > 0 && months.every((month) => month < keepFrom)) return { code: 'too-old' };
      return undefined;
    },
  };
}

async function keysOf(files: readonly string[], identities: readonly string[]): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const file of files) {
    const read = await readBundle(file, identities);
    if ('arrival' in read) keys.add(read.arrival.contract.key);
  }
  return keys;
}

async function takeBatch(
  database: GroupDatabase,
  staging: Staging,
  batch: readonly Staged[],
  report: Report,
): Promise<void> {
  if (batch.length === 0) return;
  try {
    for (const { bundle, months, rows } of await take(database, staging, batch)) {
      const { file, contract } = bundle;
      if (months.length === 0 && (contract.months.length > 0 || contract.undated))
        report.refused.push({ file, code: 'older' });
      else report.taken.push({ file, store: contract.store.id, months, rows });
    }
  } catch (error) {
    if (error instanceof BadBundle) {
      report.refused.push({ file: error.bundle.file, code: error.code, detail: error.table });
      await takeBatch(
        database,
        staging,
        batch.filter((bundle) => bundle !== error.bundle),
        report,
      );
      return;
    }
    const [only, ...others] = batch;
    if (only === undefined) throw error;
    if (others.length === 0) {
      // A full disk or a locked database is no fault of a bundle.
      const detail = await unreadable(database, staging, only);
      if (detail === undefined) throw error;
      report.refused.push({ file: only.file, code: 'bad-table', detail });
    }
    // One of them has a table that DuckDB cannot take: halves find it.
    else {
      const half = Math.ceil(batch.length / 2);
      await takeBatch(database, staging, batch.slice(0, half), report);
      await takeBatch(database, staging, batch.slice(half), report);
    }
  }
}
