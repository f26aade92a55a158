import { dateOf, dayOf, monthOf, type IsoMonth } from '../calendar';
import type { Customer, LedgerRow } from '../customers';
import { openCodes } from '../profile';
import { text } from '../words';
import type { MonthContext } from './context';
import { monthContext, refOf } from './context';
import type { WalkedCustomer } from './facts';
import { walkMonth } from './facts';
import { standingBefore } from './flows';
import type { Difference, DifferenceKind } from './types';
import { DIFFERENCE_KINDS } from './types';

/**
 * Where the books do not close: what last month left and what this month begins with, the month-end column against the days, customers
 * who should have a row. Within a month the identity holds by construction; it breaks between two sheets, or between two columns.
 */
export function findDifferences(context: MonthContext, walked: readonly WalkedCustomer[]): Difference[] {
  const found = new Findings(context);
  againstLastMonth(context, walked, found);
  withinMonth(context, walked, found);
  withoutRow(context, found);
  return found.list();
}

class Findings {
  private readonly groups = new Map<
    string,
    { consultant: string; kind: DifferenceKind; customers: Map<number, LedgerRow[]> }
  >();

  constructor(private readonly context: MonthContext) {}

  add(kind: DifferenceKind, consultant: string, customer: number, rows: readonly LedgerRow[]): void {
    const key = `${kind}\n${consultant}`;
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = { consultant, kind, customers: new Map() }));
    const known = group.customers.get(customer);
    if (known) known.push(...rows);
    else group.customers.set(customer, [...rows]);
  }

  list(): Difference[] {
    return [...this.groups.values()]
      .sort(
        (a, b) =>
          (a.consultant < b.consultant ? -1 : a.consultant > b.consultant ? 1 : 0) ||
          DIFFERENCE_KINDS.indexOf(a.kind) - DIFFERENCE_KINDS.indexOf(b.kind),
      )
      .map(({ consultant, kind, customers }) => ({
        consultant,
        kind,
        text: text(`rollups.difference.${kind}`, { count: customers.size, from: this.context.profile.matrixFrom }),
        customers: [...customers].map(([id, rows]) => {
          const customer = this.context.ledger.customers[id];
          return {
            ...(customer?.name === undefined ? {} : { name: customer.name }),
            ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
            rows: rows.map(refOf),
          };
        }),
      }));
  }
}

/** The month before, as `YYYY-MM`. */
export function monthBefore(month: IsoMonth): IsoMonth {
  return monthOf(dateOf(dayOf(`${month}-01`) - 1));
}

function consultantOf(entry: WalkedCustomer): string {
  return entry.rows[0]?.consultant ?? '';
}

function againstLastMonth(context: MonthContext, walked: readonly WalkedCustomer[], found: Findings): void {
  const before = monthContext(context.ledger, context.profile, monthBefore(context.month), dateOf(context.today));
  const last = new Map(walkMonth(before).walked.map((entry) => [entry.customer, entry]));
  const consultantsThen = new Set([...last.values()].flatMap((entry) => entry.rows.map((row) => row.consultant ?? '')));
  const consultantsNow = new Set(walked.flatMap((entry) => entry.rows.map((row) => row.consultant ?? '')));
  for (const entry of last.values()) {
    if (
      entry.walk.standing !== 'open' ||
      context.matrixRows.has(entry.customer) ||
      !consultantsNow.has(consultantOf(entry))
    )
      continue;
    found.add(
      'not-carried',
      consultantOf(entry),
      entry.customer,
      entry.rows.map((row) => row.row),
    );
  }
  for (const entry of walked) {
    const consultant = consultantOf(entry);
    const rows = entry.rows.map((row) => row.row);
    const customer = context.ledger.customers[entry.customer];
    const then = last.get(entry.customer);
    const carried = entry.walk.flows.find((flow) => flow.start === 'carried');
    if (carried && customer && closedBefore(context, customer, rows))
      found.add('carried-closed', consultant, entry.customer, rows);
    else if (carried && then && then.walk.standing === 'open' && then.walk.level !== carried.from)
      found.add('carried-level', consultant, entry.customer, rows);
    else if (carried && !then && consultantsThen.has(consultant))
      found.add('carried-unknown', consultant, entry.customer, rows);
    else if (!carried && then?.walk.standing === 'open') found.add('no-carry-over', consultant, entry.customer, rows);
  }
}

/** Closed when the month began, by every other form. */
function closedBefore(context: MonthContext, customer: Customer, rows: readonly LedgerRow[]): boolean {
  const own = new Set(rows.map((row) => row.record));
  const standing = standingBefore(context, customer, context.first, (entry) => !own.has(entry.row.record));
  return standing !== 'none' && standing !== 'open';
}

function withinMonth(context: MonthContext, walked: readonly WalkedCustomer[], found: Findings): void {
  for (const { customer, rows, walk } of walked) {
    const ledgerRows = rows.map((row) => row.row);
    const consultants = [...new Set(rows.map((row) => row.consultant ?? ''))];
    if (consultants.length > 1)
      for (const consultant of consultants) found.add('two-consultants', consultant, customer, ledgerRows);
    if (walk.noLevel) found.add('no-level', consultants[0] ?? '', customer, ledgerRows);
    const only = rows.length === 1 ? rows[0] : undefined;
    const written = only?.row.record.fields.monthEndLevel;
    if (context.cutoff < context.last || written === undefined || context.stateOf(written) !== 'open') continue;
    if (walk.standing !== 'open' || walk.level !== written)
      found.add('month-end', consultants[0] ?? '', customer, ledgerRows);
  }
}

/** From the profile's minimum level on, a customer of the register has a row in the matrix (of this month or, at its end, the next). */
function withoutRow(context: MonthContext, found: Findings): void {
  if (context.matrixRows.size === 0) return;
  const levels = openCodes(context.profile);
  const lowest = levels.indexOf(context.profile.matrixFrom);
  const next = monthOf(dateOf(context.last + 1));
  const consultants = new Set(
    [...context.matrixRows.values()].flatMap((rows) => rows.map((row) => row.consultant ?? '')),
  );
  const later = context.index.matrix.get(next);
  for (const { row, customer } of context.index.register.get(context.month) ?? []) {
    if (context.matrixRows.has(customer.id) || later?.has(customer.id)) continue;
    if (row.date !== undefined && dayOf(row.date) > context.cutoff) continue;
    const { level, followUpLevel } = row.record.fields;
    const rank = levels.indexOf(followUpLevel ?? level ?? '');
    if (rank < 0 || rank > lowest || !consultants.has(row.consultant ?? '')) continue;
    found.add('no-matrix-row', row.consultant ?? '', customer.id, [row]);
  }
}
