import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { formOf, recognisedFixture, recognisedOf } from '../ledger-fixtures';

test('a fixture has one customer per person and row', () => {
  for (const name of [
    'hyundai-set-2013-05',
    'mg-contact-matrix-2026-06',
    'matrix-blocks-2026',
    'daily-report-2026-06',
  ]) {
    const recognised = recognisedFixture(name);
    const ledger = buildLedger(recognised, generalProfile);
    const rows = recognised.forms.reduce((sum, form) => sum + form.records.length, 0);
    expect(ledger.customers.reduce((sum, customer) => sum + customer.rows.length, 0)).toBe(rows);
    expect(ledger.customers.length).toBeGreaterThan(rows * 0.8);
  }
});

test('the same phone is one person across forms', () => {
  const fields = { customerName: '王芳', phone: '13800000001' };
  const ledger = buildLedger(
    recognisedOf([
      formOf('visitor-register', [{ fields: { ...fields, date: '2026-06-02', level: 'B' } }]),
      formOf('contact-matrix', [{ fields, contacts: [{ day: 3, level: 'A' }] }], { month: '2026-06' }),
    ]),
    generalProfile,
  );
  expect(ledger.customers).toHaveLength(1);
  expect(ledger.customers[0]?.entries.map(({ date, stage, level }) => [date, stage, level])).toEqual([
    ['2026-06-02', 'first-level', 'B'],
    ['2026-06-03', 'matrix', 'A'],
  ]);
});
