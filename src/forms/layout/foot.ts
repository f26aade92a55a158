import type { Cell } from '../../sheet';
import { cellText, holdsPhone, isPersonsName, toSimplified } from '../values';
import { FOOT } from '../weights';
import { headerWords, type Grid } from './grid';
import { isOwnLine } from './rows';

interface Line {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Whether a line outside the records is the form's own: totals, counts, signatures, legends and notes, facts with their label
 * (`打印日期：…`), or formulas that run on below the last customer. A line with a phone number or a customer's name never is.
 */
export function isOwnFoot(grid: Grid, line: Line, nameColumn: number | undefined): boolean {
  const [cells, texts] = lineOf(grid, line);
  if (cells.some(holdsPhone)) return false;
  // 时段 may be somebody's name, but not over a line of counts
  if (isHeadOfFigures(texts) && isFigures(...lineOf(grid, { ...line, row: line.row + 1 }))) return true;
  const name = nameColumn === undefined ? undefined : grid.cell(line.row, nameColumn);
  if (name !== undefined && name.formula === undefined && isPersonsName(cellText(name).trim())) return false;
  if (cells.every(({ formula }) => formula !== undefined)) return true;
  if (texts.some((words) => isOwnLine(words.replace(OPENING, '')) || NOTE.test(words) || CODES.test(words)))
    return true;
  if (cells.length <= FOOT.fewCells && texts.every((words) => isFact(words))) return true;
  return isFigures(cells, texts);
}

function lineOf(grid: Grid, { row, left, right }: Line): [cells: Cell[], texts: string[]] {
  const cells: Cell[] = [];
  for (let column = left; column <= right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell !== undefined) cells.push(cell);
  }
  return [cells, cells.map((cell) => toSimplified(headerWords(cellText(cell))))];
}

/** Short words, as they stand over a line of counts (`时段 8-10时 10-12时`). */
function isHeadOfFigures(texts: readonly string[]): boolean {
  return texts.length > 2 && texts.every((words) => words.length <= FOOT.longWord);
}

const NOTE =
  /^(?:注|备注|说明|※|\*|＊|★|[(（]?\d{1,2}[)）、.．]|[①-⑳]|【?(?:要求|提示|须知|填写|填表|本表)|制表|打印|导出|更新|审核)/u;

/** `（信息来源：…`: what a note begins with. */
const OPENING = /^[(（【[*※]+/u;
/** `信息来源1展厅2网络`: codes behind their label, with blanks between that were left out. */
const CODES =
  /^(?:信息|客户|意向)?(?:来源|渠道|级别|等级)(?:代码|区分|说明)?(?:\d{1,2}|[A-Z])[\u3400-\u9fff]{2,8}(?:\d{1,2}|[A-Z])[\u3400-\u9fff]/u;

/** A label with its value, no list of people. */
function isFact(words: string): boolean {
  return /^[^:：\d]{2,10}[:：]/u.test(words) || /^[\d年月日号./:-]+$/u.test(words);
}

/** Counts below the columns: numbers beside at most a few words, none of them long. */
function isFigures(cells: readonly Cell[], texts: readonly string[]): boolean {
  const numbers = cells.filter(
    ({ value, formula }, index) =>
      typeof value === 'number' ||
      formula !== undefined ||
      /^[\d.]+(?:%|人|台|批|组|个|次)?$|^正*[正一丁丅下𠄟止]?$/u.test(texts[index] ?? ''),
  ).length;
  return numbers > 0 && numbers * 2 >= cells.length && texts.every((words) => words.length <= FOOT.longWord);
}
