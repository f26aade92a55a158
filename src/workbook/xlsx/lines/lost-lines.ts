import type { BookContext } from '../package/book-context';
import { StyleRecords } from '../styles/style-ops';

/**
 * What a move took away for good, by row: whole rows (`<row …>…</row>`), or where columns were moved the cells of each row. Rows or columns that
 * were taken out, or empty ones that new ones pushed off the sheet.
 */
export interface LostLines {
  readonly lines: Readonly<Record<string, string>>;
  /** The styles that they name, each with the checksum of its look: another program may have numbered them anew. */
  readonly looks: readonly (readonly [style: number, look: number])[];
}

const STYLE = /(<[^\s/>]+[^>]*?\ss\s*=\s*["'])(\d+)(["'])/gu;

export function recordLost(book: BookContext, lines: Readonly<Record<string, string>>): LostLines {
  const styles = new Set(
    Object.values(lines).flatMap((xml) => [...xml.matchAll(STYLE)].map(([, , style]) => Number(style))),
  );
  const records = styles.size > 0 ? new StyleRecords(book.styles) : undefined;
  return { lines, looks: [...styles].map((style) => [style, records?.record(style).look ?? 0] as const) };
}

/** The lines of a record, with the styles that have their looks now; a look that is no longer there is left out. */
export function linesOf(book: BookContext, record: LostLines | undefined): ReadonlyMap<number, string> | undefined {
  if (!record) return undefined;
  const records = new StyleRecords(book.styles);
  const styles = new Map(record.looks.map(([style, look]) => [style, records.find({ style, look }) ?? 0]));
  const rows = Object.entries(record.lines).map(([row, xml]) => {
    const put = xml.replaceAll(
      STYLE,
      (_, head: string, style: string, quote: string) => head + String(styles.get(Number(style)) ?? 0) + quote,
    );
    return [Number(row), put] as const;
  });
  return new Map(rows.sort(([a], [b]) => a - b));
}
