import type { Cell, ChangeSet, SheetSnapshot, WorkbookSnapshot } from '../../src/sheet';
import { cellName, findSheet, parseArea } from '../../src/sheet';

interface Growing extends Omit<SheetSnapshot, 'rows'> {
  rows: (Cell | undefined)[][];
}

/** Applies values, number formats and copies of sheets to a snapshot, as an adapter would; `before` is checked. Looks are left out. */
export function applied(book: WorkbookSnapshot, changes: ChangeSet): WorkbookSnapshot {
  const sheets = new Map<string, Growing>(book.sheets.map((sheet) => [sheet.name, thaw(sheet)]));
  for (const change of changes) {
    if (change.kind === 'copy-sheet') {
      const from = findSheet(book, change.from);
      if (!from || sheets.has(change.sheet)) throw new Error(`cannot copy ${change.from} to ${change.sheet}`);
      sheets.set(change.sheet, { ...thaw(from), name: change.sheet });
      continue;
    }
    const sheet = sheets.get(change.sheet);
    if (!sheet) throw new Error(`no sheet ${change.sheet}`);
    if (change.kind !== 'value' && change.kind !== 'number-format') continue;
    const area = parseArea(change.cell);
    if (!area) throw new Error(`no cell ${change.cell}`);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const cells = (sheet.rows[row] ??= []);
        const old = cells[column];
        if (change.kind === 'number-format') {
          cells[column] = { value: old?.value ?? '', format: change.after };
          continue;
        }
        if (change.before !== undefined && change.before !== (old?.value ?? '')) {
          throw new Error(
            `${sheet.name}!${cellName(row, column)} holds ${String(old?.value)}, not ${String(change.before)}`,
          );
        }
        cells[column] =
          change.after === ''
            ? undefined
            : { value: change.after, ...(old?.format === undefined ? {} : { format: old.format }) };
      }
    }
  }
  return { ...book, sheets: [...sheets.values()].map(measured) };
}

function thaw(sheet: SheetSnapshot): Growing {
  return { ...sheet, rows: sheet.rows.map((row) => [...(row ?? [])]) };
}

function measured(sheet: Growing): SheetSnapshot {
  let [lastRow, lastColumn] = [0, 0];
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (cell === undefined || cell.value === '') return;
      lastRow = Math.max(lastRow, r);
      lastColumn = Math.max(lastColumn, c);
    }),
  );
  return { ...sheet, lastRow, lastColumn };
}
