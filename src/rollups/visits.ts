import { dayOf, weekdayOf } from '../calendar';
import { isRegister, type Form } from '../forms/types';
import type { Customer, Entry } from '../customers';
import type { MonthContext } from './context';
import { nameOf, refOf } from './context';
import type { FollowUp, MonthInputs, VisitFact } from './types';

export interface MonthVisits {
  readonly visits: readonly VisitFact[];
  readonly inputs: Omit<MonthInputs, 'matrix'>;
}

/**
 * The register rows of the month up to the cutoff. A row without a readable date belongs to the form's month. A visit is a first one
 * where the column 首次 says so; a register without that column holds first visits only (forms §2: a repeat visit gets no line).
 */
export function collectVisits(context: MonthContext): MonthVisits {
  const visits: VisitFact[] = [];
  const inputs = { register: false, phone: false, first: false, testDrive: false };
  const forms = new Map<Form, boolean>();
  for (const { row, customer } of context.index.register.get(context.month) ?? []) {
    const { form, record, date } = row;
    const { fields } = record;
    const day = date === undefined ? undefined : dayOf(date);
    if (day !== undefined && day > context.cutoff) continue;
    let saysFirst = forms.get(form);
    if (saysFirst === undefined) {
      const has = (field: string): boolean => form.columns.some((column) => column.field === field);
      forms.set(form, (saysFirst = has('firstVisit')));
      inputs.register = true;
      inputs.phone ||= has('phone') || has('phone2');
      inputs.first ||= saysFirst;
      inputs.testDrive ||= has('testDrive');
    }
    const kind = fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit');
    const first = saysFirst ? fields.firstVisit === true : fields.firstVisit !== false;
    const filed = kind === 'visit' && first && (fields.phone ?? fields.phone2) !== undefined;
    visits.push({
      consultant: row.consultant ?? '',
      inStore: true,
      inPerson: true,
      customer: fields.customerName ?? nameOf(customer),
      rows: [refOf(row)],
      kind,
      ...(date === undefined ? {} : { date }),
      weekday: day === undefined ? 0 : weekdayOf(day),
      hour: fields.arriveTime === undefined ? -1 : Number(fields.arriveTime.slice(0, 2)),
      first,
      filed,
      testDrive: fields.testDrive === true,
      source: fields.source ?? '',
      model: fields.model ?? '',
      followUp: filed ? followUpOf(context, customer, day, fields.followUpLevel !== undefined, record) : 'none',
    });
  }
  return { visits, inputs };
}

/**
 * The second contact within 24 hours (forms §2): a filled 追踪后级别, another register line of the same day, or any contact on the next
 * day, in the next month too. What matrix and report hold on the day itself is the visit.
 */
function followUpOf(
  context: MonthContext,
  customer: Customer,
  day: number | undefined,
  levelConfirmed: boolean,
  record: Entry['row']['record'],
): FollowUp {
  if (levelConfirmed) return 'done';
  if (day === undefined) return 'not-done';
  for (const entry of customer.entries) {
    if (entry.day > day + 1) break;
    if (
      entry.day < day ||
      entry.day > context.today ||
      !entry.contact ||
      entry.stage === 'carry-over' ||
      entry.row.record === record
    )
      continue;
    if (entry.day === day + 1 || isRegister(entry.row.form.form)) return 'done';
  }
  return 'not-done';
}
