import { dayOf } from '../../src/calendar';
import { GroupDatabase } from '../../src/cli/group/database';
import { forget } from '../../src/cli/group/forget';
import { monthReport } from '../../src/cli/group/report-data';
import { reportWorkbook, storeRows, type GroupReport } from '../../src/group';
import { ownerFigures, ownerMonth, toOwnersJson, type OwnerRate } from '../../src/owners/figures';
import { generalProfile, ownerRules, type StoreProfile } from '../../src/profile';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { formOf, formsOf } from '../owners/history/sheets';
import { makeLife } from '../owners/history/store';
import { HeadOffice } from './database';
import { ownerRows } from '../../src/group/care-rows';
import { bundleOf, hash, rowsOf, storeOf } from './store';

/* What the stores' `sanbiao owners` say is what the group's workbook adds up. */

/** Everything that a store may be asked to let out. */
const OPEN = { names: false, remarks: true, phone: hash };

const office = new HeadOffice();
const MONTH = '2026-05';
const STORES: Readonly<Record<string, { readonly seed: number; readonly owners?: StoreProfile['owners'] }>> = {
  east: { seed: 3 },
  west: { seed: 5 },
  south: { seed: 8, owners: { denominators: { service: 'reminded' } } },
};
const told = new Map<string, Readonly<Record<string, unknown>>>();
let report: GroupReport;

beforeAll(async () => {
  const sale = storeOf(11);
  for (const [name, { seed, owners }] of Object.entries(STORES)) {
    const profile = owners === undefined ? generalProfile : { ...generalProfile, owners };
    const sheets = { forms: [], afterSales: formsOf(makeLife(seed)) };
    const care = (month: string) => ownerFigures(ownerMonth(sheets, ownerRules(profile), month, dayOf('2026-06-01')));
    told.set(name, toOwnersJson(care(MONTH)));
    const data = { ...sale.data, profile, care };
    office.post(bundleOf(name, { data, rows: rowsOf(data, [MONTH]) }, [MONTH], 1, { today: '2026-06-01' }));
  }
  // a store that keeps no lists of owners says nothing of them, and takes nothing from the sums
  office.post(
    bundleOf('north', { data: sale.data, rows: rowsOf(sale.data, [MONTH]) }, [MONTH], 1, { today: '2026-06-01' }),
  );
  const taken = await office.ingest();
  expect(taken.refused).toEqual([]);
  const database = await GroupDatabase.read(office.path);
  report = await monthReport(database, MONTH);
  database.close();
});
afterAll(() => office.close());

const at = (store: string, path: string): number | undefined =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], told.get(store)) as
    number | undefined;

test('every count after the sale is the sum over the stores’ own owners report', () => {
  const counts = Object.entries(report.care?.counts ?? {});
  expect(counts.length).toBeGreaterThan(40);
  for (const [path, count] of counts)
    expect([path, count]).toEqual([path, [...told.keys()].reduce((sum, store) => sum + (at(store, path) ?? NaN), 0)]);
  expect(report.care?.counts['owners.total']).toBeGreaterThan(10);
  expect(report.care?.stores.map(({ store }) => store)).toEqual(['east', 'south', 'west']);
});

test('a rate is that of the stores that have it together, each as it counts; where they differ it is said', () => {
  const { rates = {}, mixed = [] } = report.care ?? {};
  const having = (rate: string): string[] => [...told.keys()].filter((store) => at(store, rate) !== undefined);
  const named = [...told.values()].flatMap(({ definitions }) => Object.keys(definitions as object));
  for (const rate of new Set(named)) {
    const stores = having(rate);
    if (stores.length === 0) {
      expect(rates).not.toHaveProperty([rate]);
      continue;
    }
    const [part, whole] = [0, 1].map((side) =>
      stores.reduce((sum, store) => {
        const { [rate]: text = '' } = told.get(store)?.definitions as Record<string, string>;
        return sum + (at(store, text.split(' / ')[side] ?? '') ?? NaN);
      }, 0),
    );
    expect([rate, rates[rate as OwnerRate]]).toEqual([rate, expect.closeTo((part ?? NaN) / (whole ?? NaN), 9)]);
  }
  expect(Object.keys(rates).length).toBeGreaterThan(7);
  expect(mixed).toEqual(at('south', 'service.rate') === undefined ? [] : ['service.rate']);
  for (const { store, rates: own } of report.care?.stores ?? [])
    for (const [path, rate] of Object.entries(own)) expect(rate).toBeCloseTo(at(store, path) ?? NaN, 9);
});

test('owners are known by the hash of their phone, and whoever is forgotten is in no row', async () => {
  const [first] = await office.rows(
    "SELECT person FROM owners WHERE store = 'east' AND person IS NOT NULL ORDER BY person LIMIT 1",
  );
  const person = String(first?.person);
  expect(person).toMatch(/^[0-9a-f]{32}$/u);
  expect(await office.rows(`SELECT stores FROM owner_persons WHERE person = '${person}'`)).toHaveLength(1);
  const of = (where: string) => office.rows(`SELECT count(*) AS n FROM owners WHERE ${where}`);
  const [all] = await of('true');
  expect(Number(all?.n)).toBe(report.care?.counts['owners.total']);
  const database = await GroupDatabase.open(office.path);
  await forget(database, [person]);
  database.close();
  expect(Number((await of(`person = '${person}'`))[0]?.n)).toBe(0);
  expect((await of('true'))[0]?.n).toBe(all?.n);
});

test('an owner without a phone is known by name, car and delivery, marked as weak; without a name by nothing', () => {
  const sale = storeOf(11).data;
  const book = formOf('owner-register', '保有客户', [
    { fields: { customerName: '周 敏', model: '探岳', plate: '川A12345', deliveryDate: '2025-03-01' } },
    { fields: { customerName: '周敏', model: '探岳', plate: '川A54321', deliveryDate: '2025-04-01' } },
    { fields: { customerName: '吴强', phone: '13912345678', plate: '川A11111', deliveryDate: '2025-03-01' } },
    { fields: { plate: '川A22222', model: '探岳', deliveryDate: '2025-03-01' } },
  ]);
  const sheets = { forms: [], afterSales: [book] };
  const care = (month: string) =>
    ownerFigures(ownerMonth(sheets, ownerRules(generalProfile), month, dayOf('2026-06-01')));
  const before = (value: string): string => hash(`old ${value}`);
  const rows = [...ownerRows(care(MONTH), hash, before)].filter(({ table }) => table !== 'care_figures');
  const people = rows.filter(({ table }) => table === 'owners').map(({ row }) => row);
  expect(people.filter((row) => row.person_weak === true).map((row) => row.person)).toContain(
    hash('weak 周敏|探岳|2025-03-01'),
  );
  expect(people.find((row) => row.person === hash('13912345678'))).toMatchObject({ person_weak: false });
  expect(people.find((row) => row.person === null)).toMatchObject({ person_weak: null, owner_kind: 'unknown' });
  expect(rows.filter(({ table }) => table === 'aliases').map(({ row }) => row)).toContainEqual({
    person: hash('weak 周敏|探岳|2025-03-01'),
    person_before: before('weak 周敏|探岳|2025-03-01'),
  });
  expect(JSON.stringify(storeRows({ ...sale, care }, [MONTH], { hash }, OPEN, 'zh-CN'))).not.toMatch(/周\s?敏|139123/u);
});

test.each(['zh-CN', 'en'] as const)('the board’s workbook in %s has a sheet of it with these numbers', (locale) => {
  const cover = locale === 'en' ? 'Cover' : '封面';
  const { bytes } = applyToXlsx(blankXlsx(cover), reportWorkbook(report, locale), {
    conflicts: 'refuse',
    name: 'x.xlsx',
  });
  const sheet = readXlsx(bytes, 'x.xlsx').sheets.find(
    ({ name }) => name === (locale === 'en' ? 'After the sale' : '售后'),
  );
  const cells = (sheet?.rows ?? []).flatMap((row) => (row ?? []).flatMap((cell) => cell?.value ?? []));
  for (const figure of [...Object.values(report.care?.counts ?? {}), ...Object.values(report.care?.rates ?? {})])
    expect(cells).toContain(figure);
  for (const { name, counts, rates } of report.care?.stores ?? [])
    for (const cell of [name, counts['owners.total'], rates['service.rate'] ?? name]) expect(cells).toContain(cell);
  expect(JSON.stringify(cells)).not.toMatch(/undefined|NaN|null|\{/u);
});

test('other rules after the sale are named, and a store without any of its own has the hash it always had', () => {
  expect(report.status.map(({ store, otherRules }) => [store, otherRules])).toEqual([
    ['east', []],
    ['north', []],
    ['south', ['owners']],
    ['west', []],
  ]);
});
