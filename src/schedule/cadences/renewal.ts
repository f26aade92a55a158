import { dateOf } from '../../calendar';
import { text } from '../../words';
import type { Cadence } from './types';

/**
 * 续保: in the ninety days before the policy ends, until it is won or lost: first on the ninetieth day, then thirty days after each call, never later
 * than the policy's own end.
 */
export const renewal: Cadence = {
  kind: 'renewal',
  source: text('owners.source.renewal'),
  tasks({ policyEnd, renewal: status, renewalCalls }, rules, today) {
    if (policyEnd === undefined || status === 'won' || status === 'lost') return [];
    const from = policyEnd - rules.renewal.before;
    if (today < from || today > policyEnd) return [];
    const called = renewalCalls.at(-1);
    if (called === undefined || called < from)
      return [{ due: from, why: text('owners.why.renewal', { end: dateOf(policyEnd) }) }];
    const due = Math.min(called + rules.renewal.every, policyEnd);
    return [{ due, why: text('owners.why.renewal-again', { end: dateOf(policyEnd), called: dateOf(called) }) }];
  },
};
