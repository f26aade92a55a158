import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strToU8, unzipSync, zipSync } from 'fflate';

import { GroupDatabase } from '../../src/cli/group/database';
import { bundlesIn } from '../../src/cli/group/inbox';
import { ingest } from '../../src/cli/group/ingest';
import { columnsOf, ident, TABLE_NAMES, TABLES } from '../../src/group';
import { bundleOf, storeOf } from '../group/store';
import { median, type BenchRow } from './measure';

const STORES = 1000;
const MONTHS = 60;
const SEEDS = [11, 12, 13, 14, 15, 16];
/** The group's last month, which the ingest brings. */
const LAST = '2026-06';

/**
 * A group of 1,000 stores and 60 months, made of simulated histories by multiplying: each store-month has the rows of a simulated one.
 * `group.ingest` takes the bundles of one more month into it, `group.rollup` counts the whole.
 */
export async function benchGroup(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sanbiao-bench-group-'));
  try {
    const base = await baseStores(folder);
    const small = await multiplied(join(folder, 'small.duckdb'), base, STORES / 10);
    const few = await rollupTime(small);
    small.close();
    const large = await multiplied(join(folder, 'large.duckdb'), base, STORES);
    const many = await rollupTime(large);
    const inbox = makeInbox(folder);
    const start = process.hrtime.bigint();
    const report = await ingest(large, bundlesIn([inbox]), [], () => undefined);
    const took = Number(process.hrtime.bigint() - start) / 1e6;
    if (report.taken.length !== STORES)
      throw new Error(`${String(report.taken.length)} of ${String(STORES)} bundles were taken`);
    const [{ rows } = { rows: 0 }] = await large.rows(
      'SELECT (SELECT count(*) FROM flows) + (SELECT count(*) FROM visits) + (SELECT count(*) FROM marks) + (SELECT count(*) FROM contacts_made) AS rows',
    );
    large.close();
    const size = (statSync(join(folder, 'large.duckdb')).size / 1e6).toFixed(0);
    const memory = (process.resourceUsage().maxRSS / 1e3).toFixed(0);
    return [
      {
        name: 'group.ingest',
        value: took,
        unit: 'ms',
        note: `${String(STORES)} bundles of a month into ${String(MONTHS)} months; peak memory of the process ${memory} MB`,
      },
      {
        name: 'group.rollup',
        value: many,
        unit: 'ms',
        note: `${String(STORES)} stores × ${String(MONTHS)} months, ${String(rows)} facts, ${size} MB`,
      },
      {
        name: 'group.rollup.exponent',
        value: Math.log10(many / few),
        unit: 'exponent',
        note: `from ${String(STORES / 10)} to ${String(STORES)} stores`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A database of the simulated stores; its path. */
async function baseStores(folder: string): Promise<string> {
  const inbox = join(folder, 'base');
  mkdirSync(inbox);
  for (const seed of SEEDS) {
    const store = storeOf(seed);
    writeFileSync(join(inbox, `${String(seed)}.sbx`), bundleOf(`B${String(seed)}`, store, store.months, 1));
  }
  const path = join(folder, 'base.duckdb');
  const database = await GroupDatabase.open(path);
  await ingest(database, bundlesIn([inbox]), [], () => undefined);
  database.close();
  return path;
}

async function multiplied(path: string, base: string, stores: number): Promise<GroupDatabase> {
  const database = await GroupDatabase.open(path);
  await database.run(`ATTACH '${base}' AS base (READ_ONLY)`);
  await database.run(
    'CREATE TEMP TABLE samples AS SELECT store, month, row_number() OVER (ORDER BY store, month) - 1 AS number FROM base.store_months',
  );
  await database.run(
    `CREATE TEMP TABLE targets AS SELECT 'S' || lpad(CAST(s AS VARCHAR), 4, '0') AS store,
       strftime(CAST('${LAST}-01' AS DATE) - to_months(CAST(m AS INTEGER)), '%Y-%m') AS month, (s * 7 + m) % (SELECT count(*) FROM samples) AS number
     FROM range(${String(stores)}) a(s), range(${String(MONTHS)}) b(m)`,
  );
  for (const table of TABLE_NAMES.filter((name) => TABLES[name].kind !== 'record')) {
    const columns = Object.keys(columnsOf(table)).map((column) => `f.${ident(column)}`);
    await database.run(
      `INSERT INTO ${table} SELECT t.store, t.month, ${columns.join(', ')} FROM targets t JOIN samples s USING (number)
       JOIN base.${table} f ON f.store = s.store AND f.month = s.month ORDER BY t.month, t.store`,
    );
  }
  await database.run("INSERT INTO store_months SELECT store, month, 0, 'made' FROM targets");
  await database.run('INSERT INTO keys SELECT key FROM base.keys');
  await database.run('DETACH base');
  return database;
}

/** Median of five, in milliseconds: every figure of every store-month. */
async function rollupTime(database: GroupDatabase): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    const start = process.hrtime.bigint();
    await database.run('CREATE OR REPLACE TEMP TABLE rolled AS SELECT * FROM rollup');
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return median(times.slice(1));
}

/** A bundle of the last month for each store; those of the same history share their tables. */
function makeInbox(folder: string): string {
  const inbox = join(folder, 'inbox');
  mkdirSync(inbox);
  const samples = SEEDS.map((seed) => {
    const store = storeOf(seed);
    const [, month = ''] = store.months;
    const rows = store.rows.filter((row) => row.month === month).map((row) => ({ ...row, month: LAST }));
    return unzipSync(bundleOf('S', { ...store, rows }, [LAST], 1));
  });
  for (let i = 0; i < STORES; i += 1) {
    const files = samples[i % samples.length] ?? {};
    const contract = JSON.parse(new TextDecoder().decode(files['contract.json'])) as Record<string, unknown>;
    const id = `S${String(i).padStart(4, '0')}`;
    const own = strToU8(JSON.stringify({ ...contract, store: { id, name: id } }));
    writeFileSync(join(inbox, `${id}.sbx`), zipSync({ ...files, 'contract.json': own }, { level: 0 }));
  }
  return inbox;
}
