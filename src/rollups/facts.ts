import type { Ledger, MatrixRow } from '../customers';
import type { StoreProfile } from '../profile';
import type { MonthContext } from './context';
import type { CustomerFlows } from './flows';
import { lossesOutsideMatrix, walkCustomer } from './flows';
import { marksOf } from './marks';
import type { ContactFact, DeliveryFact, FlowFact, LossFact, MarkFact, MonthFacts, MonthInputs } from './types';
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
  readonly walked: readonly WalkedCustomer[];
}

/** Walks the customers of the month's matrices; the part of the facts that needs no register. */
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
  return { walked, perPerson };
}

/** All tidy tables behind a month. */
export function collectFacts(context: MonthContext): CollectedFacts {
  const { walked, perPerson } = walkMonth(context);
  const flows: FlowFact[] = [];
  const deliveries: DeliveryFact[] = [];
  const losses: LossFact[] = [];
  const marks: MarkFact[] = [];
  const contacts: ContactFact[] = [];
  for (const walk of [...walked.map((entry) => entry.walk), ...perPerson]) {
    flows.push(...walk.flows);
    deliveries.push(...walk.deliveries);
    losses.push(...walk.losses);
  }
  for (const { rows } of walked) {
    const carried = rows.some((row) => row.carried !== undefined && context.stateOf(row.carried.level) === 'open');
    for (const row of rows) {
      const found = marksOf(context, row, carried ? 'carried' : 'new');
      marks.push(...found.marks);
      contacts.push(...found.contacts);
    }
  }
  losses.push(...lossesOutsideMatrix(context));
  const { visits, inputs } = collectVisits(context);
  return {
    facts: { flows, deliveries, visits, marks, contacts, losses },
    inputs: { ...inputs, matrix: context.matrixRows.size > 0 },
    walked,
  };
}
