import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as XLSX from '@e965/xlsx';

import { recognise } from '../../src/forms';
import { bookOf, sheetOf, type Scalar, type SheetSnapshot } from '../../src/sheet';
import { readXlsx } from '../../src/workbook/xlsx';
import { median, milliseconds, pairedRatio, type BenchRow } from './measure';
import { visitsExport } from './visits';

/** Recognition of a store's year against an independent reader's mere parsing, and its growth with the sheet. */
export function benchRecognise(): readonly BenchRow[] {
  const bytes = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));
  const parse = (): unknown => XLSX.read(bytes);
  const book = readXlsx(bytes, 'store-year-2025.xlsx');
  const alone = pairedRatio(() => recognise(book), parse);
  const whole = pairedRatio(() => recognise(readXlsx(bytes, 'store-year-2025.xlsx')), parse);
  return [
    {
      name: 'recognise.year.ratio',
      value: alone.ratio,
      unit: 'ratio',
      note: `24 sheets; ${alone.a.toFixed(0)} ms against ${alone.b.toFixed(0)} ms`,
    },
    {
      name: 'recognise.year.with-reading.ratio',
      value: whole.ratio,
      unit: 'ratio',
      note: `reading the file as well; ${whole.a.toFixed(0)} ms`,
    },
    slope(),
    owners(),
  ];
}

/** A workshop's export: 60,000 visits in 30 columns, recognised, against an independent reader's mere parsing. */
function owners(): BenchRow {
  const bytes = visitsExport();
  const book = readXlsx(bytes, 'visits.xlsx');
  const read = milliseconds(() => recognise(book));
  const parse = milliseconds(() => XLSX.read(bytes));
  const own = milliseconds(() => readXlsx(bytes, 'visits.xlsx'));
  return {
    name: 'recognise.owners-export.ratio',
    value: read / parse,
    unit: 'ratio',
    note: `60,000 visits; ${read.toFixed(0)} ms against ${parse.toFixed(0)} ms (our own reader ${own.toFixed(0)} ms)`,
  };
}

function slope(): BenchRow {
  const [small, large] = [10_000, 600_000];
  const time = (cells: number): number => {
    const book = bookOf([registerOf(cells)]);
    recognise(book);
    return median([1, 2, 3, 4, 5].map(() => milliseconds(() => recognise(book))));
  };
  const [quick, slow] = [time(small), time(large)];
  return {
    name: 'recognise.slope',
    value: Math.log(slow / quick) / Math.log(large / small),
    unit: 'exponent',
    note: `${small} cells ${quick.toFixed(0)} ms, ${large} cells ${slow.toFixed(0)} ms`,
  };
}

const HEADERS = [
  '序号',
  '日期',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '意向级别',
  '销售顾问',
  '接待经过',
  '备注',
];

/** One long register of about so many cells. */
function registerOf(cells: number): SheetSnapshot {
  const rows: Scalar[][] = [['来店客户登记表 2026年6月'], HEADERS];
  for (let i = 1; i <= cells / HEADERS.length; i += 1) {
    rows.push([
      i,
      `2026-06-${String((i % 30) + 1).padStart(2, '0')}`,
      `客户${i}`,
      `139${String(i).padStart(8, '0')}`,
      '星越 L',
      '网络',
      'HABC'[i % 4] ?? 'H',
      `顾问${i % 7}`,
      '看车，比较油耗',
      '约周末再来',
    ]);
  }
  return sheetOf('来店登记', rows);
}
