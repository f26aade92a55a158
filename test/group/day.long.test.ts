import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { version } from '../../package.json';
import { readKey } from '../../src/cli/group/keys';
import { readIdentities, unseal } from '../../src/cli/group/seal';
import { openBundle, SCHEMA_VERSION, type GroupReport } from '../../src/group';
import { COUNT_PATHS, FLOW_PATHS } from '../../src/group/figure-columns';
import { valueAt } from '../../src/rollups';
import { columnLetters } from '../../src/sheet';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { printed } from '../cli/printed';
import { HeadOffice } from './database';
import { digest } from './store';

/* The day of a group's analyst as docs/group.md tells it, on workbooks, through the commands themselves. */

const GUIDE = readFileSync(join(__dirname, '../../docs/group.md'), 'utf8');
const BOOKS = join(__dirname, '../fixtures/forms');
const DAY = ['--today', '2026-07-03'];
const office = new HeadOffice();
const place = (path: string): string => join(office.folder, path);
const store = place('城东店');
afterAll(() => office.close());

/** The ten commands, word by word, without `sanbiao`. */
const COMMANDS = (/(?<=```\n)sanbiao group key[^`]*/u.exec(GUIDE)?.[0] ?? '')
  .trim()
  .split('\n')
  .map((line) => {
    const [, command = ''] = /^sanbiao (.*?)\s+#\s*\d/u.exec(line) ?? [];
    return [...command.matchAll(/"([^"]*)"|\S+/gu)].map(([word, quoted]) => quoted ?? word);
  });

/** A list of owners as a store keeps it. */
function ownersBook(): Uint8Array {
  const rows = [
    ['客户姓名', '联系电话', '车型', '车牌号', '车架号', '交车日期', '保险到期日'],
    ['周敏', '13900010001', '探岳', '川A10001', 'LSVAA4182E2100001', '2025-06-10', '2026-06-09'],
    ['吴强', '13900010002', '速腾', '川A10002', 'LSVAA4182E2100002', '2025-08-02', '2026-08-01'],
    ['郑丽', '13900010003', '探岳', '川A10003', 'LSVAA4182E2100003', '2026-03-15', '2027-03-14'],
  ];
  const changes = rows.flatMap((row, i) =>
    row.map(
      (after, j) => ({ kind: 'value', sheet: '保有客户', cell: columnLetters(j + 1) + String(i + 1), after }) as const,
    ),
  );
  return applyToXlsx(blankXlsx('保有客户'), changes, { conflicts: 'refuse', name: 'x.xlsx' }).bytes;
}

test('the ten commands of the guide run, and every figure is that of the store’s own month and owners', async () => {
  expect(COMMANDS).toHaveLength(10);
  for (const folder of ['keys', '城东店']) mkdirSync(place(folder));
  for (const name of ['mg-contact-matrix-2026-06.xlsx', 'register-notations-2026-06.xlsm'])
    cpSync(join(BOOKS, name), join(store, name));
  writeFileSync(join(store, '保有客户.xlsx'), ownersBook());
  writeFileSync(place('stores.csv'), 'id,name,region,since,until\nE01,城东店,西南,,\nE02,城西店,西南,,\n');
  let recipient = '';
  const paths: Readonly<Record<string, string>> = {
    '../keys/group.key': place('keys/group.key'),
    'group.key': place('keys/group.key'),
    '../keys/office.identity': place('keys/office.identity'),
    'group.duckdb': office.path,
    '城东店/': store,
    'inbox/': office.inbox,
  };
  const run = async (at: number, ...more: readonly string[]): Promise<unknown> => {
    const words = (COMMANDS[at] ?? []).map((word) => {
      if (word === 'age1…') return recipient;
      return paths[word] ?? (/\.(?:csv|sbx|xlsx)$|^lake\/$/u.test(word) ? place(word) : word);
    });
    const said = await printed('zh-CN', ...words, '--json', ...more);
    return JSON.parse(said) as unknown;
  };
  await run(0);
  recipient = ((await run(1)) as { recipient: string }).recipient;
  expect(await run(2)).toHaveLength(2);

  expect(await run(3, ...DAY)).toMatchObject({ store: 'E01', months: ['2026-06'], sealed: true });
  const sent = place('E01-2026-06.sbx');
  const opened = await unseal(readFileSync(sent), await readIdentities(place('keys/office.identity')));
  const bundle = openBundle(opened ?? new Uint8Array(), digest);
  if ('problem' in bundle) throw new Error(bundle.problem);
  const { contract, tables } = bundle;
  expect(contract).toMatchObject({
    schema: SCHEMA_VERSION,
    store: { id: 'E01', name: '城东店' },
    months: ['2026-06'],
    app: version,
    today: '2026-07-03',
    key: readKey(place('keys/group.key')).id,
    holds: { names: false, remarks: false },
  });
  expect(contract.sequence).toBeGreaterThan(20_260_000_000_000);
  expect(Object.keys(contract.profile.settings)).toContain('levels');
  for (const table of ['registers', 'matrices', 'flows', 'figures', 'audit_scores', 'owners', 'care_figures'])
    expect([...tables.keys()]).toContain(table);
  const inside = Buffer.concat([...tables.values()]).toString('utf8');
  expect(inside).not.toMatch(/139000100|周敏|吴强|郑丽|LSVAA4182|川A1000/u);

  renameSync(sent, join(office.inbox, 'E01-2026-06.sbx'));
  expect(await run(4, ...DAY)).toMatchObject({ taken: [{ store: 'E01', months: ['2026-06'] }], refused: [] });
  expect(await run(4, ...DAY)).toMatchObject({ taken: [], known: [expect.any(String)] });
  expect(await run(5, ...DAY)).toMatchObject({
    stores: [
      { store: 'E01', state: 'whole' },
      { store: 'E02', state: 'missing' },
    ],
  });

  const report = (await run(6, ...DAY)) as GroupReport;
  const own = async (command: string): Promise<unknown> =>
    JSON.parse(await printed('zh-CN', command, store, '--month', '2026-06', ...DAY, '--json'));
  const month = (await own('month')) as { readonly store: object };
  for (const [column, path] of [
    ...Object.entries(FLOW_PATHS).map(([name, key]) => [name, `total.${key}`] as const),
    ...Object.entries(COUNT_PATHS),
  ])
    expect([column, report.total[column as keyof typeof COUNT_PATHS]]).toEqual([
      column,
      valueAt(month.store, path) ?? null,
    ]);
  expect(report.total.visits).toBeGreaterThan(0);
  expect(report.total.at_end).toBeGreaterThan(0);
  const owners = await own('owners');
  for (const [path, figure] of Object.entries({ ...report.care?.counts, ...report.care?.rates }))
    expect([path, figure]).toEqual([path, valueAt(owners, path)]);
  expect(report.care?.counts['owners.total']).toBe(3);
  const names = readXlsx(readFileSync(place('集团月报.xlsx')), 'x.xlsx').sheets.map(({ name }) => name);
  expect(names).toContain('售后');

  expect(await run(7)).toEqual([{ store: 'E01', won: String(report.total.won), filed: String(report.total.filed) }]);
  expect(((await run(8)) as { files: number }).files).toBe(tables.size);
  expect(await run(9, ...DAY)).toMatchObject({ months: 60, from: '2021-07', deleted: 0 });
});
