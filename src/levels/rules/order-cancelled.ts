import { text } from '../../words';
import { cellsOf } from '../explanation';
import { wordsOfRule, type LevelRule } from '../rule';

/** T stands: the order was cancelled, the level before the order is the best guess until the consultant grades anew. */
export const orderCancelledRule: LevelRule = {
  ...wordsOfRule('order-cancelled'),
  speak({ customer, at, level, levels, today }) {
    if (at.state !== 'open' || level === undefined || level.code !== 'T') return undefined;
    let before: string | undefined;
    for (const entry of customer.entries) {
      if (entry.day > today) break;
      const known = entry.level === undefined ? undefined : levels.get(entry.level);
      if (known?.state === 'open' && known.window !== undefined) before = known.code;
    }
    return {
      rule: 'order-cancelled',
      ...(before === undefined ? {} : { level: before }),
      text:
        before === undefined
          ? text('levels.order-cancelled.why-unknown')
          : text('levels.order-cancelled.why', { level: before }),
      cells: cellsOf(at.levelEntry),
    };
  },
};
