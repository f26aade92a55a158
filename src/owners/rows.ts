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
      // One shape for all rows: 60,000 of them are compared again and again.
      rows.push({
        at: rows.length,
        form,
        record,
        name: fields.customerName === undefined ? undefined : nameKey(fields.customerName),
        phones: phonesOf(phone, phone2),
        plate,
        vin: vin === undefined || vin.length < SHORTEST_VIN || !TELLS_A_CAR.test(vin) ? undefined : vin,
        day,
      });
    }
  }
  return rows;
}

function phonesOf(phone: string | undefined, phone2: string | undefined): readonly string[] {
  if (phone === undefined) return phone2 === undefined ? NONE : [phone2];
  return phone2 === undefined || phone2 === phone ? [phone] : [phone, phone2];
}

/** An export that hides the middle of each number (`LSV****1234`) gives many cars the same one. */
const TELLS_A_CAR = /^(?!.*(?:[*?＊？]|XX))/u;

const callLists = new WeakMap<AfterSalesForm, boolean>();

/** Whether a list has one row for every call, so that the row's own date is the call's. */
export function isCallList(form: AfterSalesForm): boolean {
  const known = callLists.get(form);
  if (known !== undefined) return known;
  const is =
    form.form === 'delivery-follow-up' &&
    Object.keys(form.stepColumns ?? {}).length === 0 &&
    form.columns.some(({ field }) => field === 'date');
  callLists.set(form, is);
  return is;
}

/** The day of a date in the row, where it is not later than `asOf`. */
export function dayIn(date: string | undefined, asOf: number): number | undefined {
  if (date === undefined) return undefined;
  const day = dayOf(date);
  return day > asOf ? undefined : day;
}
