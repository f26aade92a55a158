import { dateOf, dayOf, monthOf, type IsoMonth } from '../calendar';
import { consultantKey, rulesOf, stateBy, type Copy, type Customer, type LedgerRow } from '../customers';
import { openCodes } from '../profile';
import { text } from '../words';
import type { MonthContext } from './context';
import { monthContext, refOf, registerRows } from './context';
import type { MonthWalk, WalkedCustomer } from './facts';
import { walkMonth } from './facts';
import type { Difference, DifferenceKind } from './types';
import { DIFFERENCE_KINDS } from './types';

/**
 * Where the books do not close: what last month left and what this month begins with, the month-end column against the days, customers
 * who should have a row, consultants without a sheet, sheets that are there twice. Within a month the identity holds by construction; it
 * breaks between two sheets, or between two columns.
 */
export function findDifferences(context: MonthContext, month: MonthWalk): Difference[] {
  const found = new Findings(context);
  againstLastMonth(context, month.walked, found);
  withinMonth(context, month.walked, found);
  withoutRow(context, found);
  for (const { customer, walk } of month.deals) {
    const rows = context.ledger.customers[customer]?.rows ?? [];
    const shown = rows.filter(
      ({ day, copyOf }) => !copyOf && day !== undefined && day >= context.first && day <= context.cutoff,
    );
    const facts = [...walk.flows, ...walk.deliveries, ...walk.cancellations];
    if (facts[0]) found.add('deal-without-row', facts[0].consultant, customer, shown);
  }
  withoutMatrix(context, found);
  for (const copy of context.ledger.copies) if (isOfMonth(copy, context)) found.copy(copy);
  return found.list();
}

type Values = Readonly<Record<string, string>>;

interface Group {
  readonly consultant: string;
  readonly kind: DifferenceKind;
  readonly customers: Map<number, LedgerRow[]>;
  readonly values: Values;
}

class Findings {
  private readonly groups = new Map<string, Group>();
  private readonly copies: Difference[] = [];

  constructor(private readonly context: MonthContext) {}

  add(
    kind: DifferenceKind,
    consultant: string,
    customer: number,
    rows: readonly LedgerRow[],
    values: Values = {},
  ): void {
    const key = `${kind}\n${consultant}\n${JSON.stringify(values)}`;
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = { consultant, kind, customers: new Map(), values }));
    const known = group.customers.get(customer);
    if (known) known.push(...rows);
    else group.customers.set(customer, [...rows]);
  }

  /** A sheet that stands in the workbook twice: what is written twice was counted once. */
  copy({ form, of, rows, all }: Copy): void {
    this.copies.push({
      consultant: '',
      kind: 'copy',
      text: text('rollups.difference.copy', { sheet: form.sheet, of: of.sheet, count: rows.length, all }),
      customers: rows.map((row) => ({
        name: row.record.fields.customerName,
        phone: row.phones[0],
        rows: [refOf(row)],
      })),
    });
  }

  list(): Difference[] {
    const found = [...this.groups.values()]
      .sort(
        (a, b) =>
          (a.consultant < b.consultant ? -1 : a.consultant > b.consultant ? 1 : 0) ||
          DIFFERENCE_KINDS.indexOf(a.kind) - DIFFERENCE_KINDS.indexOf(b.kind),
      )
      .map(({ consultant, kind, customers, values }) => ({
        consultant,
        kind,
        text: text(`rollups.difference.${kind}`, {
          count: customers.size,
          from: this.context.profile.matrixFrom,
          consultant,
          ...values,
        }),
        customers: [...customers].map(([id, rows]) => {
          const customer = this.context.ledger.customers[id];
          return {
            ...(customer?.name === undefined ? {} : { name: customer.name }),
            ...(customer?.phone === undefined ? {} : { phone: customer.phone }),
            rows: rows.map(refOf),
          };
        }),
      }));
    return [...found, ...this.copies];
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
    if (entry.walk.standing !== 'open' || context.matrixRows.has(entry.customer) || walked.length === 0) continue;
    found.add(
      consultantsNow.has(consultantOf(entry)) ? 'not-carried' : 'no-sheet',
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
    const before = handedFrom(context, entry);
    if (before !== undefined) found.add('moved', consultant, entry.customer, rows, { before });
    if (carried && customer && closedBefore(context, customer, rows))
      found.add('carried-closed', consultant, entry.customer, rows);
    else if (carried && then && then.walk.standing === 'open' && then.walk.level !== carried.from)
      found.add('carried-level', consultant, entry.customer, rows);
    else if (carried && !then && before === undefined && consultantsThen.has(consultant))
      found.add('carried-unknown', consultant, entry.customer, rows);
    else if (!carried && then?.walk.standing === 'open') found.add('no-carry-over', consultant, entry.customer, rows);
  }
}

/** A consultant who has left may have had no sheet for a month before somebody took the customers over. */
const MONTHS_BACK = 2;

/**
 * The consultant from whom an open customer came: those who had the customer in the last matrix before this month's have none now.
 */
function handedFrom(context: MonthContext, now: WalkedCustomer): string | undefined {
  const keys = new Set(now.rows.map((row) => consultantKey(row.consultant)));
  const customer = context.ledger.customers[now.customer];
  if (keys.has('') || !customer) return undefined;
  let month = context.month;
  for (let back = 0; back < MONTHS_BACK; back += 1) {
    month = monthBefore(month);
    const rows = context.index.matrix.get(month)?.get(now.customer);
    if (!rows) continue;
    if (rows.some((row) => keys.has(consultantKey(row.consultant)))) return undefined;
    const own = new Set(now.rows.map(({ row }) => row.record));
    const state = stateBy(customer, context.profile, context.first - 1, (entry) => !own.has(entry.row.record));
    return state === 'open' ? rows.find((row) => row.consultant !== undefined)?.consultant : undefined;
  }
  return undefined;
}

/** 移交: customers whom another consultant had at the end of last month, by both names. */
export function handOversOf(
  context: MonthContext,
  walked: readonly WalkedCustomer[],
): readonly { readonly from: string; readonly to: string }[] {
  return walked.flatMap((entry) => {
    const from = handedFrom(context, entry);
    return from === undefined ? [] : [{ from, to: consultantOf(entry) }];
  });
}

/** Closed when the month began, by every other form. */
function closedBefore(context: MonthContext, customer: Customer, rows: readonly LedgerRow[]): boolean {
  const own = new Set(rows.map((row) => row.record));
  const state = stateBy(customer, context.profile, context.first - 1, (entry) => !own.has(entry.row.record));
  return state !== 'none' && state !== 'open';
}

/** Consultants of the month's registers who keep no matrix, in a store whose others do: their open customers are in no flow. */
function withoutMatrix(context: MonthContext, found: Findings): void {
  if (context.matrixRows.size === 0) return;
  const keep = new Set<string>();
  for (const rows of context.matrixRows.values()) for (const row of rows) keep.add(consultantKey(row.consultant));
  if (keep.has('')) return;
  for (const { row, customer } of registerRows(context)) {
    if (row.consultant === undefined || keep.has(consultantKey(row.consultant))) continue;
    if (context.matrixRows.has(customer.id) || (row.day ?? 0) > context.cutoff || row.phones.length === 0) continue;
    found.add('no-matrix', row.consultant, customer.id, [row]);
  }
}

function isOfMonth({ form, rows }: Copy, context: MonthContext): boolean {
  if (form.month !== undefined) return form.month === context.month;
  return rows.some(({ day }) => day === undefined || (day >= context.first && day <= context.last));
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
    if (!only || context.cutoff < context.last || written === undefined) continue;
    if (context.stateOf(written, only.row) !== 'open') continue;
    if (walk.standing !== 'open' || walk.level !== written)
      found.add('month-end', consultants[0] ?? '', customer, ledgerRows);
  }
}

/** From the profile's minimum level on, a customer of the register has a row in the matrix (of this month or, at its end, the next). */
function withoutRow(context: MonthContext, found: Findings): void {
  if (context.matrixRows.size === 0) return;
  const next = monthOf(dateOf(context.last + 1));
  const consultants = new Set(
    [...context.matrixRows.values()].flatMap((rows) => rows.map((row) => row.consultant ?? '')),
  );
  const later = context.index.matrix.get(next);
  for (const { row, customer } of registerRows(context)) {
    if (context.matrixRows.has(customer.id) || later?.has(customer.id)) continue;
    if (row.date !== undefined && dayOf(row.date) > context.cutoff) continue;
    const { level, followUpLevel } = row.record.fields;
    const rules = rulesOf(row, context.profile);
    const levels = openCodes(rules);
    const rank = levels.indexOf(followUpLevel ?? level ?? '');
    if (rank < 0 || rank > levels.indexOf(rules.matrixFrom) || !consultants.has(row.consultant ?? '')) continue;
    found.add('no-matrix-row', row.consultant ?? '', customer.id, [row], { from: rules.matrixFrom });
  }
}
