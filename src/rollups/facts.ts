import { dateOf } from '../calendar';
import type { Customer, Ledger, MatrixRow } from '../customers';
import { consultantKey } from '../customers';
import type { StoreProfile } from '../profile';
import { dueHistory } from '../schedule';
import type { MonthContext } from './context';
import { nameOf, refOf } from './context';
import type { CustomerFlows } from './flows';
import { walkCustomer, walkDeals, walkRegisters } from './flows';
import { lossesOutsideMatrix } from './losses';
import { marksOf } from './marks';
import type { ContactFact, DueFact, MarkFact, MonthFacts, MonthInputs } from './types';
import { collectVisits } from './visits';

/** How each customer with a matrix row went through the month, for the differences. */
export interface WalkedCustomer {
  readonly customer: number;
  readonly rows: readonly MatrixRow[];
  /** The store's view: all rows of the customer together. */
  readonly walk: CustomerFlows;
}

export interface CollectedFacts {
  readonly facts: MonthFacts;
  readonly inputs: MonthInputs;
  readonly month: MonthWalk;
}

/** Walks the customers of the month; the part of the facts that needs no register lines. */
export function walkMonth(context: MonthContext): MonthWalk {
  let walks = walksOf.get(context.ledger);
  if (!walks) walksOf.set(context.ledger, (walks = new WeakMap<StoreProfile, Map<string, MonthWalk>>()));
  let months = walks.get(context.profile);
  if (!months) walks.set(context.profile, (months = new Map<string, MonthWalk>()));
  const key = `${context.month} ${String(context.today)}`;
  let walk = months.get(key);
  if (!walk) months.set(key, (walk = walkAll(context)));
  return walk;
}

export interface MonthWalk {
  readonly walked: readonly WalkedCustomer[];
  readonly perPerson: readonly CustomerFlows[];
  /** Deals of people without a matrix row, of a store that keeps matrices. */
  readonly deals: readonly { readonly customer: number; readonly walk: CustomerFlows }[];
  /** The customers of a store without matrices. */
  readonly registers: readonly { readonly customer: number; readonly walk: CustomerFlows }[];
}

/** Each month of a year is walked once for itself and once as the month before the next: the second time it is known. */
const walksOf = new WeakMap<Ledger, WeakMap<StoreProfile, Map<string, MonthWalk>>>();

function walkAll(context: MonthContext): MonthWalk {
  const walked: WalkedCustomer[] = [];
  const perPerson: CustomerFlows[] = [];
  for (const [id, rows] of context.matrixRows) {
    const customer = context.ledger.customers[id];
    if (!customer) continue;
    const consultants = [...new Set(rows.map((row) => row.consultant ?? ''))];
    const one = consultants.length === 1;
    walked.push({
      customer: id,
      rows,
      walk: walkCustomer(context, customer, rows, { consultant: consultants[0] ?? '', inStore: true, inPerson: one }),
    });
    if (one) continue;
    for (const consultant of consultants) {
      const own = rows.filter((row) => (row.consultant ?? '') === consultant);
      perPerson.push(walkCustomer(context, customer, own, { consultant, inStore: false, inPerson: true }));
    }
  }
  const deals = context.flowsFrom === 'matrix' ? withoutRow(context) : [];
  const registers = context.flowsFrom === 'registers' ? fromRegisters(context) : [];
  return { walked, perPerson, deals, registers };
}

function withoutRow(context: MonthContext): MonthWalk['deals'] {
  return context.index.ended.flatMap((customer) => {
    if (context.matrixRows.has(customer.id)) return [];
    const walk = walkDeals(context, customer);
    return walk ? [{ customer: customer.id, walk }] : [];
  });
}

function fromRegisters(context: MonthContext): MonthWalk['registers'] {
  return context.ledger.customers.flatMap((customer) => {
    const consultant = consultantBy(customer, context.cutoff);
    const walk = walkRegisters(context, customer, { consultant, inStore: true, inPerson: true });
    return walk.flows.length + walk.losses.length + walk.cancellations.length + walk.deliveries.length > 0
      ? [{ customer: customer.id, walk }]
      : [];
  });
}

/** Whose customer it is on a day: the consultant of the latest row by then. */
export function consultantBy(customer: Customer, day: number): string {
  let latest = -Infinity;
  let consultant: string | undefined;
  for (const row of customer.rows) {
    if (row.consultant === undefined || row.day === undefined || row.day > day || row.day < latest) continue;
    latest = row.day;
    ({ consultant } = row);
  }
  return consultant ?? customer.consultant ?? '';
}

/** All tidy tables behind a month. */
export function collectFacts(context: MonthContext): CollectedFacts {
  const month = walkMonth(context);
  const walks = [
    ...month.walked.map(({ walk }) => walk),
    ...month.perPerson,
    ...month.deals.map(({ walk }) => walk),
    ...month.registers.map(({ walk }) => walk),
  ];
  const marks: MarkFact[] = [];
  const contacts: ContactFact[] = [];
  for (const { customer: id, rows } of month.walked) {
    const customer = context.ledger.customers[id];
    if (!customer) continue;
    const carried = rows.some(
      (row) => row.carried !== undefined && context.stateOf(row.carried.level, row.row) === 'open',
    );
    for (const own of byConsultant(rows)) {
      const found = marksOf(context, customer, own, carried ? 'carried' : 'new');
      marks.push(...found.marks);
      contacts.push(...found.contacts);
    }
  }
  const { visits, inputs } = collectVisits(context);
  const matrix = context.matrixRows.size > 0;
  const losses = walks.flatMap((walk) => walk.losses);
  return {
    facts: {
      flows: walks.flatMap((walk) => walk.flows),
      deliveries: walks.flatMap((walk) => walk.deliveries),
      visits,
      marks,
      contacts,
      losses: context.flowsFrom === 'registers' ? losses : [...losses, ...lossesOutsideMatrix(context)],
      cancellations: walks.flatMap((walk) => walk.cancellations),
      dues: duesOf(context),
    },
    inputs: { ...inputs, matrix, flows: context.flowsFrom !== 'none' },
    month,
  };
}

/** The rows of each consultant; two halves of a month on two sheets are one row. */
function byConsultant(rows: readonly MatrixRow[]): MatrixRow[][] {
  const groups = new Map<string, MatrixRow[]>();
  for (const row of rows) {
    const key = consultantKey(row.consultant);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function duesOf(context: MonthContext): DueFact[] {
  return context.ledger.customers.flatMap((customer) =>
    dueHistory(customer, context.profile, context.first, context.cutoff).map(({ day, result, from }): DueFact => ({
      consultant: from.row.consultant ?? customer.consultant ?? '',
      inStore: true,
      inPerson: true,
      customer: nameOf(customer),
      rows: [refOf(from.row)],
      date: dateOf(day),
      result,
    })),
  );
}
