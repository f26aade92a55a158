import { addMonths, dateOf } from '../../calendar';
import { text } from '../../words';
import type { Cadence } from './types';

/** 首保: from three months after delivery until twelve, while the car was never in. */
export const firstService: Cadence = {
  kind: 'first-service',
  source: text('owners.source.first-service'),
  tasks({ delivered, lastService }, rules, today) {
    if (delivered === undefined || lastService !== undefined) return [];
    const due = addMonths(delivered, rules.firstService.after);
    if (today < due || today > addMonths(delivered, rules.firstService.until)) return [];
    return [{ due, why: text('owners.why.first-service', { delivered: dateOf(delivered) }) }];
  },
};
