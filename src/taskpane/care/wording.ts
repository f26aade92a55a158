import type { CareLine } from '../../jobs';
import type { Subject } from '../state';
import type { Words } from '../words';

/** What a call is for: 交车后回访 7 天, 提醒首保. */
export function whatWords({ kind, stepWords }: CareLine, { t, say }: Words): string {
  return t(`owners.do.${kind}`) + (stepWords === undefined ? '' : ` ${say(stepWords)}`);
}

/** `逾期 3 天`, `今天`, `6月24日`. */
export function dueOf({ status, overdueDays, due }: CareLine, { t, day }: Words): string {
  if (status === 'overdue') return t('taskpane.care.late', { days: overdueDays });
  return status === 'due-today' ? t('taskpane.care.today') : day(due);
}

/** Whom a call is logged with, and what it is about. */
export function ownerSubject(task: CareLine, words: Words): Subject | undefined {
  const { place, name = words.t('taskpane.care.unnamed'), kind, step, by, car, model } = task;
  if (place === undefined) return undefined;
  const beside = [car, model].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    who: `${place.sheet}!${String(place.row)}`,
    name,
    call: { kind, step, by, what: [whatWords(task, words), beside].filter((part) => part !== '').join(' · ') },
  };
}
