import { cellOf, columnOf } from '../../customers';
import { dayOf } from '../../profile';
import { text } from '../../words';
import { ladder } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
};
const UNITS: readonly [RegExp, number][] = [
  [/^(个|個)?(工作)?[天日]/u, 1],
  [/^(个|個)?(周|週|星期|礼拜)/u, 7],
  [/^(个|個)?月/u, 30],
  [/^年/u, 360],
];

/**
 * Days until the purchase that words such as `7天内`, `一周`, `半个月`, `1-3个月` or `7天-1个月` name; of a span the later end.
 * Numbers without a unit take the unit of the next one. `undefined` for anything else.
 */
export function daysOfWindow(words: string): number | undefined {
  const plain = words.normalize('NFKC').replace(/\s+/gu, '');
  if (/现车|立即|马上|当天|今天|随时/u.test(plain)) return 0;
  if (/(以上|之后|以后|>|＞|超过)/u.test(plain)) return undefined;
  let days: number | undefined;
  for (const match of plain.matchAll(/(\d+(?:\.\d+)?|[一二两兩三四五六七八九十半])(?:个|個)?(半)?/gu)) {
    const number = NUMBERS[match[1] ?? ''] ?? Number(match[1]);
    const rest = plain.slice((match.index ?? 0) + match[0].length);
    const unit = UNITS.find(([pattern]) => pattern.test(rest))?.[1];
    if (unit !== undefined) days = (number + (match[2] === undefined ? 0 : 0.5)) * unit;
  }
  return days === undefined ? undefined : Math.round(days);
}

/** The customer said when, and the level says otherwise. */
export const purchaseWindowRule: LevelRule = {
  ...wordsOfRule('purchase-window'),
  speak({ at, profile, rows, level }) {
    if (at.state !== 'open') return undefined;
    const row = rows.find(({ record }) => record.fields.purchaseWindow !== undefined);
    const words = row?.record.fields.purchaseWindow;
    if (!row || words === undefined) return undefined;
    // A level that somebody wrote on a later day knows more than the words of the visit.
    if (row.date !== undefined && at.levelEntry && at.levelEntry.day > dayOf(row.date)) return undefined;
    const days = daysOfWindow(words);
    if (days === undefined) return undefined;
    const fits = ladder(profile).find(({ window }) => window?.max !== undefined && days <= window.max);
    if (!fits || fits.code === level?.code) return undefined;
    return {
      rule: 'purchase-window',
      level: fits.code,
      text: text('levels.purchase-window.why', { words, days, level: fits.code }),
      cells: [cellOf(row, columnOf(row.form, 'purchaseWindow'))],
    };
  },
};
