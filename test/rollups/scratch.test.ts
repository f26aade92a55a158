import { readFileSync, writeFileSync } from 'node:fs';
import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { monthTrend, rollupMonth, rollupSheetChanges } from '../../src/jobs';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { makeHistory } from './history/history';
import { formsOf } from './history/forms';
test('x', () => {
  const history = makeHistory(11, { consultants: 5, months: 6, busy: 0.6 });
  const year = JSON.parse(readFileSync(`/work/shared/forms/store-year-2025.truth.json`, 'utf8'));
  for (const [n, rec, m] of [
    ['real', formsOf(history), history.months[4]!],
    ['year', year, '2025-06'],
  ] as const) {
    const ledger = buildLedger(rec, generalProfile);
    const report = rollupMonth(rec, ledger, generalProfile, m, '2030-01-01');
    const trend = monthTrend(rec, ledger, generalProfile, m, '2030-01-01');
    const bytes = blankXlsx('封面');
    const out = applyToXlsx(bytes, rollupSheetChanges(readXlsx(bytes, 'x.xlsx'), report, trend), { name: 'x.xlsx' });
    writeFileSync(`/tmp/rollups/${n}.xlsx`, out.bytes);
  }
});
