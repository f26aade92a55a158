import type { ChangeSet, SheetContent, WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import { listSheet, type ListOptions } from './list-sheet';
import { planSheet } from './plan-sheet';
import { sheetName, sheetPlace } from './sheet-place';
import { speaker } from './speak';
import type { EventPlan, Invitation } from '../types';

interface Named {
  readonly name: string;
  readonly content: SheetContent;
}

/** 活动方案 and 邀约表 of an event. */
export function eventSheets(
  plan: EventPlan,
  invitations: readonly Invitation[],
  options: ListOptions,
): { readonly plan: Named; readonly list: Named } {
  const speak = speaker(options.locale ?? 'zh-CN');
  return {
    plan: { name: sheetName(speak('plan.sheet', { event: plan.name })), content: planSheet(plan, options.locale) },
    list: {
      name: sheetName(speak('list.sheet', { event: plan.name })),
      content: listSheet(plan, invitations, options),
    },
  };
}

/**
 * A whole event into a workbook. One set, so that its inverse takes the event back whole. A list of the same event that is there already
 * is never written over (people have written in it): the new one gets a number.
 */
export function eventChanges(
  book: WorkbookSnapshot,
  plan: EventPlan,
  invitations: readonly Invitation[],
  options: ListOptions,
): ChangeSet {
  const why = text('events.change.event', { event: plan.name, count: invitations.length });
  const sheets = eventSheets(plan, invitations, options);
  return [sheets.plan, sheets.list].map(({ name, content }) => ({
    ...content,
    kind: 'add-sheet',
    sheet: sheetPlace(book, name, undefined).sheet,
    why,
  }));
}
