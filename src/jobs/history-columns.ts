import { plainWord, type Customer } from '../customers';
import type { Form } from '../forms/types';
import type { FreeText } from '../levels';
import { columnLetters, columnNumber, findSheet, parseArea, valueAt, type WorkbookSnapshot } from '../sheet';

/** 购车经历 {首购, 增购, 换购}: no field of the forms, but it says what a customer is worth. */
const HEADERS =
  /^(?:购车|買車|买车|购买|用车|新车)(?:经历|經歷|性质|类型|类别|方式|次数|形式)$|^(?:首购|首次购车)[/、或]?(?:增购|换购|再购).*$/u;

export type HistoryColumns = ReadonlyMap<Form, number>;

/** The column of 购车经历 by form, looked up in the header itself where no field has the column. */
export function historyColumns(book: WorkbookSnapshot, forms: readonly Form[]): HistoryColumns {
  const found = new Map<Form, number>();
  for (const form of forms) {
    const sheet = findSheet(book, form.sheet);
    const area = parseArea(form.range);
    if (!sheet || !area || form.headerRows.length === 0) continue;
    const taken = new Set(form.columns.map(({ column }) => columnNumber(column.replace(/\d+$/u, ''))));
    for (let column = area.left; column <= area.right && !found.has(form); column += 1)
      if (
        !taken.has(column) &&
        form.headerRows.some((row) => HEADERS.test(plainWord(String(valueAt(sheet, row, column)))))
      )
        found.set(form, column);
  }
  return found;
}

/** What these columns say of a customer. */
export function historyOf(customer: Customer, book: WorkbookSnapshot, columns: HistoryColumns): FreeText[] {
  return customer.rows.flatMap((row): FreeText[] => {
    const column = columns.get(row.form);
    const sheet = column === undefined ? undefined : findSheet(book, row.form.sheet);
    const words = sheet && column !== undefined ? String(valueAt(sheet, row.record.row, column)).trim() : '';
    return words === '' || column === undefined
      ? []
      : [{ row, field: 'history', words, column: columnLetters(column) }];
  });
}
