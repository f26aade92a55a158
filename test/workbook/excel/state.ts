import type { HostBook } from '../../../src/workbench/host/model/book';

/** The same as text, whatever the order in which things were made. */
export function lookOf(book: HostBook): string {
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(stateOf(book), sorted, 1);
}

/** Everything that the host's workbook holds, cell by cell, looked at behind the client. */
export function stateOf(book: HostBook): object {
  return {
    parts: [...book.extras.parts.values()],
    sheets: book.sheets().map((sheet) => {
      const used = sheet.used(false);
      const cells: Record<string, object> = {};
      for (let row = used?.row ?? 0; used && row < used.row + used.rows; row += 1) {
        for (let column = used.column; column < used.column + used.columns; column += 1) {
          const style = sheet.style(row, column);
          const cell = { value: sheet.value(row, column), formula: sheet.formula(row, column), style };
          if (cell.value !== '' || cell.formula !== undefined || JSON.stringify(style) !== PLAIN)
            cells[`${row}:${column}`] = cell;
        }
      }
      return {
        name: sheet.name,
        cells,
        rules: sheet.rules().map(({ id: _id, ...rule }) => rule),
        widths: Array.from({ length: 30 }, (_, column) => Math.round(sheet.columnWidth(column) * 100) / 100),
        merges: sheet.merges(),
        heights: Array.from({ length: 50 }, (_, row) => sheet.rowHeight(row)),
        freeze: sheet.freeze(),
        charts: sheet.extras.charts.map(({ id: _id, ...chart }) => chart).sort((a, b) => (a.name < b.name ? -1 : 1)),
        page: sheet.extras.page,
        properties: [...sheet.extras.customProperties],
      };
    }),
  };
}

const PLAIN = JSON.stringify({
  fill: '',
  fontName: '等线',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  horizontal: 'General',
  vertical: 'Center',
  wrap: false,
  format: 'General',
  borders: {},
});
