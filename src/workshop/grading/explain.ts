import { parseArea } from '../../sheet';
import type { GradedBook, Mark } from './grade-book';

/**
 * Right answers whose reason may be told while somebody is still at work: of rows in which nothing is wrong or missing, for the reason of
 * one answer names the line that is the answer beside it.
 */
export function explainable({ tasks }: GradedBook): readonly Mark[] {
  const marks = tasks.flatMap((task) => task.marks);
  const open = new Set(marks.filter(({ points }) => points === 0).map(rowOf));
  return marks.filter((mark) => !open.has(rowOf(mark)));
}

function rowOf({ key: { sheet, cell } }: Mark): string {
  return `${sheet}!${String(parseArea(cell)?.top)}`;
}
