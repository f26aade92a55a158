import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import { factRows } from '../../src/cli/export/tables';
import { writeTables } from '../../src/cli/export/write';
import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { monthFigures, monthsIn, type MonthFigures } from '../../src/rollups';
import { formsOf } from '../rollups/history/forms';
import { makeHistory } from '../rollups/history/history';

/** The query of the page that users copy from, not a second one. */
const QUERY = /```sql\n([\s\S]*?)```/u.exec(readFileSync(join(__dirname, '../../docs/group.md'), 'utf8'))?.[1] ?? '';
const TODAY = '2099-12-31';
const STORES = [11, 12, 13];

let folder = '';
const ours = new Map<string, MonthFigures>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-group-'));
  for (const seed of STORES) {
    const recognised = formsOf(makeHistory(seed));
    const ledger = buildLedger(recognised, generalProfile);
    const rows = monthsIn(recognised).flatMap((month) => {
      const figures = monthFigures(ledger, generalProfile, month, TODAY);
      ours.set(`店${seed} ${month}`, figures);
      return factRows(month, figures.facts);
    });
    for (const format of ['parquet', 'ndjson'] as const) {
      writeTables(join(folder, 'export'), `店${seed}`, rows, format);
      writeTables(join(folder, 'export'), `店${seed}`, rows, format); // exporting again must not count twice
    }
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(query: string): Promise<Map<string, Record<string, unknown>>> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(query.replaceAll("'export/", `'${folder}/export/`));
    return new Map(reader.getRowObjectsJson().map((row) => [`${String(row.store)} ${String(row.month)}`, row]));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function expectSame(rows: Map<string, Record<string, unknown>>): void {
  expect([...rows.keys()].sort()).toEqual([...ours.keys()].sort());
  for (const [key, figures] of ours) {
    const { store } = figures;
    const row = rows.get(key) ?? {};
    const number = (name: string): number => Number(row[name] ?? 0);
    expect({
      key,
      ...Object.fromEntries(
        ['carried', 'new', 'reopened', 'won', 'lost', 'frozen'].map((name) => [name, number(name)]),
      ),
      outOfControl: number('out_of_control'),
      end: number('at_end'),
    }).toEqual({
      key,
      carried: store.total.carried,
      new: store.total.new,
      reopened: store.total.reopened,
      won: store.total.won,
      lost: store.total.lost,
      frozen: store.total.frozen,
      outOfControl: store.total.outOfControl,
      end: store.total.end,
    });
    expect([
      number('visits'),
      number('calls'),
      number('first_visits'),
      number('filed'),
      number('test_drives'),
      number('followed_up'),
    ]).toEqual([store.visits, store.calls, store.firstVisits, store.filed, store.testDrives, store.followUp24h.done]);
    if (store.filingRate !== undefined) expect(number('filing_rate')).toBeCloseTo(store.filingRate, 6);
    if (store.closingRate !== undefined) expect(number('closing_rate')).toBeCloseTo(store.closingRate, 6);
  }
}

describe('the group’s query on exported stores', () => {
  test('gives the rollup’s own figures, from Parquet', async () => {
    expect(ours.size).toBeGreaterThan(STORES.length);
    expect([...ours.values()].some((figures) => figures.store.total.won > 0 && figures.store.filed > 0)).toBe(true);
    const rows = await ask(QUERY);
    expectSame(rows);
    for (const row of rows.values()) expect(row.adds_up).not.toBe(false);
  });

  test('gives them from NDJSON too', async () => {
    expectSame(await ask(QUERY.replaceAll('read_parquet', 'read_json').replaceAll('.parquet', '.ndjson')));
  });
});
