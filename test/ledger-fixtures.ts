import type { IsoMonth } from '../src/calendar';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Form, SalesKind, FormRecord, RecognisedWorkbook } from '../src/forms/types';

/** Forms as the recogniser gives them, from plain data. */
export function recognisedOf(forms: readonly Form[], workbook = 'book.xlsx'): RecognisedWorkbook {
  return { workbook, forms, afterSales: [], unrecognised: [], questions: [] };
}

type Truth = { workbook: string; forms: Omit<Form, 'confidence' | 'fingerprint' | 'trace'>[] };

/** A workbook of invented people as `sanbiao read --json` prints it (test/fixtures/ledger). */
export function recognisedFixture(name: string): RecognisedWorkbook {
  const truth = JSON.parse(readFileSync(join(__dirname, 'fixtures/ledger', `${name}.truth.json`), 'utf8')) as Truth;
  const forms = truth.forms.map((form): Form => ({
    ...form,
    skipped: form.skipped ?? [],
    problems: form.problems ?? [],
    confidence: 1,
    fingerprint: form.form,
    trace: [],
  }));
  return recognisedOf(forms, truth.workbook);
}

const LETTERS = Array.from({ length: 60 }, (_, i) =>
  i < 26 ? String.fromCharCode(65 + i) : `A${String.fromCharCode(65 + i - 26)}`,
);
const FIELDS = [
  'customerName',
  'phone',
  'consultant',
  'model',
  'date',
  'level',
  'followUpLevel',
  'levelAfter',
  'monthEndLevel',
  'carryOver',
] as const;

/** A form made by hand: fields in columns A–J, the days of a matrix from K on, records from row 3 on unless they say otherwise. */
export function formOf(
  form: SalesKind,
  records: readonly (Partial<FormRecord> & Pick<FormRecord, 'fields'>)[],
  more: Partial<Form> & { readonly month?: IsoMonth } = {},
): Form {
  const days =
    form === 'contact-matrix' && more.month
      ? new Date(Date.UTC(Number(more.month.slice(0, 4)), Number(more.month.slice(5)), 0)).getUTCDate()
      : 0;
  return {
    sheet: form,
    form,
    range: `A1:AO${records.length + 2}`,
    headerRows: [1, 2],
    columns: FIELDS.map((field, index) => ({ field, column: LETTERS[index] ?? '', header: field })),
    ...(days > 0
      ? {
          dayColumns: Object.fromEntries(
            Array.from({ length: days }, (_, d) => [String(d + 1), LETTERS[d + 10] ?? '']),
          ),
        }
      : {}),
    records: records.map((record, index) => ({ row: index + 3, ...record })),
    skipped: [],
    problems: [],
    confidence: 1,
    fingerprint: form,
    trace: [],
    ...more,
  };
}
