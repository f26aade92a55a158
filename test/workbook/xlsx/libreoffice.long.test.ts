import type { ChangeSet } from '../../../src/sheet';
import { applyToXlsx } from '../../../src/workbook/xlsx';
import { kitchenSink } from './kitchen-sink';
import { installed, seenByLibreOffice } from './libreoffice';

(installed ? it : it.skip)(
  'LibreOffice opens what we write, and sees our values, formulas, notes and sheets',
  () => {
    const sheet = '接触状况';
    const changes: ChangeSet = [
      { kind: 'value', sheet, cell: 'B3', after: '王小明' },
      { kind: 'value', sheet, cell: 'A4', after: 40 },
      { kind: 'formula', sheet, cell: 'P90', after: '=SUM(A2:A4)' },
      { kind: 'fill', sheet, cell: 'A1:G12', after: '#C6EFCE' },
      { kind: 'note', sheet, cell: 'B5', after: '新批注' },
      { kind: 'conditional-format', sheet, range: 'A2:F21', formula: '=$E2="A"', fill: '#F8CBAD' },
      {
        kind: 'add-sheet',
        sheet: '汇总',
        values: [
          ['来源', '批'],
          ['转介绍', 12],
          ['户外', 8],
        ],
        formulas: { B4: '=SUM(B2:B3)' },
        charts: [
          {
            name: '图',
            kind: 'pareto',
            title: '来源',
            from: 'D2',
            to: 'K18',
            categories: 'A2:A3',
            series: [
              { name: '批', values: 'B2:B3' },
              { name: '线', values: 'B2:B3' },
            ],
          },
        ],
      },
      { kind: 'copy-sheet', sheet: '7月', from: sheet },
    ];
    const { bytes } = applyToXlsx(kitchenSink(), changes);
    const [seen] = seenByLibreOffice(bytes);
    if (seen === undefined) throw new Error('nothing was saved');
    const book = (name: string) => seen.sheets.find((one) => one.name === name);
    expect(seen.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining([sheet, '来店', '汇总', '7月']));
    expect(book(sheet)?.rows[3]?.[2]?.value).toBe('王小明');
    expect(book(sheet)?.rows[90]?.[16]).toMatchObject({ value: 1 + 2 + 40, formula: '=SUM(A2:A4)' });
    expect(book(sheet)?.notes?.get('B5')).toBe('新批注');
    expect(book('汇总')?.rows[4]?.[2]).toMatchObject({ value: 20 });
    expect(book('7月')?.rows[3]?.[2]?.value).toBe('王小明');
  },
  90_000,
);
