import { cellText } from '../../forms/values';
import type { WorkbookSnapshot } from '../../sheet';
import { say, text, type Locale, type Text } from '../../words';
import { SCORE_ITEMS, totalOf, type Score, type ScoreItemId } from './score';

/** What a manager has typed beside an item of 检核报告. */
export interface Override {
  /** As it stands there. */
  readonly written: string | number;
  readonly remark: string;
  /** The points instead of those worked out: a number within the item's points, with a remark that says why. */
  readonly points?: number;
}
export type Overrides = ReadonlyMap<ScoreItemId, Override>;

/** Columns of the report's table of items. */
const COLUMNS = { item: 1, override: 6, remark: 7 } as const;
const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** What was typed into the report that stands in the workbook, so that a new one keeps it. */
export function overridesIn(book: WorkbookSnapshot): Overrides {
  const found = new Map<ScoreItemId, Override>();
  for (const { rows } of book.sheets) {
    if (!isOneOf(text('audit.sheet.title'), cellText(rows[1]?.[1]))) continue;
    for (const { id, points: most } of SCORE_ITEMS) {
      const row = rows.find((line) => isOneOf(text(`audit.item.${id}`), cellText(line?.[COLUMNS.item])));
      const value = row?.[COLUMNS.override]?.value;
      const written = typeof value === 'number' ? value : cellText(row?.[COLUMNS.override]).trim();
      const remark = cellText(row?.[COLUMNS.remark]).trim();
      if (written === '' && remark === '') continue;
      const points = written === '' ? NaN : Number(written);
      const counts = remark !== '' && points >= 0 && points <= most;
      found.set(id, { written, remark, points: counts ? points : undefined });
    }
  }
  return found;
}

function isOneOf(what: Text, written: string): boolean {
  return LOCALES.some((locale) => say(what, locale) === written.trim());
}

/** The score with what the manager has changed. */
export function withOverrides({ items }: Score, overrides: Overrides): Score {
  const own = items.map((item) => ({ ...item, score: overrides.get(item.id)?.points ?? item.score }));
  return { items: own, total: totalOf(own) };
}
