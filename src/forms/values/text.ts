import type { Cell } from '../../sheet';
import { SIMPLIFIED, TRADITIONAL } from './traditional';

/** Characters beyond these may have a compatibility form (full width, circled digits, no-break spaces). */
const PLAIN = /^[\n\x20-\x7e\u4e00-\u9fff\u3001\u3002]*$/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/gu;
const BLANKS = /[^\S\n]+/gu;

/**
 * One form for all widths: full-width letters, digits and brackets become half-width, `①` becomes `1`, every kind of blank
 * one space, line breaks `\n`; outer blanks and invisible characters go. Traditional characters stay (see `toSimplified`).
 */
export function normaliseText(text: string): string {
  if (PLAIN.test(text)) {
    const trimmed = text.trim();
    return trimmed.includes('  ') || trimmed.includes(' \n') ? trimmed.replace(BLANKS, ' ') : trimmed;
  }
  return text
    .replace(/\r\n?|\u0085|\u2028|\u2029/gu, '\n')
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(BLANKS, ' ')
    .trim();
}

/** As `normaliseText`, without any blank or line break. */
export function withoutBlanks(text: string): string {
  const plain = normaliseText(text);
  return /\s/u.test(plain) ? plain.replace(/\s+/gu, '') : plain;
}

let table: Map<string, string> | undefined;
const TRADITIONAL_PART = /[\u4e1f-\u9fff]/u;

function simplifiedTable(): Map<string, string> {
  if (table === undefined) {
    table = new Map();
    for (let i = 0; i < TRADITIONAL.length; i += 1) table.set(TRADITIONAL.charAt(i), SIMPLIFIED.charAt(i));
  }
  return table;
}

const KEPT_TEXTS = 20_000;
const LONGEST_KEPT = 40;
const simplified = new Map<string, string>();

/**
 * Traditional characters as Simplified ones, character by character (same length, so that positions stay true). Only for
 * matching: what a record holds stays as written. Short texts are remembered, as columns repeat theirs.
 */
export function toSimplified(text: string): string {
  if (!TRADITIONAL_PART.test(text)) return text;
  const known = simplified.get(text);
  if (known !== undefined) return known;
  const to = simplifiedTable();
  let result = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    result += to.get(character) ?? character;
  }
  if (text.length <= LONGEST_KEPT) {
    if (simplified.size >= KEPT_TEXTS) simplified.clear();
    simplified.set(text, result);
  }
  return result;
}

/** A cell's value as text: `''` for an empty cell, numbers in their digits, `TRUE` and `FALSE` as Excel shows them. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { value } = cell;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

const NOTHING_WORDS = new Set(
  (
    '无 没 未 空 未留 不详 没有 暂无 未知 不明 不清 不清楚 未填 未填写 未登记 未提供 不提供 未留档 未留电话 未留电 未留号码 未留联系方式 ' +
    '没留 没留电话 不留 不留电话 不愿留 不愿留电话 不愿意留 拒留 拒绝留 拒留电话 无电话 无号码 没电话 没有电话 无资料 无信息 ' +
    'n/a na none null nil unknown notgiven noinfo'
  ).split(' '),
);
const NOTHING_MARKS = /^[-/\\|_.。…~·‐-―−﹣—–¯￣()]+$/u;

/** The cell only says that there is nothing: `无` `未留` `不详` `没有` `/` `-` `—` and the like. Blank text is not "nothing" but empty. */
export function isNothing(text: string): boolean {
  if (text.length > 12) return false;
  const plain = withoutBlanks(text);
  if (plain === '') return false;
  if (NOTHING_MARKS.test(plain)) return true;
  const first = plain.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return false;
  const word = toSimplified(plain.toLowerCase()).replace(/^[(]|[)。.]$/gu, '');
  return NOTHING_WORDS.has(word);
}

/** An empty cell, or one that only says that there is nothing. */
export function isBlankOrNothing(text: string): boolean {
  return text === '' || text.trim() === '' || isNothing(text);
}

const DITTO =
  /^(?:[-—]*〃[-—]*|["'“”„‟〃″〝〞＂々‖′]{1,2}|同上(?:一?行|面|述)?|同前|上同|[-—]*(?:ditto|do\.?)[-—]*)$/iu;

/** `〃` `同上` `″` `"`: the cell repeats the row above. */
export function isDitto(text: string): boolean {
  if (text.length > 12 || text === '') return false;
  return DITTO.test(text.replace(/\s+/gu, ''));
}
