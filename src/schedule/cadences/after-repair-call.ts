import { dateOf } from '../../calendar';
import { text } from '../../words';
import type { Cadence } from './types';

/** The call three days after a repair: on the list from the next day on, done by any call on a later day, too late after fourteen days. */
export const afterRepairCall: Cadence = {
  kind: 'after-repair-call',
  source: text('owners.source.after-repair-call'),
  tasks({ lastRepair, calls }, rules, today) {
    if (lastRepair === undefined || today <= lastRepair) return [];
    if (today > lastRepair + rules.afterRepair.until || (calls.at(-1) ?? -Infinity) > lastRepair) return [];
    const why = text('owners.why.after-repair-call', { visit: dateOf(lastRepair) });
    return [{ due: lastRepair + rules.afterRepair.after, why }];
  },
};
