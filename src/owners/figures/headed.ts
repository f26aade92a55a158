import type { AfterSalesForm, Form } from '../../forms/types';
import { cellText } from '../../forms/values';
import { cellAt, columnNumber, parseArea, type SheetSnapshot } from '../../sheet';

/** A header is short; what is longer is a note that speaks of the same. */
const MOST_SIGNS = 24;

/** The form's columns of which a header cell says something, from the left; also those that have no field. */
export function columnsHeaded(form: Form | AfterSalesForm, sheet: SheetSnapshot, header: RegExp): number[] {
  const area = parseArea(form.range);
  if (area === undefined) return [];
  const last = Math.max(area.right, ...form.columns.map(({ column }) => columnNumber(column)));
  const columns: number[] = [];
  for (let column = area.left; column <= last; column += 1) {
    const says = form.headerRows.some((row) => {
      const text = cellText(cellAt(sheet, row, column)).replace(/\s/gu, '');
      return text.length <= MOST_SIGNS && header.test(text);
    });
    if (says) columns.push(column);
  }
  return columns;
}
