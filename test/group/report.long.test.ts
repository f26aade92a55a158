import { GroupDatabase } from '../../src/cli/group/database';
import { monthReport } from '../../src/cli/group/report-data';
import { reportWorkbook, type GroupReport } from '../../src/group';
import { COUNT_PATHS, FLOW_PATHS, type RateColumn } from '../../src/group/figure-columns';
import { toMonthJson, type MonthJson } from '../../src/rollups';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { HeadOffice } from './database';
import { bundleOf, storeOf, type Store } from './store';

const office = new HeadOffice();
const stores: Readonly<Record<string, Store>> = { east: storeOf(11), west: storeOf(21), north: storeOf(33) };
/** The stores' histories are of different months: here they are all told as of one. */
const MONTH = '2026-06';
const told = new Map<string, MonthJson>();
let report: GroupReport;

beforeAll(async () => {
  for (const [name, store] of Object.entries(stores)) {
    const [, month = ''] = store.months;
    told.set(name, toMonthJson(store.data.report(month)));
    const rows = store.rows.filter((row) => row.month === month).map((row) => ({ ...row, month: MONTH }));
    office.post(bundleOf(name, { ...store, rows }, [MONTH], 1, { today: '2026-07-01' }));
  }
  await office.ingest();
  const database = await GroupDatabase.read(office.path);
  report = await monthReport(database, MONTH);
  database.close();
});
afterAll(() => office.close());

const RATES: Readonly<
  Record<RateColumn, { readonly path: string; readonly part: (month: MonthJson) => string; readonly whole: string }>
> = {
  filing_rate: { path: 'filingRate', part: () => 'filed', whole: 'firstVisits' },
  closing_rate: {
    path: 'closingRate',
    part: ({ closingRateOf }) => (closingRateOf === 'deliveries' ? 'delivered' : 'total.won'),
    whole: 'filed',
  },
  test_drive_rate: { path: 'testDriveRate', part: () => 'testDrives', whole: 'filed' },
  second_visit_rate: { path: 'secondVisitRate', part: () => 'secondVisits', whole: 'filed' },
  follow_up_rate: { path: 'followUp24h.rate', part: () => 'followUp24h.done', whole: 'followUp24h.due' },
};

/** Every number of a JSON by its path. */
function numbers(value: unknown, path = ''): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (typeof value === 'number') found.set(path, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value))
      for (const [at, number] of numbers(member, path === '' ? key : `${path}.${key}`)) found.set(at, number);
  }
  return found;
}

describe('the group’s report', () => {
  test('every count is the sum over the stores’ own month, every rate that of all of them together', () => {
    const { total } = report;
    const months = [...told.values()].map(({ store }) => numbers({ ...store, levels: undefined }));
    const paths = {
      ...Object.fromEntries(Object.entries(FLOW_PATHS).map(([column, key]) => [column, `total.${key}`])),
      ...COUNT_PATHS,
    };
    const counts = Object.entries(paths).map(([column, path]) => {
      const having = months.flatMap((month) => month.get(path) ?? []);
      return [column, having.length === 0 ? null : having.reduce((sum, value) => sum + value, 0)];
    });
    expect(counts.length).toBeGreaterThan(25);
    expect(total).toMatchObject(Object.fromEntries(counts));
    expect(total.won).toBeGreaterThan(0);
    for (const [column, { path, part, whole }] of Object.entries(RATES)) {
      const having = [...told.values()].filter(({ store }) => numbers(store).has(path));
      const sum = (at: (month: MonthJson) => string): number =>
        having.reduce((all, month) => all + (numbers(month.store).get(at(month)) ?? 0), 0);
      expect([column, having.length > 0]).toEqual([column, true]);
      expect(total[column as RateColumn]).toBeCloseTo(sum(part) / sum(() => whole), 6);
    }
  });

  test('every line of a store and of a consultant is its own month', () => {
    expect(report.stores.map(({ store }) => store)).toEqual(['east', 'north', 'west']);
    for (const line of report.stores) {
      const own = told.get(line.store)?.store;
      expect([line.won, line.filed, line.at_end, line.missed, line.filing_rate, line.closing_rate]).toEqual([
        own?.total?.won,
        own?.filed,
        own?.total?.end,
        own?.contacts?.missed,
        own?.filingRate ?? null,
        own?.closingRate ?? null,
      ]);
    }
    const consultants = [...told].flatMap(([store, month]) =>
      month.consultants.map(({ name, total, filed }) => `${store} ${name} ${String(total?.won)} ${String(filed)}`),
    );
    expect(
      report.consultants
        .map(({ store, consultant, won, filed }) => `${store} ${consultant} ${String(won)} ${String(filed)}`)
        .sort(),
    ).toEqual(consultants.sort());
  });

  test('levels, sources and losses are sums too', () => {
    const months = [...told.values()];
    for (const line of report.levels)
      for (const [column, key] of Object.entries(FLOW_PATHS))
        expect([line.level, column, line[column as keyof typeof FLOW_PATHS]]).toEqual([
          line.level,
          column,
          months.reduce((sum, { store }) => sum + (numbers(store.levels?.[line.level]).get(key) ?? 0), 0),
        ]);
    expect(report.levels.length).toBeGreaterThan(3);
    const summed = (lines: readonly (readonly [string, readonly number[]])[]): Record<string, number[]> => {
      const sums: Record<string, number[]> = {};
      for (const [name, values] of lines) sums[name] = values.map((value, i) => value + (sums[name]?.[i] ?? 0));
      return sums;
    };
    expect(
      Object.fromEntries(
        report.sources.map((one) => [one.source, [one.visits, one.firstVisits, one.filed, one.deals]]),
      ),
    ).toEqual(
      summed(
        months.flatMap(({ sources }) =>
          sources.map((one) => [one.source, [one.visits, one.firstVisits, one.filed, one.deals]] as const),
        ),
      ),
    );
    const losses = summed(
      months.flatMap((month) => month.losses.map(({ reason, axis, count }) => [`${reason} ${axis}`, [count]] as const)),
    );
    expect(Object.fromEntries(report.losses.map(({ reason, axis, count }) => [`${reason} ${axis}`, [count]]))).toEqual(
      losses,
    );
    expect(Object.keys(losses).length).toBeGreaterThan(0);
    expect(report.differences).toHaveLength(months.reduce((sum, month) => sum + month.differences.length, 0));
  });

  test.each(['zh-CN', 'en'] as const)(
    'as a workbook in %s it opens, shows these figures, and has native charts',
    (locale) => {
      const cover = locale === 'en' ? 'Cover' : '封面';
      const { bytes, report: applied } = applyToXlsx(blankXlsx(cover), reportWorkbook(report, locale), {
        conflicts: 'refuse',
        name: 'x.xlsx',
      });
      expect(applied.conflicts).toEqual([]);
      const book = readXlsx(bytes, 'x.xlsx');
      expect(book.sheets).toHaveLength(6);
      const cells = book.sheets.flatMap(({ rows }) =>
        rows.flatMap((row) => (row ?? []).flatMap((cell) => cell?.value ?? [])),
      );
      for (const figure of [report.total.first_visits, report.total.won, report.total.at_end, report.people.once])
        expect(cells).toContain(figure);
      expect(JSON.stringify(cells)).not.toMatch(/undefined|NaN|null/u);
      expect(
        Buffer.from(bytes)
          .toString('latin1')
          .match(/xl\/charts\/chart\d+\.xml/gu)?.length ?? 0,
      ).toBeGreaterThanOrEqual(5);
    },
  );
});
