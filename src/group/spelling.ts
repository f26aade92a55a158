import { chineseNumber } from '../forms/values';

/**
 * A text in plain characters (half width, no invisible ones, digits of every script as `0`–`9`), with the way back to its own
 * positions. `digits` is `plain` with Chinese numerals and spoken digits (`幺` `洞`) written as digits too: same length.
 */
export interface SpelledText {
  readonly plain: string;
  readonly digits: string;
  /** Per character of `plain`: where its source begins and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Characters that stand between or upon others without being seen: soft hyphens, joiners, marks of direction, keycaps. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|\p{M}|\p{Cc}(?<![\n\r\t])/u;
/** Digits as they are read out on the telephone. */
const SPOKEN: Readonly<Record<string, string>> = { 幺: '1', 洞: '0', 拐: '7' };
/** Letters that are typed for digits: between two digits, before the second of a mobile number, or behind five. */
const LOOKALIKES = /(?<=\d)[OolI|]+(?=\d)|(?<![A-Za-z])[lI|](?=[3-9]\d{3})|(?<=\d{5})[OolI|]{1,4}(?![A-Za-z\d])/gu;
const LOOKALIKE: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };

export function spellOut(text: string): SpelledText {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  let position = 0;
  for (const character of text) {
    const end = position + character.length;
    for (const sign of plainOf(character)) {
      for (let unit = 0; unit < sign.length; unit += 1) {
        starts.push(position);
        ends.push(end);
      }
      plain += sign;
    }
    // What is not seen goes with the sign before it.
    if (UNSEEN.test(character) && ends.length > 0) ends[ends.length - 1] = end;
    position = end;
  }
  return { plain, digits: asDigits(plain), starts, ends };
}

function plainOf(character: string): string {
  if (character <= '\u007e') return character;
  if (UNSEEN.test(character)) return '';
  const folded = character.normalize('NFKC');
  if (/^[\x20-\x7e]+$/u.test(folded)) return folded;
  return [...folded].map((sign) => (/\p{Nd}/u.test(sign) ? digitOf(sign) : otherNumber(sign))).join('');
}

/** A decimal digit of any script: each script has its ten in a row. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  for (let value = 0; value <= 9; value += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value);
  }
  return sign;
}

/** Dingbat digits (`❶` `➊`) have no compatibility form. */
function otherNumber(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  for (const first of [0x2776, 0x2780, 0x278a]) {
    if (code >= first && code < first + 10) return String(code - first + 1);
  }
  if (code === 0x24ea || code === 0x24ff || code === 0x1f10b || code === 0x1f10c) return '0';
  if (code >= 0x24f5 && code <= 0x24fe) return String(code - 0x24f4);
  return sign;
}

function asDigits(plain: string): string {
  let digits = '';
  for (let i = 0; i < plain.length; i += 1) {
    const sign = plain.charAt(i);
    digits += sign >= '0' && sign <= '9' ? sign : (numeral(sign) ?? sign);
  }
  return digits.replace(LOOKALIKES, (signs) => [...signs].map((sign) => LOOKALIKE[sign] ?? sign).join(''));
}

function numeral(sign: string): string | undefined {
  if (sign < '\u3000' && sign !== '○') return undefined;
  const spoken = SPOKEN[sign];
  if (spoken !== undefined) return spoken;
  if ('两俩仨十百廿卅拾佰'.includes(sign)) return undefined;
  const value = chineseNumber(sign);
  return value === undefined ? undefined : String(value);
}
