import type { AfterSalesKind } from '../../forms/types';
import { carFactsOf, peopleFacts } from './base';
import { callFacts, complaintFacts, stepFacts } from './care';
import { cohortFacts, firstServiceFacts, retentionFacts, returnFacts, serviceFacts } from './service';
import { deliveryFacts, policyFacts, visitFacts } from './trade';
import type { FactTable, FactValue, OwnerFacts, OwnerMonth } from './types';

/** How each table of facts is made from a month. */
export const FACTS: { readonly [T in FactTable]: (month: OwnerMonth) => OwnerFacts[T] } = {
  people: peopleFacts,
  cars: carFactsOf,
  firstServices: firstServiceFacts,
  services: serviceFacts,
  policies: policyFacts,
  cohort: cohortFacts,
  returns: returnFacts,
  retention: retentionFacts,
  steps: stepFacts,
  calls: callFacts,
  complaints: complaintFacts,
  deliveries: deliveryFacts,
  visits: visitFacts,
};

/** A figure as data: how many facts of a table have these values. The same query counts it, finds its rows and becomes the sheet's COUNTIFS. */
export interface OwnerQuery {
  readonly table: FactTable;
  readonly where: Readonly<Record<string, FactValue>>;
}

/** The figures of the month, by their path in the contract. */
export const OWNER_COUNTS = {
  'owners.ownSold': { table: 'people', where: { kind: 'own-sold' } },
  'owners.otherDealer': { table: 'people', where: { kind: 'other-dealer' } },
  'owners.otherBrand': { table: 'people', where: { kind: 'other-brand' } },
  'owners.total': { table: 'people', where: {} },
  'owners.active': { table: 'people', where: { active: true } },
  'firstService.due': { table: 'firstServices', where: {} },
  'firstService.done': { table: 'firstServices', where: { done: true } },
  'service.due': { table: 'services', where: {} },
  'service.came': { table: 'services', where: { came: true } },
  'service.reminded': { table: 'services', where: { reminded: true } },
  'service.cameReminded': { table: 'services', where: { cameReminded: true } },
  'renewals.due': { table: 'policies', where: {} },
  'renewals.quoted': { table: 'policies', where: { quoted: true } },
  'renewals.renewed': { table: 'policies', where: { renewed: true } },
  'renewals.lost': { table: 'policies', where: { lost: true } },
  'lost.cohort': { table: 'cohort', where: {} },
  'lost.lost': { table: 'cohort', where: { lost: true } },
  'lost.returned': { table: 'returns', where: {} },
  'retention.base': { table: 'retention', where: {} },
  'retention.kept': { table: 'retention', where: { kept: true } },
  'deliveryCalls.due': { table: 'steps', where: {} },
  'deliveryCalls.inTime': { table: 'steps', where: { result: 'inTime' } },
  'deliveryCalls.late': { table: 'steps', where: { result: 'late' } },
  'deliveryCalls.missed': { table: 'steps', where: { result: 'missed' } },
  'satisfaction.answered': { table: 'calls', where: {} },
  'satisfaction.satisfied': { table: 'calls', where: { satisfied: true } },
  'satisfaction.verySatisfied': { table: 'calls', where: { verySatisfied: true } },
  'complaints.opened': { table: 'complaints', where: { opened: true } },
  'complaints.closed': { table: 'complaints', where: { closed: true } },
  'complaints.inTime': { table: 'complaints', where: { inTime: true } },
  'complaints.openAtEnd': { table: 'complaints', where: { openAtEnd: true } },
  'referrals.orders': { table: 'deliveries', where: {} },
  'referrals.referred': { table: 'deliveries', where: { referred: true } },
  'repurchase.orders': { table: 'deliveries', where: {} },
  'repurchase.owners': { table: 'deliveries', where: { rebuy: true } },
} as const satisfies Readonly<Record<string, OwnerQuery>>;
export type OwnerCount = keyof typeof OWNER_COUNTS;

/** The rates: numerator ÷ denominator; without a form of one of these kinds a rate means nothing. */
export const OWNER_RATES = {
  'firstService.rate': { of: 'firstService.done', over: 'firstService.due', needs: [] },
  'service.rate': { of: 'service.came', over: 'service.due', needs: ['service-history'] },
  'renewals.quoteRate': { of: 'renewals.quoted', over: 'renewals.due', needs: ['renewal-ledger'] },
  'renewals.rate': { of: 'renewals.renewed', over: 'renewals.due', needs: ['renewal-ledger'] },
  'lost.rate': { of: 'lost.lost', over: 'lost.cohort', needs: ['service-history'] },
  'retention.rate': { of: 'retention.kept', over: 'retention.base', needs: ['service-history'] },
  'satisfaction.rate': { of: 'satisfaction.satisfied', over: 'satisfaction.answered', needs: [] },
  'complaints.rate': { of: 'complaints.inTime', over: 'complaints.closed', needs: ['complaint-register'] },
  'referrals.rate': { of: 'referrals.referred', over: 'referrals.orders', needs: [] },
  'repurchase.rate': { of: 'repurchase.owners', over: 'repurchase.orders', needs: [] },
} as const satisfies Readonly<
  Record<string, { readonly of: OwnerCount; readonly over: OwnerCount; readonly needs: readonly AfterSalesKind[] }>
>;
export type OwnerRate = keyof typeof OWNER_RATES;

export function ownerFacts(month: OwnerMonth): OwnerFacts {
  return Object.fromEntries(
    Object.entries(FACTS).map(([table, make]) => [table, make(month)]),
  ) as unknown as OwnerFacts;
}

/** The facts behind a query. */
export function selectFacts(facts: OwnerFacts, { table, where }: OwnerQuery): OwnerFacts[FactTable][number][] {
  const wanted = Object.entries(where);
  return (facts[table] as readonly OwnerFacts[FactTable][number][]).filter((fact) =>
    wanted.every(([key, value]) => (fact as unknown as Readonly<Record<string, unknown>>)[key] === value),
  );
}
