import type { Scalar } from '../../sheet';
import { isNothing, toSimplified, withoutBlanks } from './text';

const SCALE: Readonly<Record<string, number>> = {
  百: 100,
  千: 1_000,
  万: 10_000,
  億: 1e8,
  亿: 1e8,
  k: 1_000,
  w: 10_000,
};
const NUMBER = /^([-+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)([百千万亿kw]?)$/iu;
/** A customer's meter shows less than this, in km. */
const MOST_KILOMETRES = 3_000_000;

export interface MileageReading {
  /** Kilometres. */
  readonly mileage?: number;
  readonly problem?: 'unreadable-mileage';
}

/**
 * Kilometres: `5000`, `5,000公里`, `5000KM`, `0.5万`, `5千`. `unit`: how many km one unit of the column is (万公里 in its header: 10,000).
 * A range (`2500-3000`, `10000±500`) is a problem.
 */
export function parseMileage(value: Scalar, unit = 1): MileageReading {
  if (typeof value === 'boolean') return { problem: 'unreadable-mileage' };
  const plain = simple(value);
  if (plain === '' || isNothing(plain)) return {};
  const bare = plain
    .replace(/^(?:约|大约|大概|里程|行驶|表显|已行驶)[:：]?/u, '')
    .replace(/(?:公里数?|千米|kms?|左右|里程)+$/giu, '')
    .replace(/(?<=万|千)公里$/u, '');
  const found = scaled(bare, unit);
  return found === undefined || found < 0 || found > MOST_KILOMETRES
    ? { problem: 'unreadable-mileage' }
    : { mileage: found };
}

export interface AmountReading {
  /** Yuan. */
  readonly amount?: number;
  readonly problem?: 'unreadable-amount';
}

/** Yuan: `1,234.50`, `¥1200`, `1200元`, `0.28万`; `免费` is 0. `unit`: how many yuan one unit of the column is (万元 in its header: 10,000). */
export function parseAmount(value: Scalar, unit = 1): AmountReading {
  if (typeof value === 'boolean') return { problem: 'unreadable-amount' };
  const plain = simple(value);
  if (plain === '' || isNothing(plain)) return {};
  if (/^(?:免费|免单|全免|赠送)$/u.test(plain)) return { amount: 0 };
  const own = /万元?$|元$/u.test(plain);
  const bare = plain
    .replace(/^(?:人民币|rmb|cny|[¥￥])/iu, '')
    .replace(/(?:人民币|元整|元|rmb|块)$/iu, '')
    .replace(/^([-+])[¥￥]/u, '$1');
  const found = scaled(bare.replace(/^\((.+)\)$/u, '-$1'), own ? 1 : unit);
  return found === undefined ? { problem: 'unreadable-amount' } : { amount: found };
}

/** How many yuan or km one unit of a column is, by what its header says in brackets or at its end. */
export function unitOf(header: string): number {
  const plain = toSimplified(header);
  if (/万(?:元|公里|km)|[(（/]万[)）]?$|[(（]万[)）]/iu.test(plain)) return SCALE.万 ?? 1;
  return /千元/u.test(plain) ? (SCALE.千 ?? 1) : 1;
}

function simple(value: Scalar): string {
  return toSimplified(withoutBlanks(String(value)))
    .replace(/[，]/gu, ',')
    .replace(/^['’‘]/u, '');
}

/** `5万6`, `5万6千`, `3千5`: the last digit is of the next place. */
const NEXT_PLACE = /^(\d{1,3})(?:万(\d)千?|千(\d)百?)$/u;

function scaled(text: string, unit: number): number | undefined {
  const spoken = NEXT_PLACE.exec(text);
  if (spoken !== null) {
    const [, whole = '', thousands, hundreds = ''] = spoken;
    return thousands === undefined
      ? Number(whole) * 1_000 + Number(hundreds) * 100
      : Number(whole) * 10_000 + Number(thousands) * 1_000;
  }
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, digits = '', scale = ''] = match;
  const by = scale === '' ? unit : (SCALE[scale.toLowerCase()] ?? 1);
  // a hundredth of a fen is nothing that was written: 0.28 × 10000 is 2800
  const number = Math.round(Number(digits.replace(/,/gu, '')) * by * 1e4) / 1e4;
  return sign === '-' && number !== 0 ? -number : number;
}
