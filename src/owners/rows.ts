import { dayOf } from '../calendar';
import { nameKey } from '../customers';
import type { AfterSalesForm, AfterSalesRecord } from '../forms/types';

/** A row of an after-sales form as the owner book compares it. Days are day numbers. */
export interface OwnerRow {
  /** Its place in the workbook's order. */
  readonly at: number;
  readonly form: AfterSalesForm;
  readonly record: AfterSalesRecord;
  /** Compared by `nameKey`. */
  readonly name?: string;
  readonly phones: readonly string[];
  readonly plate?: string;
  readonly vin?: string;
  /** The row's date, else its delivery. */
  readonly day?: number;
}

/** Shorter ends of a VIN tell no car. */
export const SHORTEST_VIN = 6;

const NONE: readonly string[] = [];

/**
 * The rows about owners up to a day, in the workbook's order. Rows of invitation lists make no owners; a row that is dated later is not there
 * yet.
 */
export function ownerRows(forms: readonly AfterSalesForm[], asOf: number): OwnerRow[] {
  const rows: OwnerRow[] = [];
  for (const form of forms) {
    if (form.form === 'event-invitation') continue;
    for (const record of form.records) {
      const { fields } = record;
      const date = fields.date ?? fields.deliveryDate ?? fields.purchaseDate ?? fields.licenseDate;
      const day = date === undefined ? undefined : dayOf(date);
      if (day !== undefined && day > asOf) continue;
      const { phone, phone2, plate, vin } = fields;
      rows.push({
        at: rows.length,
        form,
        record,
        ...(fields.customerName === undefined ? {} : { name: nameKey(fields.customerName) }),
        phones:
          phone === undefined
            ? phone2 === undefined
              ? NONE
              : [phone2]
            : phone2 === undefined
              ? [phone]
              : [phone, phone2],
        ...(plate === undefined ? {} : { plate }),
        ...(vin === undefined || vin.length < SHORTEST_VIN ? {} : { vin }),
        ...(day === undefined ? {} : { day }),
      });
    }
  }
  return rows;
}

/** Whether a list has one row for every call, so that the row's own date is the call's. */
export function isCallList(form: AfterSalesForm): boolean {
  return (
    form.form === 'delivery-follow-up' &&
    Object.keys(form.stepColumns ?? {}).length === 0 &&
    form.columns.some(({ field }) => field === 'date')
  );
}

/** The day of a date in the row, where it is not later than `asOf`. */
export function dayIn(date: string | undefined, asOf: number): number | undefined {
  if (date === undefined) return undefined;
  const day = dayOf(date);
  return day > asOf ? undefined : day;
}
