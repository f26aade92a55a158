import type { SheetSnapshot } from '../../sheet';
import { writtenAt, type Labels } from './title';

/** Plans stand as a table where a row has so many of their heads, and no value among them. */
const LEAST_HEADS = 3;
/** The head of a table of plans stands near the top. */
const TOP = 10;

/**
 * The lines of a table of events (domain §c, lists 16 and 17: a line per event, 目标 and 实际 of 首客, 订单 … under heads of two rows), each
 * as labels with values; `undefined` where the sheet is no such table. A head under another is told both ways round: 首客目标 and 目标首客.
 */
export function linesOfTable(sheet: SheetSnapshot, isHead: (words: string) => boolean): Labels[] | undefined {
  for (let row = 1; row <= Math.min(TOP, sheet.lastRow); row += 1) {
    const upper = wordsOf(sheet, row);
    if ([...upper.values()].filter(isHead).length < LEAST_HEADS || !onlyWords(sheet, row)) continue;
    const lower = wordsOf(sheet, row + 1);
    const second = isSubHead(upper, lower);
    const heads = second
      ? pairsOf(upper, lower, sheet.lastColumn)
      : [...upper].map(([at, own]) => [at, [own]] as const);
    return linesBelow(sheet, row + (second ? 2 : 1), heads);
  }
  return undefined;
}

type Heads = readonly (readonly [column: number, labels: readonly string[]])[];

function linesBelow(sheet: SheetSnapshot, from: number, heads: Heads): Labels[] {
  const lines: Labels[] = [];
  for (let row = from; row <= sheet.lastRow; row += 1)
    lines.push(
      heads.flatMap(([column, labels]) => {
        const value = writtenAt(sheet, row, column);
        return value === undefined ? [] : labels.map((label) => [label, value] as const);
      }),
    );
  return lines.filter((line) => line.length > 0);
}

/** Words under a head that has more columns than one, which has no value yet: the second row of the head. */
function isSubHead(upper: ReadonlyMap<number, string>, lower: ReadonlyMap<number, string>): boolean {
  const under = [...lower].filter(([column]) => !upper.has(column));
  return under.length > 0 && [...lower.values()].filter((words) => SUB_HEAD.test(words)).length >= 2;
}
const SUB_HEAD = /^(?:目标|实际|完成率|达成率|原因.*|改进.*|首客|混客|建卡|订单|到场|成交|开始|结束)$/u;

function pairsOf(upper: ReadonlyMap<number, string>, lower: ReadonlyMap<number, string>, last: number): Heads {
  const heads: (readonly [number, readonly string[]])[] = [];
  let group = '';
  for (let column = 1; column <= last; column += 1) {
    group = upper.get(column) ?? group;
    const own = lower.get(column);
    if (own !== undefined) heads.push([column, [group + own, own + group]]);
    else if (upper.has(column)) heads.push([column, [group]]);
  }
  return heads;
}

function wordsOf(sheet: SheetSnapshot, row: number): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  for (let column = 1; column <= sheet.lastColumn; column += 1) {
    const own = writtenAt(sheet, row, column)?.text.replace(/\s/gu, '');
    if (own !== undefined) words.set(column, own);
  }
  return words;
}

const onlyWords = (sheet: SheetSnapshot, row: number): boolean =>
  (sheet.rows[row] ?? []).every((cell) => cell === undefined || typeof cell.value === 'string');
