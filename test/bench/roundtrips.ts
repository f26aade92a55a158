import { readdirSync, readFileSync } from 'node:fs';
import type { ICellData, IWorkbookData } from '@univerjs/core';

import { recognise } from '../../src/forms';
import type { Form } from '../../src/forms/types';
import { runDay } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { columnNumber } from '../../src/sheet';
import { toGridBook } from '../../src/workbench/import/book';
import { createExcelHost } from '../../src/workbench/host';
import { createHeadlessUniver } from '../../src/workbench/host/headless';
import { installNativeBridge } from '../../src/workbench/host/node';
import { createExcelPort } from '../../src/workbook/excel';
import { withJournal } from '../../src/workbook/journal';
import { readXlsx } from '../../src/workbook/xlsx';
import { text } from '../../src/words';
import type { BenchRow } from './measure';

const SAMPLES = 'assets/samples';
const TODAY = '2026-06-20';

/** Round trips and bytes of a day on the sample, and on one ten times as long, through Microsoft's client. */
export async function benchRoundtrips(): Promise<readonly BenchRow[]> {
  const name = readdirSync(SAMPLES).find((file) => file.endsWith('.xlsx'));
  if (name === undefined) throw new Error('no sample');
  const bytes = new Uint8Array(readFileSync(`${SAMPLES}/${name}`));
  const snapshot = readXlsx(bytes, name);
  const forms = recognise(snapshot).forms;
  const once = await measure(toGridBook(bytes, snapshot));
  const long = toGridBook(bytes, snapshot);
  for (const form of forms) lengthen(long, form, 10);
  const tenfold = await measure(long);
  const row = (key: string, value: number, unit: string, note: string): BenchRow => ({ name: key, value, unit, note });
  const size = (day: Day): string => `${day.rows} records, ${day.changes} changes`;
  return [
    row('roundtrips.run', once.run, 'round trips', size(once)),
    row('roundtrips.run.x10', tenfold.run, 'round trips', size(tenfold)),
    row('roundtrips.apply', once.apply, 'round trips', 'with the journal, checked and read back'),
    row('roundtrips.apply.x10', tenfold.apply, 'round trips', 'with the journal, checked and read back'),
    row('bytes.apply', once.bytes, 'bytes', 'requests'),
    row(
      'bytes.apply.x10',
      tenfold.bytes,
      'bytes',
      `requests; ${(tenfold.bytes / once.bytes).toFixed(1)} times for ${(tenfold.changes / once.changes).toFixed(1)} times the changes`,
    ),
    row('bytes.read', once.readBytes, 'bytes', 'answers'),
    row('bytes.read.x10', tenfold.readBytes, 'bytes', 'answers'),
  ];
}

interface Day {
  readonly run: number;
  readonly apply: number;
  readonly bytes: number;
  readonly readBytes: number;
  readonly changes: number;
  readonly rows: number;
}

async function measure(data: IWorkbookData): Promise<Day> {
  const { univer } = createHeadlessUniver(data);
  try {
    const host = createExcelHost(univer);
    installNativeBridge(host);
    const port = createExcelPort();
    const book = await port.read();
    const recognised = recognise(book);
    const report = runDay(book, recognised, generalProfile, TODAY);
    const run = host.stats.requests;
    const readBytes = host.stats.responseBytes;
    const bytesBefore = host.stats.requestBytes;
    // The journal is at hand from the reading, as in the pane.
    const journal = withJournal(
      { read: () => Promise.resolve(book), apply: (changes, options) => port.apply(changes, options) },
      { now: () => TODAY },
    );
    const { conflicts } = await journal.apply(
      text('taskpane.plan.day', { count: report.changes.length }),
      report.changes,
    );
    if (conflicts.length > 0 || report.changes.length === 0) throw new Error('the day could not be applied');
    return {
      run,
      readBytes,
      apply: host.stats.requests - run,
      bytes: host.stats.requestBytes - bytesBefore,
      changes: report.changes.length,
      rows: recognised.forms.reduce((sum, form) => sum + form.records.length, 0),
    };
  } finally {
    univer.dispose();
  }
}

/** Repeats a form's records below themselves, other people by name and phone; what stands under them moves down. */
function lengthen(data: IWorkbookData, form: Form, times: number): void {
  const sheet = Object.values(data.sheets).find(({ name }) => name === form.sheet);
  const cells = sheet?.cellData;
  const rows = form.records.map(({ row }) => row - 1);
  if (!sheet || !cells || rows.length === 0 || form.form === 'customer-card') return;
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const height = last - first + 1;
  const added = height * (times - 1);
  const names = new Set(
    form.columns.filter(({ field }) => field === 'customerName').map(({ column }) => columnNumber(column) - 1),
  );
  for (const row of Object.keys(cells)
    .map(Number)
    .sort((a, b) => b - a)) {
    if (row <= last) continue;
    cells[row + added] = cells[row] ?? {};
    delete cells[row];
  }
  for (let copy = 1; copy < times; copy += 1) {
    for (let row = first; row <= last; row += 1) {
      const line = cells[row];
      if (!line) continue;
      cells[row + copy * height] = Object.fromEntries(
        Object.entries(line).map(([column, cell]) => [column, another(cell, copy, names.has(Number(column)))]),
      );
    }
  }
  sheet.rowCount = (sheet.rowCount ?? 0) + added;
  sheet.mergeData = (sheet.mergeData ?? []).map((merge) =>
    merge.startRow > last ? { ...merge, startRow: merge.startRow + added, endRow: merge.endRow + added } : merge,
  );
}

function another(cell: ICellData | null | undefined, copy: number, isName: boolean): ICellData {
  const { v } = cell ?? {};
  if (isName && typeof v === 'string') return { ...cell, v: `${v}${'零一二三四五六七八九'.charAt(copy)}` };
  const phone = /^1\d{10}$/u.exec(String(v ?? ''));
  if (!phone) return { ...cell };
  const other = String((Number(phone[0].slice(3)) + copy * 7_654_321) % 100_000_000).padStart(8, '0');
  return { ...cell, v: typeof v === 'number' ? Number(phone[0].slice(0, 3) + other) : phone[0].slice(0, 3) + other };
}
