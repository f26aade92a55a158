import { dayOf } from '../../src/calendar';
import { GroupDatabase } from '../../src/cli/group/database';
import { forget } from '../../src/cli/group/forget';
import { monthReport } from '../../src/cli/group/report-data';
import { reportWorkbook, type GroupReport } from '../../src/group';
import { ownerFigures, ownerMonth, toOwnersJson } from '../../src/owners/figures';
import { generalProfile, ownerRules, type StoreProfile } from '../../src/profile';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { formsOf } from '../owners/history/sheets';
import { makeLife } from '../owners/history/store';
import { HeadOffice } from './database';
import { bundleOf, rowsOf, storeOf } from './store';

/* What the stores' `sanbiao owners` say is what the group's workbook adds up. */

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
  const parts = (path: string, of: string, over: string): [number, number] => {
    const having = [...told.keys()].filter((store) => at(store, path) !== undefined);
    const sum = (key: string): number => having.reduce((all, store) => all + (at(store, key) ?? 0), 0);
    return [sum(of), sum(over)];
  };
  const [quoted, ending] = parts('renewals.quoteRate', 'renewals.quoted', 'renewals.due');
  expect(ending).toBeGreaterThan(0);
  expect(rates['renewals.quoteRate']).toBeCloseTo(quoted / ending, 9);
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
  expect(cells).toContain(report.care?.counts['owners.total']);
  expect(cells).toContain('east');
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
