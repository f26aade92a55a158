import type { LedgerRow } from '../../customers';
import type { Form } from '../../forms';
import type { AuditContext } from '../context';
import type { Ground } from '../finding';
import type { About, Subjects } from '../rule';
import type { Touched } from './touched';

/** Whose a subject is, and of which month. */
export type Whose = Pick<Ground, 'consultant' | 'month'>;

/** What rules speak of, one kind: each is walked once for all rules. */
export interface List {
  readonly about: About;
  readonly items: readonly Subjects[About][];
  of(item: Subjects[About]): Whose;
  /** What of the reading a subject was made of: the very object stays where its sheet has not changed. */
  unit(item: Subjects[About]): object;
  /** Whether what the subject is made of has changed. */
  isTouched(item: Subjects[About], touched: Touched): boolean;
  /** The row's form: the rule's columns must be in it. */
  readonly form?: (item: Subjects[About]) => Form;
  /** The subject's day: of today and later nothing is judged. */
  readonly day?: (item: Subjects[About]) => number | undefined;
}

type Spec<A extends About> = {
  readonly items: readonly Subjects[A][];
  of(item: Subjects[A]): Whose;
  unit(item: Subjects[A]): object;
  isTouched(item: Subjects[A], touched: Touched): boolean;
  readonly form?: (item: Subjects[A]) => Form;
  readonly day?: (item: Subjects[A]) => number | undefined;
};

/** A row's line: it is touched with its sheet, and with the customer that it is a part of. */
const LINE: Pick<Spec<'register-row' | 'matrix-row' | 'report-line' | 'loss-row'>, 'unit' | 'isTouched' | 'form'> = {
  unit: ({ row }) => row.record,
  isTouched: ({ row, customer }, touched) => touched.sheets.has(row.form.sheet) || touched.isCustomer(customer),
  form: ({ row }) => row.form,
};

export function listsOf(context: AuditContext): List[] {
  const { index } = context;
  const list = <A extends About>(about: A, spec: Spec<A>): List => ({ about, ...spec }) as unknown as List;
  const ofRow = ({ consultant, date }: LedgerRow, month = date?.slice(0, 7)): Whose => ({ consultant, month });
  return [
    list('register-row', {
      ...LINE,
      items: index.register,
      of: ({ row, month }) => ofRow(row, month),
      day: ({ row }) => row.day,
    }),
    list('matrix-row', { ...LINE, items: index.matrix, of: ({ row, month }) => ofRow(row, month) }),
    list('day-cell', {
      items: index.days,
      of: ({ entry: { row } }) => ofRow(row, row.form.month),
      unit: ({ entry }) => entry.row.record,
      isTouched: ({ entry: { row }, customer }, touched) =>
        touched.sheets.has(row.form.sheet) || touched.isCustomer(customer),
      form: ({ entry }) => entry.row.form,
      day: ({ entry }) => entry.day,
    }),
    list('report-line', { ...LINE, items: index.reports, of: ({ row }) => ofRow(row), day: ({ day }) => day }),
    list('loss-row', {
      ...LINE,
      items: index.losses,
      of: ({ row }) => ofRow(row, row.date?.slice(0, 7) ?? row.form.month),
      day: ({ row }) => row.day,
    }),
    list('customer', {
      items: context.ledger.customers,
      of: ({ consultant, entries }) => ({
        consultant,
        month: entries.findLast(({ day }) => day < context.today)?.date.slice(0, 7),
      }),
      unit: (customer) => customer.rows[0]?.record ?? customer,
      isTouched: (customer, touched) => touched.isCustomer(customer),
    }),
    list('form', {
      items: context.forms,
      of: ({ consultant, date, month }) => ({ consultant, month: date?.slice(0, 7) ?? month }),
      unit: (form) => form,
      isTouched: (form, touched) => touched.isForm(form),
    }),
    list('cell', {
      items: index.cells,
      of: () => NOBODY,
      unit: ({ sheet }) => sheet,
      isTouched: ({ sheet }, touched) => touched.sheets.has(sheet.name),
    }),
  ];
}

const NOBODY: Whose = {};
