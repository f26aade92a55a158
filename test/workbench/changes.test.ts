import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ICellData, IWorkbookData } from '@univerjs/core';
import fc from 'fast-check';
import { DOCUMENT_PARTS, type Change, type ChangeSet } from '../../src/sheet';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';
import { toGridBook } from '../../src/workbench/import/book';
import { chartSpec } from '../../src/workbench/save/beside';
import { changesBetween, countTouched } from '../../src/workbench/save/changes';
import { gridState, type SheetBeside } from '../../src/workbench/save/state';

const bytes = new Uint8Array(readFileSync(join(__dirname, '../fixtures/workbench/looks.xlsx')));
const book = toGridBook(bytes, readXlsx(bytes, 'looks.xlsx'));
const alone = (): SheetBeside => ({ charts: [], veryHidden: false });

/** What saving would write after `edit` changed the grid's workbook. */
function edited(edit: (book: IWorkbookData) => void, parts = new Map<string, string>()): ChangeSet {
  const after = structuredClone(book);
  edit(after);
  return changesBetween(gridState(book, new Map()), gridState(after, parts), alone);
}
function put(target: IWorkbookData, row: number, column: number, cell: ICellData, id = 'sheet-1'): void {
  const rows = (target.sheets[id] ??= { id }).cellData as Record<number, Record<number, ICellData>>;
  (rows[row] ??= {})[column] = { ...rows[row]?.[column], ...cell };
}
const sheet = '样式';

describe('changesBetween', () => {
  it('finds nothing where nothing was done', () => {
    expect(edited(() => undefined)).toEqual([]);
  });

  it('takes black for the automatic colour, and only that', () => {
    // Its style names no colour.
    const [row, column] = [1, 2];
    const { s } = book.sheets['sheet-1']?.cellData?.[row]?.[column] ?? {};
    const style = typeof s === 'string' ? book.styles[s] : s;
    expect(style).not.toHaveProperty('cl');
    const colour = (rgb: string): unknown[] =>
      edited((after) => put(after, row, column, { s: { ...style, cl: { rgb } } })).flatMap((change) =>
        change.kind === 'font' && change.after.color !== undefined ? [change.after.color] : [],
      );
    expect(colour('#000000')).toEqual([]);
    expect(colour('#FF0000')).toEqual(['#FF0000']);
  });

  it('finds values, numbers, truth values and cleared cells', () => {
    const changes = edited((after) => {
      put(after, 6, 0, { v: '新客户', t: 1 });
      put(after, 6, 1, { v: 3, t: 2 });
      put(after, 6, 2, { v: 1, t: 3 });
      put(after, 4, 1, { v: null });
      put(after, 1, 1, { v: '0.75', t: 2 });
    });
    expect(changes).toEqual([
      { kind: 'value', sheet, cell: 'B2', after: 0.75 },
      { kind: 'value', sheet, cell: 'B5', after: '' },
      { kind: 'value', sheet, cell: 'A7', after: '新客户' },
      { kind: 'value', sheet, cell: 'B7', after: 3 },
      { kind: 'value', sheet, cell: 'C7', after: true },
    ]);
  });

  it('writes a formula as a formula, and leaves alone one whose result only was calculated anew', () => {
    const changes = edited((after) => {
      put(after, 1, 3, { v: 99 });
      put(after, 7, 0, { f: '=SUM(A2:A3)', v: 5 });
    });
    expect(changes).toEqual([{ kind: 'formula', sheet, cell: 'A8', after: '=SUM(A2:A3)' }]);
  });

  it('takes a formula away where a value was typed over it, be it the same as its result', () => {
    const changes = edited((after) => put(after, 1, 3, { f: null, v: 46194, t: 2 }));
    expect(changes).toEqual([{ kind: 'value', sheet, cell: 'D2', after: 46194 }]);
  });

  it('reads text of several lines or fonts from the small document that the grid makes of it', () => {
    const p = { id: 'd', body: { dataStream: '第一行\r第二行\r\n' }, documentStyle: {} };
    expect(edited((after) => put(after, 8, 0, { p }))).toEqual([
      { kind: 'value', sheet, cell: 'A9', after: '第一行\n第二行' },
    ]);
  });

  it('gathers equal looks of neighbouring cells into ranges, and names only what changed', () => {
    const changes = edited((after) => {
      after.styles['red'] = { bg: { rgb: 'rgb(255,0,0)' }, fs: 11, ff: 'Calibri' };
      for (let row = 9; row < 12; row += 1)
        for (let column = 0; column < 4; column += 1) put(after, row, column, { s: 'red' });
    });
    expect(changes.filter(({ kind }) => kind === 'fill')).toEqual([
      { kind: 'fill', sheet, cell: 'A10:D12', after: '#FF0000' },
    ]);
    expect(changes.filter(({ kind }) => kind === 'border' || kind === 'align' || kind === 'number-format')).toEqual([]);
    expect(countTouched(changes.filter(({ kind }) => kind === 'fill'))).toBe(12);
    // A value in one of them and the journal beside the sheets: they are still twelve cells. What the preview counts, such as our marks, counts.
    const value: Change = { kind: 'value', sheet, cell: 'B11', after: '*' };
    const part = (namespace: string): Change => ({ kind: 'document-part', sheet: '', namespace, after: 'x' });
    expect(countTouched([...changes, value, part(DOCUMENT_PARTS.journal)])).toBe(12);
    expect(countTouched([...changes, value, part(DOCUMENT_PARTS.marks)])).toBe(13);
    expect(countTouched([part(DOCUMENT_PARTS.journal)])).toBe(1);
    // The colours of all levels over one range are one place.
    const colour = (formula: string, range = 'A10:D12'): Change => ({
      kind: 'conditional-format',
      sheet,
      range,
      formula,
      fill: '#FF0000',
    });
    expect(countTouched([colour('A10="H"'), colour('A10="A"'), colour('F10="A"', 'F10:F12')])).toBe(2);
  });

  it('sees a look that a whole row or column was given', () => {
    const changes = edited((after) => {
      const target = after.sheets['sheet-1'];
      after.styles['blue'] = { bg: { rgb: '#0000FF' } };
      (target?.columnData as Record<number, object>)[1] = { s: 'blue' };
      for (const row of Object.values(target?.cellData ?? {})) if (row?.[1]) delete row[1].s;
    });
    const fills = changes.filter((change) => change.kind === 'fill');
    expect(fills.map(({ after }) => after)).toEqual(fills.map(() => '#0000FF'));
    // Every row that holds anything, also where the column itself is empty.
    expect(countTouched(fills)).toBe(6);
  });

  it('names the members of a font, and draws a line again whose colour changed', () => {
    const changes = edited((after) => {
      const found = Object.entries(after.styles).find(([, style]) => style?.bd?.t?.s === 7);
      expect(found).toBeDefined();
      const style = structuredClone(found?.[1]) ?? {};
      for (const side of ['t', 'b', 'l', 'r'] as const)
        if (style.bd?.[side]) style.bd[side] = { ...style.bd[side], cl: { rgb: '#00FF00' } };
      style.bl = 1;
      put(after, 2, 2, { s: style });
    });
    expect(changes).toEqual([
      { kind: 'font', sheet, cell: 'C3', after: { bold: true } },
      {
        kind: 'border',
        sheet,
        cell: 'C3',
        after: {
          top: 'double', bottom: 'thin', left: 'thin', right: 'thin', diagonalUp: 'none', diagonalDown: 'none', color: '#00FF00',
        }, // prettier-ignore
      },
    ]);
  });

  it('finds notes, rules, widths and document parts', () => {
    const changes = edited(
      (after) => {
        after.resources = [
          {
            name: 'SHEET_NOTE_PLUGIN',
            data: JSON.stringify({ 'sheet-1': { 0: { 0: { row: 0, col: 0, note: '新批注' } } } }),
          },
          {
            name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN',
            data: JSON.stringify({
              'sheet-1': [
                {
                  ranges: [{ startRow: 0, startColumn: 0, endRow: 1, endColumn: 1 }],
                  rule: {
                    type: 'highlightCell',
                    subType: 'formula',
                    value: '=A1="A"',
                    style: { bg: { rgb: '#00FF00' } },
                  },
                },
              ],
            }),
          },
        ];
        (after.sheets['sheet-1']?.columnData as Record<number, object>)[0] = { w: 145 };
      },
      new Map([['urn:sanbiao:journal', '<journal xmlns="urn:sanbiao:journal"/>']]),
    );
    expect(changes).toEqual([
      { kind: 'column-width', sheet, columns: 'A', after: 20 },
      { kind: 'note', sheet, cell: 'B5', after: '' },
      { kind: 'note', sheet, cell: 'A1', after: '新批注' },
      {
        kind: 'remove-conditional-format',
        sheet,
        range: 'B5:D9',
        formula: '=$B5="H"',
        fill: '#FF0000',
        fontColor: '#FFFFFF',
        bold: true,
      },
      { kind: 'conditional-format', sheet, range: 'A1:B2', formula: '=A1="A"', fill: '#00FF00' },
      {
        kind: 'document-part',
        sheet: '',
        namespace: 'urn:sanbiao:journal',
        after: '<journal xmlns="urn:sanbiao:journal"/>',
      },
    ]);
  });

  it('writes a new sheet whole, and removes one that is gone', () => {
    const changes = edited((after) => {
      after.sheetOrder = ['sheet-1', 'new'];
      after.styles['head'] = { bg: { rgb: '#DDDDDD' }, bl: 1 };
      after.sheets['new'] = {
        id: 'new',
        name: '月度汇总',
        cellData: {
          0: { 0: { v: '顾问', t: 1, s: 'head' }, 1: { v: '成交', t: 1, s: 'head' } },
          1: { 1: { f: '=1+1' } },
        },
        mergeData: [{ startRow: 2, startColumn: 0, endRow: 2, endColumn: 1 }],
        columnData: { 0: { w: 75 } },
        rowData: { 0: { h: 32, ia: 0 } },
        freeze: { xSplit: 0, ySplit: 1, startRow: 1, startColumn: -1 },
      };
    });
    expect(changes[0]).toEqual({ kind: 'remove-sheet', sheet: '藏起来' });
    expect(changes[1]).toMatchObject({
      kind: 'add-sheet',
      sheet: '月度汇总',
      values: [['顾问', '成交']],
      formulas: { B2: '=1+1' },
      merges: ['A3:B3'],
      columnWidths: { A: 10 },
      rowHeights: { 1: 24 },
      freeze: { rows: 1, columns: 0 },
      visibility: 'visible',
    } satisfies Partial<Change> as object);
    expect((changes[1] as unknown as { styles: unknown[] }).styles).toContainEqual({
      range: 'A1:B1',
      style: { fill: '#DDDDDD', font: { bold: true } },
    });
    expect(changes).toHaveLength(2);
  });

  it('writes a sheet of the file anew when its merges changed, which only the add-in can do', () => {
    const changes = edited((after) => {
      (after.sheets['sheet-1'] ?? {}).mergeData = [];
    });
    expect(changes.map(({ kind, sheet: name }) => [kind, name])).toEqual([['replace-sheet', sheet]]);
  });
});

describe('saving', () => {
  it('writes any values into the file so that reading it again gives them back, and nothing else changes', () => {
    const before = readXlsx(bytes, 'looks.xlsx').sheets[0];
    const value = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((s) => !/[\p{Cc}\ufffe\uffff]/u.test(s)),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.integer({ min: 10, max: 20 }).map(String), value, { minKeys: 1 }), (values) => {
        const changes = edited((after) => {
          for (const [row, v] of Object.entries(values)) {
            put(after, Number(row), 5, {
              v: typeof v === 'boolean' ? Number(v) : v,
              t: typeof v === 'number' ? 2 : typeof v === 'boolean' ? 3 : 1,
            });
          }
        });
        const saved = readXlsx(applyToXlsx(bytes, changes, { name: 'looks.xlsx' }).bytes, 'looks.xlsx').sheets[0];
        for (const [row, v] of Object.entries(values)) expect(saved?.rows[Number(row) + 1]?.[6]?.value).toBe(v);
        expect(saved?.rows.slice(0, 10)).toEqual(before?.rows.slice(0, 10));
        expect(saved?.notes).toEqual(before?.notes);
        expect(saved?.conditionalFormats).toEqual(before?.conditionalFormats);
      }),
      { numRuns: 15 },
    );
  });
});

describe('chartSpec', () => {
  const chart = {
    id: '1', name: '漏斗', chartType: 'ColumnClustered', source: "'6月'!A1:B4", title: '本月漏斗', titleVisible: true, legendVisible: true,
    legendPosition: 'Bottom', valueTitle: '数量', categoryTitle: '', from: "'6月'!D2", to: "'6月'!K18",
  }; // prettier-ignore
  const series = {
    name: '人数',
    values: "'6月'!B2:B4",
    categories: "'6月'!A2:A4",
    axisGroup: 'Primary',
    points: new Map(),
  };

  it('keeps place, titles and series', () => {
    expect(chartSpec({ ...chart, series: [series] })).toEqual({
      name: '漏斗', kind: 'column', title: '本月漏斗', from: 'D2', to: 'K18', categories: "'6月'!A2:A4", yTitle: '数量',
      series: [{ name: '人数', values: "'6月'!B2:B4" }],
    }); // prettier-ignore
  });

  it('knows columns with a cumulative line as a Pareto chart', () => {
    const line = { ...series, chartType: 'LineMarkers', axisGroup: 'Secondary' };
    expect(chartSpec({ ...chart, series: [series, line] })).toMatchObject({
      kind: 'pareto',
      series: [{}, { axis: 'secondary' }],
    });
  });

  it('refuses a kind that it could not write', () => {
    expect(() => chartSpec({ ...chart, chartType: 'Sunburst', series: [] })).toThrow(/Sunburst/);
  });
});
