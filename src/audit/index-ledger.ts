import type { Form } from '../forms';
import { consultantKey, isRegister, spanOf, type Customer, type LedgerRow } from '../customers';
import { dateOf, dayOf, firstDayOfMonth, lastDayOfMonth, monthOf } from '../calendar';
import type { AuditContext } from './context';
import { titleOf, type FormTitle } from './title';
import type { DayCell, LossLine, MatrixLine, RegisterLine, ReportLine, SheetCell } from './rule';

/** The ledger's rows as the lists that rules are asked about, with what they look each other up by. */
export interface AuditIndex {
  readonly register: readonly RegisterLine[];
  readonly matrix: readonly MatrixLine[];
  readonly days: readonly DayCell[];
  readonly reports: readonly ReportLine[];
  readonly losses: readonly LossLine[];
  readonly cells: readonly SheetCell[];
  readonly customerOf: ReadonlyMap<LedgerRow, Customer>;
  readonly registerOf: ReadonlyMap<Customer, readonly RegisterLine[]>;
  readonly matrixOf: ReadonlyMap<Customer, readonly MatrixLine[]>;
  /** Months for which somebody keeps a matrix, with the keys of those consultants. */
  readonly matrixMonths: ReadonlyMap<string, ReadonlySet<string>>;
  /** `consultant|day` of the daily reports. */
  readonly reportDays: ReadonlySet<string>;
  /** Rows by form and row number; of two customers in a row the first. */
  readonly rowsOf: ReadonlyMap<Form, ReadonlyMap<number, LedgerRow>>;
  titleOf(form: Form): FormTitle;
  /** The form that a cell lies in or under. */
  formAt(sheet: string, row: number, column: number): Form | undefined;
}

export function indexLedger(context: AuditContext): AuditIndex {
  const titles = new Map<Form, FormTitle>();
  const bySheet = groupBy(context.forms, ({ sheet }) => sheet);
  const titleFor = (form: Form): FormTitle => {
    let known = titles.get(form);
    if (!known) titles.set(form, (known = titleOf(form, context.sheet(form.sheet), bySheet.get(form.sheet) ?? [])));
    return known;
  };
  const register: RegisterLine[] = [];
  const matrix: MatrixLine[] = [];
  const days: DayCell[] = [];
  const reports: ReportLine[] = [];
  const losses: LossLine[] = [];
  const customerOf = new Map<LedgerRow, Customer>();
  for (const customer of context.ledger.customers) {
    for (const row of customer.rows) {
      customerOf.set(row, customer);
      const { form } = row;
      if (isRegister(form.form)) register.push(registerLine(context, row, customer, titleFor(form)));
      else if (form.form === 'contact-matrix') {
        if (form.month !== undefined) matrix.push({ row, customer, month: form.month });
      } else if (form.form === 'daily-report') {
        if (row.day !== undefined) reports.push({ row, customer, day: row.day });
      } else if (form.form === 'loss-record') losses.push({ row, customer });
    }
    for (const entry of customer.entries) if (entry.stage === 'matrix') days.push({ entry, customer });
  }
  const rowsOf = new Map<Form, Map<number, LedgerRow>>();
  for (const row of customerOf.keys()) {
    const rows = rowsOf.get(row.form) ?? new Map<number, LedgerRow>();
    rowsOf.set(row.form, rows);
    if (!rows.has(row.record.row)) rows.set(row.record.row, row);
  }
  for (const list of [register, matrix, reports, losses])
    list.sort((a, b) => a.row.formIndex - b.row.formIndex || a.row.record.row - b.row.record.row);
  return {
    register,
    matrix,
    days,
    reports,
    losses,
    cells: cellsOf(context),
    customerOf,
    registerOf: groupBy(register, ({ customer }) => customer),
    matrixOf: groupBy(matrix, ({ customer }) => customer),
    matrixMonths: matrixMonths(context),
    reportDays: reportDays(context),
    rowsOf,
    titleOf: titleFor,
    formAt: formFinder(context, titleFor),
  };
}

/** Cells of the form's columns from its header to the next form below it; cells beside all forms belong to the one of the same rows. */
function formFinder(context: AuditContext, titleFor: (form: Form) => FormTitle): AuditIndex['formAt'] {
  const bySheet = groupBy(
    context.forms.filter(({ form }) => form !== 'customer-card'),
    (form) => form.sheet,
  );
  return (sheet, row, column) => {
    let beside: Form | undefined;
    for (const form of bySheet.get(sheet) ?? []) {
      const { left, right, bottom } = titleFor(form);
      if (row < (form.headerRows[0] ?? 1) || row > bottom) continue;
      if (column >= left && column <= right) return form;
      beside ??= form;
    }
    return beside;
  };
}

export function groupBy<T, K>(items: readonly T[], key: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const at = key(item);
    if (at === undefined) continue;
    const group = groups.get(at);
    if (group) group.push(item);
    else groups.set(at, [item]);
  }
  return groups;
}

function registerLine(context: AuditContext, row: LedgerRow, customer: Customer, title: FormTitle): RegisterLine {
  const { form, record, date, day } = row;
  const { fields } = record;
  const kind = fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit');
  const hasColumn = context.has(form, 'firstVisit');
  const first = hasColumn ? fields.firstVisit === true : fields.firstVisit !== false;
  const saidFirst =
    fields.firstVisit ??
    (!hasColumn && (title.firstVisits || context.profile.audit?.['duplicate-line']?.['firstVisitsOnly'] === 1));
  const filed =
    row.phones.length > 0 &&
    !context.unreadable(row, 'phone', 'phone2') &&
    (kind === 'call' || (kind === 'visit' && first));
  const outside = date !== undefined && liesOutside(date, title);
  return {
    row,
    customer,
    kind,
    saidKind: fields.contactKind !== undefined || form.form !== 'visitor-call-register',
    first,
    saidFirst,
    filed,
    month: title.month ?? (outside ? form.month : date === undefined ? form.month : monthOf(date)),
    day: outside ? undefined : day,
  };
}

/** The date lies in another month than the form's title or sheet name says. */
export function liesOutside(date: string, title: FormTitle): boolean {
  if (title.month !== undefined) return monthOf(date) !== title.month;
  return title.monthOfYear !== undefined && Number(date.slice(5, 7)) !== title.monthOfYear;
}

function matrixMonths(context: AuditContext): Map<string, Set<string>> {
  const months = new Map<string, Set<string>>();
  for (const form of context.forms) {
    if (form.form !== 'contact-matrix' || form.month === undefined) continue;
    const names = months.get(form.month) ?? new Set<string>();
    months.set(form.month, names);
    if (form.consultant !== undefined) names.add(consultantKey(form.consultant));
    for (const { fields } of form.records)
      if (fields.consultant !== undefined) names.add(consultantKey(fields.consultant));
  }
  return months;
}

function reportDays(context: AuditContext): Set<string> {
  const days = new Set<string>();
  for (const form of context.forms) {
    if (form.form !== 'daily-report') continue;
    if (form.date !== undefined && form.consultant !== undefined)
      days.add(`${consultantKey(form.consultant)}|${String(dayOf(form.date))}`);
    for (const { fields } of form.records) {
      const date = fields.date ?? form.date;
      const name = fields.consultant ?? form.consultant;
      if (date !== undefined && name !== undefined) days.add(`${consultantKey(name)}|${String(dayOf(date))}`);
    }
  }
  return days;
}

/** The last day that a form speaks of; undefined where nothing tells. */
export function lastDayOf(form: Form, title: FormTitle): number | undefined {
  if (form.date !== undefined) return dayOf(form.date);
  if (form.to !== undefined) return dayOf(form.to);
  const month = form.form === 'contact-matrix' ? form.month : (title.month ?? form.month);
  if (month !== undefined) return lastDayOfMonth(month);
  let last: number | undefined;
  for (const { fields } of form.records) if (fields.date !== undefined) last = Math.max(last ?? 0, dayOf(fields.date));
  return last === undefined ? undefined : lastDayOfMonth(monthOf(dateOf(last)));
}

/** Numbers, formulas and errors of the sheets that hold forms. */
function cellsOf(context: AuditContext): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const name of new Set(context.forms.map(({ sheet }) => sheet))) {
    const sheet = context.sheet(name);
    sheet?.rows.forEach((line, row) =>
      line?.forEach((cell, column) => {
        if (cell && (cell.error || cell.formula !== undefined || typeof cell.value === 'number'))
          cells.push({ sheet, row, column, cell });
      }),
    );
  }
  return cells;
}

/** First and last day of a matrix: of the span that its own day columns have (26–25), else of its month. */
export function daysOf({ row: { form }, month }: MatrixLine): { readonly first: number; readonly last: number } {
  return spanOf(form) ?? { first: firstDayOfMonth(month), last: lastDayOfMonth(month) };
}

/** `2026-06` + 1 → `2026-07`. */
export function monthBeside(month: string, by: 1 | -1): string {
  return monthOf(dateOf(by === 1 ? lastDayOfMonth(month) + 1 : firstDayOfMonth(month) - 1));
}

export { consultantKey };
