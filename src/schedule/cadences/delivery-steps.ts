import { addMonths } from '../../calendar';
import type { DeliveryStep, OwnerRules } from '../../profile';
import { text, type Text } from '../../words';

/** A call after delivery: its id as the sheets' columns have it, and its day. */
export interface DatedStep {
  readonly id: string;
  readonly day: number;
}

/** Nobody keeps calling for longer than this; a delivery date further back is a slip of the pen that must not cost a loop without end. */
const LONGEST_YEARS = 60;

/** The steps of a delivery in order, those of the profile and then the repeated ones, up to the first one after `until`. */
export function deliverySteps(delivered: number, rules: OwnerRules, until: number): DatedStep[] {
  const steps: DatedStep[] = rules.deliverySteps.map((step) => ({ id: step.id, day: dayOfStep(delivered, step) }));
  const every = rules.deliveryEvery;
  const last = rules.deliverySteps.at(-1);
  if (every !== undefined && last !== undefined) {
    const from = last.months ?? 0;
    for (let months = from + every; months <= LONGEST_YEARS * 12; months += every) {
      const previous = steps.at(-1);
      if (previous !== undefined && previous.day > until) break;
      steps.push({ id: `${String(months)}m`, day: addMonths(delivered, months) });
    }
  }
  return steps;
}

function dayOfStep(delivered: number, { days, months }: DeliveryStep): number {
  return (months === undefined ? delivered : addMonths(delivered, months)) + (days ?? 0);
}

/** A step as people say it: `7d` → 7 天, `3m` → 3 个月; any other id as it is. */
export function stepText(id: string): Text {
  const [, count = '', unit] = /^(\d+)([dm])$/u.exec(id) ?? [];
  if (unit === undefined) return text('owners.step.other', { id });
  return text(unit === 'd' ? 'owners.step.days' : 'owners.step.months', { count });
}
