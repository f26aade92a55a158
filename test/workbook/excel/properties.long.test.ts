import fc from 'fast-check';

import { cellName, type ChangeSet } from '../../../src/sheet';
import { createExcelHost } from '../../../src/workbench/host';
import { installNativeBridge } from '../../../src/workbench/host/node';
import { createExcelPort, type ExcelPort } from '../../../src/workbook/excel';
import type { PlainBook } from './plain-book';
import { books, changeSets, SHEETS } from './random';
import { lookOf as look } from './state';

jest.setTimeout(600_000);

const RUNS = Number(process.env['SANBIAO_PROPERTY_RUNS'] ?? 80);

function portOver(book: PlainBook): ExcelPort {
  installNativeBridge(createExcelHost(book, { onInternalError: (error, action) => console.error(action, error) }));
  return createExcelPort();
}

/** A set may want a formula and later a value in the same cell: that is refused, and there is nothing to see here. */
const refused = (error: { code?: string }): undefined => {
  expect(error.code).toBe('formula-cell');
  return undefined;
};

async function property(check: (port: ExcelPort, book: PlainBook, changes: ChangeSet) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(books, changeSets, async ({ make }, changes) => {
      const book = make();
      await check(portOver(book), book, changes);
    }),
    { numRuns: RUNS },
  );
}

test('undo after apply is as if nothing had been, and redo after undo is as if there had been no undo', async () => {
  await property(async (port, book, changes) => {
    const before = look(book);
    const report = await port.apply(changes).catch(refused);
    if (!report) {
      expect(look(book)).toBe(before);
      return;
    }
    expect(report.conflicts).toEqual([]);
    const after = look(book);
    const undone = await port.apply(report.inverse);
    expect(undone.conflicts).toEqual([]);
    expect(look(book)).toBe(before);
    const redone = await port.apply(changes);
    expect(redone.conflicts).toEqual([]);
    expect(look(book)).toBe(after);
  });
});

test('applying twice is applying once', async () => {
  await property(async (port, book, changes) => {
    const once = await port.apply(changes).catch(refused);
    if (!once) return;
    const after = look(book);
    await port
      .apply(changes)
      .catch((error: { code?: string }) => expect(['formula-cell', 'bad-change']).toContain(error.code));
    expect(look(book)).toBe(after);
  });
});

test('whoever edits a cell since then is asked before it is taken back, and keeps the edit', async () => {
  await property(async (port, book, changes) => {
    const report = await port.apply(changes).catch(refused);
    const target = report?.inverse.find((change) => change.kind === 'value' && !change.cell.includes(':'));
    if (!report || target?.kind !== 'value') return;
    const sheet = book.sheets().find(({ name }) => name === target.sheet);
    const place = Array.from({ length: 200 }, (_, i) => ({ row: Math.floor(i / 10), column: i % 10 })).find(
      ({ row, column }) => cellName(row + 1, column + 1) === target.cell,
    );
    if (!sheet || !place) return;
    sheet.write([{ ...place, value: '店长手写' }]);
    const now = look(book);
    const asked = await port.apply(report.inverse);
    expect(asked).toMatchObject({ applied: 0, inverse: [] });
    expect(asked.conflicts).toContainEqual(
      expect.objectContaining({ sheet: target.sheet, cell: target.cell, found: '店长手写' }),
    );
    expect(look(book)).toBe(now);
    await port.apply(report.inverse, { conflicts: 'skip' });
    expect(sheet.value(place.row, place.column)).toBe('店长手写');
  });
});

test('reads what stands there: contents, formulas, strikes', async () => {
  await property(async (port, book) => {
    const snapshot = await port.read();
    expect(port.syncs).toBe(3);
    for (const name of SHEETS) {
      const sheet = snapshot.sheets.find((candidate) => candidate.name === name);
      const source = book.sheets().find((candidate) => candidate.name === name);
      const seen: unknown[] = [];
      const there: unknown[] = [];
      for (let row = 1; row <= 30; row += 1) {
        for (let column = 1; column <= 12; column += 1) {
          const cell = sheet?.rows[row]?.[column];
          seen.push([cell?.value ?? '', cell?.formula]);
          there.push([source?.value(row - 1, column - 1), source?.formula(row - 1, column - 1)]);
        }
      }
      expect(seen).toEqual(there);
    }
  });
});
