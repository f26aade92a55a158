import { text, type Text } from '../../words';
import type { BoardLine } from '../host/services';

/** What is needed beside the orders that open customers will probably bring: without them the sum could not be followed. */
export function neededWords(line: BoardLine, target: number): Text {
  const orders = Math.max(0, target - line.done);
  const expected = Math.min(orders, Number((line.expected ?? 0).toFixed(1)));
  const values = { orders, visits: line.firstVisitsNeeded ?? '—', filings: line.filingsNeeded ?? '—' };
  return expected > 0
    ? text('taskpane.board.needed-beside', { ...values, expected, rest: Number((orders - expected).toFixed(1)) })
    : text('taskpane.board.needed-text', values);
}
