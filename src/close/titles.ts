import type { Form } from '../forms/types';
import type { Change, Scalar, SheetSnapshot } from '../sheet';
import { cellAt, cellName, contains, parseArea } from '../sheet';
import { text } from '../words';
import { movedDay, movedWords, type Period } from './period';

/** Excel's serial number of a day. */
export function serialOf(day: number, date1904: boolean): number {
  return day + (date1904 ? 24_107 : 25_569);
}

/** A number format that shows a date. */
export function isDateFormat(format: string | undefined): boolean {
  return (
    format !== undefined &&
    /[ymd年月日]/iu.test(format.replace(/"[^"]*"|\[[^\]]*\]/gu, (part) => (/年|月|日/u.test(part) ? '年' : '')))
  );
}

/**
 * Titles around the tables of a sheet that name the month, or hold a date of it, moved on to the next. Formulas work themselves out.
 * A form of one day gives its own way to say so: the day is left open there.
 */
export function titleChanges(
  from: SheetSnapshot,
  to: string,
  forms: readonly Form[],
  period: Period,
  date1904: boolean,
  undated?: (words: string, period: Period) => string | undefined,
): Change[] {
  const areas = forms.flatMap((form) => parseArea(form.range) ?? []);
  const changes: Change[] = [];
  for (let row = 1; row <= from.lastRow; row += 1) {
    const yearBeside = hasYearOfItsOwn(from, row);
    for (let column = 1; column <= from.lastColumn; column += 1) {
      const cell = cellAt(from, row, column);
      if (!cell || cell.formula !== undefined || cell.error || areas.some((area) => contains(area, row, column)))
        continue;
      const apart = partApart(from, row, column, period);
      let after: Scalar | undefined = apart;
      if (apart === undefined && typeof cell.value === 'string')
        after = undated ? undated(cell.value, period) : movedWords(period, cell.value, yearBeside);
      else if (apart === undefined && typeof cell.value === 'number' && isDateFormat(cell.format)) {
        const day = movedDay(period, Math.floor(cell.value) - serialOf(0, date1904));
        if (day !== undefined) after = undated ? '' : serialOf(day, date1904);
      }
      if (after !== undefined && after !== cell.value) {
        changes.push({
          kind: 'value',
          sheet: to,
          cell: cellName(row, column),
          before: cell.value,
          after,
          why: text('rollups.change.close', { month: period.next }),
        });
      }
    }
  }
  return changes;
}

const YEAR_ALONE = /^\s*(\d{4})(\s*年)?\s*$/u;

/** The year in a cell of its own: `2025年`, or 2025 with 年 in the next one. */
function hasYearOfItsOwn(sheet: SheetSnapshot, row: number): boolean {
  for (let column = 1; column <= sheet.lastColumn; column += 1)
    if (YEAR_ALONE.test(textAt(sheet, row, column)) && saysYear(sheet, row, column)) return true;
  return false;
}

function saysYear(sheet: SheetSnapshot, row: number, column: number): boolean {
  return textAt(sheet, row, column).includes('年') || wordsBehind(sheet, row, column).startsWith('年');
}

/** Year or month that a title keeps in a cell of its own, with its word in the next: 2026 | 年 | 6 | 月. */
function partApart(sheet: SheetSnapshot, row: number, column: number, { month, next }: Period): Scalar | undefined {
  const value = cellAt(sheet, row, column)?.value;
  const words = textAt(sheet, row, column);
  const like = (after: string): Scalar => (typeof value === 'number' ? Number(after) : words.replace(/\d+/u, after));
  if (YEAR_ALONE.exec(words)?.[1] === month.slice(0, 4) && saysYear(sheet, row, column)) return like(next.slice(0, 4));
  const isMonth = /^\s*\d{1,2}\s*$/u.test(words) && Number(words) === Number(month.slice(5));
  if (!isMonth || !wordsBehind(sheet, row, column).startsWith('月')) return undefined;
  return like(words.trim().startsWith('0') ? next.slice(5) : String(Number(next.slice(5))));
}

function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  return String(cellAt(sheet, row, column)?.value ?? '');
}

/** The next words on the row, over at most two blank cells. */
function wordsBehind(sheet: SheetSnapshot, row: number, column: number): string {
  for (let right = column + 1; right <= column + 3; right += 1) {
    const words = textAt(sheet, row, right).trim();
    if (words !== '') return words;
  }
  return '';
}
