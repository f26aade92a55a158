import { chineseNumber } from './numerals';
import { normaliseText, toSimplified, withoutBlanks } from './text';

/** What a 正 that is not finished yet looks like, by its strokes; typed with the characters that come closest. */
const STROKES: Readonly<Record<string, number>> = {
  一: 1,
  '-': 1,
  丨: 1,
  丅: 2,
  丁: 2,
  T: 2,
  '┬': 2,
  下: 3,
  上: 3,
  干: 3,
  止: 4,
  正: 5,
};

/** People or things counted: `3`, `3人`, `三人`, `两位`, `一家三口`, `2大1小`, strokes of 正 (`正丁` 7). `undefined` for anything else. */
export function parseCount(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 9999 ? value : undefined;
  if (typeof value === 'boolean') return undefined;
  const plain = toSimplified(withoutBlanks(value));
  if (plain === '' || plain.length > 20) return undefined;
  const bare = plain
    .replace(/^共|^(?:一家|一行|夫妻|夫妇|母女|母子|父子|父女|姐妹|兄弟)(?=.)/u, '')
    .replace(/(?:个人|人|位|名|个|口|批|组|次|台|辆)$/u, '');
  if (/^\d{1,4}(?:\.0+)?$/u.test(bare)) return Number(bare);
  const family = /^(\d{1,2})大(\d{1,2})小$/u.exec(plain);
  if (family !== null) return Number(family[1]) + Number(family[2]);
  const number = chineseNumber(bare);
  if (number !== undefined) return number;
  if (!/^正*.$/u.test(bare) && !/^正+$/u.test(bare)) return undefined;
  let count = 0;
  for (const stroke of bare.toUpperCase()) {
    const strokes = STROKES[stroke];
    if (strokes === undefined) return undefined;
    count += strokes;
  }
  return bare.includes('正') || !/[上下干\-丨]/u.test(bare) ? count : undefined;
}

/** 序号 as a number: `1`, `01`, `１`, `①`, `1.`, `NO.1`, `(1)`, `一`. */
export function parseSerial(value: string | number | boolean): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  if (typeof value === 'boolean') return undefined;
  const plain = normaliseText(value)
    .replace(/^(?:no\.?|第|#|\()\s*/iu, '')
    .replace(/(?:号|位|\)|、|\.)$/u, '');
  if (/^\d{1,7}(?:\.0+)?$/u.test(plain)) return Number(plain);
  return chineseNumber(toSimplified(plain));
}
