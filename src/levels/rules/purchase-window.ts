import { cellOf, columnOf } from '../../customers';
import { daysOfWindow } from '../../profile';
import { text } from '../../words';
import { levelWithin } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

/** The customer said when, and the level says otherwise. */
export const purchaseWindowRule: LevelRule = {
  ...wordsOfRule('purchase-window'),
  speak({ at, profile, rows, level }) {
    if (at.state !== 'open') return undefined;
    const row = rows.find(({ record }) => record.fields.purchaseWindow !== undefined);
    const words = row?.record.fields.purchaseWindow;
    if (!row || words === undefined) return undefined;
    // A level that somebody wrote on a later day knows more than the words of the visit.
    if (row.day !== undefined && at.levelEntry && at.levelEntry.day > row.day) return undefined;
    const days = daysOfWindow(words);
    if (days === undefined) return undefined;
    const fits = levelWithin(profile, days);
    if (!fits || fits.code === level?.code) return undefined;
    return {
      rule: 'purchase-window',
      level: fits.code,
      text: text('levels.purchase-window.why', { words, days, level: fits.code }),
      cells: [cellOf(row, columnOf(row.form, 'purchaseWindow'))],
    };
  },
};
