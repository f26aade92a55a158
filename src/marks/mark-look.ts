import type { Change } from '../sheet';
import type { Text } from '../words';

/** Overdue and due today differ by fill, and by a heavy box round the overdue mark: paper copies have no colour. */
export const OVERDUE_FILL = '#FFC7CE';
// Not the yellow of A, nor any other level's colour.
export const TODAY_FILL = '#E4D3F5';
export const OVERDUE_FONT = '#9C0006';
export const MARK = '*';

/** What a mark looks like on a day. */
export function lookOfMark(
  at: { readonly sheet: string; readonly cell: string; readonly why: Text },
  look: 'overdue' | 'today',
): Change[] {
  if (look === 'today')
    return [
      { ...at, kind: 'fill', after: TODAY_FILL },
      { ...at, kind: 'font', after: { bold: true } },
    ];
  const line = 'medium';
  return [
    { ...at, kind: 'fill', after: OVERDUE_FILL },
    { ...at, kind: 'font', after: { bold: true, color: OVERDUE_FONT } },
    { ...at, kind: 'border', after: { top: line, bottom: line, left: line, right: line, color: OVERDUE_FONT } },
  ];
}
