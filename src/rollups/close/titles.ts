import type { Form, IsoMonth } from '../../forms/types';
import { daysInMonth, firstDayOfMonth } from '../../profile';
import type { Change, Scalar, SheetSnapshot } from '../../sheet';
import { cellAt, cellName, contains, parseArea } from '../../sheet';
import { text } from '../../words';
import { nextPeriodWords } from './period-words';

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
  month: IsoMonth,
  next: IsoMonth,
  date1904: boolean,
  undated?: (words: string, month: IsoMonth) => string | undefined,
): Change[] {
  const first = firstDayOfMonth(month);
  const areas = forms.flatMap((form) => parseArea(form.range) ?? []);
  const changes: Change[] = [];
  for (let row = 1; row <= from.lastRow; row += 1) {
    for (let column = 1; column <= from.lastColumn; column += 1) {
      const cell = cellAt(from, row, column);
      if (!cell || cell.formula !== undefined || cell.error || areas.some((area) => contains(area, row, column)))
        continue;
      let after: Scalar | undefined;
      if (typeof cell.value === 'string') after = (undated ?? nextPeriodWords)(cell.value, month);
      else if (typeof cell.value === 'number' && isDateFormat(cell.format)) {
        const day = cell.value - serialOf(0, date1904);
        if (day >= first && day < first + daysInMonth(month))
          after = undated ? '' : serialOf(firstDayOfMonth(next), date1904);
      }
      if (after !== undefined && after !== cell.value) {
        changes.push({
          kind: 'value',
          sheet: to,
          cell: cellName(row, column),
          before: cell.value,
          after,
          why: text('rollups.change.close', { month: next }),
        });
      }
    }
  }
  return changes;
}
