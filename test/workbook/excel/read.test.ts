import { readdirSync } from 'node:fs';

import type { Change, Scalar, SheetSnapshot, WorkbookSnapshot } from '../../../src/sheet';
import { applyToXlsx, blankXlsx } from '../../../src/workbook/xlsx';
import { deskOfBytes, deskOfFile } from './desk';

/** What both adapters promise: cells that hold something; no merges, notes and formats of empty cells from Excel. */
function comparable(book: WorkbookSnapshot): object {
  return {
    name: book.name,
    date1904: book.date1904,
    parts: [...book.parts],
    sheets: book.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      protected: sheet.protected,
      lastRow: sheet.lastRow,
      lastColumn: sheet.lastColumn,
      hiddenRows: [...sheet.hiddenRows].filter((row) => row <= sheet.lastRow && row >= firstRow(sheet)),
      hiddenColumns: [...sheet.hiddenColumns].filter(
        (column) => column <= sheet.lastColumn && column >= firstColumn(sheet),
      ),
      cells: cells(sheet),
      conditionalFormats: [...(sheet.conditionalFormats ?? [])]
        .map((rule) => JSON.stringify(rule, Object.keys(rule).sort()))
        .sort(),
      validations: (sheet.validations ?? []).map((validation) => JSON.stringify(validation)).sort(),
    })),
  };
}

const held = (sheet: SheetSnapshot): [row: number, column: number][] =>
  sheet.rows.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c): [number, number][] => (cell && (cell.value !== '' || cell.formula) ? [[r, c]] : [])),
  );
const firstRow = (sheet: SheetSnapshot): number => Math.min(...held(sheet).map(([row]) => row));
const firstColumn = (sheet: SheetSnapshot): number => Math.min(...held(sheet).map(([, column]) => column));

function cells(sheet: SheetSnapshot): Record<string, object> {
  return Object.fromEntries(
    held(sheet).map(([row, column]) => {
      const cell = sheet.rows[row]?.[column];
      // What a formula gives is the calculating program's matter.
      return [`${row}:${column}`, { ...cell, value: cell?.formula ? 'calculated' : cell?.value }];
    }),
  );
}

const SAMPLES = readdirSync('assets/samples').filter((name) => name.endsWith('.xlsx'));

test.each(SAMPLES)('%s: the same snapshot as from the file, in three round trips', async (name) => {
  const desk = deskOfFile(`assets/samples/${name}`);
  const seen = await desk.port.read();
  expect(comparable(seen)).toEqual(comparable(desk.snapshot));
  expect(desk.port.syncs).toBe(3);
  expect(desk.host.stats.requests).toBe(3);
  desk.close();
});

test.each([
  ['below its head', []],
  ['as a whole beside one that is used near the last row only', ['近末行']],
])('a long sheet comes in bands, %s, with progress: the same snapshot as from the file', async (_, others) => {
  const values = (rows: number): Scalar[][] =>
    Array.from({ length: rows }, (_, row) => ['张伟', row % 7 === 0 ? '' : 46000 + row, row === 0 ? '数' : row, '']);
  const change = (sheet: string, cell: string, rest: object): Change => ({ sheet, cell, ...rest }) as Change;
  const changes: Change[] = [
    { kind: 'add-sheet', sheet: '维修', values: values(1800) },
    ...others.flatMap((sheet): Change[] => [
      { kind: 'add-sheet', sheet, values: [['']] },
      change(sheet, 'C1048000', { kind: 'value', after: '末' }),
    ]),
    change('维修', 'B2:B1800', { kind: 'number-format', after: 'yyyy-mm-dd' }),
    ...[20, 1501, 1799].map((row) => change('维修', `D${row}`, { kind: 'formula', after: `=C${row}*2` })),
    change('维修', 'A1700', { kind: 'font', after: { strike: true } }),
  ];
  const desk = deskOfBytes(applyToXlsx(blankXlsx('封面'), changes, { name: '长.xlsx' }).bytes, '长.xlsx');
  const told: number[] = [];
  const seen = await desk.port.read((done) => told.push(done));
  expect(comparable(seen)).toEqual(comparable(desk.snapshot));
  expect(told).toEqual([1]);
  desk.close();
});

test('after an edit only the sheets that it may have changed are read again', async () => {
  const change = (sheet: string, cell: string, rest: object): Change => ({ sheet, cell, ...rest }) as Change;
  const changes: Change[] = [
    { kind: 'add-sheet', sheet: '张三', values: [['王伟', 3]] },
    { kind: 'add-sheet', sheet: '李四', values: [['李娜', 5, '']] },
    { kind: 'add-sheet', sheet: '汇总', values: [['合计', '']] },
    change('李四', 'C1', { kind: 'formula', after: '=SUM(B1:B1)' }),
    change('汇总', 'B1', { kind: 'formula', after: '=张三!B1*2' }),
  ];
  const desk = deskOfBytes(applyToXlsx(blankXlsx('封面'), changes, { name: '店.xlsx' }).bytes, '店.xlsx');
  const whole = await desk.port.read();
  const own = desk.host.book.sheets().find(({ name }) => name === '张三');
  own?.write([{ row: 0, column: 1, value: 7 }]);
  const again = await desk.port.read(undefined, new Set([own?.id ?? '']));
  expect(again.sheets.map((sheet, i) => sheet === whole.sheets[i])).toEqual([true, false, true, false]);
  expect(again.sheets[1]?.rows[1]?.[2]?.value).toBe(7);
  expect(comparable(again)).toEqual(comparable(await desk.port.read()));
  desk.close();
});

test('where a sheet has come since, everything is read again', async () => {
  const desk = deskOfBytes(blankXlsx('封面'), '店.xlsx');
  const whole = await desk.port.read();
  await desk.port.apply([{ kind: 'add-sheet', sheet: '新', values: [['王伟']] }]);
  const again = await desk.port.read(undefined, new Set());
  expect(again.sheets.map(({ name }) => name)).toEqual(['封面', '新']);
  expect(again.sheets[0]).not.toBe(whole.sheets[0]);
  expect(comparable(again)).toEqual(comparable(await desk.port.read()));
  desk.close();
});
