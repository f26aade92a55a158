import { monthOf, type IsoDate } from '../../calendar';
import type { Customer } from '../../customers';
import { everyForm, periodIn, periodOfSheetName } from '../../forms';
import type { AnyForm, Form, FormRecord, RecordFields } from '../../forms/types';
import { findSheet, parseArea } from '../../sheet';
import { text, type Text } from '../../words';
import { latest } from './contact';
import { sameConsultant } from '../customers';
import { lineFor } from '../groups';
import { lineCells } from '../line-cells';
import { columnsFor } from './manner';
import { asItsPeers } from '../peers';
import { lineOf, linePiece, refusals } from '../piece';
import type { Books, Piece, Without } from '../types';

export interface Loss {
  readonly customer: Customer;
  readonly date: IsoDate;
  readonly kind: NonNullable<RecordFields['lossKind']>;
  readonly levelBefore?: string;
  readonly reason?: string;
  readonly rival?: string;
}

/** The record that a loss of this day and kind belongs to: that of the month, else one that names no month. */
export function lossRecordOf(books: Books, { customer, date, kind }: Loss): Form | undefined {
  const month = monthOf(date);
  const all = books.recognised.forms.filter(
    (form) =>
      form.form === 'loss-record' &&
      (form.consultant === undefined || sameConsultant(form.consultant, customer.consultant)) &&
      takesKind(form, kind),
  );
  const titled = all.map((form) => ({ form, title: titledMonth(books, form) }));
  const ofMonth = titled.filter(({ title, form }) =>
    title === undefined ? form.month === month : sameMonth(title, month),
  );
  const found = ofMonth[0] ?? titled.find(({ title }) => title === undefined);
  return found && asItsPeers(books, found.form);
}

/** A sheet of one kind of loss only says so in its name. */
function takesKind(form: Form, kind: Loss['kind']): boolean {
  const names = {
    lost: /战败|戰敗|流失/u,
    'out-of-control': /失控/u,
    frozen: /冷冻|冷凍/u,
    'near-lost': /准战败|准戰敗/u,
  };
  const said = Object.values(names).filter((name) => name.test(form.sheet)).length;
  return said !== 1 || names[kind].test(form.sheet) || columnsFor(form, 'lossKind').length > 0;
}

/**
 * The month that the sheet's name or the lines above the table give; `undefined` where they give none. Of forms one below the other each
 * has its own lines; what stands in the lines of the one above is no title.
 */
export function titledMonth(
  { book, recognised }: Pick<Books, 'book' | 'recognised'>,
  form: AnyForm,
): { year?: number; month: number } | undefined {
  const sheet = findSheet(book, form.sheet);
  const head = Math.min(...form.headerRows);
  const others = everyForm(recognised).flatMap((one) => {
    const area = one === form || one.sheet !== form.sheet ? undefined : parseArea(one.range);
    return area && area.bottom < head ? [area] : [];
  });
  const own = Math.max(0, ...others.map(({ bottom }) => bottom)) + 1;
  const free = (row: number): boolean => !others.some(({ top, bottom }) => row >= top && row <= bottom);
  const lines = Array.from({ length: head - 1 }, (_, i) => i + 1).filter(free);
  let { year, month } = periodOfSheetName(form.sheet);
  for (const row of [...lines.filter((line) => line >= own), ...lines.filter((line) => line < own)])
    for (const cell of sheet?.rows[row] ?? []) {
      if (cell === undefined || typeof cell.value !== 'string' || cell.value.length > 60) continue;
      const found = periodIn(cell.value);
      month ??= found.month;
      year ??= found.year;
    }
  return month === undefined ? undefined : { year, month };
}

export function sameMonth(title: { year?: number; month: number }, month: string): boolean {
  return (
    title.month === Number(month.slice(5)) && (title.year === undefined || title.year === Number(month.slice(0, 4)))
  );
}

/** The customer's line of that day; one that says no day (the form has no place for it, or a formula stands there) is the same loss. */
function lineOfLoss(form: Form, { customer, date, kind }: Loss): FormRecord | undefined {
  const own = customer.rows.flatMap((row) => (row.form === form ? [row.record] : []));
  return (
    own.find(({ fields }) => fields.date === date) ??
    own.find(({ fields }) => fields.date === undefined && (fields.lossKind ?? kind) === kind)
  );
}

/** A line in the loss record; what a line of that day lacks is filled in. */
export function lossPiece(books: Books, form: Form, loss: Loss, why: Text): { piece?: Piece; without: Without[] } {
  const { customer, date, kind, levelBefore, reason, rival } = loss;
  const sheet = findSheet(books.book, form.sheet);
  const there = lineOfLoss(form, loss);
  if (!sheet) return { without: [] };
  const free = there === undefined ? lineFor(books, sheet, form, customer.consultant) : undefined;
  if (free !== undefined && 'why' in free) return { without: [{ place: 'loss-row', ...free }] };
  if (sheet.protected)
    return { without: [{ place: 'loss-row', why: text('keeping.without.protected', { sheet: form.sheet }) }] };
  const line = lineOf(books, form, free ?? { row: there?.row ?? 0, height: 1 });
  if (!line) return { without: [] };
  const fields: RecordFields = {
    date,
    customerName: customer.name,
    phone: customer.phone,
    model: customer.model,
    source: latest(customer, ({ record }) => record.fields.source),
    consultant: form.consultant === undefined ? customer.consultant : undefined,
    levelBefore,
    lossKind: kind,
    lossReason: reason,
    competitor: rival,
  };
  const level =
    columnsFor(form, 'levelBefore').length === 0 && columnsFor(form, 'level').length > 0 ? { level: levelBefore } : {};
  const written = lineCells(line, { ...fields, ...level });
  if (written.cells.length === 0) return { without: refusals('loss-row', written) };
  return {
    piece: linePiece('loss-row', line, free, written, { ...fields, ...level }, why),
    without: refusals('loss-row', written),
  };
}
