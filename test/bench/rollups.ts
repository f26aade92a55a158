import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { monthFigures, monthsIn } from '../../src/rollups';
import { readXlsx } from '../../src/workbook/xlsx';
import { median, type BenchRow } from './measure';

const RUNS = 7;

/** All monthly figures of a store's year (12 matrices of 150 rows, 12 registers of 500), each run from a ledger that nobody has asked before. */
export function benchRollups(): readonly BenchRow[] {
  const file = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));
  const recognised = recognise(readXlsx(new Uint8Array(file), 'store-year.xlsx'));
  const months = monthsIn(recognised);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const ledger = buildLedger(recognised, generalProfile);
    const start = performance.now();
    const won = months.reduce(
      (sum, month) => sum + monthFigures(ledger, generalProfile, month, '2099-12-31').store.total.won,
      0,
    );
    // The first run warms the engine up and is left out.
    if (run > 0 && won > 0) times.push(performance.now() - start);
  }
  const note = `${String(months.length)} months, median of ${String(RUNS)}`;
  return [{ name: 'rollup.year', value: median(times), unit: 'ms', note }];
}
