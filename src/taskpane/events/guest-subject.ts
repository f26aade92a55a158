import type { EventGuest } from '../../jobs';
import type { Subject } from '../state';
import type { Words } from '../words';

/** A guest as a form's subject: by the line on the list, which names the guest without doubt. */
export function guestSubject(guest: EventGuest, { t }: Words): Subject {
  const { sheet, row, name = t('taskpane.care.unnamed'), event, model } = guest;
  const what = [event, model].filter((part) => part !== undefined && part !== '').join(' · ');
  return { who: `${sheet}!${String(row)}`, name, guest: { sheet, row, what } };
}

/** The guests whose name holds what was typed, or whose phone ends with it. */
export function guestsFound(guests: readonly EventGuest[], typed: string): readonly EventGuest[] {
  const key = typed.replace(/[\s·•]/gu, '');
  if (key === '') return [];
  return guests.filter(
    ({ name = '', phone = '' }) =>
      name.replace(/[\s·•]/gu, '').includes(key) || (/^\d{3,}$/u.test(key) && phone.endsWith(key)),
  );
}

/** When a call was due. */
export const lateWords = (late: number, { t }: Words): string =>
  late > 0 ? t('taskpane.care.late', { days: late }) : t('taskpane.care.today');
