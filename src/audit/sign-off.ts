import { dayOf, type IsoDate } from '../calendar';
import type { LedgerRow } from '../customers';
import type { AuditInput } from './context';
import type { AuditReport } from './finding';
import { shortHash } from './identity';
import type { AuditNotes, SignedDay } from './notes';

/** A row that is no longer as it was when its day was signed. */
export interface ChangedSince {
  readonly date: IsoDate;
  readonly sheet: string;
  /** Absent where the row is gone. */
  readonly row?: number;
}

/** Rows of the registers, reports and loss records that are dated on the day, and matrix rows with a contact on it. */
function rowsOfDay({ ledger }: AuditInput, date: IsoDate): LedgerRow[] {
  const day = dayOf(date);
  const rows = new Set<LedgerRow>();
  for (const customer of ledger.customers)
    for (const entry of customer.entries)
      if (entry.day === day && entry.contact && entry.stage !== 'carry-over') rows.add(entry.row);
      else if (entry.day === day && entry.stage === 'loss') rows.add(entry.row);
  return [...rows];
}

/** What the row says, of a matrix only the day's cell: a later contact is no change of a day that was signed. */
function printOf({ form, record }: LedgerRow, date: IsoDate): string {
  if (form.form !== 'contact-matrix') return shortHash(JSON.stringify(record.fields), 8);
  const day = record.contacts?.find((contact) => String(contact.day) === String(Number(date.slice(8))));
  const { customerName, phone } = record.fields;
  return shortHash(JSON.stringify([customerName, phone, day?.level]), 8);
}

/** A name for the row from which nobody can be found; rows of one name are counted. */
function namedRows(input: AuditInput, date: IsoDate): Map<string, LedgerRow> {
  const named = new Map<string, LedgerRow>();
  for (const row of rowsOfDay(input, date)) {
    const { customerName, phone, arriveTime, serial } = row.record.fields;
    const base = shortHash(
      [row.form.sheet, row.form.form, phone ?? customerName, phone === undefined ? (arriveTime ?? serial) : ''].join(
        '|',
      ),
      6,
    );
    let name = base;
    for (let n = 2; named.has(name); n += 1) name = `${base}-${String(n)}`;
    named.set(name, row);
  }
  return named;
}

/** The manager has looked the day's sheets through: who, when, how much was found, and a fingerprint of each row. */
export function signDay(input: AuditInput, report: AuditReport, date: IsoDate, by: string, at: string): SignedDay {
  const own = report.findings.filter((finding) => finding.date === date);
  const count = (severity: string): number => own.filter((finding) => finding.severity === severity).length;
  const rows = namedRows(input, date);
  return {
    by,
    at,
    rows: rows.size,
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
    prints: Object.fromEntries([...rows].map(([name, row]) => [name, printOf(row, date)])),
  };
}

/** Rows of signed days that were changed, added or taken away since. */
export function changedSince(input: AuditInput, notes: AuditNotes): ChangedSince[] {
  return Object.entries(notes.signed).flatMap(([date, { prints }]) => {
    const now = namedRows(input, date);
    const changed = [...now].flatMap(([name, row]): ChangedSince[] =>
      prints[name] === printOf(row, date) ? [] : [{ date, sheet: row.form.sheet, row: row.record.row }],
    );
    const gone = Object.keys(prints).filter((name) => !now.has(name));
    return [...changed, ...gone.map((): ChangedSince => ({ date, sheet: '' }))];
  });
}
