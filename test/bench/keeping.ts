import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLedger } from '../../src/customers';
import { answersIn, recognise } from '../../src/forms';
import { logContact } from '../../src/keeping';
import { generalProfile } from '../../src/profile';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';
import { median, type BenchRow } from './measure';

const RUNS = 7;

/** One contact logged in a store's year that is open: from the press to the saved file's bytes. */
export function benchKeeping(): readonly BenchRow[] {
  const file = new Uint8Array(readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx')));
  const book = readXlsx(file, 'store-year.xlsx');
  const recognised = recognise(book, { answers: answersIn(book) });
  const books = { book, recognised, ledger: buildLedger(recognised, generalProfile), profile: generalProfile };
  const rows = books.ledger.matrixRows.filter(
    ({ row }) => row.form.month === '2026-06' || row.form.month?.endsWith('-12'),
  );
  const times: number[] = [];
  let written = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const one = rows[(run * 37) % rows.length];
    if (!one) throw new Error('no matrix of the month');
    const { form, record } = one.row;
    const start = performance.now();
    const report = logContact(books, {
      who: `${form.sheet}!${String(record.row)}`,
      date: `${form.month ?? ''}-${String(10 + run)}`,
      level: 'A',
      via: 'phone',
      note: '周末再来',
      choices: { 'other-level': 1, 'closed-month': 1, 'two-customers': 1, 'two-matrices': 1, 'no-row': 1 },
    });
    applyToXlsx(file, report.changes, { name: book.name });
    // The first run warms the engine up and is left out.
    if (run > 0) times.push(performance.now() - start);
    written += report.writes.length;
  }
  if (written < RUNS) throw new Error('nothing was logged');
  return [{ name: 'log.year', value: median(times), unit: 'ms', note: `median of ${String(RUNS)} contacts` }];
}
