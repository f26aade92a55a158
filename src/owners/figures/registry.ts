import type { AfterSalesKind } from '../../forms/types';
import { carFactsOf, peopleFacts } from './base';
import { callFacts, complaintFacts, stepFacts } from './care';
import type { OwnerRules } from '../../profile';
import { cohortFacts, firstServiceFacts, retentionFacts, returnFacts, serviceFacts } from './service';
import { fileFacts } from './files';
import { deliveryFacts, policyFacts, referrerFacts, visitFacts } from './trade';
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
  referrers: referrerFacts,
  files: fileFacts,
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
  'service.absent': { table: 'services', where: { absent: true } },
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
  'referrals.referrers': { table: 'referrers', where: {} },
  'repurchase.orders': { table: 'deliveries', where: {} },
  'repurchase.owners': { table: 'deliveries', where: { rebuy: true } },
  'value.afterWarranty': { table: 'people', where: { afterWarranty: true } },
  'value.renewed': { table: 'people', where: { renewed: true } },
  'value.rebuy': { table: 'people', where: { rebuy: true } },
  'value.refers': { table: 'people', where: { refers: true } },
  'value.none': { table: 'people', where: { worth: 0 } },
  'files.rows': { table: 'files', where: {} },
  'files.complete': { table: 'files', where: { complete: true } },
  'files.consented': { table: 'files', where: { consent: 'yes' } },
  'files.declined': { table: 'files', where: { consent: 'no' } },
  'files.unanswered': { table: 'files', where: { consent: 'blank' } },
} as const satisfies Readonly<Record<string, OwnerQuery>>;
export type OwnerCount = keyof typeof OWNER_COUNTS;

interface RateSpec {
  readonly of: OwnerCount;
  readonly over: OwnerCount;
  /** Without a form of one of these kinds the rate means nothing. */
  readonly needs: readonly AfterSalesKind[];
}

export const OWNER_RATES = [
  'firstService.rate', 'service.rate', 'renewals.quoteRate', 'renewals.rate', 'lost.rate', 'retention.rate', 'satisfaction.rate', 'complaints.rate',
  'referrals.rate', 'repurchase.rate', 'files.rate',
] as const; // prettier-ignore
export type OwnerRate = (typeof OWNER_RATES)[number];

/** The rates: numerator ÷ denominator, where stores differ as the store counts. */
export function ratesOf({ denominators }: OwnerRules): Readonly<Record<OwnerRate, RateSpec>> {
  const { service, lost, satisfaction, complaints, referrals } = denominators;
  const served: readonly AfterSalesKind[] = ['service-history'];
  return {
    'firstService.rate': { of: 'firstService.done', over: 'firstService.due', needs: [] },
    'service.rate':
      service === 'due'
        ? { of: 'service.came', over: 'service.due', needs: served }
        : { of: 'service.cameReminded', over: 'service.reminded', needs: served },
    'renewals.quoteRate': { of: 'renewals.quoted', over: 'renewals.due', needs: ['renewal-ledger'] },
    'renewals.rate': { of: 'renewals.renewed', over: 'renewals.due', needs: ['renewal-ledger'] },
    'lost.rate':
      lost === 'cohort'
        ? { of: 'lost.lost', over: 'lost.cohort', needs: served }
        : { of: 'service.absent', over: 'service.due', needs: served },
    'retention.rate': { of: 'retention.kept', over: 'retention.base', needs: served },
    'satisfaction.rate': {
      of: satisfaction === 'satisfied' ? 'satisfaction.satisfied' : 'satisfaction.verySatisfied',
      over: 'satisfaction.answered',
      needs: [],
    },
    'complaints.rate': {
      of: 'complaints.inTime',
      over: complaints === 'closed' ? 'complaints.closed' : 'complaints.opened',
      needs: ['complaint-register'],
    },
    'referrals.rate':
      referrals === 'orders'
        ? { of: 'referrals.referred', over: 'referrals.orders', needs: [] }
        : { of: 'referrals.referrers', over: 'owners.total', needs: [] },
    'repurchase.rate': { of: 'repurchase.owners', over: 'repurchase.orders', needs: [] },
    'files.rate': { of: 'files.complete', over: 'files.rows', needs: [] },
  };
}

/** The part of the month that a count belongs to: `services.due` → `services`. */
export type OwnerPart = OwnerCount extends infer C ? (C extends `${infer P}.${string}` ? P : never) : never;

export function partOf(count: OwnerCount): OwnerPart {
  return count.slice(0, count.indexOf('.')) as OwnerPart;
}

export function ownerFacts(month: OwnerMonth): OwnerFacts {
  return Object.fromEntries(
    Object.entries(FACTS).map(([table, make]) => [table, make(month)]),
  ) as unknown as OwnerFacts;
}

/** The facts behind a query; of a list (`lacks`) one of its elements is asked for. */
export function selectFacts(facts: OwnerFacts, { table, where }: OwnerQuery): OwnerFacts[FactTable][number][] {
  const wanted = Object.entries(where);
  return (facts[table] as readonly OwnerFacts[FactTable][number][]).filter((fact) =>
    wanted.every(([key, value]) => {
      const own = (fact as unknown as Readonly<Record<string, unknown>>)[key];
      return Array.isArray(own) ? own.includes(value) : own === value;
    }),
  );
}
