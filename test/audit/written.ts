import { parseArea, type Cell, type ChangeSet, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';

/** A snapshot with values and formulas written into it as a person writes them: number formats stay, a result `#REF!` is an error. */
export function written(book: WorkbookSnapshot, changes: ChangeSet): WorkbookSnapshot {
  const sheets = new Map<string, (Cell | undefined)[][]>();
  for (const change of changes) {
    if (change.kind !== 'value' && change.kind !== 'formula') throw new Error(`cannot write ${change.kind}`);
    const sheet = book.sheets.find(({ name }) => name === change.sheet);
    const at = parseArea(change.cell);
    if (!sheet || !at) throw new Error(`no cell ${change.sheet}!${change.cell}`);
    const rows = sheets.get(sheet.name) ?? Array.from(sheet.rows, (row) => [...(row ?? [])]);
    sheets.set(sheet.name, rows);
    const row = (rows[at.top] ??= []);
    const format = row[at.left]?.format;
    row[at.left] =
      change.kind === 'formula'
        ? {
            value: change.result ?? 0,
            formula: change.after,
            format,
            ...(String(change.result).startsWith('#') ? { error: true } : {}),
          }
        : change.after === ''
          ? undefined
          : { value: change.after, ...(typeof change.after === 'number' ? { format } : {}) };
  }
  return {
    ...book,
    sheets: book.sheets.map((sheet): SheetSnapshot => {
      const rows = sheets.get(sheet.name);
      return rows ? { ...sheet, rows, lastRow: Math.max(sheet.lastRow, rows.length - 1) } : sheet;
    }),
  };
}
