import { cellOf, type Entry } from '../customers';
import type { Text } from '../words';

/** One line of an answer to 为什么: the rule that spoke, where the rule comes from, the cells that it rests on. */
export interface Explanation {
  readonly rule: string;
  readonly text: Text;
  readonly source?: Text;
  readonly cells: readonly { readonly sheet: string; readonly cell: string }[];
}

export function cellsOf(...entries: readonly (Entry | undefined)[]): Explanation['cells'] {
  return entries.flatMap((entry) => (entry ? [cellOf(entry.row, entry.column)] : []));
}
