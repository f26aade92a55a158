import { text } from '../../words';
import { cellsOf } from '../explanation';
import { wordsOfRule, type LevelRule } from '../rule';

/** The order was cancelled (T): the level from before the order stands again until the consultant grades anew. */
export const orderCancelledRule: LevelRule = {
  ...wordsOfRule('order-cancelled'),
  speak({ at }) {
    const { cancelled, level } = at;
    if (!cancelled || at.state !== 'open') return undefined;
    const known = level !== undefined && at.levelEntry !== cancelled;
    return {
      rule: 'order-cancelled',
      text: known ? text('levels.order-cancelled.why', { level }) : text('levels.order-cancelled.why-unknown'),
      cells: cellsOf(cancelled, known ? at.levelEntry : undefined),
    };
  },
};
