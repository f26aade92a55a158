import { dateOf, firstDayOfMonth, monthOf } from '../../calendar';
import { text } from '../../words';
import type { Cadence } from './types';

/** 流失招揽: once a month while the car stays away; nobody with an open complaint is asked back. */
export const winBack: Cadence = {
  kind: 'win-back',
  promotes: true,
  source: text('owners.source.win-back'),
  tasks({ lostAfter, calls, complains }, _rules, today) {
    if (lostAfter === undefined || complains) return [];
    const month = firstDayOfMonth(monthOf(dateOf(today)));
    if ((calls.at(-1) ?? -Infinity) >= month) return [];
    return [{ due: Math.max(month, lostAfter + 1), why: text('owners.why.win-back', { since: dateOf(lostAfter) }) }];
  },
};
