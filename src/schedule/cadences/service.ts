import { addMonths, dateOf } from '../../calendar';
import { text } from '../../words';
import type { Cadence, CarFacts, OwnerRules } from './types';

/** When the next service of a car is due that was in before: the day that a sheet gives after the last service, else by months. */
export function serviceDue({ lastService, nextService }: CarFacts, rules: OwnerRules): number | undefined {
  if (lastService === undefined) return undefined;
  return nextService !== undefined && nextService > lastService
    ? nextService
    : addMonths(lastService, rules.service.after);
}

/** 定保: from five months after the last service until twelve, both days included. */
export const service: Cadence = {
  kind: 'service',
  source: text('owners.source.service'),
  tasks(car, rules, today) {
    const due = serviceDue(car, rules);
    if (due === undefined || car.lastService === undefined) return [];
    if (today < due || today > addMonths(car.lastService, rules.service.until)) return [];
    const key = due === car.nextService ? 'owners.why.service-planned' : 'owners.why.service';
    return [{ due, why: text(key, { last: dateOf(car.lastService), due: dateOf(due) }) }];
  },
};
