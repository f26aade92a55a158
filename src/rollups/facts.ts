import type { RecognisedWorkbook } from '../forms/types';
import type { MatrixRow } from '../customers';
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
export function walkMonth(context: MonthContext): { walked: WalkedCustomer[]; perPerson: CustomerFlows[] } {
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
export function collectFacts(context: MonthContext, recognised: RecognisedWorkbook): CollectedFacts {
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
  const { visits, inputs } = collectVisits(context, recognised);
  return {
    facts: { flows, deliveries, visits, marks, contacts, losses },
    inputs: { ...inputs, matrix: context.matrixRows.size > 0 },
    walked,
  };
}
