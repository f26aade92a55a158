import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { GroupDatabase } from '../../src/cli/group/database';
import { MIGRATIONS } from '../../src/group/migrations';
import { columnsOf, SCHEMA_VERSION, TABLE_NAMES } from '../../src/group';
import { HeadOffice } from './database';

const fixture = (version: number): string => join(__dirname, `../fixtures/group/schema-${String(version)}.sbx`);
const OLD_VERSIONS = Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => i + 1);

/** What every later version only adds to: a change here needs a new version, a migration and a fixture of the version before. */
const TABLES_OF_VERSION: Readonly<Record<number, number>> = { 3: 23 };

test('every version after the first has its migration, in order', () => {
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => i + 2));
  expect(TABLE_NAMES).toHaveLength(TABLES_OF_VERSION[SCHEMA_VERSION] ?? 0);
});

test.each(OLD_VERSIONS)('a bundle of schema %i still goes in', async (version) => {
  const office = new HeadOffice();
  const report = await office.ingest([fixture(version)]);
  expect(report.refused).toEqual([]);
  expect(report.taken[0]?.rows).toBeGreaterThan(50);
  expect((await office.rows('SELECT count(*) AS n FROM figures'))[0]?.n).not.toBe('0');
  office.close();
});

test('a column that is added, or changes its type, is a new version: today’s columns are those of its fixtures and of what was added', () => {
  const columns = TABLE_NAMES.flatMap((table) =>
    Object.entries(columnsOf(table)).map(([name, { type }]) => `${table}.${name} ${type}`),
  );
  const print = createHash('sha256').update(columns.join('\n')).digest('hex').slice(0, 16);
  expect([SCHEMA_VERSION, print]).toEqual([3, 'd03a111d2716d415']);
});

/** The tables that each version added. */
const ADDED = { 2: ['audit_scores'], 3: ['care_figures', 'owners'] } as const;

test.each(OLD_VERSIONS)(
  'a database of schema %i is brought up when it is opened, with what it holds',
  async (version) => {
    const office = new HeadOffice();
    await office.ingest([fixture(version)]);
    const added = Object.entries(ADDED).flatMap(([to, tables]) => (Number(to) > version ? tables : []));
    const old = await GroupDatabase.open(office.path);
    const before = (await old.rows('SELECT * FROM figures ORDER BY ALL')).length;
    for (const table of added) await old.run(`DROP TABLE ${table}`);
    await old.setSetting('schema', String(version));
    old.close();
    const read = await GroupDatabase.read(office.path);
    for (const table of added) {
      const columns = await read.rows(
        `SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' ORDER BY ordinal_position`,
      );
      expect(columns.map((row) => row.column_name)).toEqual(['store', 'month', ...Object.keys(columnsOf(table))]);
    }
    expect(await read.rows('SELECT * FROM figures ORDER BY ALL')).toHaveLength(before);
    expect(await read.setting('schema')).toBe(String(SCHEMA_VERSION));
    const all =
      'SELECT table_name, column_name, data_type, ordinal_position FROM information_schema.columns ORDER BY table_name, ordinal_position';
    const made = await GroupDatabase.open(join(office.folder, 'made-today.duckdb'));
    expect(await read.rows(all)).toEqual(await made.rows(all));
    made.close();
    read.close();
    office.close();
  },
);

test('a database of a newer schema is left alone', async () => {
  const office = new HeadOffice();
  const database = await GroupDatabase.open(office.path);
  await database.setSetting('schema', '99');
  database.close();
  await expect(GroupDatabase.open(office.path)).rejects.toThrow('group.database.newer');
  await expect(GroupDatabase.read(office.path)).rejects.toThrow('group.database.newer');
  office.close();
});
