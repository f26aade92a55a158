import { quote, TABLE_NAMES, UNDATED, type TableName } from '../../group';
import type { GroupDatabase } from './database';
import { dropForgotten } from './forget';
import type { Arrival, RefusalCode } from './inbox';
import type { Staging } from './staging';

/** A bundle whose tables lie beside the database, under its number. */
export interface Staged extends Arrival {
  readonly number: number;
  readonly bytes: number;
}

/** A bundle whose tables do not hold what its contract says; found only when they are read. */
export class BadBundle extends Error {
  constructor(
    readonly bundle: Staged,
    readonly code: RefusalCode,
    readonly table: string,
  ) {
    super(code);
  }
}

/** What a bundle gave to the database: the months that are its own now, and how many rows its tables have. */
export interface Given extends Winner {
  readonly rows: number;
}

/** One transaction for all of them: their store-months are replaced in every table, or nothing happens. */
export async function take(
  database: GroupDatabase,
  staging: Staging,
  batch: readonly Staged[],
): Promise<readonly Given[]> {
  const { won, replaces } = await winners(database, batch);
  let rows: ReadonlyMap<number, number> = new Map();
  await database.transaction(async () => {
    rows = await check(database, staging, batch);
    await database.run(
      'CREATE OR REPLACE TEMP TABLE take (number INTEGER, store VARCHAR, month VARCHAR, sequence BIGINT, bundle VARCHAR)',
    );
    await database.insert(
      'take',
      won.flatMap(({ bundle: { number, id, contract }, months }) =>
        months.map((month) => [number, contract.store.id, month, contract.sequence, id]),
      ),
    );
    for (const table of replaces ? [...TABLE_NAMES, 'store_months'] : [])
      await database.run(
        `DELETE FROM ${table} USING take k WHERE ${table}.store = k.store AND ${table}.month = k.month`,
      );
    for (const table of TABLE_NAMES) await fill(database, staging, table, batch);
    await database.run('INSERT INTO store_months SELECT store, month, sequence, bundle FROM take');
    await enterLedger(database, batch);
    await dropForgotten(database);
    await database.run('DROP TABLE take');
  });
  return won.map((winner) => ({ ...winner, rows: rows.get(winner.bundle.number) ?? 0 }));
}

interface Winner {
  readonly bundle: Staged;
  readonly months: readonly string[];
}

/**
 * Which store-months each bundle holds from now on: the larger sequence wins, of equal ones the larger content hash. `replaces`: the
 * database has rows of some of them already; a month that is new to it has nothing to be deleted.
 */
async function winners(
  database: GroupDatabase,
  batch: readonly Staged[],
): Promise<{ readonly won: readonly Winner[]; readonly replaces: boolean }> {
  const keepFrom = (await database.setting('keep_from')) ?? '';
  const held = new Map<string, { readonly sequence: number; readonly bundle: string }>();
  for (const row of await database.rows('SELECT store, month, sequence, bundle FROM store_months')) {
    held.set(`${String(row.store)}\n${String(row.month)}`, {
      sequence: Number(row.sequence),
      bundle: String(row.bundle),
    });
  }
  let replaces = false;
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
        replaces ||= holder !== undefined;
        held.set(key, { sequence, bundle: bundle.id });
      }
    }
  }
  const won = batch.map((bundle) => ({
    bundle,
    months: monthsOf(bundle).filter((month) => held.get(`${bundle.contract.store.id}\n${month}`)?.bundle === bundle.id),
  }));
  return { won, replaces };
}

function ownersOf(table: TableName, batch: readonly Staged[]): readonly Staged[] {
  return batch.filter(({ contract }) => contract.tables[table] !== undefined);
}

/** The table's Parquet files as DuckDB reads them, each row with the number of its bundle. */
function source(staging: Staging, table: TableName, owners: readonly Staged[]): string {
  const files = staging.files(
    table,
    owners.map(({ number }) => number),
  );
  return `read_parquet([${files.map(quote).join(', ')}], union_by_name = true, filename = true)`;
}

/** `visits-12.parquet` is a table of bundle 12. */
const NUMBER = "CAST(split_part(parse_filename(filename, true), '-', 2) AS INTEGER)";

/** Counts the rows of every bundle's tables by month, all in one pass over that column, and holds them against the contracts; the rows of each bundle by number. */
async function check(
  database: GroupDatabase,
  staging: Staging,
  batch: readonly Staged[],
): Promise<ReadonlyMap<number, number>> {
  const tables = TABLE_NAMES.filter((table) => ownersOf(table, batch).length > 0);
  const rows = new Map<number, number>();
  if (tables.length === 0) return rows;
  const parts = tables.map(
    (table) =>
      `SELECT ${quote(table)} AS name, ${NUMBER} AS number, month, count(*) AS rows FROM ${source(staging, table, ownersOf(table, batch))} GROUP BY ALL`,
  );
  const counts = new Map<string, number>();
  const byNumber = new Map(batch.map((bundle) => [bundle.number, bundle]));
  for (const row of await database.rows(parts.join(' UNION ALL '))) {
    const bundle = byNumber.get(Number(row.number));
    if (bundle === undefined) continue;
    const { months, undated } = bundle.contract;
    const [month, table] = [String(row.month), String(row.name)];
    if (!months.includes(month) && !(undated && month === UNDATED))
      throw new BadBundle(bundle, 'outside-months', table);
    const key = `${table} ${String(bundle.number)}`;
    counts.set(key, (counts.get(key) ?? 0) + Number(row.rows));
    rows.set(bundle.number, (rows.get(bundle.number) ?? 0) + Number(row.rows));
  }
  for (const table of tables) {
    for (const bundle of ownersOf(table, batch)) {
      const count = counts.get(`${table} ${String(bundle.number)}`) ?? 0;
      if (bundle.contract.tables[table]?.rows !== count) throw new BadBundle(bundle, 'row-count', table);
    }
  }
  return rows;
}

/** Inserts what the winners hold of one table. */
async function fill(
  database: GroupDatabase,
  staging: Staging,
  table: TableName,
  batch: readonly Staged[],
): Promise<void> {
  const owners = ownersOf(table, batch);
  if (owners.length === 0) return;
  await database.run(
    `INSERT INTO ${table} BY NAME SELECT k.store, s.* EXCLUDE (number)
     FROM (SELECT ${NUMBER} AS number, * EXCLUDE (filename) FROM ${source(staging, table, owners)}) s
     JOIN take k ON k.number = s.number AND k.month = s.month ORDER BY s.month, k.store`,
  );
}

/** What DuckDB says of the first table of the bundle that it cannot take, with the table's name; `undefined` where it can take all of them. */
export async function unreadable(
  database: GroupDatabase,
  staging: Staging,
  bundle: Staged,
): Promise<string | undefined> {
  for (const table of TABLE_NAMES.filter((name) => bundle.contract.tables[name] !== undefined)) {
    await database.run(`CREATE OR REPLACE TEMP TABLE probe AS SELECT * FROM ${table} LIMIT 0`);
    try {
      await database.run(
        `INSERT INTO probe BY NAME SELECT '' AS store, * EXCLUDE (filename) FROM ${source(staging, table, [bundle])}`,
      );
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return `${table}: ${said.split('\n')[0] ?? ''}`;
    }
  }
  await database.run('DROP TABLE IF EXISTS probe');
  return undefined;
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
