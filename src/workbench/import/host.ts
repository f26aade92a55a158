import type { IWorkbookData } from '@univerjs/core';
import { documentPartXml, parseArea, type WorkbookSnapshot } from '../../sheet';
import { OUR_SHEET } from '../../workbook/sheet-mark';
import type { HostBook } from '../host/model/book';
import { nextGuid } from '../host/model/extras';
import { readFileSheets } from './beside';
import { hostChart } from './charts';

/** What the file says and Univer's workbook cannot hold. */
export function tellHost(book: HostBook, bytes: Uint8Array, snapshot: WorkbookSnapshot, data: IWorkbookData): void {
  const files = readFileSheets(bytes);
  book.extras.date1904 = snapshot.date1904;
  for (const [namespace, content] of snapshot.parts)
    book.extras.parts.set(`{${namespace}}`, documentPartXml(namespace, content));
  const sheets = new Map(book.sheets().map((sheet) => [sheet.id, sheet]));
  snapshot.sheets.forEach((read, index) => {
    const sheet = sheets.get(data.sheetOrder[index] ?? '');
    if (sheet === undefined) return;
    sheet.extras.protected = read.protected;
    sheet.extras.veryHidden = read.visibility === 'very-hidden';
    const file = files.get(read.name);
    if (file?.mark !== undefined) sheet.extras.customProperties.set(OUR_SHEET, file.mark);
    sheet.extras.charts = (file?.charts ?? []).map((spec) => hostChart(spec, sheet, nextGuid(book.extras)));
    Object.assign(sheet.extras.page, file?.page);
    sheet.extras.validations = (read.validations ?? []).flatMap(({ range, values }) =>
      range.split(/[\s,]+/u).flatMap((name) => {
        const area = parseArea(name);
        if (area === undefined) return [];
        const at = {
          row: area.top - 1,
          column: area.left - 1,
          rows: area.bottom - area.top + 1,
          columns: area.right - area.left + 1,
        };
        // A list that stands in cells comes as a formula.
        return [{ at, rule: { list: { inCellDropDown: true, source: values?.join(',') ?? '=' } } }];
      }),
    );
  });
}
