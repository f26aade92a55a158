import { dateOf, dayOf, daysInMonth, firstDayOfMonth, lastDayOfMonth, type IsoDate } from '../calendar';
import { dateOfFormDay, dayColumnOf, type Form, type FormRecord, type LevelCode } from '../forms/types';

/** What stands in one day cell of a matrix: a contact or a `*`. */
export interface DayCell {
  /** Day number. */
  readonly day: number;
  readonly date: IsoDate;
  /** The level after the contact; absent for a tick and for a `*`. */
  readonly level?: LevelCode;
  /** The level was told by a word (成交, 战败). */
  readonly word?: string;
  /** Letters of the day's column; the whole cell of a contact that stands elsewhere (计划 / 实际). */
  readonly column?: string;
}

/** First and last day of a matrix: its month, or what a form over two calendar months (26–25) says itself; `undefined` without either. */
export function spanOf(form: Form): { readonly first: number; readonly last: number } | undefined {
  if (form.from !== undefined && form.to !== undefined) return { first: dayOf(form.from), last: dayOf(form.to) };
  return form.month === undefined
    ? undefined
    : { first: firstDayOfMonth(form.month), last: lastDayOfMonth(form.month) };
}

/** The contacts of a matrix row, in the order of the sheet; none where the form's month is not known. */
export function contactsIn(form: Form, record: FormRecord): DayCell[] {
  return (record.contacts ?? []).flatMap(({ day, level, word, cell }) => {
    const at = placeOf(form, day);
    return at === undefined ? [] : [{ ...at, level, word, ...(cell === undefined ? {} : { column: cell }) }];
  });
}

/** The days of a matrix row that bear a `*`, each once, in order. */
export function plannedIn(form: Form, record: FormRecord): DayCell[] {
  return [...new Set(record.planned)].flatMap((day) => placeOf(form, day) ?? []).sort((a, b) => a.day - b.day);
}

/** The letters of the column for a day; `undefined` where the form has none: a gap, or the other half of the month. */
export function columnOfDay(form: Form, day: number): string | undefined {
  return dayColumnOf(form, dateOf(day));
}

function placeOf(form: Form, day: number): DayCell | undefined {
  if (form.from === undefined && form.month !== undefined && day > daysInMonth(form.month)) return undefined;
  const date = dateOfFormDay(form, day);
  return date === undefined ? undefined : { day: dayOf(date), date, column: form.dayColumns?.[String(day)] };
}
