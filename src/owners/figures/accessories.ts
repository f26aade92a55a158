import { cellText, parseAmount } from '../../forms/values';
import type { FormRecord } from '../../forms/types';
import { cellAt, columnNumber, findSheet } from '../../sheet';
import { columnsHeaded } from './headed';
import type { DataSheets } from './files';

/** 精品费 · 精品金额 · 装潢款: what was paid for accessories, in a column of its own; 精品名称 is none. */
const PAID = /(?:精品|装潢|裝潢|加装|加裝|选装)(?:费用?|費用?|金额|金額|款|额|产值|销售额|合计|小计|\(元\)|（元）)/u;
/** The kind of work where the row is a sale of accessories. */
const SOLD = /精品|装潢|裝潢|加装|加裝|改装|改裝|装饰|贴膜|貼膜/u;

/**
 * The service rows in which accessories were paid for: an amount of its own, else their word as the kind of work. The records themselves tell only
 * that such work is of no other kind, so the sheets are looked at; without them there is none.
 */
export function accessoryRows({ afterSales, book }: DataSheets): ReadonlySet<FormRecord> {
  const rows = new Set<FormRecord>();
  if (book === undefined) return rows;
  for (const form of afterSales) {
    const sheet = form.form === 'service-history' ? findSheet(book, form.sheet) : undefined;
    if (sheet === undefined) continue;
    const kind = form.columns.find(({ field }) => field === 'workKind')?.column;
    const kindColumn = kind === undefined ? undefined : columnNumber(kind);
    const paid = columnsHeaded(form, sheet, PAID);
    if (kindColumn === undefined && paid.length === 0) continue;
    for (const record of form.records) {
      const { workKind, amount } = record.fields;
      const named =
        workKind === 'other' &&
        amount !== 0 &&
        kindColumn !== undefined &&
        SOLD.test(cellText(cellAt(sheet, record.row, kindColumn)));
      if (named || paid.some((column) => (parseAmount(cellAt(sheet, record.row, column)?.value ?? '').amount ?? 0) > 0))
        rows.add(record);
    }
  }
  return rows;
}
