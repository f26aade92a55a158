import { buildLedger } from '../../src/customers';
import type { Column, Form, SalesKind, FormRecord, RecognisedWorkbook, RecordFields } from '../../src/forms/types';
import { generalProfile } from '../../src/profile';
import type { StoreProfile } from '../../src/profile';
import { monthFigures } from '../../src/rollups';
import type { MonthFigures } from '../../src/rollups';

let rows = 0;

/** A form of one sheet; columns are those that its records use, and more. */
export function form(
  kind: SalesKind,
  records: readonly Omit<FormRecord, 'row'>[],
  more: Partial<Form> = {},
  extra: readonly Column['field'][] = [],
): Form {
  const fields = new Set<Column['field']>([
    ...records.flatMap((record) => Object.keys(record.fields) as (keyof RecordFields)[]),
    ...extra,
  ]);
  return {
    sheet: more.sheet ?? kind,
    form: kind,
    range: 'A1:A1',
    headerRows: [1],
    columns: [...fields].map((field, i) => ({ field, column: String.fromCharCode(65 + i), header: field })),
    records: records.map((record) => ({ row: (rows += 1), ...record })),
    skipped: [],
    problems: [],
    confidence: 1,
    fingerprint: kind,
    trace: [],
    ...more,
  };
}

export function person(name: string, fields: RecordFields = {}): RecordFields {
  let digits = 0;
  for (const letter of name) digits = (digits * 131 + letter.charCodeAt(0)) % 100_000_000;
  return { customerName: name, phone: `138${String(digits).padStart(8, '0')}`, ...fields };
}

/** A matrix of June 2026 of 张三. */
export function matrix(records: readonly Omit<FormRecord, 'row'>[], more: Partial<Form> = {}): Form {
  return form('contact-matrix', records, { month: '2026-06', consultant: '张三', sheet: '张三6月', ...more });
}

export function register(
  records: readonly RecordFields[],
  more: Partial<Form> = {},
  extra: readonly Column['field'][] = [],
): Form {
  return form(
    'visitor-register',
    records.map((fields) => ({ fields })),
    { month: '2026-06', consultant: '张三', sheet: '6月来店', ...more },
    extra,
  );
}

export function losses(records: readonly RecordFields[], more: Partial<Form> = {}): Form {
  return form(
    'loss-record',
    records.map((fields) => ({ fields })),
    { month: '2026-06', consultant: '张三', sheet: '战败', ...more },
  );
}

export function book(...forms: Form[]): RecognisedWorkbook {
  return { workbook: 'book.xlsx', forms, afterSales: [], unrecognised: [], questions: [] };
}

export function june(
  forms: readonly Form[],
  today = '2026-06-30',
  profile: StoreProfile = generalProfile,
  month = '2026-06',
): MonthFigures {
  return monthFigures(buildLedger(book(...forms), profile), profile, month, today);
}
