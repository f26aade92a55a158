import { MAX_COLUMN, movedFormula, type LineMove } from '../../../sheet';
import { refuse } from '../errors';
import type { CellWrite, HostSheet, Rect } from '../model/book';
import { movedRects } from '../model/move-rows';
import { guard, intersection, type Objects, type RangeState } from './objects';

/** Whole rows are put in or taken out, and everything that speaks of cells below follows, as in Excel: no range grows at its end. */
export function shiftRows(objects: Objects, { sheet, rect }: RangeState, by: number, location: string): void {
  guard(sheet, location);
  if (rect.columns !== MAX_COLUMN) refuse('NotImplemented', `${location} of a part of rows`);
  const move: LineMove = { sheet: sheet.name, axis: 'rows', first: rect.row + 1, by, plain: true };
  sheet.moveRows(rect.row, by);
  for (const other of objects.book.sheets()) followFormulas(other, move);
  const moved = (rects: readonly Rect[]): Rect[] => movedRects(rects, rect.row, by);
  for (const rule of sheet.rules()) {
    const ranges = moved(rule.ranges);
    if (ranges.length === 0) sheet.removeRule(rule.id);
    else sheet.replaceRule({ ...rule, ranges, formula: movedFormula(rule.formula, move, sheet.name) });
  }
  const { extras } = sheet;
  extras.validations = extras.validations.flatMap((one) => moved([one.at]).map((at) => ({ ...one, at })));
  extras.tables = extras.tables.flatMap((one) => moved([one.at]).map((at) => ({ ...one, at })));
  const { page } = extras;
  [extras.filterArea] = extras.filterArea ? moved([extras.filterArea]) : [];
  [page.printArea] = page.printArea ? moved([page.printArea]) : [];
  page.pageBreaks = page.pageBreaks?.map((line) => (line > rect.row ? line + by : line));
  for (const owner of objects.book.sheets())
    for (const chart of owner.extras.charts)
      for (const series of chart.series) {
        if (series.values !== undefined) series.values = movedFormula(series.values, move, owner.name);
        if (series.categories !== undefined) series.categories = movedFormula(series.categories, move, owner.name);
      }
}

function followFormulas(sheet: HostSheet, move: LineMove): void {
  const used = sheet.used(true);
  if (!used) return;
  const writes: CellWrite[] = [];
  for (let row = used.row; row < used.row + used.rows; row += 1)
    for (let column = used.column; column < used.column + used.columns; column += 1) {
      const was = sheet.formula(row, column);
      if (was === undefined) continue;
      const formula = movedFormula(was, move, sheet.name);
      if (formula !== was) writes.push({ row, column, formula });
    }
  if (writes.length > 0) sheet.write(writes);
}

/** Looks of some rows put onto as many others, conditional formats and merges with them, as Excel pastes formats. */
export function copyFormats({ sheet, rect }: RangeState, from: RangeState, location: string): void {
  guard(sheet, location);
  if (from.sheet.id !== sheet.id || from.rect.rows !== rect.rows || rect.columns !== MAX_COLUMN)
    refuse('NotImplemented', `${location} of other shapes`);
  const used = sheet.used(false);
  const right = used ? used.column + used.columns : 1;
  for (let row = 0; row < rect.rows; row += 1)
    for (let column = 0; column < right; column += 1)
      sheet.paint({ row: from.rect.row + row, column }, { row: rect.row + row, column, rows: 1, columns: 1 });
  const down = rect.row - from.rect.row;
  for (const rule of sheet.rules()) {
    const more = rule.ranges.flatMap((one) => intersection(one, from.rect) ?? []);
    if (more.length === 0) continue;
    const ranges = more.reduce<readonly Rect[]>(
      (all, one) => joined(all, { ...one, row: one.row + down }),
      rule.ranges,
    );
    sheet.replaceRule({ ...rule, ranges });
  }
}

/** A rectangle more; one that goes on where another ends makes that one longer. */
function joined(rects: readonly Rect[], more: Rect): Rect[] {
  const at = rects.findIndex(
    (one) => one.column === more.column && one.columns === more.columns && one.row + one.rows === more.row,
  );
  return at < 0
    ? [...rects, more]
    : rects.map((one, index) => (index === at ? { ...one, rows: one.rows + more.rows } : one));
}
