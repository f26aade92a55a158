import { addMonths } from '../calendar';
import type { OwnerRules } from '../profile';
import type { CarFacts } from '../schedule/cadences';
import type { Car, Ownership } from './types';

const FIXED_LATER: ReadonlySet<string> = new Set(['repair', 'warranty', 'accident']);

/** Cars that others sold have no calls after delivery and are no purchase here. */
export function isOurs(ownership: Ownership | undefined): boolean {
  return ownership?.ownerKind === undefined || ownership.ownerKind === 'own-sold';
}

/** The person who has the car, unless it is sold on to somebody unknown. */
export function holder(car: Car): Ownership | undefined {
  return car.ownerships.at(-1);
}

/**
 * A car on a day not later than the book's own: what the calls and states are worked out from.
 * @param until day number; service, calls and visits of later days are left out
 */
export function carFacts(car: Car, rules: OwnerRules, until: number, complains: boolean): CarFacts {
  const own = holder(car);
  const delivered = own?.delivered !== undefined && own.delivered <= until ? own.delivered : undefined;
  const visits: number[] = [];
  let lastRepair: number | undefined;
  for (const { day, kind } of car.visits) {
    if (day > until) break;
    visits.push(day);
    if (FIXED_LATER.has(kind ?? '')) lastRepair = day;
  }
  const last = Math.max(visits.at(-1) ?? -Infinity, upTo(car.servicedOn, until).at(-1) ?? -Infinity);
  const lastService = last === -Infinity ? undefined : last;
  const renewal = car.policies.findLast(
    ({ end, sold, status }) => end === car.policyEnd && !sold && status !== undefined,
  );
  const basis = lastService ?? delivered;
  const limit = basis === undefined ? undefined : addMonths(basis, rules.lostAfter);
  return {
    delivered,
    ours: isOurs(own),
    lastService,
    nextService: car.nextService,
    policyEnd: car.policyEnd,
    renewal: renewal?.status,
    warrantyEnd: car.warrantyEnd,
    inspectionDue: car.inspectionDue,
    ...(car.calls.length === 0 ? UNCALLED : callFacts(car, until)),
    visits,
    lastRepair,
    complaintsDue: car.complaints.length === 0 ? NONE : complaintsDue(car, until),
    lostAfter: limit !== undefined && until > limit ? limit : undefined,
    complains,
  };
}

const NONE: readonly number[] = [];

type CallFacts = Pick<CarFacts, 'calls' | 'renewalCalls' | 'steps'>;
/** Nobody has called about most cars. */
const UNCALLED: CallFacts = { calls: NONE, renewalCalls: NONE, steps: new Map() };

function callFacts(car: Car, until: number): CallFacts {
  const calls: number[] = [];
  const renewalCalls: number[] = [];
  const steps = new Map<string, number>();
  for (const { day, row, step } of car.calls) {
    if (day > until) break;
    calls.push(day);
    if (step === undefined) continue;
    if (row.form.form === 'renewal-ledger') renewalCalls.push(day);
    else if (!steps.has(step)) steps.set(step, day);
  }
  return { calls, renewalCalls, steps };
}

function complaintsDue({ complaints }: Car, until: number): number[] {
  return complaints
    .filter(({ open }) => open)
    .map(({ due, registered }) => due ?? registered ?? until)
    .sort((a, b) => a - b);
}

function upTo(days: readonly number[], until: number): readonly number[] {
  const last = days.at(-1);
  return last === undefined || last <= until ? days : days.filter((day) => day <= until);
}
