import type { ChangeSet, WorkbookSnapshot } from '../sheet';
import { text } from '../words';
import { listSheet, type ListOptions } from './list-sheet';
import { planSheet } from './plan-sheet';
import { sheetPlace } from './sheet-place';
import { speaker } from './speak';
import type { EventPlan, Invitation } from './types';

/**
 * A whole event as sheets: 活动方案 and 邀约表. One set, so that its inverse takes the event back whole. A list of the same event that is
 * there already is never written over (people have written in it): the new one gets a number.
 */
export function eventChanges(
  book: WorkbookSnapshot,
  plan: EventPlan,
  invitations: readonly Invitation[],
  options: ListOptions,
): ChangeSet {
  const speak = speaker(options.locale ?? 'zh-CN');
  const why = text('events.change.event', { event: plan.name, count: invitations.length });
  const planned = planSheet(plan, options.locale);
  const plans = sheetPlace(book, speak('plan.sheet', { event: plan.name }), undefined);
  const list = sheetPlace(book, speak('list.sheet', { event: plan.name }), undefined);
  return [
    { ...planned, kind: 'add-sheet', sheet: plans.sheet, why },
    { ...listSheet(plan, invitations, options), kind: 'add-sheet', sheet: list.sheet, why },
  ];
}
