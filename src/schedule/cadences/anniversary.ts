import { civilDay, dateOf } from '../../calendar';
import { text } from '../../words';
import type { Cadence } from './types';
import { nextYearly, WISHES_AHEAD } from './yearly';

/** 购车周年: from a week before the day of delivery comes round again. */
export const anniversary: Cadence = {
  kind: 'anniversary',
  source: text('owners.source.anniversary'),
  tasks({ delivered }, _rules, today) {
    if (delivered === undefined || delivered >= today) return [];
    const { year, month, day } = civilDay(delivered);
    const due = nextYearly(month, day, today);
    if (due - today > WISHES_AHEAD || civilDay(due).year === year) return [];
    const years = civilDay(due).year - year;
    return [{ due, why: text('owners.why.anniversary', { delivered: dateOf(delivered), years }) }];
  },
};
