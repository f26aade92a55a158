import { cellName, columnLetters, type Change, type WorkbookSnapshot } from '../../../../src/sheet';
import { everyChange } from '../contract/changes';

/** Every kind of change, at places that there are: cells with a value, with a formula, with a look only, in a row without cells. */
export function changesFor(book: WorkbookSnapshot): readonly Change[] {
  const sheet =
    book.sheets.find((one) => !one.protected && one.lastRow > 0) ?? book.sheets.find((one) => !one.protected);
  if (!sheet) return [];
  const cells = sheet.rows.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c) => (cell ? [{ cell, name: cellName(r, c), r, c }] : [])),
  );
  const filled = cells.filter(({ cell }) => cell.formula === undefined && cell.value !== '');
  const places = [
    filled.find(({ cell }) => typeof cell.value === 'string'),
    filled.find(({ cell }) => typeof cell.value === 'number'),
    cells.find(({ cell }) => cell.formula !== undefined),
    filled.at(-1),
  ].flatMap((found) => (found ? [found.name] : []));
  const gap = Array.from({ length: sheet.lastRow }, (_, i) => i + 1).find((row) => !sheet.rows[row]?.some(Boolean));
  const noted = [...(sheet.notes?.keys() ?? [])][0];
  const at = { sheet: sheet.name };
  const looks = [...new Set([...places, cellName(gap ?? sheet.lastRow + 2, 2), 'B8'])];
  const middle = Math.max(2, Math.ceil(sheet.lastRow / 2));
  const column = columnLetters(Math.max(2, Math.min(sheet.lastColumn, 8) - 2));
  const inTables = (sheet.extents ?? []).flatMap(({ what, area: { left, right } }) =>
    what === 'table' ? [left + 1, right + 1].map(columnLetters) : [],
  );
  return [
    ...everyChange(sheet.name),
    ...looks.flatMap((cell): Change[] => [
      { kind: 'value', ...at, cell, after: '改 & <过>' },
      { kind: 'fill', ...at, cell, after: '#FFC7CE' },
    ]),
    ...looks.slice(0, 3).flatMap((cell): Change[] => [
      { kind: 'value', ...at, cell, after: 0.1 },
      { kind: 'value', ...at, cell, after: '' },
      { kind: 'formula', ...at, cell, after: '=SUM($A$1:B2)&"<"' },
      { kind: 'font', ...at, cell, after: { strike: true, size: 9 } },
      { kind: 'border', ...at, cell, after: { bottom: 'double' } },
      { kind: 'number-format', ...at, cell, after: 'yyyy-mm-dd' },
      { kind: 'align', ...at, cell, after: { wrap: true } },
      { kind: 'note', ...at, cell, after: '第一行\n第二行 & <b>' },
    ]),
    ...(noted === undefined
      ? []
      : [
          { kind: 'note' as const, ...at, cell: noted, after: '另写' },
          { kind: 'note' as const, ...at, cell: noted, after: '' },
        ]),
    { kind: 'column-width', ...at, columns: 'C:D', after: 17.5 },
    { kind: 'conditional-format', ...at, range: 'B2:B9', formula: '=B2>1', fontColor: '#C00000', bold: true },
    { kind: 'insert-rows', ...at, rows: `${String(middle)}:${String(middle)}` },
    { kind: 'insert-rows', ...at, rows: `${String(sheet.lastRow + 1)}:${String(sheet.lastRow + 1)}` },
    ...[column, ...inTables].map((letters): Change => ({
      kind: 'insert-columns',
      ...at,
      columns: `${letters}:${letters}`,
    })),
    ...(gap === undefined || [...(sheet.notes?.keys() ?? [])].some((cell) => cell.endsWith(String(gap)))
      ? []
      : [{ kind: 'remove-rows' as const, ...at, rows: `${String(gap)}:${String(gap)}` }]),
  ];
}
