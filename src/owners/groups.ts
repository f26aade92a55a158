import { addMonths } from '../calendar';
import type { OwnerRules } from '../profile';
import { holder } from './facts';
import type { Car } from './types';

/** Whether a car came for maintenance, for repairs, for insurance. */
export interface Dimensions {
  readonly maintenance: boolean;
  readonly repair: boolean;
  readonly insurance: boolean;
}

/** The eight service groups by the three dimensions: 1 none … 8 all. Source: a Volvo after-sales training of 2018. */
export function groupNumber({ maintenance, repair, insurance }: Dimensions): number {
  return 1 + Number(maintenance) + Number(repair) * 2 + Number(insurance) * 4;
}

const MAINTENANCE: ReadonlySet<string | undefined> = new Set(['first-service', 'maintenance']);
const REPAIR: ReadonlySet<string | undefined> = new Set(['repair', 'warranty']);

/**
 * The group of a car on a day. A car without any service row has none ("no data"), unless it was delivered a year ago or earlier.
 * Visits count from the day a year before on, that day included; a policy while it runs.
 */
export function groupOf(
  car: Car,
  rules: OwnerRules,
  today: number,
): { readonly group: number; readonly dimensions: Dimensions } | undefined {
  const from = addMonths(today, -rules.groups.months);
  const past = car.visits.filter(({ day }) => day <= today);
  const delivered = holder(car)?.delivered;
  if (past.length === 0 && (delivered === undefined || delivered > from)) return undefined;
  const recent = past.filter(({ day }) => day >= from);
  const count = (kinds: ReadonlySet<string | undefined>): number => recent.filter(({ kind }) => kinds.has(kind)).length;
  const dimensions: Dimensions = {
    maintenance: count(MAINTENANCE) >= rules.groups.maintenance,
    repair: count(REPAIR) >= rules.groups.repair,
    insurance:
      recent.some(({ kind }) => kind === 'accident') ||
      car.policies.some(({ wonUntil }) => wonUntil !== undefined && wonUntil >= today),
  };
  return { group: groupNumber(dimensions), dimensions };
}
