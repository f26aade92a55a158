import { text } from '../../words';
import { isLunarBirthday } from './lunar';
import type { PlannedCare } from './types';
import { nextYearly, WISHES_AHEAD } from './yearly';

export const BIRTHDAY_SOURCE = text('owners.source.birthday');

/** 生日, once per owner and not per car: from a week before. A birthday is `MM-DD` by the solar calendar. */
export function birthdayTasks(birthday: string, today: number): readonly PlannedCare[] {
  const [month = 0, day = 0] = birthday.split('-').map(Number);
  const due = nextYearly(month, day, today);
  return due - today > WISHES_AHEAD ? [] : [{ due, why: text('owners.why.birthday', { birthday }) }];
}

/** The same for a birthday by the Chinese calendar, `MM-DD`; nothing outside the years of its table. */
export function lunarBirthdayTasks(birthday: string, today: number): readonly PlannedCare[] {
  const [month = 0, day = 0] = birthday.split('-').map(Number);
  for (let due = today; due <= today + WISHES_AHEAD; due += 1)
    if (isLunarBirthday(month, day, due)) return [{ due, why: text('owners.why.birthday-lunar', { birthday }) }];
  return [];
}
