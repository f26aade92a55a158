import type { SheetSnapshot } from '../../sheet';
import { toSimplified } from '../../forms/values';
import { labelled, writtenAt, type Labels, type Written } from './title';

/** `一、活动目的`, `（二）`, `3.`, `①`: numbers before the headings of a plan that was written as a text. */
const NUMBER = /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．:：]\s*|[①-⑳]\s*|【)/u;

/** A heading without its number and marks. */
export const bareLabel = (words: string): string =>
  toSimplified(words.replace(/\s/gu, ''))
    .replace(NUMBER, '')
    .replace(/[:：】]$/u, '');

/**
 * Labels with their values, however a plan is written: in the next cell, behind a colon, or in the rows below a heading, as far as the
 * next heading or an empty row.
 */
export function planLabels(sheet: SheetSnapshot, isLabel: (words: string) => boolean): Labels {
  const beside = labelled(sheet).map(([label, value]): Labels[number] => [bareLabel(label), value]);
  return [...beside.filter(([, { text }]) => !isLabel(bareLabel(text))), ...below(sheet, isLabel)];
}

function below(sheet: SheetSnapshot, isLabel: (words: string) => boolean): Labels {
  const found: [string, Written][] = [];
  for (let row = 1; row <= sheet.lastRow; row += 1) {
    const heading = onlyOne(sheet, row);
    const label = heading === undefined ? '' : bareLabel(heading.text);
    if (heading === undefined || !isLabel(label)) continue;
    const texts: Written[] = [];
    for (let at = row + 1; at <= sheet.lastRow; at += 1) {
      const next = onlyOne(sheet, at);
      // a numbered line under a heading is a point of it, unless it is a heading of its own
      if (next === undefined || isLabel(bareLabel(next.text)) || CHAPTER.test(next.text)) break;
      texts.push(next);
    }
    const [first] = texts;
    if (first !== undefined) found.push([label, { cell: first.cell, text: texts.map(({ text }) => text).join('\n') }]);
  }
  return found;
}

const CHAPTER = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]/u;

/** The only text of a row; `undefined` where it has none or several. */
function onlyOne(sheet: SheetSnapshot, row: number): Written | undefined {
  const texts = (sheet.rows[row] ?? []).flatMap((_, column) => writtenAt(sheet, row, column) ?? []);
  return texts.length === 1 ? texts[0] : undefined;
}
