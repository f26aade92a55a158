import { MAX_COLUMN, MAX_ROW, movedFormula, type Axis, type LineMove } from '../../../sheet';
import { refuse } from '../errors';
import type { CellWrite, HostSheet, Rect } from '../model/book';
import { movedRects } from '../model/move-lines';
import { guard, intersection, type Objects, type RangeState } from './objects';

/** Whole rows or columns are put in (`sign` 1) or taken out (-1), and everything that speaks of cells behind follows, as in Excel: no range grows at its end. */
export function shiftLines(
  objects: Objects,
  { sheet, rect }: RangeState,
  axis: Axis,
  sign: 1 | -1,
  location: string,
): void {
  guard(sheet, location);
  const down = axis === 'rows';
  const whole = down ? rect.columns === MAX_COLUMN : rect.rows === MAX_ROW;
  if (!whole) refuse('NotImplemented', `${location} of a part of ${axis}`);
  const at = down ? rect.row : rect.column;
  const by = sign * (down ? rect.rows : rect.columns);
  const move: LineMove = { sheet: sheet.name, axis, first: at + 1, by, plain: true };
  sheet.moveLines(axis, at, by);
  for (const other of objects.book.sheets()) followFormulas(other, move);
  const moved = (rects: readonly Rect[]): Rect[] => movedRects(rects, axis, at, by);
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
  if (down) page.pageBreaks = page.pageBreaks?.map((line) => (line > at ? line + by : line));
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

/** Looks of some whole rows or columns put onto as many others, conditional formats with them, as Excel pastes formats. */
export function copyFormats({ sheet, rect }: RangeState, from: RangeState, location: string): void {
  guard(sheet, location);
  const same = from.rect.rows === rect.rows && from.rect.columns === rect.columns;
  if (from.sheet.id !== sheet.id || !same || (rect.columns !== MAX_COLUMN && rect.rows !== MAX_ROW))
    refuse('NotImplemented', `${location} of other shapes`);
  const used = sheet.used(false);
  const [height, width] = [
    Math.min(rect.rows, used ? used.row + used.rows : 1),
    Math.min(rect.columns, used ? used.column + used.columns : 1),
  ];
  const [down, right] = [rect.row - from.rect.row, rect.column - from.rect.column];
  for (let row = from.rect.row; row < from.rect.row + height; row += 1)
    for (let column = from.rect.column; column < from.rect.column + width; column += 1)
      sheet.paint({ row, column }, { row: row + down, column: column + right, rows: 1, columns: 1 });
  for (const rule of sheet.rules()) {
    const more = rule.ranges.flatMap((one) => intersection(one, from.rect) ?? []);
    if (more.length === 0) continue;
    const ranges = more.reduce<readonly Rect[]>(
      (all, one) => joined(all, { ...one, row: one.row + down, column: one.column + right }),
      rule.ranges,
    );
    sheet.replaceRule({ ...rule, ranges });
  }
}

/** A rectangle more; one that goes on where another ends makes that one longer. */
function joined(rects: readonly Rect[], more: Rect): Rect[] {
  const below = rects.findIndex(
    (one) => one.column === more.column && one.columns === more.columns && one.row + one.rows === more.row,
  );
  const beside = rects.findIndex(
    (one) => one.row === more.row && one.rows === more.rows && one.column + one.columns === more.column,
  );
  if (below >= 0) return rects.map((one, i) => (i === below ? { ...one, rows: one.rows + more.rows } : one));
  if (beside >= 0) return rects.map((one, i) => (i === beside ? { ...one, columns: one.columns + more.columns } : one));
  return [...rects, more];
}
