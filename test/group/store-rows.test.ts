import { createHmac } from 'node:crypto';

import { buildLedger } from '../../src/customers';
import type { Form, FormRecord, RecognisedWorkbook } from '../../src/forms';
import { formOf } from '../owners/history/sheets';
import { columnsOf, storeRows, TABLE_NAMES, type Placed, type ReleasePolicy, type StoreData } from '../../src/group';
import { generalProfile } from '../../src/profile';
import { monthFigures, monthsIn } from '../../src/rollups';
import { formsOf } from '../rollups/history/forms';
import { makeHistory } from '../rollups/history/history';

const hash = (value: string): string => createHmac('sha256', 'key').update(value).digest('hex').slice(0, 32);
const CLOSED: ReleasePolicy = { names: false, remarks: false, phone: hash };

const form = (more: Partial<Form>): Form => ({
  sheet: '6月',
  form: 'visitor-register',
  range: 'A1:B2',
  headerRows: [1],
  columns: [],
  records: [],
  skipped: [],
  problems: [],
  confidence: 1,
  fingerprint: 'x',
  trace: [],
  ...more,
});

function dataOf(recognised: RecognisedWorkbook): StoreData {
  const ledger = buildLedger(recognised, generalProfile);
  return {
    recognised,
    ledger,
    profile: generalProfile,
    today: '2026-07-31',
    report: (month) => monthFigures(ledger, generalProfile, month, '2026-07-31'),
    targets: () => ({ '': 12, 刘婷: 5 }),
    locate: (sheet) => ({ workbook: 'w.xlsx', sheet }),
  };
}

function rowsOf(forms: readonly Form[], policy = CLOSED, before?: typeof hash): readonly Placed[] {
  const recognised = { workbook: 'w.xlsx', forms, afterSales: [], unrecognised: [], questions: [] };
  return storeRows(dataOf(recognised), monthsIn(recognised), { hash, ...(before ? { before } : {}) }, policy, 'zh-CN');
}
const of = (rows: readonly Placed[], table: string): Placed['row'][] =>
  rows.filter((placed) => placed.table === table).map(({ row }) => row);

const VISITOR: FormRecord = {
  row: 3,
  fields: {
    date: '2026-06-01',
    customerName: '李晓芳',
    phone: '13912345678',
    phone2: '13812345678',
    consultant: '刘婷',
    model: '探岳 13700001111',
    source: '李晓芳介绍',
    remark: '另有 137-1234-5678，李晓芳的车 川A88888',
    outcome: '回电13912345678约周末',
  },
};

describe('what leaves a store', () => {
  test('names and free text stay at home, and no number leaves in any column', () => {
    const rows = rowsOf([form({ month: '2026-06', records: [VISITOR] })]);
    const text = JSON.stringify(rows);
    expect(text).not.toMatch(/1[3-9]\d{9}|137-|川A|李晓芳/u);
    expect(of(rows, 'registers')[0]).toMatchObject({
      customer_name: null,
      remark: null,
      outcome: null,
      consultant: '刘婷',
      source: '[name]介绍',
      model: '探岳 [phone]',
      phone: hash('13912345678'),
      phone2: hash('13812345678'),
      person: hash('13912345678'),
      person_weak: false,
    });
  });

  test('with names and remarks they leave, masked of numbers', () => {
    const rows = rowsOf([form({ month: '2026-06', records: [VISITOR] })], { names: true, remarks: true, phone: hash });
    expect(of(rows, 'registers')[0]).toMatchObject({
      customer_name: '李晓芳',
      remark: '另有 [phone]，李晓芳的车 [plate]',
      outcome: '回电[phone]约周末',
    });
  });

  test('a word in the name column is not taken out of every source', () => {
    const rows = rowsOf([
      form({
        month: '2026-06',
        records: [{ row: 3, fields: { date: '2026-06-01', customerName: '老客户', source: '老客户介绍' } }],
      }),
    ]);
    expect(of(rows, 'registers')[0]).toMatchObject({ source: '老客户介绍' });
  });

  test('names that only the lists of owners have are taken out of the sale’s words too', () => {
    const recognised = {
      workbook: 'w.xlsx',
      forms: [
        form({
          month: '2026-06',
          records: [{ row: 3, fields: { date: '2026-06-01', customerName: '王强', source: '老车主赵敏芝介绍' } }],
        }),
      ],
      afterSales: [formOf('owner-register', '保有客户', [{ fields: { customerName: '赵敏芝', model: '探岳' } }])],
      unrecognised: [],
      questions: [],
    };
    const rows = storeRows(dataOf(recognised), ['2026-06'], { hash }, CLOSED, 'zh-CN');
    expect(of(rows, 'registers')[0]).toMatchObject({ source: '老车主[name]介绍' });
    expect(JSON.stringify(rows)).not.toContain('赵敏芝');
  });

  test('a customer has one person in every table, weak where no row has a phone', () => {
    const rows = rowsOf([
      form({
        month: '2026-06',
        records: [
          VISITOR,
          { row: 4, fields: { date: '2026-06-02', customerName: '王强', model: 'CR-V' } },
          { row: 5, fields: { date: '2026-06-03' } },
        ],
      }),
      form({
        sheet: '张',
        form: 'contact-matrix',
        month: '2026-06',
        consultant: '刘婷',
        records: [{ row: 6, fields: { customerName: '李晓芳', model: '探岳' }, contacts: [{ day: 4, level: 'A' }] }],
      }),
    ]);
    const [visitor, weak, nobody] = of(rows, 'registers');
    expect(of(rows, 'contacts')[0]?.person).toBe(visitor?.person);
    expect(of(rows, 'flows')[0]?.person).toBe(visitor?.person);
    expect(of(rows, 'visits')[0]?.person).toBe(visitor?.person);
    expect(weak).toMatchObject({ person_weak: true, person: expect.stringMatching(/^[0-9a-f]{32}$/u) as string });
    expect(nobody).toMatchObject({ person: null, person_weak: null });
  });

  test('while keys are changed, everybody is named under both', () => {
    const old = (value: string): string => hash(`old ${value}`);
    const rows = rowsOf([form({ month: '2026-06', records: [VISITOR] })], CLOSED, old);
    expect(of(rows, 'aliases')).toEqual([{ person: hash('13912345678'), person_before: old('13912345678') }]);
    // somebody of whom the month has a card and no fact
    const card = form({ form: 'customer-card', month: '2026-06', records: [VISITOR] });
    expect(of(rowsOf([card], CLOSED, old), 'aliases')).toEqual(of(rows, 'aliases'));
  });

  test('every row has exactly the columns of its table', () => {
    const kinds = ['visitor-register', 'contact-matrix', 'daily-report', 'loss-record', 'customer-card'] as const;
    const rows = rowsOf(
      kinds.map((kind, i) =>
        form({ form: kind, sheet: String(i), month: '2026-06', records: [{ ...VISITOR, contacts: [{ day: 1 }] }] }),
      ),
    );
    const seen = new Set(rows.map(({ table }) => table));
    for (const table of ['registers', 'matrices', 'contacts', 'reports', 'losses', 'cards', 'figures'])
      expect(seen).toContain(table);
    for (const { table, row } of rows) expect(Object.keys(row)).toEqual(Object.keys(columnsOf(table)));
  });

  test('a line belongs to the month of its form, whatever year was typed; of a running form to its date’s', () => {
    const record = (row: number, date: string): FormRecord => ({ row, fields: { date } });
    const rows = rowsOf([
      form({ month: '2026-06', records: [record(3, '2025-06-03')] }),
      form({ sheet: '全年', records: [record(3, '2026-05-03'), { row: 4, fields: {} }] }),
    ]);
    expect(rows.filter(({ table }) => table === 'registers').map(({ month }) => month)).toEqual([
      '2026-06',
      '2026-05',
      'unknown',
    ]);
  });

  test('the figures told are those of the month, for the store and each consultant', () => {
    const recognised = formsOf(makeHistory(11));
    const [month = ''] = monthsIn(recognised);
    const data = dataOf(recognised);
    const report = monthFigures(data.ledger, generalProfile, month, data.today);
    const rows = storeRows(data, [month], { hash }, CLOSED, 'zh-CN');
    expect(of(rows, 'figures')[0]).toMatchObject({
      consultant: null,
      target: 12,
      carried: report.store.total.carried,
      won: report.store.total.won,
      at_end: report.store.total.end,
      visits: report.store.visits,
      filed: report.store.filed,
      made: report.store.contacts.made,
    });
    expect(of(rows, 'figures')).toHaveLength(1 + report.consultants.length);
    expect(of(rows, 'level_figures')).toHaveLength(
      (1 + report.consultants.length) * Object.keys(report.store.levels).length,
    );
    expect(report.store.visits).toBeGreaterThan(0);
    expect(TABLE_NAMES).toContain('figures');
  });
});
