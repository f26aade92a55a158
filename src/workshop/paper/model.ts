import { dateOf, dayOf } from '../../calendar';
import { cellName, columnLetters, parseArea, type Scalar } from '../../sheet';
import type { Accept, KeyCell } from '../types';

/** What the trainer's copy holds for an answer: the cell and the value, rates rounded to a tenth of a percent. */
export function modelAnswer(
  { cell, accept }: KeyCell,
  noLevel: string,
  notCarried: string,
): { readonly cell: string; readonly value: Scalar } {
  const area = parseArea(cell) ?? { top: 1, left: 1, bottom: 1, right: 1 };
  if (accept.kind === 'mark') return { cell: cellName(area.top, accept.right), value: '*' };
  if (accept.kind === 'placed') {
    if (accept.level === 'none') return { cell: cellName(area.top, area.left), value: notCarried };
    return { cell: cellName(area.top, accept.columns[accept.level] ?? area.left), value: accept.date ?? '' };
  }
  return { cell: cellName(area.top, area.left), value: valueOf(accept, noLevel) };
}

/** The day in whose column a mark stands, or the column's letters where the paper does not tell its days. */
export function dayOfMark({ date, right }: Extract<Accept, { kind: 'mark' }>, column: number): string {
  return date === undefined ? columnLetters(column) : dateOf(dayOf(date) + column - right);
}

/** The right answer as a sentence shows it. */
export function shownRight(accept: Accept, noLevel: string, notCarried: string): string {
  if (accept.kind === 'placed') return accept.level === 'none' ? notCarried : `${accept.level} ${accept.date ?? ''}`;
  if (accept.kind === 'rate') return `${(Math.round(accept.right * 1000) / 10).toFixed(1)}%`;
  return accept.kind === 'mark' ? dayOfMark(accept, accept.right) : String(valueOf(accept, noLevel));
}

function valueOf(accept: Exclude<Accept, { kind: 'mark' | 'placed' }>, noLevel: string): Scalar {
  switch (accept.kind) {
    case 'level':
    case 'phone':
      return accept.right === 'none' ? noLevel : accept.right;
    case 'rate':
      return Math.round(accept.right * 1000) / 1000;
    case 'choice':
      return accept.words[accept.right]?.[0] ?? accept.right;
    case 'date':
    case 'count':
    case 'text':
      return accept.right;
  }
}
