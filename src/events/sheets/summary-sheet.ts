import { COUNTED } from '../../forms';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale } from '../../words';
import { comparedPage } from './compared-page';
import { outcomeOf, outcomeWith } from '../outcome';
import { planFor } from '../reading/plan-in';
import { writtenOutcomeOf } from '../reading/results-in';
import { sheetPlace } from './sheet-place';
import { speaker } from './speak';
import { detailSheet, Formulas } from './summary-detail';
import { eventPage } from './summary-page';
import type { EventPlan, EventReport, InvitationList, WrittenOutcome } from '../types';

export interface SummaryInput {
  readonly lists: readonly InvitationList[];
  /** In the order of `lists`. */
  readonly reports: readonly EventReport[];
  readonly plans: readonly EventPlan[];
  /** What was just filled in of one of the lists, by its place among them; it goes before what stands on the sheets. */
  readonly entered?: { readonly list: number; readonly outcome: WrittenOutcome };
}

/**
 * 活动总结: a sheet for each event, its figures formulas over one hidden detail sheet, with native charts; where there are several
 * events, a sheet that compares them. What people wrote on a summary that is made anew (targets, money, reasons, measures, advice) stays.
 */
export function summaryChanges(
  book: WorkbookSnapshot,
  { lists, reports, plans, entered }: SummaryInput,
  locale: Locale = 'zh-CN',
): ChangeSet {
  if (lists.length === 0) return [];
  const speak = speaker(locale);
  const counted = say(COUNTED, locale);
  const detailTitle = `${speak('detail.title')} ${counted}`;
  const detail = sheetPlace(book, speak('detail.sheet'), detailTitle);
  const own = lists.map((list, i) => {
    const report = reports[i];
    if (report === undefined) throw new Error('Every list has its report');
    const formulas = new Formulas(detail.sheet, i + 1, report);
    const there = writtenOutcomeOf(book, list.name);
    const written = entered?.list === i ? outcomeWith(there, entered.outcome) : there;
    return { report, outcome: outcomeOf(report, planFor(list.name, plans), written), formulas };
  });
  const why = text('events.change.summary', { count: lists.length });
  const pages = own.map(({ report, outcome, formulas }) =>
    eventPage(report, outcome, formulas, { speak, locale, counted }),
  );
  const compared = own.length > 1 ? [comparedPage(own, { speak, locale, counted })] : [];
  return [
    { ...detailSheet(lists, detailTitle, speak), kind: detail.kind, sheet: detail.sheet, why },
    ...[...pages, ...compared].map(({ name, content }, i, all) => {
      // Two events of one name have two sheets.
      const again = all.slice(0, i).filter((other) => other.name === name).length;
      const unique = again === 0 ? name : `${name.slice(0, 26)} ${String(again + 1)}`;
      const place = sheetPlace(book, unique, content.values[0]?.[0]);
      return { ...content, ...place, why };
    }),
  ];
}
