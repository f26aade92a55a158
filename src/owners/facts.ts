import { addMonths } from '../calendar';
import type { OwnerRules } from '../profile';
import type { CarFacts } from '../schedule';
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
  const visits = upTo(
    car.visits.map(({ day }) => day),
    until,
  );
  const calls = car.calls.filter(({ day }) => day <= until);
  const serviced = upTo(car.servicedOn, until);
  const last = Math.max(visits.at(-1) ?? -Infinity, serviced.at(-1) ?? -Infinity);
  const lastService = last === -Infinity ? undefined : last;
  const steps = new Map<string, number>();
  for (const { step, day } of calls) if (step !== undefined && !steps.has(step)) steps.set(step, day);
  const lastRepair = car.visits.filter(({ kind, day }) => day <= until && FIXED_LATER.has(kind ?? '')).at(-1)?.day;
  const renewal = car.policies.filter(
    ({ end, sold, status }) => end === car.policyEnd && !sold && status !== undefined,
  );
  const basis = lastService ?? delivered;
  const limit = basis === undefined ? undefined : addMonths(basis, rules.lostAfter);
  return {
    ours: isOurs(own),
    calls: calls.map(({ day }) => day),
    visits,
    steps,
    renewalCalls: calls
      .filter(({ row, step }) => row.form.form === 'renewal-ledger' && step !== undefined)
      .map(({ day }) => day),
    complaintsDue: car.complaints
      .filter(({ open }) => open)
      .map(({ due, registered }) => due ?? registered ?? until)
      .sort((a, b) => a - b),
    complains,
    ...present('delivered', delivered),
    ...present('lastService', lastService),
    ...present('nextService', car.nextService),
    ...present('policyEnd', car.policyEnd),
    ...present('renewal', renewal.at(-1)?.status),
    ...present('warrantyEnd', car.warrantyEnd),
    ...present('inspectionDue', car.inspectionDue),
    ...present('lastRepair', lastRepair),
    ...present('lostAfter', limit !== undefined && until > limit ? limit : undefined),
  };
}

function upTo(days: readonly number[], until: number): readonly number[] {
  const last = days.at(-1);
  return last === undefined || last <= until ? days : days.filter((day) => day <= until);
}

function present<K extends keyof CarFacts>(key: K, value: CarFacts[K] | undefined): Partial<Pick<CarFacts, K>> {
  return value === undefined ? {} : ({ [key]: value } as Pick<CarFacts, K>);
}
