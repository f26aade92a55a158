import { contactsIn } from './days';
import type { Copy, LedgerRow } from './types';

/** From this share of its rows on a form is a copy of another one. */
const MOST = 0.9;

/**
 * Forms whose rows stand in another form of the same kind, at least nine in ten: a sheet copied within the workbook, a file opened
 * twice. Of two that hold the same the earlier one counts. What only the copy has still counts. Marks are left out of the comparison:
 * the day may have been run on one of them.
 */
export function findCopies(rows: readonly LedgerRow[]): {
  readonly copies: readonly Copy[];
  readonly twins: ReadonlyMap<LedgerRow, LedgerRow>;
} {
  const forms = new Map<number, LedgerRow[]>();
  const alike = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    if (row.form.form === 'customer-card') continue;
    into(forms, row.formIndex, row);
    into(alike, briefly(row), row);
  }
  const copies: Copy[] = [];
  const twins = new Map<LedgerRow, LedgerRow>();
  const dropped = new Set<number>();
  const words = new Map<LedgerRow, string>();
  const wordsOf = (row: LedgerRow): string => {
    const known = words.get(row) ?? wordsOfRow(row);
    words.set(row, known);
    return known;
  };
  // The smaller form is the copy of the larger one, of equals the later.
  const order = [...forms].sort(([a, x], [b, y]) => x.length - y.length || b - a);
  for (const [index, own] of order) {
    const shared = new Map<number, Map<LedgerRow, LedgerRow>>();
    for (const row of own) {
      for (const other of alike.get(briefly(row)) ?? []) {
        if (other.formIndex === index || dropped.has(other.formIndex) || wordsOf(row) !== wordsOf(other)) continue;
        const pairs = shared.get(other.formIndex) ?? new Map<LedgerRow, LedgerRow>();
        shared.set(other.formIndex, pairs);
        if (!pairs.has(row)) pairs.set(row, other);
      }
    }
    const pairs = [...shared.values()].find(
      (found) => found.size >= own.length * MOST && [...found.keys()].some(saysWho),
    );
    const [first] = own;
    const [original] = pairs?.values() ?? [];
    if (!pairs || !first || !original) continue;
    dropped.add(index);
    for (const [row, twin] of pairs) twins.set(row, twin);
    copies.push({ form: first.form, of: original.form, rows: [...pairs.keys()], all: own.length });
  }
  return { copies, twins };
}

function into<K>(map: Map<K, LedgerRow[]>, key: K, row: LedgerRow): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}

/** Lines of visitors who left nothing are alike without being copies. */
function saysWho({ phones, record }: LedgerRow): boolean {
  return phones.length > 0 || (record.fields.customerName !== undefined && Object.keys(record.fields).length > 3);
}

/** Cheap, and the same for rows that say the same: most rows are alone under it. */
function briefly({ form, record, phones, date, month }: LedgerRow): string {
  return `${form.form}|${phones[0] ?? record.fields.customerName ?? ''}|${date ?? month ?? ''}`;
}

/** Everything that a row says, its consultant and day included: two rows with the same words are one row written twice. */
function wordsOfRow({ form, record, consultant, date, month }: LedgerRow): string {
  const fields = Object.entries(record.fields)
    .filter(([field]) => field !== 'serial' && field !== 'consultant' && field !== 'date')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const days = form.form === 'contact-matrix' ? [Object.keys(form.dayColumns ?? {}), contactsIn(form, record)] : [];
  return JSON.stringify([month, date, consultant, fields, record.carryOver, days]);
}
