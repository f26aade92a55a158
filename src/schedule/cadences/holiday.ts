import { text } from '../../words';
import type { OwnerRules, PlannedCare } from './types';
import { WISHES_AHEAD } from './yearly';

export const HOLIDAY_SOURCE = text('owners.source.holiday');

/** 节日, once per owner: from a week before the first free day of a holiday that the store sends its wishes for, until that day. */
export function holidayTasks({ greetings }: OwnerRules, today: number): readonly PlannedCare[] {
  return greetings
    .filter(({ day }) => day >= today && day - today <= WISHES_AHEAD)
    .map(({ name, day }) => ({ due: day, why: text('owners.why.holiday', { name }) }));
}
