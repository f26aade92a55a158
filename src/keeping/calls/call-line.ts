import { monthOf, type IsoDate } from '../../calendar';
import type { AfterSalesForm, FieldName, RecordFields } from '../../forms/types';
import { isCallList } from '../../owners';
import { freeLine } from '../../places';
import { findSheet } from '../../sheet';
import { text, type Text } from '../../words';
import { lineCells } from '../line-cells';
import { sameMonth, titledMonth } from '../contacts/loss-line';
import { columnsFor } from '../contacts/manner';
import { lineOf, linePiece, refusals } from '../piece';
import type { Books, Place, Without } from '../types';
import { noColumn } from './row-call';
import type { Outcome } from './types';

/** The list with one row per call that a day belongs to: that of its month, else one whose title names no month. */
export function callListOf(books: Books, date: IsoDate): AfterSalesForm | undefined {
  return ofMonth(books, date, books.recognised.afterSales.filter(isCallList));
}

/** The complaint register that a day belongs to. */
export function complaintsOf(books: Books, date: IsoDate): AfterSalesForm | undefined {
  return ofMonth(
    books,
    date,
    books.recognised.afterSales.filter(({ form }) => form === 'complaint-register'),
  );
}

function ofMonth(books: Books, date: IsoDate, forms: readonly AfterSalesForm[]): AfterSalesForm | undefined {
  const month = monthOf(date);
  const titled = forms.map((form) => ({ form, title: titledMonth(books, form) }));
  const own = titled.find(({ title }) => title !== undefined && sameMonth(title, month));
  return (own ?? titled.findLast(({ title }) => title === undefined))?.form;
}

/**
 * A line of its own in a list: what was said goes into the columns that are there, and what has none is said.
 * @param said the fields that a person told, as against those that only name owner and car
 */
export function callLine(
  books: Books,
  form: AfterSalesForm,
  place: Place,
  fields: RecordFields,
  said: readonly FieldName[],
  why: Text,
): Outcome {
  const sheet = findSheet(books.book, form.sheet);
  const refused = (reason: Text): Outcome => ({ without: [{ place, why: reason }] });
  if (sheet?.protected) return refused(text('keeping.without.protected', { sheet: form.sheet }));
  const free = sheet && freeLine(books.book, sheet, form);
  const line = free && lineOf(books, form, free);
  if (!line) return refused(text('keeping.without.full', { sheet: form.sheet }));
  const written = lineCells(line, fields);
  const without: Without[] = [
    ...refusals(place, written),
    ...said.flatMap((field) =>
      fields[field] !== undefined && columnsFor(form, field).length === 0
        ? [{ place, why: noColumn(form.sheet, field) }]
        : [],
    ),
  ];
  if (written.cells.length === 0) return { without };
  return { piece: linePiece(place, line, free, written, fields, why), without };
}
