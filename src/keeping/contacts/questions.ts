import type { IsoDate } from '../../calendar';
import type { Customer, LedgerRow } from '../../customers';
import type { Form, FormRecord } from '../../forms/types';
import { text } from '../../words';
import type { KeepQuestion } from '../types';
import { headCell } from './which-matrix';

/** To make a row, to leave it, or to write into one of the same name. */
export function noRow({ name = '' }: Customer, form: Form, namesakes: readonly FormRecord[]): KeepQuestion {
  const { sheet } = form;
  return {
    code: 'no-row',
    sheet,
    cell: headCell(form),
    text: text('keeping.question.no-row', { name, sheet }),
    choices: [
      { text: text('keeping.choice.make-row') },
      { text: text('keeping.choice.no-row') },
      ...namesakes.map(({ row, fields }) => ({
        text: text('keeping.choice.same-name', { row, name, model: fields.model ?? '—' }),
      })),
    ],
  };
}

/** The month is over for the customer: the level went on into a later matrix. */
export function closedMonth(row: LedgerRow, carried: LedgerRow, date: IsoDate): KeepQuestion {
  const month = row.month ?? date.slice(0, 7);
  const level = carried.record.carryOver?.level ?? '';
  return {
    code: 'closed-month',
    sheet: row.form.sheet,
    cell: `A${String(row.record.row)}`,
    text: text('keeping.question.closed-month', { month, sheet: carried.form.sheet, row: carried.record.row, level }),
    choices: [{ text: text('keeping.choice.closed-write') }, { text: text('keeping.choice.closed-leave') }],
  };
}

export function twoMatrices(rows: readonly LedgerRow[]): KeepQuestion {
  const [first] = rows;
  return {
    code: 'two-matrices',
    sheet: first?.form.sheet ?? '',
    cell: `A${String(first?.record.row ?? 1)}`,
    text: text('keeping.question.two-matrices', { count: rows.length }),
    choices: rows.map((row) => ({
      text: text('keeping.choice.matrix', {
        sheet: row.form.sheet,
        row: row.record.row,
        consultant: row.consultant ?? '—',
      }),
    })),
  };
}
