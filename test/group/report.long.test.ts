import { GroupDatabase } from '../../src/cli/group/database';
import { monthReport } from '../../src/cli/group/report-data';
import { reportWorkbook, type GroupReport } from '../../src/group';
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
    const sums = new Map<string, number>();
    for (const month of told.values()) {
      for (const [path, value] of numbers({ ...month.store, levels: undefined }))
        sums.set(path, (sums.get(path) ?? 0) + value);
    }
    const { total } = report;
    const expected = {
      carried: sums.get('total.carried'),
      new: sums.get('total.new'),
      reopened: sums.get('total.reopened'),
      moved_in: sums.get('total.in'),
      moved_out: sums.get('total.out'),
      won: sums.get('total.won'),
      lost: sums.get('total.lost'),
      out_of_control: sums.get('total.outOfControl'),
      frozen: sums.get('total.frozen'),
      at_end: sums.get('total.end'),
      delivered: sums.get('delivered'),
      visits: sums.get('visits'),
      calls: sums.get('calls'),
      first_visits: sums.get('firstVisits'),
      second_visits: sums.get('secondVisits'),
      filed: sums.get('filed'),
      test_drives: sums.get('testDrives'),
      follow_up_due: sums.get('followUp24h.due'),
      follow_up_done: sums.get('followUp24h.done'),
      planned: sums.get('contacts.planned'),
      in_time: sums.get('contacts.inTime'),
      late: sums.get('contacts.late'),
      missed: sums.get('contacts.missed'),
      made: sums.get('contacts.made'),
    };
    expect(total).toMatchObject(expected);
    expect(total.won).toBeGreaterThan(0);
    const having = [...told.values()].filter(({ store }) => store.filingRate !== undefined);
    const part = having.reduce((sum, { store }) => sum + (store.filed ?? 0), 0);
    const whole = having.reduce((sum, { store }) => sum + (store.firstVisits ?? 0), 0);
    expect(total.filing_rate).toBeCloseTo(part / whole, 5);
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
    const end = (level: string): number =>
      months.reduce((sum, { store }) => sum + (store.levels?.[level]?.end ?? 0), 0);
    for (const line of report.levels) expect([line.level, line.at_end]).toEqual([line.level, end(line.level)]);
    const visits = months.reduce(
      (sum, { sources }) => sum + sources.reduce((all, source) => all + source.visits, 0),
      0,
    );
    expect(report.sources.reduce((sum, source) => sum + source.visits, 0)).toBe(visits);
    const losses = months.reduce((sum, month) => sum + month.losses.reduce((all, loss) => all + loss.count, 0), 0);
    expect(report.losses.reduce((sum, loss) => sum + loss.count, 0)).toBe(losses);
    expect(losses).toBeGreaterThan(0);
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
