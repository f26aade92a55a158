import type { Cell } from '../../sheet';
import { cellText, isNothing, normaliseText } from './text';

export interface PhoneReading {
  /** Digits only for a mobile number; `区号-号码` for a landline (`-分机` after it where one is written). */
  readonly phone?: string;
  readonly phone2?: string;
  readonly empty?: true;
  /** May stand beside a `phone` where the second number of the cell could not be read. */
  readonly problem?: 'unreadable-phone' | 'error-value';
}

const EMPTY: PhoneReading = { empty: true };
const UNREADABLE: PhoneReading = { problem: 'unreadable-phone' };
const ERROR: PhoneReading = { problem: 'error-value' };

/**
 * A cell as one or two phone numbers. Digits that are missing, masked (`138****5678`) or lost (`1.38E+10`) are
 * `unreadable-phone`, never completed.
 */
export function parsePhones(cell: Cell | undefined): PhoneReading {
  if (cell === undefined) return EMPTY;
  if (cell.error) return ERROR;
  const { value } = cell;
  if (typeof value === 'string') return parsePhoneText(value);
  if (typeof value === 'boolean') return UNREADABLE;
  if (value === 0 && cell.formula !== undefined) return EMPTY;
  if (!Number.isSafeInteger(value) || value <= 0) return UNREADABLE;
  const phone = onePhone(shownDigits(value, cell.format));
  return phone === undefined ? UNREADABLE : { phone };
}

/** The digits that a format of zeros shows: `02112345678` where the number is 2112345678. */
function shownDigits(value: number, format: string | undefined): string {
  const digits = String(value);
  const codes = (format ?? '').replace(/\\(.)|"([^"]*)"/gu, '$1$2').split(';')[0] ?? '';
  if (!/^[0\s()-]*0{3,}[0\s()-]*$/u.test(codes)) return digits;
  return digits.padStart(codes.replace(/[^0]/gu, '').length, '0');
}

const MOBILE = /^1[3-9]\d{9}$/u;
/** Seven zeros at the end are what is left of a number that was once shown as `1.38E+10`. */
const LOST = /0{7}$/u;

export function parsePhoneText(text: string): PhoneReading {
  if (MOBILE.test(text) && !LOST.test(text)) return { phone: text };
  const plain = normaliseText(text);
  if (plain === '' || isNothing(plain)) return EMPTY;
  if (plain.length > 200) return UNREADABLE;
  const whole = onePhone(plain);
  if (whole !== undefined) return { phone: whole };
  const found: string[] = [];
  let broken = false;
  for (const piece of plain.split(BETWEEN)) {
    if (!/\d/u.test(piece)) {
      broken ||= /[*×xX＊•●…]{2,}/u.test(piece);
      continue;
    }
    const numbers = phonesOf(piece);
    if (numbers === undefined) broken = true;
    else for (const number of numbers) if (!found.includes(number)) found.push(number);
  }
  const [phone, phone2] = found;
  if (phone === undefined) return UNREADABLE;
  return {
    phone,
    ...(phone2 === undefined ? {} : { phone2 }),
    ...(broken ? { problem: 'unreadable-phone' as const } : {}),
  };
}

/** A number whose middle was covered on purpose, as systems print it: `138****5678`, `138xxxx5678`, `1388●●●●678`. */
export function isMaskedPhone(text: string): boolean {
  return /(?<!\d)[01]\d{1,5}[-\s]?(?:[*×＊•●…✱#]{2,8}|x{3,8})[-\s]?\d{1,5}(?!\d)/iu.test(normaliseText(text));
}

/** Between two numbers: a sign, a line break, or words (`转` leads to an extension). */
const BETWEEN =
  /[/、;；,，|\\\n]|\s(?:or|and)\s|(?<=\d)\s*&\s*(?=\d)|(?<=\d)[\s(]*(?![转轉])[\u3400-\u9fff]+[\s:)]*(?=[+(\d])/iu;

/** Words beside a number say whose it is; letters, stars and question marks inside or at it say that it is not whole. */
const LABEL = /^(?:[\u3400-\u9fff（(【[]|tel|mob(?:ile)?|phone|cell|wechat|no\b|[:：.\s])+/iu;
const AFTER = /[\s(（【[]*[\u3400-\u9fff][^\d]*$/u;

function phonesOf(piece: string): string[] | undefined {
  const bare = piece
    .trim()
    .replace(LABEL, (label) => label.replace(/[^(+]/gu, '').replace(/\((?!\d)/u, ''))
    .replace(AFTER, '')
    .trim();
  const one = onePhone(bare) ?? onePhone(piece.trim());
  if (one !== undefined) return [one];
  // two numbers with a blank or a hyphen between them
  const pair = /^(\+?[\d\s-]*?\d)(?:\s+|\s*[-–—]\s*)((?:\+?86[-\s]?)?1[\d\s-]{10,})$/u.exec(bare);
  if (pair === null) return undefined;
  const [a, b] = [onePhone(pair[1] ?? ''), onePhone(pair[2] ?? '')];
  return a === undefined || b === undefined ? undefined : [a, b];
}

const AREA = '(010|02[0-57-9]|0[3-9]\\d{2})';
const LANDLINE = new RegExp(`^${AREA}(\\d{7,8})$`, 'u');
/** `(010)1234567`, `0551-3008 2702`, `0551-30082702-801`, `0551-30082702转801`. */
const WRITTEN_LANDLINE = new RegExp(
  `^\\(?${AREA}\\)?[-\\s.]*(\\d{7,8}|\\d{3,4}[-\\s]\\d{4})(?:\\s*(?:-|转|轉|ext\\.?|x|#)\\s*(\\d{1,6}))?$`,
  'iu',
);

function onePhone(text: string): string | undefined {
  if (MOBILE.test(text)) return LOST.test(text) ? undefined : text;
  const plain = text
    .replace(/[‐-―−]/gu, '-')
    .replace(/^['’‘`]/u, '')
    .trim();
  if (!/^[+(\d][\d\s().\-转轉ext#]*$/iu.test(plain)) return undefined;
  const foreign = /^(?:\+|00)\s*\(?(852|853|886)\)?[-\s]*(\(?0?\)?[\d\s-]+)$/u.exec(plain);
  if (foreign !== null) return abroad(foreign[1] ?? '', (foreign[2] ?? '').replace(/\D/gu, ''));
  const home = plain.replace(
    /^(?:\+|00)\s*\(?86\)?[-\s.]*|^\(86\)[-\s.]*|^86[-\s.]+(?=\(?\d)|^86(?=1[3-9]\d{9}$)/u,
    '',
  );
  const national = home !== plain;
  const float = /^(1[3-9]\d{9})\.0+$/u.exec(home);
  if (float !== null) return float[1];
  const digits = home.replace(/[\s().-]/gu, '');
  if (/^\d+$/u.test(digits)) {
    if (MOBILE.test(digits)) return grouped(home) && !LOST.test(digits) ? digits : undefined;
    if (/^01[3-9]\d{9}$/u.test(digits)) return digits.slice(1);
    if (/^[48]00\d{7}$/u.test(digits)) return digits;
    if (/^09\d{8}$/u.test(digits) && /^09\d{2}[-\s]\d{3}[-\s]\d{3}$/u.test(home)) return digits;
  }
  const written = WRITTEN_LANDLINE.exec(
    national && !/^\(?0/u.test(home) ? home.replace(/^\(?/u, (open) => `${open}0`) : home,
  );
  if (written !== null) return landline(written[1] ?? '', (written[2] ?? '').replace(/\D/gu, ''), written[3]);
  const together = LANDLINE.exec(digits);
  return together === null || !/^\(?0[\d\s()-]+$/u.test(home)
    ? undefined
    : landline(together[1] ?? '', together[2] ?? '', undefined);
}

function landline(area: string, number: string, extension: string | undefined): string {
  return extension === undefined ? `${area}-${number}` : `${area}-${number}-${extension}`;
}

/** A mobile number's digits may stand in groups, but not as `1391234-5678-` or around a dot that makes it a decimal. */
function grouped(text: string): boolean {
  return /^\(?\d+\)?(?:[\s.-]+\d+)*$/u.test(text);
}

/** Hong Kong, Macao: eight digits; Taiwan: nine of a mobile number, eight or nine of a landline, without the leading zero. */
function abroad(country: string, digits: string): string | undefined {
  const number = country === '886' ? digits.replace(/^0/u, '') : digits;
  const whole = country === '886' ? /^(?:9\d{8}|[2-8]\d{7,8})$/u : /^\d{8}$/u;
  return whole.test(number) ? `+${country}-${number}` : undefined;
}

/** A customer's number, alone in its cell or within a sentence; a number that a formula counted is none. */
export function holdsPhone(cell: Cell): boolean {
  if (typeof cell.value === 'boolean' || cell.formula !== undefined) return false;
  const text = normaliseText(cellText(cell)).replace(/(?<=\d)[\s-]+(?=\d)/gu, '');
  return WITHIN.test(text) || (WITH_AREA.test(text) && parsePhones(cell).phone !== undefined);
}

const WITHIN = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/u;
const WITH_AREA = /^\(?0\d{2,3}\)?\d{7,8}$/u;
