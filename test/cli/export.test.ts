import { hashPhone, maskNumbers } from '../../src/cli/export/privacy';
import { recordRows, TABLES, type RowContext } from '../../src/cli/export/tables';
import type { Form, RecognisedWorkbook } from '../../src/forms';

const KEY = new Uint8Array(32).fill(7);
const context: RowContext = {
  customerOf: () => 5,
  phone: (value) => hashPhone(value, KEY),
  freeText: maskNumbers,
  locate: (sheet) => ({ workbook: 'w.xlsx', sheet }),
};

const form = (more: Partial<Form>): Form => ({
  sheet: '6月',
  form: 'contact-matrix',
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
const book = (forms: readonly Form[]): RecognisedWorkbook => ({
  workbook: 'w.xlsx',
  forms,
  unrecognised: [],
  questions: [],
});

describe('export', () => {
  test('a matrix row becomes one customer row and one row per day with a contact or a plan', () => {
    const rows = recordRows(
      book([
        form({
          month: '2026-06',
          consultant: '刘婷',
          records: [
            {
              row: 6,
              fields: { customerName: '王志强', phone: '19900001234' },
              carryOver: { level: 'A', date: '2026-05-30' },
              contacts: [{ day: 3, level: 'H' }, { day: 5 }],
              planned: [3, 9],
            },
          ],
        }),
      ]),
      context,
    );
    expect(rows.map(({ table, month }) => `${table} ${month}`)).toEqual([
      'matrices 2026-06',
      ...Array<string>(3).fill('contacts 2026-06'),
    ]);
    expect(rows[0]?.row).toMatchObject({
      workbook: 'w.xlsx',
      sheet: '6月',
      row: 6,
      consultant: '刘婷',
      customer: 5,
      carried_level: 'A',
      carried_date: '2026-05-30',
    });
    expect(rows.slice(1).map(({ row }) => [row.date, row.level, row.planned, row.made])).toEqual([
      ['2026-06-03', 'H', true, true],
      ['2026-06-05', null, false, true],
      ['2026-06-09', null, true, false],
    ]);
  });

  test('no phone leaves, neither in its column nor inside a remark or a name', () => {
    const rows = recordRows(
      book([
        form({
          form: 'visitor-register',
          records: [
            {
              row: 3,
              fields: {
                date: '2026-06-01',
                customerName: '李女士13912345678',
                phone: '13912345678',
                phone2: '13812345678',
                remark: '另有 13712345678，座机 010-12345678',
                outcome: '回电13912345678约周末',
              },
            },
          ],
        }),
      ]),
      context,
    );
    const text = JSON.stringify(rows);
    expect(text).not.toMatch(/1[3-9]\d{9}/u);
    expect(rows[0]?.row.remark).toBe('另有 137****5678，座机 010-12345678');
    expect(rows[0]?.row.phone).toBe(hashPhone('13912345678', KEY));
    expect(rows[0]?.row.phone).toMatch(/^[0-9a-f]{32}$/u);
  });

  test('the hash tells customers apart, is the same for the same key, and another for another key', () => {
    expect(hashPhone('13912345678', KEY)).toBe(hashPhone('13912345678', KEY));
    expect(hashPhone('13912345678', KEY)).not.toBe(hashPhone('13912345679', KEY));
    expect(hashPhone('13912345678', KEY)).not.toBe(hashPhone('13912345678', new Uint8Array(32)));
  });

  test('every row has exactly the columns of its table', () => {
    const rows = recordRows(
      book([
        form({ form: 'visitor-register', records: [{ row: 2, fields: { date: '2026-06-01' } }] }),
        form({ month: '2026-06', records: [{ row: 2, fields: {}, contacts: [{ day: 1 }] }] }),
        form({ form: 'daily-report', date: '2026-06-02', records: [{ row: 2, fields: {} }] }),
        form({ form: 'loss-record', records: [{ row: 2, fields: {} }] }),
        form({ form: 'customer-card', records: [{ row: 2, fields: {} }] }),
      ]),
      context,
    );
    expect(rows.map(({ table }) => table)).toEqual(['registers', 'matrices', 'contacts', 'reports', 'losses', 'cards']);
    for (const { table, row } of rows)
      expect(Object.keys(row).sort()).toEqual(Object.keys(TABLES[table].columns).sort());
    expect(rows.map(({ month }) => month)).toEqual(['2026-06', '2026-06', '2026-06', '2026-06', 'unknown', 'unknown']);
  });
});
