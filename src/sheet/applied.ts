import { cellName, columnSpan, parseArea, rowSpan, type Area } from './address';
import type { AddSheetChange, Change, ChangeSet, ReplaceSheetChange } from './changes';
import { shiftFormula } from './formula-shift';
import { lineOf, moveAreas, movedFormula, movedParts, type LineMove } from './moved-lines';
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
        moveLines(sheet, { sheet: sheet.name, axis: 'rows', first: span.first, by });
        break;
      }
      case 'insert-columns':
      case 'remove-columns': {
        const span = columnSpan(change.columns);
        const sheet = open(change.sheet);
        if (!span || !sheet) break;
        const by = change.kind === 'insert-columns' ? span.count : -span.count;
        const move: LineMove = { sheet: sheet.name, axis: 'columns', first: span.first, by };
        moveLines(sheet, move);
        for (const name of order)
          if (name !== sheet.name && mentions(sheets.get(name) ?? findSheet(book, name), sheet.name)) {
            const other = open(name);
            if (other) followFormulas(other, move);
          }
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
  const made = { ...sheet, rows: sheet.rows.map((row) => [...(row ?? [])]) };
  for (const [cell, formula] of Object.entries(change.formulas ?? {})) {
    const at = parseArea(cell);
    if (at === undefined) continue;
    const cells = (made.rows[at.top] ??= []);
    cells[at.left] = { ...cells[at.left], value: cells[at.left]?.value ?? '', formula };
  }
  return made;
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

/** Whether a formula of the sheet speaks of another. */
function mentions(sheet: SheetSnapshot | undefined, name: string): boolean {
  return sheet?.rows.some((row) => row?.some((cell) => cell?.formula?.includes(name))) ?? false;
}

function followFormulas(sheet: Growing, move: LineMove): void {
  const own = sheet.name === move.sheet;
  sheet.rows.forEach((row, r) =>
    row?.forEach((cell, column) => {
      if (cell?.formula === undefined) return;
      const line = own ? lineOf({ row: r, column }, move.axis) : undefined;
      row[column] = { ...cell, formula: movedFormula(cell.formula, move, sheet.name, line) };
    }),
  );
}

/** Makes room for `by` rows or columns from `first` on, like those before them; takes them out where `by` is negative. */
function moveLines(sheet: Growing, { axis, first, by }: LineMove): void {
  followFormulas(sheet, { sheet: sheet.name, axis, first, by });
  if (axis === 'columns') {
    sheet.rows.forEach((row) => {
      if (!row || row.length <= Math.max(1, first - Math.abs(by))) return;
      if (by < 0) row.splice(first, -by);
      else {
        const fresh = Array.from({ length: by }, (_, i) => filledDown(row[first - by + i], 0, by));
        while (row.length < first) row.push(undefined);
        row.splice(first, 0, ...fresh);
      }
    });
  } else if (by > 0) {
    const fresh = Array.from({ length: by }, (_, i) =>
      (sheet.rows[first - by + i] ?? []).map((cell) => filledDown(cell, by, 0)),
    );
    while (sheet.rows.length < first) sheet.rows.push([]);
    sheet.rows.splice(first, 0, ...fresh);
  } else sheet.rows.splice(first, -by);
  const move = (areas: readonly Area[]): Area[] => moveAreas(areas, { axis, first, by });
  const hidden = (lines: ReadonlySet<number>): Set<number> =>
    new Set(
      [...lines].flatMap((line) =>
        move([{ top: line, bottom: line, left: line, right: line }]).map((area) =>
          axis === 'rows' ? area.top : area.left,
        ),
      ),
    );
  Object.assign(sheet, {
    merges: sheet.merges && movedMerges(sheet.merges, { axis, first, by }),
    ...(axis === 'rows'
      ? { hiddenRows: hidden(sheet.hiddenRows), ruledRows: undefined }
      : { hiddenColumns: hidden(sheet.hiddenColumns) }),
    validations: followed(sheet.validations, { axis, first, by }),
    extents: sheet.extents?.flatMap(({ what, area }) => move([area]).map((moved) => ({ what, area: moved }))),
    conditionalFormats: followed(sheet.conditionalFormats, { axis, first, by }),
    notes: sheet.notes && movedNotes(sheet.notes, move),
  } satisfies Partial<SheetSnapshot>);
}

/** As in a file: merges before the new lines are repeated in them, a heading over several columns stands over new ones, too. */
function movedMerges(merges: readonly Area[], move: Pick<LineMove, 'axis' | 'first' | 'by'>): Area[] {
  const { axis, first, by } = move;
  return merges.flatMap((area) => {
    const [start, end] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
    const within = start >= first - Math.abs(by) && end < first;
    const copy =
      axis === 'rows' ? { ...area, top: start + by, bottom: end + by } : { ...area, left: start + by, right: end + by };
    return [...moveAreas([area], move, axis === 'columns' && !within), ...(by > 0 && within ? [copy] : [])];
  });
}

function filledDown(cell: Cell | undefined, rows: number, columns: number): Cell | undefined {
  if (cell?.formula !== undefined) return { ...cell, value: '', formula: shiftFormula(cell.formula, rows, columns) };
  return cell?.format === undefined ? undefined : { value: '', format: cell.format };
}

/** Conditions and lists with their ranges after a move; those that apply to no cell any more are left out. */
function followed<T extends { readonly range: string }>(
  rules: readonly T[] | undefined,
  move: Pick<LineMove, 'axis' | 'first' | 'by'>,
): T[] | undefined {
  return rules?.flatMap((rule) => {
    const range = movedParts(rule.range.split(/[\s,]+/u), move, true).join(',');
    return range === '' ? [] : [{ ...rule, range }];
  });
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
