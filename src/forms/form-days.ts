import type { IsoDate } from '../calendar';
import type { Form } from './types';

type Days = Pick<Form, 'month' | 'from' | 'to'>;

/**
 * The date of a matrix's day column. A form over two calendar months (26 May to 25 June) says each day once: those from its first
 * day on are of the earlier month. `undefined` where the form's month is not known.
 */
export function dateOfFormDay({ month, from, to }: Days, day: number): IsoDate | undefined {
  const of = from !== undefined && to !== undefined ? (day >= Number(from.slice(8)) ? from : to).slice(0, 7) : month;
  return of === undefined ? undefined : `${of}-${String(day).padStart(2, '0')}`;
}

/** Whether a date has a column of its own on a matrix, and its letters. */
export function dayColumnOf(form: Days & Pick<Form, 'dayColumns'>, date: IsoDate): string | undefined {
  const day = Number(date.slice(8));
  return dateOfFormDay(form, day) === date ? form.dayColumns?.[String(day)] : undefined;
}
