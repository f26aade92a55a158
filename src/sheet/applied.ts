import { cellName, parseArea, rowSpan, type Area } from './address';
import type { AddSheetChange, Change, ChangeSet, ReplaceSheetChange } from './changes';
import { shiftFormula } from './formula-shift';
import { moveAreas, movedFormula } from './moved-rows';
import { findSheet, sheetOf, type Cell, type SheetSnapshot, type WorkbookSnapshot } from './snapshot';

interface Growing extends Omit<SheetSnapshot, 'rows'> {
  rows: (Cell | undefined)[][];
}

/**
 * The workbook as it will be read once the changes stand in it: values, formulas (without what they give), number formats, rows and
 * sheets. Looks are left out, conditions (`before`) are not checked: that is the adapters' business.
 */
export function appliedTo(book: WorkbookSnapshot, changes: ChangeSet): WorkbookSnapshot {
  const sheets = new Map<string, Growing>();
  const order = book.sheets.map(({ name }) => name);
  const open = (name: string): Growing | undefined => {
    const known = sheets.get(name);
    if (known) return known;
    const sheet = findSheet(book, name);
    if (!sheet) return undefined;
    const growing = { ...sheet, rows: sheet.rows.map((row) => [...(row ?? [])]) };
    sheets.set(name, growing);
    return growing;
  };
  const add = (sheet: Growing): void => {
    sheets.set(sheet.name, sheet);
    if (!order.includes(sheet.name)) order.push(sheet.name);
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'copy-sheet': {
        const from = open(change.from);
        if (from) add({ ...from, name: change.sheet, rows: from.rows.map((row) => [...(row ?? [])]) });
        break;
      }
      case 'add-sheet':
      case 'replace-sheet':
        add(sheetFrom(change));
        break;
      case 'remove-sheet':
        order.splice(order.indexOf(change.sheet), 1);
        break;
      case 'insert-rows':
      case 'remove-rows': {
        const span = rowSpan(change.rows);
        const sheet = open(change.sheet);
        if (!span || !sheet) break;
        const by = change.kind === 'insert-rows' ? span.count : -span.count;
        moveRows(sheet, span.first, by);
        break;
      }
      default: {
        const sheet = open(change.sheet);
        if (sheet) setCells(sheet, change);
      }
    }
  }
  return { ...book, sheets: order.flatMap((name) => measured(sheets.get(name)) ?? findSheet(book, name) ?? []) };
}

function sheetFrom(change: AddSheetChange | ReplaceSheetChange): Growing {
  const sheet = sheetOf(change.sheet, change.values, {
    merges: (change.merges ?? []).flatMap((range) => parseArea(range) ?? []),
  });
  return { ...sheet, rows: sheet.rows.map((row) => [...(row ?? [])]) };
}

function setCells(sheet: Growing, change: Change): void {
  if (change.kind !== 'value' && change.kind !== 'formula' && change.kind !== 'number-format') return;
  const area = parseArea(change.cell);
  if (!area) return;
  for (let row = area.top; row <= area.bottom; row += 1) {
    const cells = (sheet.rows[row] ??= []);
    for (let column = area.left; column <= area.right; column += 1) {
      const old = cells[column];
      if (change.kind === 'number-format') cells[column] = { ...old, value: old?.value ?? '', format: change.after };
      else if (change.kind === 'formula')
        cells[column] = { value: change.result ?? '', formula: change.after, format: old?.format };
      else if (change.after === '' && old?.format === undefined) cells[column] = undefined;
      else cells[column] = { value: change.after, format: old?.format };
    }
  }
}

/** Makes room for `by` rows from `first` on, like the rows above them; takes them out where `by` is negative. */
function moveRows(sheet: Growing, first: number, by: number): void {
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, column) => {
      if (cell?.formula === undefined) return;
      row[column] = { ...cell, formula: movedFormula(cell.formula, { sheet: sheet.name, first, by }, sheet.name, r) };
    }),
  );
  if (by > 0) {
    const fresh = Array.from({ length: by }, (_, i) =>
      (sheet.rows[first - by + i] ?? []).map((cell) => filledDown(cell, by)),
    );
    while (sheet.rows.length < first) sheet.rows.push([]);
    sheet.rows.splice(first, 0, ...fresh);
  } else sheet.rows.splice(first, -by);
  const move = (areas: readonly Area[]): Area[] => moveAreas(areas, first, by);
  const within = (sheet.merges ?? []).filter(({ top, bottom }) => by > 0 && top >= first - by && bottom < first);
  const copies = within.map((area) => ({ ...area, top: area.top + by, bottom: area.bottom + by }));
  Object.assign(sheet, {
    merges: sheet.merges && [...moveAreas(sheet.merges, first, by, false), ...copies],
    hiddenRows: new Set(
      [...sheet.hiddenRows].flatMap((row) =>
        move([{ top: row, bottom: row, left: 1, right: 1 }]).map(({ top }) => top),
      ),
    ),
    validations: sheet.validations?.map((list) => ({ ...list, range: movedRange(list.range, move) })),
    extents: sheet.extents?.flatMap(({ what, area }) => move([area]).map((moved) => ({ what, area: moved }))),
    ruledRows: undefined,
    conditionalFormats: sheet.conditionalFormats?.map((rule) => ({ ...rule, range: movedRange(rule.range, move) })),
    notes: sheet.notes && movedNotes(sheet.notes, move),
  } satisfies Partial<SheetSnapshot>);
}

function filledDown(cell: Cell | undefined, by: number): Cell | undefined {
  if (cell?.formula !== undefined) return { ...cell, value: '', formula: shiftFormula(cell.formula, by, 0) };
  return cell?.format === undefined ? undefined : { value: '', format: cell.format };
}

function movedRange(range: string, move: (areas: readonly Area[]) => Area[]): string {
  return range
    .split(/[\s,]+/u)
    .flatMap((part) => {
      const area = parseArea(part);
      return area === undefined
        ? []
        : move([area]).map(({ top, left, bottom, right }) => `${cellName(top, left)}:${cellName(bottom, right)}`);
    })
    .join(' ');
}

function movedNotes(
  notes: ReadonlyMap<string, string>,
  move: (areas: readonly Area[]) => Area[],
): ReadonlyMap<string, string> {
  return new Map(
    [...notes].flatMap(([cell, words]) => {
      const area = parseArea(cell);
      return area === undefined
        ? []
        : move([area]).map(({ top, left }): [string, string] => [cellName(top, left), words]);
    }),
  );
}

function measured(sheet: Growing | undefined): SheetSnapshot | undefined {
  if (!sheet) return undefined;
  let [lastRow, lastColumn] = [0, 0];
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, c) => {
      if (cell === undefined || (cell.value === '' && cell.formula === undefined)) return;
      lastRow = Math.max(lastRow, r);
      lastColumn = Math.max(lastColumn, c);
    }),
  );
  return { ...sheet, lastRow, lastColumn };
}
