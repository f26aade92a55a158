import { monthOf, type IsoDate } from '../../calendar';
import type { Form } from '../../forms/types';
import { findSheet } from '../../sheet';
import { text, type Text } from '../../words';
import { sameConsultant } from '../customers';
import type { Books, Choices, KeepQuestion } from '../types';
import { hasDay } from './matrix-day';

/** The matrices that have the day and belong to the consultant, or to all of them. */
export function matricesFor(books: Books, date: IsoDate, consultant: string | undefined): readonly Form[] {
  const forms = books.recognised.forms.filter(
    (form) => form.form === 'contact-matrix' && hasDay(form, date) && findSheet(books.book, form.sheet),
  );
  const own = forms.filter((form) => sameConsultant(form.consultant, consultant));
  if (own.length > 0) return own;
  const shared = forms.filter((form) => form.consultant === undefined);
  return consultant === undefined ? forms : shared;
}

/** The matrix that a new row goes into; of several the one that was chosen, else a question which. */
export function matrixForRow(
  books: Books,
  date: IsoDate,
  consultant: string | undefined,
  choices: Choices,
): { readonly form: Form } | { readonly question: KeepQuestion } | { readonly why: Text } {
  const forms = matricesFor(books, date, consultant);
  const [first] = forms;
  const month = monthOf(date);
  if (first === undefined || (consultant === undefined && forms.length > 1)) {
    const key = consultant === undefined ? 'keeping.without.no-consultant' : 'keeping.without.no-matrix';
    return { why: text(key, { month, consultant: consultant ?? '' }) };
  }
  const form = forms.length === 1 ? first : forms[(choices['two-matrices'] ?? 0) - 1];
  if (form !== undefined) return { form };
  return {
    question: {
      code: 'two-matrices',
      sheet: first.sheet,
      cell: headCell(first),
      text: text('keeping.question.which-matrix', { consultant: consultant ?? '', month, count: forms.length }),
      choices: forms.map((one) => ({
        text: text('keeping.choice.matrix-form', { sheet: one.sheet, row: one.headerRows[0] ?? 1 }),
      })),
    },
  };
}

/** A cell that shows which form is meant. */
export const headCell = ({ headerRows }: Form): string => `A${String(headerRows[0] ?? 1)}`;
