import { text } from '../../words';
import type { PlannedCare } from './types';
import { nextYearly, WISHES_AHEAD } from './yearly';

export const BIRTHDAY_SOURCE = text('owners.source.birthday');

/** 生日, once per owner and not per car: from a week before. A birthday is `MM-DD`; those of the lunar calendar must not come here. */
export function birthdayTasks(birthday: string, today: number): readonly PlannedCare[] {
  const [month = 0, day = 0] = birthday.split('-').map(Number);
  const due = nextYearly(month, day, today);
  return due - today > WISHES_AHEAD ? [] : [{ due, why: text('owners.why.birthday', { birthday }) }];
}
