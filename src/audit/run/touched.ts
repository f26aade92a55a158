import type { Customer, Entry, LedgerRow, Plan } from '../../customers';
import type { Form } from '../../forms';
import type { AuditContext } from '../context';
import { consultantKey } from '../index-ledger';
import type { StoreFact } from '../rule';

/** What has changed between two readings of a store, of which what did not change is the same objects. */
export interface Touched {
  /** Sheets that were read anew, and those whose rows are told otherwise by what stands elsewhere. */
  readonly sheets: ReadonlySet<string>;
  /** Whoever has a row, an entry or a word that was not there before; for customers of both readings. */
  isCustomer(customer: Customer): boolean;
  /** A form on such a sheet, or with a row of such a customer. */
  isForm(form: Form): boolean;
  /** Keys of the consultants of all these. */
  readonly consultants: ReadonlySet<string>;
  /** What is known of the store as a whole that is not as it was. */
  readonly facts: ReadonlySet<StoreFact>;
}

/** @returns undefined where forms came, went or moved: then nothing that was found before can be trusted */
export function touchedBetween(before: AuditContext, now: AuditContext): Touched | undefined {
  if (before.forms.length !== now.forms.length) return undefined;
  if (before.forms.some(({ sheet }, i) => now.forms[i]?.sheet !== sheet)) return undefined;
  const sheets = new Set<string>();
  for (const [i, form] of now.forms.entries()) {
    if (before.forms[i] !== form || before.sheet(form.sheet) !== now.sheet(form.sheet)) sheets.add(form.sheet);
  }
  for (const row of now.index.customerOf.keys()) {
    const known = before.rowOf(row.record);
    if (!sheets.has(row.form.sheet) && (known === undefined || !isSameRow(known, row))) sheets.add(row.form.sheet);
  }
  const same = new Set<Customer>();
  for (const customer of now.ledger.customers) {
    const [first] = customer.rows;
    const known = first && before.rowOf(first.record);
    const earlier = known && before.customerOf(known);
    if (earlier === undefined || !isSameCustomer(earlier, customer)) continue;
    same.add(customer);
    same.add(earlier);
  }
  const forms = new Set<Form>();
  const consultants = new Set<string>();
  for (const context of [before, now]) {
    for (const form of context.forms) {
      if (!sheets.has(form.sheet)) continue;
      forms.add(form);
      consultants.add(consultantKey(form.consultant));
    }
    for (const customer of context.ledger.customers) {
      if (same.has(customer)) continue;
      for (const { form, consultant } of customer.rows) {
        forms.add(form);
        consultants.add(consultantKey(consultant));
      }
    }
  }
  return {
    sheets,
    isCustomer: (customer) => !same.has(customer),
    isForm: (form) => forms.has(form),
    consultants,
    facts: factsBetween(before, now, forms),
  };
}

function factsBetween(before: AuditContext, now: AuditContext, forms: ReadonlySet<Form>): ReadonlySet<StoreFact> {
  const facts = new Set<StoreFact>();
  if (!isSameList(matricesOf(before), matricesOf(now))) facts.add('matrices');
  const [then, today] = [before.index.reportDays, now.index.reportDays];
  if (then.size !== today.size || [...then].some((day) => !today.has(day))) facts.add('reports');
  if ([...forms].some(({ form }) => form === 'loss-record')) facts.add('losses');
  return facts;
}

/** Who keeps a matrix for which month, and from which day to which. */
function matricesOf({ forms, index }: AuditContext): string[] {
  const kept = [...index.matrixMonths].flatMap(([month, names]) => [...names].map((name) => `${month} ${name}`));
  const spans = forms.flatMap(({ form, month = '', from, to }) =>
    form === 'contact-matrix' && from !== undefined ? [`${month} ${from} ${to ?? ''}`] : [],
  );
  return [...new Set([...kept, ...spans])].sort();
}

function isSameRow(a: LedgerRow, b: LedgerRow): boolean {
  return (
    a.form === b.form &&
    a.formIndex === b.formIndex &&
    a.consultant === b.consultant &&
    a.day === b.day &&
    a.month === b.month &&
    a.copyOf?.record === b.copyOf?.record &&
    isSameList(a.phones, b.phones)
  );
}

function isSameCustomer(a: Customer, b: Customer): boolean {
  return (
    a.name === b.name &&
    a.consultant === b.consultant &&
    a.model === b.model &&
    a.identity === b.identity &&
    isSameList(a.phones, b.phones) &&
    isSameList(a.rows, b.rows, (x, y) => x.record === y.record && isSameRow(x, y)) &&
    isSameList(a.entries, b.entries, isSameEntry) &&
    isSameList(a.plans, b.plans, isSamePlan) &&
    isSameList(a.ownMarks, b.ownMarks, isSamePlan)
  );
}

function isSameEntry(a: Entry, b: Entry): boolean {
  return (
    a.day === b.day &&
    a.stage === b.stage &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.before === b.before &&
    a.closes === b.closes &&
    a.contact === b.contact &&
    a.time === b.time &&
    a.undated === b.undated &&
    a.standing === b.standing &&
    a.column === b.column &&
    a.row.record === b.row.record
  );
}

function isSamePlan(a: Plan, b: Plan): boolean {
  return a.day === b.day && a.column === b.column && a.row.record === b.row.record;
}

function isSameList<T>(a: readonly T[], b: readonly T[], is: (x: T, y: T) => boolean = Object.is): boolean {
  return a.length === b.length && a.every((one, i) => is(one, b[i] as T));
}
