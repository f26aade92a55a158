import type { Form, FormRecord, RecognisedWorkbook, RecordFields } from '../../forms';
import type { MonthFacts } from '../../rollups';

export type ColumnType = 'STRING' | 'INT32' | 'BOOLEAN';
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** One table per kind of record. Its columns are fixed, so that every store's and month's part has the same schema. */
export interface TableSpec {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

const WHERE = { workbook: 'STRING', sheet: 'STRING', row: 'INT32', form: 'STRING', consultant: 'STRING' } as const;
const PERSON = {
  customer: 'INT32',
  customer_name: 'STRING',
  gender: 'STRING',
  phone: 'STRING',
  phone2: 'STRING',
  model: 'STRING',
  source: 'STRING',
} as const;

export const TABLES = {
  registers: {
    name: 'registers',
    columns: {
      ...WHERE,
      date: 'STRING',
      contact_kind: 'STRING',
      ...PERSON,
      arrive_time: 'STRING',
      leave_time: 'STRING',
      party_size: 'INT32',
      first_visit: 'BOOLEAN',
      test_drive: 'BOOLEAN',
      level: 'STRING',
      follow_up_level: 'STRING',
      purchase_window: 'STRING',
      closing: 'STRING',
      outcome: 'STRING',
      competitor: 'STRING',
      current_vehicle: 'STRING',
      district: 'STRING',
      remark: 'STRING',
    },
  },
  matrices: {
    name: 'matrices',
    columns: {
      ...WHERE,
      ...PERSON,
      first_contact_date: 'STRING',
      carried_level: 'STRING',
      carried_date: 'STRING',
      month_end_level: 'STRING',
      loss_reason: 'STRING',
      remark: 'STRING',
    },
  },
  contacts: {
    name: 'contacts',
    columns: { ...WHERE, customer: 'INT32', date: 'STRING', level: 'STRING', planned: 'BOOLEAN', made: 'BOOLEAN' },
  },
  reports: {
    name: 'reports',
    columns: {
      ...WHERE,
      date: 'STRING',
      ...PERSON,
      purpose: 'STRING',
      level_before: 'STRING',
      level_after: 'STRING',
      carried_from: 'STRING',
      contact_kind: 'STRING',
      outcome: 'STRING',
      instruction: 'STRING',
    },
  },
  losses: {
    name: 'losses',
    columns: {
      ...WHERE,
      date: 'STRING',
      ...PERSON,
      first_contact_date: 'STRING',
      level_before: 'STRING',
      loss_kind: 'STRING',
      loss_reason: 'STRING',
      competitor: 'STRING',
      remark: 'STRING',
    },
  },
  cards: {
    name: 'cards',
    columns: {
      ...WHERE,
      date: 'STRING',
      ...PERSON,
      first_contact_date: 'STRING',
      level: 'STRING',
      district: 'STRING',
      current_vehicle: 'STRING',
      remark: 'STRING',
    },
  },
  flows: {
    name: 'flows',
    columns: {
      consultant: 'STRING',
      in_store: 'BOOLEAN',
      customer: 'INT32',
      start: 'STRING',
      level_from: 'STRING',
      level_to: 'STRING',
      ending: 'STRING',
      ending_date: 'STRING',
      model: 'STRING',
      source: 'STRING',
    },
  },
  visits: {
    name: 'visits',
    columns: {
      consultant: 'STRING',
      date: 'STRING',
      kind: 'STRING',
      first: 'BOOLEAN',
      filed: 'BOOLEAN',
      test_drive: 'BOOLEAN',
      follow_up: 'STRING',
      source: 'STRING',
      model: 'STRING',
    },
  },
} as const satisfies Readonly<Record<string, TableSpec>>;
export type TableName = keyof typeof TABLES;

/** `month` is `YYYY-MM`, or `unknown` where neither row nor form is dated: the partition that the row belongs to. */
export interface Placed {
  readonly table: TableName;
  readonly month: string;
  readonly row: Row;
}

export interface RowContext {
  /** The ledger's number of the customer: the same for all rows of one person in this export. */
  customerOf(record: FormRecord): number | null;
  /** A phone as it may leave: hashed, or as it is. */
  phone(value: string): string;
  /** Free text as it may leave. */
  freeText(value: string): string;
  /** Name of the workbook and of the sheet in it. */
  locate(sheet: string): { readonly workbook: string; readonly sheet: string };
}

/** All records of the workbook(s), each in its table and month. */
export function recordRows(recognised: RecognisedWorkbook, context: RowContext): readonly Placed[] {
  return recognised.forms.flatMap((form) => form.records.flatMap((record) => placeRecord(form, record, context)));
}

function placeRecord(form: Form, record: FormRecord, context: RowContext): readonly Placed[] {
  const fields = record.fields;
  const date = fields.date ?? form.date ?? null;
  const month =
    form.form === 'contact-matrix' ? (form.month ?? 'unknown') : (date?.slice(0, 7) ?? form.month ?? 'unknown');
  const where = {
    ...context.locate(form.sheet),
    row: record.row,
    form: form.form,
    consultant: fields.consultant ?? form.consultant ?? null,
  };
  const person = personOf(fields, context.customerOf(record), context);
  const free = (value: string | undefined): string | null => (value === undefined ? null : context.freeText(value));
  const put = (table: TableName, row: Row): Placed => ({ table, month, row });
  switch (form.form) {
    case 'visitor-register':
    case 'call-register':
    case 'visitor-call-register':
      return [
        put('registers', {
          ...where,
          date,
          contact_kind: fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit'),
          ...person,
          arrive_time: fields.arriveTime ?? null,
          leave_time: fields.leaveTime ?? null,
          party_size: fields.partySize ?? null,
          first_visit: fields.firstVisit ?? null,
          test_drive: fields.testDrive ?? null,
          level: fields.level ?? null,
          follow_up_level: fields.followUpLevel ?? null,
          purchase_window: fields.purchaseWindow ?? null,
          closing: fields.closing ?? null,
          outcome: free(fields.outcome),
          competitor: free(fields.competitor),
          current_vehicle: free(fields.currentVehicle),
          district: free(fields.district),
          remark: free(fields.remark),
        }),
      ];
    case 'contact-matrix':
      return [
        put('matrices', {
          ...where,
          ...person,
          first_contact_date: fields.firstContactDate ?? null,
          carried_level: record.carryOver?.level ?? null,
          carried_date: record.carryOver?.date ?? null,
          month_end_level: fields.monthEndLevel ?? null,
          loss_reason: free(fields.lossReason),
          remark: free(fields.remark),
        }),
        ...contactDays(form, record).map((day) => put('contacts', { ...where, customer: person.customer, ...day })),
      ];
    case 'daily-report':
      return [
        put('reports', {
          ...where,
          date,
          ...person,
          purpose: fields.purpose ?? null,
          level_before: fields.levelBefore ?? null,
          level_after: fields.levelAfter ?? null,
          carried_from: fields.carriedFrom ?? null,
          contact_kind: fields.contactKind ?? null,
          outcome: free(fields.outcome),
          instruction: free(fields.instruction),
        }),
      ];
    case 'loss-record':
      return [
        put('losses', {
          ...where,
          date,
          ...person,
          first_contact_date: fields.firstContactDate ?? null,
          level_before: fields.levelBefore ?? null,
          loss_kind: fields.lossKind ?? 'lost',
          loss_reason: free(fields.lossReason),
          competitor: free(fields.competitor),
          remark: free(fields.remark),
        }),
      ];
    case 'customer-card':
      return [
        put('cards', {
          ...where,
          date,
          ...person,
          first_contact_date: fields.firstContactDate ?? null,
          level: fields.level ?? null,
          district: free(fields.district),
          current_vehicle: free(fields.currentVehicle),
          remark: free(fields.remark),
        }),
      ];
  }
}

function personOf(fields: RecordFields, customer: number | null, context: RowContext) {
  return {
    customer,
    customer_name: fields.customerName === undefined ? null : context.freeText(fields.customerName),
    gender: fields.gender ?? null,
    phone: fields.phone === undefined ? null : context.phone(fields.phone),
    phone2: fields.phone2 === undefined ? null : context.phone(fields.phone2),
    model: fields.model ?? null,
    source: fields.source ?? null,
  };
}

function contactDays(
  form: Form,
  record: FormRecord,
): readonly { date: string; level: string | null; planned: boolean; made: boolean }[] {
  const { month } = form;
  if (month === undefined) return [];
  const days = new Set([...(record.contacts ?? []).map((contact) => contact.day), ...(record.planned ?? [])]);
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => {
      const contact = record.contacts?.find((entry) => entry.day === day);
      return {
        date: `${month}-${String(day).padStart(2, '0')}`,
        level: contact?.level ?? null,
        planned: record.planned?.includes(day) ?? false,
        made: contact !== undefined,
      };
    });
}

/**
 * The month's facts, each figure of the rollup a count of their rows: a level flow is a stretch of being open, a visit a line of
 * the registers with what the rules make of it (first, filed, followed up).
 */
export function factRows(month: string, facts: MonthFacts): readonly Placed[] {
  const flows = facts.flows.map((flow): Placed => ({
    table: 'flows',
    month,
    row: {
      consultant: flow.inPerson ? flow.consultant : null,
      in_store: flow.inStore,
      customer: flow.id,
      start: flow.start,
      level_from: flow.from,
      level_to: flow.to,
      ending: flow.end,
      ending_date: flow.endDate ?? null,
      model: flow.model,
      source: flow.source,
    },
  }));
  const visits = facts.visits.map((visit): Placed => ({
    table: 'visits',
    month,
    row: {
      consultant: visit.consultant,
      date: visit.date ?? null,
      kind: visit.kind,
      first: visit.first,
      filed: visit.filed,
      test_drive: visit.testDrive,
      follow_up: visit.followUp,
      source: visit.source,
      model: visit.model,
    },
  }));
  return [...flows, ...visits];
}
