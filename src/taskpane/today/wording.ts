import type { CustomerDay } from '../../jobs/types';
import { text, type Text } from '../../words';
import type { Words } from '../words';
import type { TaskGroup } from './tasks';

export function nameOf(customer: CustomerDay, { t }: Words): string {
  return customer.name ?? t('taskpane.today.no-name');
}

/** `逾期 3 天`, `今天`, `6月22日`, `计划6月22日` where the consultant planned it: in a message a `*` explains nothing. */
export function dueWords({ status, due, dueWhy, overdueDays }: CustomerDay, { t, day }: Words): string {
  if (status === 'overdue') return t('taskpane.today.late', { days: overdueDays });
  if (status === 'due-today') return t('taskpane.today.now');
  if (due === undefined) return '';
  return dueWhy === 'planned' ? t('taskpane.today.planned', { day: day(due) }) : day(due);
}

/** `逾期 5–6 天 · 4`; the range makes the step plain without colour. */
export function groupTitle({ kind, from, to, customers }: TaskGroup, { t }: Words): string {
  const count = customers.length;
  if (kind !== 'overdue') return t(`taskpane.today.group.${kind}`, { count });
  return from === to
    ? t('taskpane.today.group.overdue-day', { from: from ?? 1, count })
    : t('taskpane.today.group.overdue', { from: from ?? 1, to: to ?? 1, count });
}

/** What to do with a customer, in one sentence: the answer comes before its reasons. */
export function todoOf({ status, dueWhy, due, overdueDays, level = '' }: CustomerDay): Text {
  if (due === undefined || status === 'none') return text('taskpane.todo.none');
  if (status === 'overdue') return text('taskpane.todo.overdue', { days: overdueDays, level });
  if (dueWhy === 'first-contact') return text('taskpane.todo.first-contact', { date: due });
  return status === 'due-today'
    ? text('taskpane.todo.today', { level })
    : text('taskpane.todo.upcoming', { date: due });
}
