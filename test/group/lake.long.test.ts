import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { GroupDatabase } from '../../src/cli/group/database';
import { VIEW_NAMES, columnsOf, TABLE_NAMES, type Placed } from '../../src/group';
import { printed } from '../cli/printed';
import { HeadOffice } from './database';
import { bundleOf, storeOf } from './store';

const GUIDE = readFileSync(join(__dirname, '../../docs/group.md'), 'utf8');
const MONTH = '2026-06';
const office = new HeadOffice();

/** A row in every table of two stores: of what its columns are does not matter here. */
beforeAll(async () => {
  const store = storeOf(11);
  const rows: readonly Placed[] = TABLE_NAMES.map((table) => ({ table, month: MONTH, row: {} }));
  for (const [id, sequence] of [
    ['west', 1],
    ['east', 2],
  ] as const)
    office.post(bundleOf(id, { ...store, rows }, [MONTH], sequence));
  expect((await office.ingest()).refused).toEqual([]);
});
afterAll(() => office.close());

test('a file per table and month, sorted by store, those after the sale too; what is no more goes', async () => {
  const out = join(office.folder, 'lake');
  const from = office.path;
  await printed('en', 'group', 'compact', '--from', from, '--out', out);
  const file = (table: string) => join(out, table, `month=${MONTH}`, 'data.parquet');
  for (const table of TABLE_NAMES) {
    const told = await printed('en', 'group', 'sql', `SELECT * FROM '${file(table)}'`, '--from', from, '--json');
    const rows = JSON.parse(told) as readonly Readonly<Record<string, unknown>>[];
    expect(rows.map(({ store }) => store)).toEqual(['east', 'west']);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['month', 'store', ...Object.keys(columnsOf(table))].sort());
  }
  const database = await GroupDatabase.open(office.path);
  await database.run('DELETE FROM owners');
  database.close();
  await printed('en', 'group', 'compact', '--from', from, '--out', out);
  expect([existsSync(file('owners')), existsSync(file('care_figures'))]).toEqual([false, true]);
  expect(readdirSync(join(out, 'flows', `month=${MONTH}`))).toEqual(['data.parquet']);
});

test('the guide names every table and view, and its questions can be asked', async () => {
  for (const name of [...TABLE_NAMES, ...VIEW_NAMES]) expect(GUIDE).toContain(`\`${name}\``);
  const database = await GroupDatabase.read(office.path);
  try {
    const named = await database.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'");
    for (const { table_name: name } of named) expect(GUIDE).toContain(`\`${String(name)}\``);
    const [questions = ''] = /(?<=```sql\n)[^`]*/u.exec(GUIDE) ?? [];
    const asked = questions.split(';').filter((one) => one.trim() !== '');
    expect(asked.length).toBeGreaterThan(3);
    for (const question of asked) await database.rows(question);
  } finally {
    database.close();
  }
});

test('a question can only read', async () => {
  const before = await office.hash();
  for (const order of ['DELETE FROM bundles', 'DROP TABLE care_figures', "UPDATE settings SET value = '9'"])
    expect(await printed('en', 'group', 'sql', order, '--from', office.path)).toMatch(/The query failed.*read-only/u);
  expect(await office.hash()).toBe(before);
});
