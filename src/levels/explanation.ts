import { cellOf, type Entry } from '../customers';
import type { Text } from '../words';

/** One line of an answer to 为什么: the rule that spoke, where the rule comes from, the cells that it rests on. */
export interface Explanation {
  readonly rule: string;
  readonly text: Text;
  readonly source?: Text;
  readonly cells: readonly { readonly sheet: string; readonly cell: string }[];
}

/** The cells of entries, each once. */
export function cellsOf(...entries: readonly (Entry | undefined)[]): Explanation['cells'] {
  const cells: { sheet: string; cell: string }[] = [];
  for (const entry of entries) {
    if (!entry) continue;
    const found = cellOf(entry.row, entry.column);
    if (!cells.some(({ sheet, cell }) => sheet === found.sheet && cell === found.cell)) cells.push(found);
  }
  return cells;
}
