import { dateOf } from '../../calendar';
import { text } from '../../words';
import { deliverySteps, stepText } from './delivery-steps';
import type { Cadence, CarFacts, PlannedCare } from './types';

/** The next step is shown so many days before its own. */
const AHEAD = 7;

/**
 * Calls after delivery: of the steps whose day has come only the latest is owed, and none of them once somebody called or the car came in from
 * that day on; the next one is shown a week ahead. Cars that others sold have none.
 */
export const deliveryCall: Cadence = {
  kind: 'delivery-call',
  source: text('owners.source.delivery-call'),
  tasks(car, rules, today) {
    const { delivered } = car;
    if (delivered === undefined || !car.ours || delivered > today) return [];
    const steps = deliverySteps(delivered, rules, today);
    const nextAt = steps.findIndex(({ day }) => day > today);
    const latest = nextAt < 0 ? steps.at(-1) : steps[nextAt - 1];
    const next = nextAt < 0 ? undefined : steps[nextAt];
    const planned = (day: number, step: string): PlannedCare => ({
      due: day,
      step,
      why: text('owners.why.delivery-call', { delivered: dateOf(delivered), step: stepText(step) }),
    });
    return [
      ...(latest !== undefined && !isDone(car, latest) ? [planned(latest.day, latest.id)] : []),
      ...(next !== undefined && next.day - today <= AHEAD && !car.steps.has(next.id)
        ? [planned(next.day, next.id)]
        : []),
    ];
  },
};

function isDone(car: CarFacts, { id, day }: { readonly id: string; readonly day: number }): boolean {
  const since = (days: readonly number[]): boolean => (days.at(-1) ?? -Infinity) >= day;
  return car.steps.has(id) || since(car.calls) || since(car.visits);
}
