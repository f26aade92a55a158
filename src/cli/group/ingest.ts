import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { TABLE_NAMES, UNDATED, type BundleContract, type OpenedBundle, type TableName } from '../../group';
import type { GroupDatabase } from './database';
import { dropForgotten } from './forget';
import { readBundle, type Arrival, type Refusal, type RefusalCode } from './inbox';

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

interface Staged extends Arrival {
  readonly number: number;
  readonly bytes: number;
}

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

/** Parquet files for DuckDB to read, in the machine's own folder for passing files; what a killed ingest left there goes first. */
class Staging {
  private readonly folder: string;
  bytes = 0;

  constructor(databasePath: string) {
    const name = createHash('sha256').update(resolve(databasePath)).digest('hex').slice(0, 16);
    this.folder = join(tmpdir(), `sanbiao-ingest-${name}`);
    this.clear();
  }

  /** Returns the bytes that the bundle's tables have. */
  write(number: number, bundle: OpenedBundle): number {
    let bytes = 0;
    for (const [table, content] of bundle.tables) {
      writeFileSync(join(this.folder, table, `${number}.parquet`), content, { mode: 0o600 });
      bytes += content.length;
    }
    this.bytes += bytes;
    return bytes;
  }

  files(table: TableName, numbers: readonly number[]): readonly string[] {
    return numbers.map((number) => join(this.folder, table, `${number}.parquet`));
  }

  clear(): void {
    this.remove();
    for (const table of TABLE_NAMES) mkdirSync(join(this.folder, table), { recursive: true, mode: 0o700 });
    this.bytes = 0;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function takeBatch(
  database: GroupDatabase,
  staging: Staging,
  batch: readonly Staged[],
  report: Report,
): Promise<void> {
  if (batch.length === 0) return;
  try {
    await take(database, staging, batch, report);
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
    if (others.length === 0) report.refused.push({ file: only.file, code: 'bad-table', detail: firstLine(error) });
    // One of them has a table that DuckDB cannot take: halves find it.
    else {
      const half = Math.ceil(batch.length / 2);
      await takeBatch(database, staging, batch.slice(0, half), report);
      await takeBatch(database, staging, batch.slice(half), report);
    }
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** A bundle whose tables do not hold what its contract says; found only when they are read. */
class BadBundle extends Error {
  constructor(
    readonly bundle: Staged,
    readonly code: RefusalCode,
    readonly table: string,
  ) {
    super(code);
  }
}

/** One transaction for all of them: their store-months are replaced in every table, or nothing happens. */
async function take(
  database: GroupDatabase,
  staging: Staging,
  batch: readonly Staged[],
  report: Report,
): Promise<void> {
  const won = await winners(database, batch);
  const rows = new Map<number, number>();
  await database.transaction(async () => {
    await database.run(
      'CREATE OR REPLACE TEMP TABLE take (number INTEGER, store VARCHAR, month VARCHAR, sequence BIGINT, bundle VARCHAR)',
    );
    await database.insert(
      'take',
      won.flatMap(({ bundle: { number, id, contract }, months }) =>
        months.map((month) => [number, contract.store.id, month, contract.sequence, id]),
      ),
    );
    for (const table of TABLE_NAMES) {
      await database.run(
        `DELETE FROM ${table} USING take k WHERE ${table}.store = k.store AND ${table}.month = k.month`,
      );
      await fill(database, staging, table, batch, rows);
    }
    await database.run(
      'DELETE FROM store_months USING take k WHERE store_months.store = k.store AND store_months.month = k.month',
    );
    await database.run('INSERT INTO store_months SELECT store, month, sequence, bundle FROM take');
    await enterLedger(database, batch);
    await dropForgotten(database);
    await database.run('DROP TABLE take');
    await database.makeViews();
  });
  for (const { bundle, months } of won) {
    const { file, contract } = bundle;
    if (months.length === 0 && (contract.months.length > 0 || contract.undated))
      report.refused.push({ file, code: 'older' });
    else report.taken.push({ file, store: contract.store.id, months, rows: rows.get(bundle.number) ?? 0 });
  }
}

interface Winner {
  readonly bundle: Staged;
  readonly months: readonly string[];
}

/** Which store-months each bundle holds from now on: the larger sequence wins, of equal ones the larger content hash. */
async function winners(database: GroupDatabase, batch: readonly Staged[]): Promise<readonly Winner[]> {
  const keepFrom = (await database.setting('keep_from')) ?? '';
  const held = new Map<string, { readonly sequence: number; readonly bundle: string }>();
  for (const row of await database.rows('SELECT store, month, sequence, bundle FROM store_months')) {
    held.set(`${String(row.store)}\n${String(row.month)}`, {
      sequence: Number(row.sequence),
      bundle: String(row.bundle),
    });
  }
  const monthsOf = ({ contract }: Staged): string[] => [
    ...new Set(contract.months.filter((month) => month >= keepFrom)),
    ...(contract.undated ? [UNDATED] : []),
  ];
  for (const bundle of batch) {
    for (const month of monthsOf(bundle)) {
      const key = `${bundle.contract.store.id}\n${month}`;
      const holder = held.get(key);
      const { sequence } = bundle.contract;
      if (
        holder === undefined ||
        sequence > holder.sequence ||
        (sequence === holder.sequence && bundle.id > holder.bundle)
      ) {
        held.set(key, { sequence, bundle: bundle.id });
      }
    }
  }
  return batch.map((bundle) => ({
    bundle,
    months: monthsOf(bundle).filter((month) => held.get(`${bundle.contract.store.id}\n${month}`)?.bundle === bundle.id),
  }));
}

/** Reads one table of all bundles, checks it against the contracts, and inserts what the winners hold. */
async function fill(
  database: GroupDatabase,
  staging: Staging,
  table: TableName,
  batch: readonly Staged[],
  rows: Map<number, number>,
): Promise<void> {
  const owners = batch.filter(({ contract }) => contract.tables[table] !== undefined);
  if (owners.length === 0) return;
  const files = staging.files(
    table,
    owners.map(({ number }) => number),
  );
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  await database.run(
    `CREATE OR REPLACE TEMP TABLE staged AS SELECT CAST(parse_filename(filename, true) AS INTEGER) AS number, * EXCLUDE (filename)
     FROM read_parquet([${list}], union_by_name = true, filename = true)`,
  );
  const counts = new Map<number, number>();
  const byNumber = new Map(owners.map((bundle) => [bundle.number, bundle]));
  for (const row of await database.rows('SELECT number, month, count(*) AS rows FROM staged GROUP BY ALL')) {
    const bundle = byNumber.get(Number(row.number));
    if (bundle === undefined) continue;
    const { months, undated } = bundle.contract;
    const month = String(row.month);
    if (!months.includes(month) && !(undated && month === UNDATED))
      throw new BadBundle(bundle, 'outside-months', table);
    counts.set(bundle.number, (counts.get(bundle.number) ?? 0) + Number(row.rows));
  }
  for (const bundle of owners) {
    const count = counts.get(bundle.number) ?? 0;
    if (bundle.contract.tables[table]?.rows !== count) throw new BadBundle(bundle, 'row-count', table);
    rows.set(bundle.number, (rows.get(bundle.number) ?? 0) + count);
  }
  await database.run(
    `INSERT INTO ${table} BY NAME SELECT k.store, s.* EXCLUDE (number) FROM staged s JOIN take k ON k.number = s.number AND k.month = s.month
     ORDER BY s.month, k.store`,
  );
  await database.run('DROP TABLE staged');
}

async function enterLedger(database: GroupDatabase, batch: readonly Staged[]): Promise<void> {
  const keys = new Set(batch.map(({ contract }) => contract.key));
  for (const key of keys) await database.run('INSERT OR IGNORE INTO keys VALUES (?)', [key]);
  await database.insert(
    'bundles',
    batch.map(({ id, contract }) => {
      const { store, sequence, schema, app, today, key, keyBefore, profile, holds } = contract;
      return [
        id,
        store.id,
        store.name,
        sequence,
        schema,
        app,
        today,
        key,
        keyBefore ?? null,
        profile.name,
        profile.hash,
        JSON.stringify(profile.settings),
        holds.names,
        holds.remarks,
      ];
    }),
  );
}
