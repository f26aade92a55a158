import { contactsIn, plannedIn } from '../customers';
import type { Form, FormRecord, RecognisedWorkbook, RecordFields, SalesKind } from '../forms/types';
import { UNDATED, type Placed, type Row, type TableName } from './tables';

/** Which customer a row is; `null` members for a row that is nobody's. */
export interface Who {
  /** The ledger's number: the same for all rows of one customer in one export. */
  readonly customer: number | null;
  readonly person: string | null;
  readonly person_weak: boolean | null;
}
export const NOBODY: Who = { customer: null, person: null, person_weak: null };

export interface RecordContext {
  whoIs(record: FormRecord): Who;
  /** Name of the workbook and of the sheet in it. */
  locate(sheet: string): { readonly workbook: string; readonly sheet: string };
}

/** All records of the workbook(s) as rows, each in its table and month, with what must not leave still in them (`releaseRows`). */
export function recordRows(recognised: RecognisedWorkbook, context: RecordContext): readonly Placed[] {
  return recognised.forms.flatMap((form) => {
    const write = WRITERS[form.form];
    return form.records.flatMap((record) => write(form, record, context));
  });
}

type Writer = (form: Form, record: FormRecord, context: RecordContext) => readonly Placed[];

const WRITERS: Readonly<Record<SalesKind, Writer>> = {
  'visitor-register': register,
  'call-register': register,
  'visitor-call-register': register,
  'contact-matrix': matrix,
  'daily-report': (form, record, context) => [
    put('reports', form, record, context, {
      date: dateOf(form, record),
      ...customerOf(record, context),
      purpose: record.fields.purpose ?? null,
      level_before: record.fields.levelBefore ?? null,
      level_after: record.fields.levelAfter ?? null,
      carried_from: record.fields.carriedFrom ?? null,
      contact_kind: record.fields.contactKind ?? null,
      ...texts(record.fields, ['outcome', 'instruction']),
    }),
  ],
  'loss-record': (form, record, context) => [
    put('losses', form, record, context, {
      date: dateOf(form, record),
      ...customerOf(record, context),
      first_contact_date: record.fields.firstContactDate ?? null,
      level_before: record.fields.levelBefore ?? null,
      loss_kind: record.fields.lossKind ?? 'lost',
      loss_reason: record.fields.lossReason ?? null,
      ...texts(record.fields, ['competitor', 'remark']),
    }),
  ],
  'customer-card': (form, record, context) => [
    put('cards', form, record, context, {
      date: dateOf(form, record),
      ...customerOf(record, context),
      first_contact_date: record.fields.firstContactDate ?? null,
      level: record.fields.level ?? null,
      current_vehicle: record.fields.currentVehicle ?? null,
      ...texts(record.fields, ['district', 'remark']),
    }),
  ],
};

function register(form: Form, record: FormRecord, context: RecordContext): readonly Placed[] {
  const { fields } = record;
  return [
    put('registers', form, record, context, {
      date: dateOf(form, record),
      contact_kind: fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit'),
      ...customerOf(record, context),
      arrive_time: fields.arriveTime ?? null,
      leave_time: fields.leaveTime ?? null,
      party_size: fields.partySize ?? null,
      first_visit: fields.firstVisit ?? null,
      test_drive: fields.testDrive ?? null,
      level: fields.level ?? null,
      follow_up_level: fields.followUpLevel ?? null,
      purchase_window: fields.purchaseWindow ?? null,
      current_vehicle: fields.currentVehicle ?? null,
      ...texts(fields, ['closing', 'outcome', 'competitor', 'district', 'remark']),
    }),
  ];
}

function matrix(form: Form, record: FormRecord, context: RecordContext): readonly Placed[] {
  const { fields } = record;
  const { customer, person, person_weak } = context.whoIs(record);
  return [
    put('matrices', form, record, context, {
      ...customerOf(record, context),
      first_contact_date: fields.firstContactDate ?? null,
      carried_level: record.carryOver?.level ?? null,
      carried_date: record.carryOver?.date ?? null,
      month_end_level: fields.monthEndLevel ?? null,
      loss_reason: fields.lossReason ?? null,
      remark: fields.remark ?? null,
    }),
    ...contactDays(form, record).map((day) =>
      put('contacts', form, record, context, { customer, person, person_weak, ...day }),
    ),
  ];
}

/**
 * A row of the table with where it stands. Its month is the form's own; a row of a form that runs on over the months goes by its
 * date.
 */
function put(table: TableName, form: Form, record: FormRecord, context: RecordContext, row: Row): Placed {
  return {
    table,
    month: form.month ?? dateOf(form, record)?.slice(0, 7) ?? UNDATED,
    row: {
      ...context.locate(form.sheet),
      row: record.row,
      form: form.form,
      consultant: record.fields.consultant ?? form.consultant ?? null,
      ...row,
    },
  };
}

function dateOf(form: Form, record: FormRecord): string | null {
  return record.fields.date ?? form.date ?? null;
}

function texts<K extends keyof RecordFields>(fields: Readonly<RecordFields>, names: readonly K[]): Row {
  return Object.fromEntries(names.map((name) => [name, (fields[name] as string | undefined) ?? null]));
}

function customerOf(record: FormRecord, context: RecordContext): Row {
  const { fields } = record;
  return {
    ...context.whoIs(record),
    customer_name: fields.customerName ?? null,
    gender: fields.gender ?? null,
    phone: fields.phone ?? null,
    phone2: fields.phone2 ?? null,
    model: fields.model ?? null,
    source: fields.source ?? null,
  };
}

/** A row per day with a contact or a `*`. */
function contactDays(form: Form, record: FormRecord): readonly Row[] {
  const contacts = new Map(contactsIn(form, record).map((contact) => [contact.date, contact]));
  const planned = new Set(plannedIn(form, record).map(({ date }) => date));
  return [...new Set([...contacts.keys(), ...planned])].sort().map((date) => ({
    date,
    level: contacts.get(date)?.level ?? null,
    planned: planned.has(date),
    made: contacts.has(date),
  }));
}
