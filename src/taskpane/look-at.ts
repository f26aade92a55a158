import type { DayReport, OpenQuestion } from '../jobs/types';
import { text, type Text } from '../words';
import type { PaneState } from './state';

/** Names a note of the workbook by its place and its rule; no customer's data. */
export function questionKey({ sheet, cell, text: words }: OpenQuestion): string {
  return `${sheet}!${cell} ${words.key}`;
}

/** A cell or a range that could not be read, and why. */
export interface UnreadPlace {
  readonly key: string;
  readonly sheet: string;
  readonly cell: string;
  readonly why: Text;
  /** What stands there. */
  readonly holds?: string;
}

export interface LookAt {
  /** To be answered, or to be looked at. */
  readonly questions: readonly OpenQuestion[];
  readonly cells: readonly UnreadPlace[];
  /** Both together: the one count that the whole pane shows. */
  readonly count: number;
}

const known = new WeakMap<DayReport, { readonly dismissed: PaneState['dismissed']; readonly found: LookAt }>();
const NOTHING: LookAt = { questions: [], cells: [], count: 0 };

/** What is still to be answered or looked at. A column's question cannot be put aside: it is answered. */
export function toLookAt({ report, dismissed }: Pick<PaneState, 'report' | 'dismissed'>): LookAt {
  if (report === undefined) return NOTHING;
  const last = known.get(report);
  if (last?.dismissed === dismissed) return last.found;
  const questions = report.questions.filter((one) => one.mapping !== undefined || !dismissed.has(questionKey(one)));
  const cells = unreadPlaces(report).filter(({ key }) => !dismissed.has(key));
  const found = { questions, cells, count: questions.length + cells.length };
  known.set(report, { dismissed, found });
  return found;
}

function unreadPlaces({ problems, forms, afterSales }: DayReport): UnreadPlace[] {
  const place = (sheet: string, cell: string, why: Text, holds?: string): UnreadPlace => ({
    key: `${sheet}!${cell} ${why.key}`,
    sheet,
    cell,
    why,
    holds,
  });
  return [
    // a column of covered numbers is told once, at the first of them
    ...problems.flatMap(({ sheet, cell, code, masked, text: holds }) =>
      masked === 0
        ? []
        : [
            masked === undefined
              ? place(sheet, cell, text(`forms.problem.${code}`), holds)
              : place(sheet, cell, text('forms.masked', { count: masked }), holds),
          ],
    ),
    ...[...forms, ...afterSales].flatMap(({ sheet, unread }) =>
      (unread ?? []).map(({ range, why }) => place(sheet, range, why)),
    ),
  ];
}
