import type { Change } from '../../../../src/sheet';

/** One change of every kind that a list may hold, to a sheet that is there; cells that the fixtures leave free. */
export function everyChange(sheet: string): readonly Change[] {
  const at = { sheet, cell: 'AZ77' };
  return [
    { kind: 'value', ...at, after: '新值' },
    { kind: 'formula', ...at, after: '=1+1' },
    { kind: 'number-format', ...at, after: '0.000' },
    { kind: 'fill', ...at, after: '#FFC7CE' },
    { kind: 'font', ...at, after: { bold: true, color: '#C00000' } },
    { kind: 'align', ...at, after: { horizontal: 'right', vertical: 'top' } },
    { kind: 'border', ...at, after: { top: 'thin', color: '#FF0000' } },
    { kind: 'note', ...at, after: '批注' },
    { kind: 'conditional-format', sheet, range: 'AZ77:BA78', formula: '=LEFT(AZ77)="H"', fill: '#F8CBAD' },
    { kind: 'column-width', sheet, columns: 'AZ', after: 22 },
    { kind: 'add-sheet', sheet: '新表', values: [['甲', 1]], styles: [{ range: 'A1', style: { fill: '#FF0000' } }] },
    {
      kind: 'add-sheet',
      sheet: '图表',
      values: [
        ['甲', 1],
        ['乙', 2],
      ],
      charts: [
        {
          name: 'c',
          kind: 'column',
          title: 't',
          from: 'D2',
          to: 'J18',
          categories: 'A1:A2',
          series: [{ name: 's', values: 'B1:B2' }],
        },
      ],
    },
    { kind: 'copy-sheet', sheet: '副本', from: sheet },
    { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:profile', after: '{"a":1}' },
  ];
}
