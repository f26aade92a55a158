import type { LedgerRow } from './types';
import { plainWord } from './rows';

/**
 * Marks that the day wrote itself, so that they are never taken for a person's plans. Known by the day and the customer, not by the
 * cell: a sheet may be sorted. As text for the document part `DOCUMENT_PARTS.marks`: `2026-06-12:k3f9a1:o …`, with the look that the mark
 * was given; no name or number stands in it.
 */
export function markToken(row: LedgerRow, date: string): string {
  const who = row.phones[0] ?? `${plainWord(row.record.fields.customerName)}|${plainWord(row.consultant)}`;
  return `${date}:${hash(who)}`;
}

/** `o` overdue, `t` today, `p` plain: of a day still to come. */
export type MarkLook = 'o' | 't' | 'p';
export type OwnMarks = ReadonlyMap<string, MarkLook>;

/** The look of each mark by its token; what is no token of ours is passed over. */
export function parseMarks(content: string | undefined): OwnMarks {
  const marks = new Map<string, MarkLook>();
  for (const word of (content ?? '').split(/\s+/u)) {
    const found = /^(\d{4}-\d{2}-\d{2}:[0-9a-z]+):([otp])$/u.exec(word);
    if (found) marks.set(found[1] ?? '', found[2] as MarkLook);
  }
  return marks;
}

export function serialiseMarks(marks: Iterable<readonly [token: string, look: MarkLook]>): string {
  return [...new Map(marks)]
    .map(([token, look]) => `${token}:${look}`)
    .sort()
    .join(' ');
}

/** FNV-1a over the characters, 32 bits: only ever compared with the same day's others. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(36);
}
