import { COUNT_PATHS, FLOW_PATHS, RATE_PATHS } from './figure-columns';

/**
 * The tables that leave a store, as data: every column with its type and with what must happen to its values before they leave.
 * Fixed, so that every store's and month's file has the same columns; what is added later is a migration (`SCHEMA_VERSION`).
 */

/** 1: lines, facts, figures. 2: scores of the daily check. 3: owners, and figures after the sale. A bundle of a newer schema is refused, an older one is taken with `NULL` in what it lacks. */
export const SCHEMA_VERSION = 3;

/** `DATE` values are ISO dates in our rows and days in Parquet. */
export type ColumnType = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN' | 'DATE';
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * What a text is, and so how it leaves: `code` is one of our own words; `label` a word of the sheets that groups rows (model, source,
 * reason), masked; `staff` a consultant, masked of numbers only; `free` what people wrote, only with `--with-remarks` and masked; `name` a customer's name, only with
 * `--with-names`; `phone` a keyed hash; `person` a hash already.
 */
export type TextClass = 'code' | 'label' | 'staff' | 'free' | 'name' | 'phone' | 'person';

export type ColumnSpec =
  { readonly type: 'STRING'; readonly text: TextClass } | { readonly type: Exclude<ColumnType, 'STRING'> };

export interface TableSpec {
  /** `record`: lines of the sheets; `fact`: what the month's figures are counted from; `told`: the store's own results. */
  readonly kind: 'record' | 'fact' | 'told';
  readonly columns: Readonly<Record<string, ColumnSpec>>;
}

const code = { type: 'STRING', text: 'code' } as const;
const label = { type: 'STRING', text: 'label' } as const;
const staff = { type: 'STRING', text: 'staff' } as const;
const free = { type: 'STRING', text: 'free' } as const;
const name = { type: 'STRING', text: 'name' } as const;
const phone = { type: 'STRING', text: 'phone' } as const;
const person = { type: 'STRING', text: 'person' } as const;
const date = { type: 'DATE' } as const;
const int = { type: 'INT32' } as const;
const real = { type: 'DOUBLE' } as const;
const flag = { type: 'BOOLEAN' } as const;

function all<K extends string, C extends ColumnSpec>(names: Readonly<Record<K, unknown>>, column: C): Record<K, C> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, column])) as Record<K, C>;
}

const WHERE = { workbook: label, sheet: label, row: int, form: code, consultant: staff } as const;
const WHO = { customer: int, person, person_weak: flag } as const;
const CUSTOMER = {
  ...WHO,
  customer_name: name,
  gender: code,
  phone,
  phone2: phone,
  model: label,
  source: label,
} as const;
/** A fact counts for the store, for the consultant, or for both. */
const SCOPE = { consultant: staff, in_store: flag, in_person: flag, ...WHO } as const;

export const TABLES = {
  registers: {
    kind: 'record',
    columns: {
      ...WHERE,
      date,
      contact_kind: code,
      ...CUSTOMER,
      arrive_time: code,
      leave_time: code,
      party_size: int,
      first_visit: flag,
      test_drive: flag,
      level: code,
      follow_up_level: code,
      purchase_window: label,
      closing: label,
      outcome: free,
      competitor: label,
      current_vehicle: free,
      district: free,
      remark: free,
    },
  },
  matrices: {
    kind: 'record',
    columns: {
      ...WHERE,
      ...CUSTOMER,
      first_contact_date: date,
      carried_level: code,
      carried_date: date,
      month_end_level: label,
      loss_reason: label,
      remark: free,
    },
  },
  contacts: {
    kind: 'record',
    columns: { ...WHERE, ...WHO, date, level: code, planned: flag, made: flag },
  },
  reports: {
    kind: 'record',
    columns: {
      ...WHERE,
      date,
      ...CUSTOMER,
      purpose: code,
      level_before: code,
      level_after: code,
      carried_from: code,
      contact_kind: code,
      outcome: free,
      instruction: free,
    },
  },
  losses: {
    kind: 'record',
    columns: {
      ...WHERE,
      date,
      ...CUSTOMER,
      first_contact_date: date,
      level_before: code,
      loss_kind: code,
      loss_reason: label,
      competitor: label,
      remark: free,
    },
  },
  cards: {
    kind: 'record',
    columns: {
      ...WHERE,
      date,
      ...CUSTOMER,
      first_contact_date: date,
      level: code,
      district: free,
      current_vehicle: free,
      remark: free,
    },
  },
  flows: {
    kind: 'fact',
    columns: {
      ...SCOPE,
      start: code,
      level_from: code,
      level_to: code,
      moved: flag,
      ending: code,
      ending_date: date,
      on_the_spot: flag,
      model: label,
      source: label,
      age: int,
      days_to_deal: int,
    },
  },
  deliveries: { kind: 'fact', columns: { ...SCOPE, date, model: label } },
  visits: {
    kind: 'fact',
    columns: {
      ...SCOPE,
      kind: code,
      date,
      weekday: int,
      hour: int,
      first: flag,
      filed: flag,
      test_drive: flag,
      tried: flag,
      returned: flag,
      follow_up: code,
      follow_up_due: flag,
      source: label,
      model: label,
    },
  },
  marks: { kind: 'fact', columns: { ...SCOPE, date, result: code, version: code } },
  cancellations: { kind: 'fact', columns: { ...SCOPE, date } },
  due_days: { kind: 'fact', columns: { ...SCOPE, date, result: code } },
  contacts_made: { kind: 'fact', columns: { ...SCOPE, date, level: code } },
  departures: {
    kind: 'fact',
    columns: {
      ...SCOPE,
      kind: code,
      date,
      reason: label,
      axis: code,
      stated: flag,
      rival: label,
      model: label,
      recorded: flag,
      in_flows: flag,
    },
  },
  /** An owner with a car on file at the month's end. Without a phone there is no `person`. */
  owners: {
    kind: 'fact',
    columns: {
      ...WHO,
      owner_kind: code,
      active: flag,
      rfm: code,
      recency: int,
      frequency: int,
      money: int,
      after_warranty: flag,
      renewed: flag,
      rebuy: flag,
      refers: flag,
    },
  },
  figures: {
    kind: 'told',
    columns: {
      /** `NULL`: the store. */
      consultant: staff,
      closing_by: code,
      /** `matrix`, or `registers` in a store without one; `NULL` where no form tells of flows. */
      flows_from: code,
      /** Names of the rates that cannot be given, with blanks between. */
      missing: code,
      ...all(FLOW_PATHS, int),
      ...all(COUNT_PATHS, int),
      ...all(RATE_PATHS, real),
      days_to_deal: real,
      target: int,
    },
  },
  level_figures: {
    kind: 'told',
    columns: {
      consultant: staff,
      level: code,
      ...all(FLOW_PATHS, int),
    },
  },
  source_figures: {
    kind: 'told',
    columns: { source: label, visits: int, first_visits: int, filed: int, deals: int },
  },
  loss_figures: {
    kind: 'told',
    columns: { reason: label, axis: code, count: int, in_flows: flag },
  },
  /** While keys are changed: who somebody was under the key before. */
  aliases: { kind: 'told', columns: { person, person_before: person } },
  /** Findings of `sanbiao check` as of the export, under the last month that the bundle speaks of; `rows` is what they were found in. */
  audit_scores: {
    kind: 'told',
    columns: { consultant: staff, errors: int, warnings: int, hints: int, rows: int },
  },
  /** `sanbiao owners`: counts, and rates with the two counts that the store divides; nothing of a store without lists of owners. */
  care_figures: {
    kind: 'told',
    columns: { figure: code, count: int, rate: real, rate_of: code, rate_over: code },
  },
  differences: {
    kind: 'told',
    columns: { consultant: staff, code, customers: int, text: label },
  },
} as const satisfies Readonly<Record<string, TableSpec>>;
export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** The columns of a table without the knowledge of which table it is. */
export function columnsOf(table: TableName): Readonly<Record<string, ColumnSpec>> {
  return TABLES[table].columns;
}

/** Where neither row nor form is dated. */
export const UNDATED = 'unknown';

/** `month` is `YYYY-MM` or `UNDATED`. */
export interface Placed {
  readonly table: TableName;
  readonly month: string;
  readonly row: Row;
}
