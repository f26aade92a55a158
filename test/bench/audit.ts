import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import type { RecognisedWorkbook } from '../../src/forms';
import type { WorkbookSnapshot } from '../../src/sheet';
import { readXlsx } from '../../src/workbook/xlsx';
import { makeLife } from '../audit/store/life';
import { storeBook } from '../audit/store/sheets';
import { median, milliseconds, type BenchRow } from './measure';

const RUNS = 7;

/** All rules over 5,000 rows of a disciplined store, and over a store's year (24 sheets, 7,800 rows): each time a ledger that nobody has asked. */
export function benchAudit(): readonly BenchRow[] {
  const year = readXlsx(
    new Uint8Array(readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'))),
    'store-year.xlsx',
  );
  const life = makeLife(11, { months: 14, consultants: 4, busy: 0.95 });
  const book = storeBook(life);
  return [
    { name: 'audit.5k', ...timed(book, recognise(book), life.today) },
    { name: 'check.year', ...timed(year, recognise(year), '2099-12-31') },
  ];
}

function timed(book: WorkbookSnapshot, recognised: RecognisedWorkbook, today: string): Omit<BenchRow, 'name'> {
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const ledger = buildLedger(recognised, generalProfile);
    const time = milliseconds(() => {
      found = audit({ book, recognised, ledger, profile: generalProfile, today }).findings.length;
    });
    // The first run warms the engine up and is left out.
    if (run > 0) times.push(time);
  }
  const rows = recognised.forms.reduce((sum, { records }) => sum + records.length, 0);
  return {
    value: median(times),
    unit: 'ms',
    note: `${String(rows)} rows, ${String(found)} findings, median of ${String(RUNS)}`,
  };
}
