import { dayOf, weekdayOf } from '../calendar';
import type { Form } from '../forms/types';
import type { Customer, LedgerRow } from '../customers';
import { consultantKey } from '../customers';
import type { MonthContext } from './context';
import { nameOf, refOf, registerRows } from './context';
import type { FollowUp, MonthInputs, VisitFact } from './types';

export interface MonthVisits {
  readonly visits: readonly VisitFact[];
  readonly inputs: Omit<MonthInputs, 'matrix' | 'flows'>;
}

type Kind = VisitFact['kind'];

/** A line of the month as it is counted, or several of one visit. */
interface Line {
  readonly row: LedgerRow;
  readonly customer: Customer;
  readonly kind: Kind;
  readonly day: number | undefined;
  readonly first: boolean;
  readonly more: LedgerRow[];
}

/**
 * The register rows of the month up to the cutoff. A row without a readable date belongs to the form's month. A visit is a first one
 * where the column 首次 says so; a register without that column holds first visits only (forms §2: a repeat visit gets no line). Lines of
 * one customer, day and way are one visit: typed twice by one consultant one line, by two one each and one for the store.
 */
export function collectVisits(context: MonthContext): MonthVisits {
  const inputs = {
    register: false,
    phone: false,
    first: false,
    testDrive: false,
    followUp: false,
    followUpColumn: false,
  };
  const forms = new Map<Form, boolean>();
  const lines: Line[] = [];
  const known = new Map<string, Line>();
  const again = new Set<Line>();
  for (const { row, customer } of registerRows(context)) {
    const { form, record, date } = row;
    const day = date === undefined ? undefined : dayOf(date);
    if (day !== undefined && day > context.cutoff) continue;
    const saysFirst = forms.get(form) ?? inputsOf(form, inputs);
    forms.set(form, saysFirst);
    const kind = kindOf(row);
    const first = saysFirst ? record.fields.firstVisit === true : record.fields.firstVisit !== false;
    const line = { row, customer, kind, day, first, more: [] };
    const key =
      row.phones.length === 0 || day === undefined ? undefined : `${String(customer.id)} ${String(day)} ${kind}`;
    const own = key === undefined ? undefined : known.get(`${key} ${consultantKey(row.consultant)}`);
    if (own) {
      own.more.push(row);
      continue;
    }
    lines.push(line);
    if (key === undefined) continue;
    known.set(`${key} ${consultantKey(row.consultant)}`, line);
    if (known.has(key)) again.add(line);
    else known.set(key, line);
  }
  const matrix = context.matrixRows.size > 0;
  inputs.followUp = inputs.followUpColumn || matrix || context.index.reports.has(context.month);
  const drives = driversOf(context);
  return { visits: lines.map((line) => factOf(context, line, drives, !again.has(line))), inputs };
}

function kindOf({ form, record }: LedgerRow): Kind {
  return record.fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit');
}

/** Notes what the form's columns can tell; the result: whether it says which visit is a first one. */
function inputsOf(form: Form, inputs: { -readonly [K in keyof MonthVisits['inputs']]: boolean }): boolean {
  const has = (field: string): boolean => form.columns.some((column) => column.field === field);
  inputs.register = true;
  inputs.phone ||= has('phone') || has('phone2');
  inputs.first ||= has('firstVisit');
  inputs.testDrive ||= has('testDrive');
  inputs.followUpColumn ||= has('followUpLevel');
  return has('firstVisit');
}

/** Per customer the days of visits up to the cutoff, and whether one of them had a test drive. */
function driversOf(context: MonthContext): Map<number, { days: Set<number>; drove: boolean }> {
  const found = new Map<number, { days: Set<number>; drove: boolean }>();
  for (const { row, customer } of registerRows(context)) {
    if (kindOf(row) !== 'visit' || (row.day !== undefined && row.day > context.cutoff)) continue;
    const own = found.get(customer.id) ?? { days: new Set<number>(), drove: false };
    found.set(customer.id, own);
    if (row.day !== undefined) own.days.add(row.day);
    own.drove ||= row.record.fields.testDrive === true;
  }
  return found;
}

function factOf(
  context: MonthContext,
  { row, customer, kind, day, first, more }: Line,
  drives: ReturnType<typeof driversOf>,
  inStore: boolean,
): VisitFact {
  const { record, date } = row;
  const { fields } = record;
  const filed = kind === 'visit' && first && row.phones.length > 0;
  const own = drives.get(customer.id);
  const followUp = filed ? followUpOf(context, customer, day, [row, ...more]) : 'none';
  return {
    consultant: row.consultant ?? '',
    inStore,
    inPerson: true,
    customer: fields.customerName ?? nameOf(customer),
    rows: [row, ...more].map(refOf),
    kind,
    ...(date === undefined ? {} : { date }),
    weekday: day === undefined ? 0 : weekdayOf(day),
    hour: fields.arriveTime === undefined ? -1 : Number(fields.arriveTime.slice(0, 2)),
    first,
    filed,
    testDrive: [row, ...more].some((one) => one.record.fields.testDrive === true),
    tried: filed && own?.drove === true,
    returned: filed && [...(own?.days ?? [])].some((other) => day !== undefined && other > day),
    source: fields.source ?? '',
    model: fields.model ?? '',
    followUp,
    followUpDue: followUp !== 'none',
  };
}

/**
 * The second contact within 24 hours (forms §2): a filled 追踪后级别, or any contact on the next day, in the next month too. What the forms
 * hold on the day itself is the visit, a second line of it included. Not due: who ordered on the spot, and who came today.
 */
function followUpOf(
  context: MonthContext,
  customer: Customer,
  day: number | undefined,
  rows: readonly LedgerRow[],
): FollowUp {
  if (day === context.today) return 'none';
  const bought = customer.entries.some((entry) => {
    const meaning = entry.day === day ? context.meaningOf(entry) : undefined;
    return meaning === 'ordered' || meaning === 'delivered';
  });
  if (bought) return 'none';
  if (rows.some(({ record }) => record.fields.followUpLevel !== undefined)) return 'done';
  if (day === undefined) return 'not-done';
  for (const entry of customer.entries) {
    if (entry.day > day + 1 || entry.day > context.today) break;
    if (entry.day === day + 1 && entry.contact && entry.stage !== 'carry-over') return 'done';
  }
  return 'not-done';
}
