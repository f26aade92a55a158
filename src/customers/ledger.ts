import type { RecognisedWorkbook } from '../forms/types';
import type { StoreProfile } from '../profile';
import { nameConflicts } from './conflicts';
import { contactsIn, spanOf } from './days';
import { readRow, sortEntries, type Reading } from './entries';
import { identify } from './identity';
import { parseMarks, type OwnMarks } from './own-marks';
import { rulesOf, type OwnRules } from './own-rules';
import { collectRows } from './rows';
import type { Customer, Ledger, LedgerRow, MatrixRow, Undated } from './types';

/**
 * Builds the ledger: one customer across registers, matrices, reports, cards and loss records of a workbook, each with a time
 * line sorted by day and stage. Entries of all days are there; whoever counts up to a day leaves out what comes later.
 * Rules of identity: see `identify`. Linear in the number of rows.
 * @param profile the store's rules; `ownRules` hold for the sheets that they name instead
 */
export function buildLedger(recognised: RecognisedWorkbook, profile: StoreProfile, ownRules?: OwnRules): Ledger {
  const { rows, copies } = collectRows(recognised, ownRules);
  const ours = parseMarks(recognised.ownMarks);
  const identity = identify(rows);
  const grouped = Array.from({ length: identity.count }, (): LedgerRow[] => []);
  const confidence = new Float64Array(identity.count).fill(1);
  const matrixRows: MatrixRow[] = [];
  rows.forEach((row, index) => {
    const customer = identity.customerOf[index] ?? 0;
    grouped[customer]?.push(row);
    confidence[customer] = Math.min(confidence[customer] ?? 1, identity.confidenceOf[index] ?? 1);
    const matrixRow = matrixRowOf(row, customer);
    if (matrixRow) matrixRows.push(matrixRow);
  });
  const undated: Undated[] = [];
  const customers = grouped.map((own, id) => customerOf(id, own, confidence[id] ?? 1, profile, undated, ours));
  const conflicts = [...identity.conflicts, ...nameConflicts(customers)];
  return { customers, matrixRows, conflicts, undated, copies, ...(ownRules && { ownRules }) };
}

function customerOf(
  id: number,
  rows: readonly LedgerRow[],
  identity: number,
  profile: StoreProfile,
  undated: Undated[],
  ours: OwnMarks,
): Customer {
  const reading: Reading = { entries: [], plans: [], ownMarks: [], undated, ours };
  for (const row of rows) readRow(row, rulesOf(row, profile), reading);
  sortEntries(reading.entries, profile);
  reading.plans.sort((a, b) => a.day - b.day);
  const speaker = new Speaker(rows);
  const rules = speaker.speaking()?.rules;
  return {
    id,
    name: speaker.latest(({ record }) => record.fields.customerName),
    phone: speaker.latest((row) => row.phones[0]),
    phones: rows.length === 1 && rows[0] ? rows[0].phones : [...new Set(rows.flatMap((row) => row.phones))],
    consultant: speaker.latest((row) => row.consultant),
    model: speaker.latest(({ record }) => record.fields.model),
    rows,
    entries: reading.entries,
    plans: reading.plans,
    ownMarks: reading.ownMarks,
    identity,
    ...(rules && { rules }),
  };
}

/** Gives the value of the row that speaks for the latest time; of rows of one time that which sorts first, whatever their order. */
class Speaker {
  private readonly times: readonly number[];

  constructor(private readonly rows: readonly LedgerRow[]) {
    this.times = rows.length === 1 ? [0] : rows.map(timeOfRow);
  }

  /** The row of the latest time; of several the first of the workbook. */
  speaking(): LedgerRow | undefined {
    return this.rows[this.times.indexOf(Math.max(...this.times))];
  }

  latest(pick: (row: LedgerRow) => string | undefined): string | undefined {
    let best: string | undefined;
    let bestTime = -Infinity;
    for (let i = 0; i < this.rows.length; i += 1) {
      const row = this.rows[i];
      const value = row && pick(row);
      if (value === undefined) continue;
      const time = this.times[i] ?? 0;
      if (time > bestTime || (time === bestTime && best !== undefined && value < best)) {
        best = value;
        bestTime = time;
      }
    }
    return best;
  }
}

/** A matrix speaks for its month from the last contact on (from the first day where there is none). */
function timeOfRow(row: LedgerRow): number {
  if (row.form.form !== 'contact-matrix') return row.day ?? -1e6;
  const span = spanOf(row.form);
  if (!span) return -1e6;
  let last = span.first;
  for (const { day } of contactsIn(row.form, row.record)) last = Math.max(last, day);
  return last;
}

function matrixRowOf(row: LedgerRow, customer: number): MatrixRow | undefined {
  const { form, record } = row;
  if (form.form !== 'contact-matrix' || form.month === undefined || row.copyOf) return undefined;
  let first: MatrixRow['first'];
  let firstDay = Infinity;
  for (const { day, date, level } of contactsIn(form, record)) {
    if (level === undefined || day >= firstDay) continue;
    firstDay = day;
    first = { level, date };
  }
  if (!first && record.fields.level !== undefined) first = { level: record.fields.level };
  return {
    customer,
    row,
    month: form.month,
    consultant: row.consultant,
    carried: record.carryOver,
    first,
  };
}
