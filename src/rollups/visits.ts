import type { RecognisedWorkbook } from '../forms/types';
import type { Customer, Entry } from '../customers';
import { dayOf, monthOf, weekdayOf } from '../profile';
import type { MonthContext } from './context';
import { isRegisterKind, nameOf } from './context';
import type { FollowUp, MonthInputs, VisitFact } from './types';

export interface MonthVisits {
  readonly visits: readonly VisitFact[];
  readonly inputs: Omit<MonthInputs, 'matrix'>;
}

/**
 * The register rows of the month up to the cutoff. A row without a readable date belongs to the form's month. A visit is a first one
 * where the column 首次 says so; a register without that column holds first visits only (forms §2: a repeat visit gets no line).
 */
export function collectVisits(context: MonthContext, recognised: RecognisedWorkbook): MonthVisits {
  const visits: VisitFact[] = [];
  const inputs = { register: false, phone: false, first: false, testDrive: false };
  for (const form of recognised.forms) {
    if (!isRegisterKind(form.form)) continue;
    const has = (field: string): boolean => form.columns.some((column) => column.field === field);
    const saysFirst = has('firstVisit');
    let used = false;
    for (const record of form.records) {
      const { fields } = record;
      const date = fields.date ?? form.date;
      if ((date === undefined ? form.month : monthOf(date)) !== context.month) continue;
      const day = date === undefined ? undefined : dayOf(date);
      if (day !== undefined && day > context.cutoff) continue;
      used = true;
      const kind = fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit');
      const first = saysFirst ? fields.firstVisit === true : fields.firstVisit !== false;
      const customer = context.customerOf(record);
      const filed = kind === 'visit' && first && (fields.phone ?? fields.phone2) !== undefined;
      visits.push({
        consultant: fields.consultant ?? form.consultant ?? '',
        inStore: true,
        inPerson: true,
        customer: fields.customerName ?? nameOf(customer),
        rows: [{ sheet: form.sheet, row: record.row, form: form.form }],
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
    if (used) {
      inputs.register = true;
      inputs.phone ||= has('phone') || has('phone2');
      inputs.first ||= saysFirst;
      inputs.testDrive ||= has('testDrive');
    }
  }
  return { visits, inputs };
}

/**
 * The second contact within 24 hours (forms §2): a filled 追踪后级别, another register line of the same day, or any contact on the next
 * day, in the next month too. What matrix and report hold on the day itself is the visit.
 */
function followUpOf(
  context: MonthContext,
  customer: Customer | undefined,
  day: number | undefined,
  levelConfirmed: boolean,
  record: Entry['row']['record'],
): FollowUp {
  if (levelConfirmed) return 'done';
  if (!customer || day === undefined) return 'not-done';
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
    if (entry.day === day + 1 || isRegisterKind(entry.row.form.form)) return 'done';
  }
  return 'not-done';
}
