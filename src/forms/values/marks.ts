import type { Cell } from '../../sheet';
import { cellText, normaliseText, toSimplified, withoutBlanks } from './text';

/**
 * Ticks as dealers type them, `ˇ` (U+02C7) and the letter V among them, and the tick and the checked box of the Wingdings fonts, which
 * are `ü` and `þ` in any other font. An open circle is an empty one.
 */
const TICKS = new Set([
  ...'√✓✔☑✅ˇ∨ⅴⅤⱽ■◼▣☒●⚫VvｖＶ对üþ\uf0fc\uf0fe\uf050\uf052',
  '☑️',
  '✔️',
  '[√]',
  '(√)',
  '[x]',
  '[v]',
  '√√',
]);

/** The cell is a tick and nothing else. `□` alone is an empty box, not a tick; for `1` as a tick see `isOneAsTick`. */
export function isTick(text: string): boolean {
  if (text.length > 8 || text === '') return false;
  if (TICKS.has(text)) return true;
  const bare = text.replace(/[\s\ufe0f]+/gu, '');
  return TICKS.has(bare) || /^[√✓✔ˇ∨]{1,3}$/u.test(bare);
}

const TICKED = new Set(['1', '是', 'true', 'y', 'yes']);
const UNTICKED = new Set([
  ...'×✗✘✖╳xX☐□▢◻⬜○〇◯0否nN无未没ûý¨\uf0fb\uf0fd\uf0a8\uf06f',
  'false',
  'no',
  '没有',
  '[ ]',
  '[]',
  '()',
]);

/**
 * Whether a cell of a group of ticks is ticked. Check boxes hold TRUE and FALSE; counting people write 1 and 0; others cross out what
 * does not hold. `undefined`: the cell says something else.
 */
export function tickOf(cell: Cell): boolean | undefined {
  if (typeof cell.value === 'boolean') return cell.value;
  const text = cellText(cell);
  if (text.length > 8) return undefined;
  if (isTick(text)) return true;
  const plain = toSimplified(withoutBlanks(text)).toLowerCase();
  return TICKED.has(plain) ? true : UNTICKED.has(plain) ? false : undefined;
}

/** In a column of ticks a `1` (so that SUM counts it) is one too. */
export function isOneAsTick(text: string): boolean {
  return withoutBlanks(text) === '1';
}

const BOXES = /[□☐▢◻⬜]/u;

export function isEmptyBox(text: string): boolean {
  return /^[□☐▢◻⬜]$/u.test(text.trim());
}

/** Signs that mark a planned visit in a day cell, done or not. */
export const PLANNED_MARKS = /[*∗⁎✱✲✳✻✽﹡※★☆⭐✩✪●•⊙◎▲△◆◇⚑⚐▼▽]/gu;

const CHECKED = /[☑✓✔√■▣☒✅ˇ]|\[[xv√]\]/iu;

/**
 * The choices of a cell with boxes whose box is checked: `□男 ☑女` gives `女`, `意向级别：☑H □A` gives `H`. The box may stand before
 * or after its word, as the cell begins. `undefined` where the text has no boxes, `[]` where none is checked.
 */
export function parseChoices(text: string): string[] | undefined {
  const plain = normaliseText(text).replace(/^[^□☐▢◻⬜☑✓✔√■▣☒✅ˇ[]*[:：]/u, '');
  if (!CHECKED.test(plain) && !BOXES.test(plain)) return undefined;
  const tokens = plain.match(/[□☐▢◻⬜]|[☑✓✔√■▣☒✅ˇ]|\[[xv√ ]?\]|[^□☐▢◻⬜☑✓✔√■▣☒✅ˇ[\]]+/giu) ?? [];
  const isBox = (token: string): boolean => BOXES.test(token) || CHECKED.test(token) || /^\[ ?\]$/u.test(token);
  const boxFirst = isBox(tokens[0]?.trim() ?? '');
  const chosen: string[] = [];
  tokens.forEach((token, i) => {
    if (!isBox(token) || !CHECKED.test(token)) return;
    const word = tokens[boxFirst ? i + 1 : i - 1]?.trim() ?? '';
    if (word !== '' && !isBox(word)) chosen.push(word.replace(/[\s,，、/;；]+$/u, ''));
  });
  return chosen;
}

const YES = new Set('是 有 y yes true t 已 对 真 需要 要 可 参与 做了 试了 完成 已完成 已做 做过'.split(' '));
const NO = new Set(
  '否 无 没 没有 n no false f × ✗ ✘ ✖ ╳ x ○ 〇 ◯ û ý 未 不 不是 不需要 未做 没做 未完成 - -- / — ——'.split(' '),
);

/** Yes or no as it stands in a cell, ticks and crosses included; `undefined` for anything else. */
export function parseYesNo(text: string): boolean | undefined {
  const plain = toSimplified(withoutBlanks(text)).toLowerCase();
  if (plain === '' || plain.length > 12) return undefined;
  if (YES.has(plain) || isTick(plain) || plain === '1') return true;
  if (NO.has(plain) || plain === '0') return false;
  if (/^(?:已|有|是|做)?(?:过)?(?:试驾|试乘|试乘试驾|体验)(?:过|了|车辆)?$/u.test(plain)) return true;
  if (/^(?:未|没|没有|无|不|否|未曾)(?:做)?(?:试驾|试乘|试乘试驾|体验|试|有|曾)(?:过)?$/u.test(plain)) return false;
  const choices = parseChoices(text);
  return choices?.length === 1 && choices[0] !== undefined && choices[0].length < plain.length
    ? parseYesNo(choices[0])
    : undefined;
}
