const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  弌: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };

/** Characters that Chinese numerals are written with, for use in a character class. */
export const NUMERAL = '〇零○一二三四五六七八九十廿卅两百壹贰叁肆伍陆柒捌玖拾';

/**
 * A whole Chinese numeral below 1000 as a number: `十一` 11, `二十` 20, `廿三` 23, `一百零二` 102; positional where no unit
 * stands in it: `二〇二六` 2026. `undefined` for anything else.
 */
export function chineseNumber(text: string): number | undefined {
  if (text === '') return undefined;
  const plain = text.replaceAll('○', '〇').replaceAll('拾', '十').replaceAll('佰', '百');
  if (!/[十百廿卅]/u.test(plain)) {
    let value = 0;
    for (const character of plain) {
      const digit = DIGITS[character];
      if (digit === undefined) return undefined;
      value = value * 10 + digit;
    }
    return plain.length <= 4 ? value : undefined;
  }
  const match = /^(?:(.)百零?)?(?:(.)?十|([廿卅])十?)?(.)?$/u.exec(plain);
  if (match === null) return undefined;
  const [, hundreds, tens, special, ones] = match;
  const of = (character: string | undefined, otherwise: number): number => {
    if (character === undefined) return otherwise;
    return DIGITS[character] ?? Number.NaN;
  };
  const tenPart = special === undefined ? (plain.includes('十') ? of(tens, 1) * 10 : 0) : (TENS[special] ?? Number.NaN);
  const value = of(hundreds, 0) * 100 + tenPart + of(ones, 0);
  return Number.isNaN(value) ? undefined : value;
}
