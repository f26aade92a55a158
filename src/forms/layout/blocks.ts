import { isOption } from '../fields';
import { cellText, holdsPhone, parsePhones } from '../values';
import { headerWords, type Grid } from './grid';
import { HEADERS, TABLES } from '../weights';
import { headerRowsAt, isHeaderRow, lookAt, type HeaderBlock } from './header-block';
import { splitSideBySide } from './side-by-side';
import type { Span } from './span';
import { formatKind } from '../../calendar';
import type { Cell } from '../../sheet';
import { dayHeading, SHORTEST_RUN } from './days';
import { headerKey, isField, senses } from '../vocabulary/lookup';
import { isConsultantName, looksLikeTitle } from './titles';

/** A table on a sheet: its header, the rows above that speak of it, and the rows below it. */
export interface Block {
  readonly header: HeaderBlock;
  /** First row of the title region; the header's top row where there is none. */
  readonly titleTop: number;
  readonly bodyTop: number;
  bodyBottom: number;
  /** Rows in which the header stands once more (a page break). */
  readonly repeated: number[];
  /** Its headings are none that we know: it is a table only where a person has said what they mean. */
  readonly unknown?: true;
}

/** Every table of a sheet, in reading order: top to bottom, and left to right where they stand side by side. */
export function findBlocks(grid: Grid): Block[] {
  const found: Block[] = [];
  let open: Block[] = [];
  let row = 1;
  while (row <= grid.lastRow) {
    const span = headerSpan(grid, row, open);
    if (span === undefined) {
      row += 1;
      continue;
    }
    if (open.some((block) => overlaps(block.header, span) && isRowOf(grid, block, row))) {
      row += 1;
      continue;
    }
    const top = Math.max(
      1,
      ...open.filter((block) => overlaps(block.header, span)).map((block) => (block.header.rows.at(-1) ?? 0) + 1),
    );
    const rows = headerRowsAt(grid, row, top, span.left, span.right);
    const segments = splitSideBySide(grid, rows, { ...span, left: leftOfParents(grid, rows, span.left) });
    let last = row;
    for (const header of segments) {
      last = Math.max(last, header.rows.at(-1) ?? row);
      const before = open.filter((block) => overlaps(block.header, header));
      const same = before.find((block) => sameHeader(block.header, header));
      const titleTop = titleTopOf(grid, header, top);
      if (same !== undefined && !beginsAnew(grid, header, titleTop)) {
        same.repeated.push(...header.rows);
        continue;
      }
      for (const block of before)
        block.bodyBottom = Math.max(block.bodyTop - 1, Math.min(titleTop, header.rows[0] ?? row) - 1);
      open = open.filter((block) => !before.includes(block));
      const block: Block = {
        header,
        titleTop,
        bodyTop: (header.rows.at(-1) ?? row) + 1,
        bodyBottom: grid.lastRow,
        repeated: [],
      };
      found.push(block);
      open.push(block);
    }
    row = last + 1;
  }
  return found;
}

/**
 * Whether a row that reads like headers is a row of an open table all the same: a visitor without a name, whose kind, state and purpose
 * are words that head columns elsewhere. Headers name columns; they hold no number, date or phone, and what stands under them is not
 * what stood over them.
 */
function isRowOf(grid: Grid, block: Block, row: number): boolean {
  if (row < block.bodyTop) return false;
  const shape = shapeOf(grid, block, row);
  const repeats = shape.filter(
    ({ column, text }) => text !== '' && headerWordOf(block, column) === headerKey(text),
  ).length;
  if (repeats >= TABLES.repeatedWords) return false;
  const typed = shape.filter(({ sort }) => sort === 'number' || sort === 'date' || sort === 'phone').length;
  const days = shape.filter(({ heading }) => heading).length;
  if (typed > days && days < SHORTEST_RUN) return true;
  if (standsUnderTitle(grid, block, row)) return false;
  const above = shapeOf(grid, block, row - 1);
  if (row - 1 < block.bodyTop || above.length < TABLES.leastCells) return false;
  const below = shapeOf(grid, block, row + 1);
  return below.length >= TABLES.leastCells && alike(above, below);
}

/** One of the two rows above is a title or a period in cells (2026 | 年 | 6 | 月): what follows is another table's header. */
function standsUnderTitle(grid: Grid, { header: { left, right }, bodyTop }: Block, row: number): boolean {
  for (let above = row - 1; above >= Math.max(bodyTop, row - 2); above -= 1) {
    const texts: string[] = [];
    for (let column = left; column <= right; column += 1) texts.push(grid.text(above, column));
    const joined = headerWords(texts.join(''));
    const filled = texts.filter((words) => words !== '').length;
    if (
      /^\d{4}年\d{1,2}月/u.test(joined) ||
      (filled < TABLES.leastCells && texts.some((words) => looksLikeTitle(words)))
    )
      return true;
  }
  return false;
}

interface CellShape {
  readonly column: number;
  readonly sort: 'number' | 'date' | 'phone' | 'text';
  readonly text: string;
  readonly heading: boolean;
}

function shapeOf(grid: Grid, block: Block, row: number): CellShape[] {
  const shape: CellShape[] = [];
  for (let column = block.header.left; column <= block.header.right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    const text = cellText(cell).trim();
    shape.push({ column, sort: sortOfCell(cell, text), text, heading: dayHeading(cell, grid.date1904) !== undefined });
  }
  return shape;
}

function sortOfCell(cell: Cell, text: string): CellShape['sort'] {
  if (typeof cell.value === 'number') return formatKind(cell.format) === 'other' ? 'number' : 'date';
  if (/^\+?[\d\s-]{7,}$/u.test(text) && parsePhones(cell).phone !== undefined) return 'phone';
  if (/^\d{1,4}$/u.test(text)) return 'number';
  return /^\d{1,4}[-/.年月]\d{1,2}/u.test(text) || /^\d{1,2}[:：]\d{2}/u.test(text) ? 'date' : 'text';
}

function headerWordOf({ header }: Block, column: number): string {
  return headerKey(header.columns[column - header.left]?.path.at(-1) ?? '');
}

/** Two rows hold the same sorts of value in the same columns, something other than text among them. */
function alike(one: readonly CellShape[], other: readonly CellShape[]): boolean {
  const sorts = new Map(other.map(({ column, sort }) => [column, sort]));
  const same = one.filter(({ column, sort }) => sorts.get(column) === sort);
  return same.some(({ sort }) => sort !== 'text') && same.length >= Math.min(one.length, other.length) * TABLES.alike;
}

function overlaps(a: Span, b: Span): boolean {
  return a.left <= b.right && b.left <= a.right;
}

/** The columns of a header that begins in this row: the whole row, or what lies outside the tables that are open. */
function headerSpan(grid: Grid, row: number, open: readonly Block[]): Span | undefined {
  const extent = grid.extent(row);
  if (extent === undefined) return undefined;
  if (isHeaderRow(lookAt(grid, row, extent.left, extent.right))) return widened(grid, row, extent);
  if (open.length === 0) return undefined;
  const busy = open.map((block) => block.header).sort((a, b) => a.left - b.left);
  if (busy.length === 1 && (busy[0]?.left ?? 0) <= extent.left && (busy[0]?.right ?? 0) >= extent.right)
    return undefined;
  let from = extent.left;
  for (const span of [...busy, { left: extent.right + 1, right: extent.right + 1 }]) {
    const part = { left: from, right: Math.min(extent.right, span.left - 1) };
    if (part.right - part.left >= 2 && isHeaderRow(lookAt(grid, row, part.left, part.right))) return part;
    from = Math.max(from, span.right + 1);
  }
  // a header of its own within the columns of one table, beside rows of another
  for (const span of busy) {
    if (span.left <= extent.left && span.right >= extent.right) continue;
    if (isHeaderRow(lookAt(grid, row, span.left, span.right))) return { left: span.left, right: span.right };
  }
  return undefined;
}

/** Columns whose only word stands in an upper row of the header, left of the row that it was found by. */
function leftOfParents(grid: Grid, rows: readonly number[], left: number): number {
  let first = left;
  while (first > 1 && rows.some((row) => senses(grid.text(row, first - 1)).some(({ to }) => isField(to)))) first -= 1;
  return first;
}

/** The row's span, widened by merges and by sub-headers that stick out under the last heading. */
function widened(grid: Grid, row: number, extent: Span): Span {
  let { left, right } = extent;
  for (let column = extent.left; column <= extent.right; column += 1) {
    const area = grid.merge(row, column);
    if (area !== undefined && area.right - area.left < TABLES.widestMerge)
      right = Math.max(right, Math.min(area.right, grid.lastColumn));
  }
  // the sub-headers of the last headings may stick out, up to three rows lower; words that we do not know may stand between them
  for (let lower = row + 1; lower <= row + TABLES.subHeaderRows; lower += 1) {
    for (
      let column = right + 1, last = right;
      column <= grid.lastColumn && column - extent.right <= TABLES.sticksOut;
      column += 1
    ) {
      const cell = grid.cell(lower, column);
      if (
        cell === undefined ||
        typeof cell.value !== 'string' ||
        cell.value.length > HEADERS.longestSubHeader ||
        column - last > TABLES.mostUnknown
      )
        break;
      if (!standsOver(grid, row, lower, column - 1)) break;
      if (saysHeader(cell.value)) right = last = column;
    }
  }
  // the names may stand one to three rows lower than the days and groups beside them
  for (let lower = row + 1; lower <= row + TABLES.subHeaderRows; lower += 1) {
    let known = 0;
    while (left > 1 && left > extent.left - TABLES.namesBefore) {
      const words = cellText(grid.cell(lower, left - 1));
      // the first names may be ones that we do not know, beside some that we do
      if (!saysHeader(words) && (known < TABLES.knownBefore || !isShortWord(words))) break;
      known += saysHeader(words) ? 1 : 0;
      left -= 1;
    }
  }
  return { left, right };
}

/** Something of the header, or of a merge that began in it, stands in one of the rows over the column. */
function standsOver(grid: Grid, top: number, bottom: number, column: number): boolean {
  for (let row = top; row <= bottom; row += 1)
    if (grid.cell(row, column) !== undefined || grid.merge(row, column) !== undefined) return true;
  return false;
}

function isShortWord(text: string): boolean {
  const words = headerWords(text);
  return words !== '' && words.length <= HEADERS.longestOption && !/[:：\d]/u.test(words);
}

/** A known header, or one of the options that stand under a heading of levels. */
function saysHeader(text: string): boolean {
  return (
    senses(text).length > 0 || isOption('monthEndLevel', headerWords(text)) || isOption('source', headerWords(text))
  );
}

function sameHeader(a: HeaderBlock, b: HeaderBlock): boolean {
  let same = 0;
  let all = 0;
  for (const { column, path } of b.columns) {
    if (path.length === 0) continue;
    all += 1;
    const [there, here] = [a.columns[column - a.left]?.path.at(-1) ?? '', path.at(-1) ?? ''];
    if (headerKey(there) === headerKey(here)) same += 1;
    else if (isOtherField(there, here)) return false;
  }
  return all > 0 && same >= all * TABLES.alike;
}

/** Two words that name two columns: 目的 where the table had 车型 makes it another table, however many words are the same. */
function isOtherField(there: string, here: string): boolean {
  const fields = (word: string): string[] =>
    senses(word).flatMap(({ to, how }) => (how === 'exact' && isField(to) ? [to] : []));
  const [one, other] = [fields(there), fields(here)];
  return one.length > 0 && other.length > 0 && !other.some((field) => one.includes(field));
}

/** Rows above a header that may speak of the table: up to the last row that is filled like a table's. */
function titleTopOf(grid: Grid, header: HeaderBlock, floor: number): number {
  const top = header.rows[0] ?? 1;
  const width = header.right - header.left + 1;
  let first = top;
  for (let row = top - 1; row >= floor && top - row <= TABLES.titleRows; row -= 1) {
    let filled = 0;
    for (let column = header.left; column <= header.right; column += 1)
      if (grid.cell(row, column) !== undefined) filled += 1;
    if (filled > Math.max(TABLES.titleCells, width * TABLES.titleShare)) break;
    if (floor > 1 && looksLikeRecord(grid, row, header)) break;
    first = row;
  }
  return first;
}

/** Between two tables: a row that still holds a record of the upper one (a number in its first column, a customer's phone, several values). */
function looksLikeRecord(grid: Grid, row: number, header: HeaderBlock): boolean {
  let filled = 0;
  for (let column = header.left; column <= header.right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    if (holdsPhone(cell) && !/[:：]/u.test(cellText(cell))) return true;
    filled += 1;
  }
  const first = headerWords(grid.text(row, header.left));
  // 2026 | 年 | 6 | 月 is a title; 9:30 a time, 制表人：… a label
  if (/^\d{4}$/u.test(first) && /年/u.test(grid.text(row, header.left + 1))) return false;
  return /^\d{1,4}$/u.test(first) || (filled >= TABLES.recordCells && !/[:：](?:\D|$)/u.test(first));
}

/** `6月`, `六月份`, `2026年6月`: another month begins. */
const MONTH_ALONE = /^(?:\d{2,4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?$/u;

/** A consultant's name by itself at the left of a row, where the table has no names of customers: the next one's table begins. */
function namesConsultant(grid: Grid, header: HeaderBlock, row: number): boolean {
  for (let column = header.left + 1; column <= header.right; column += 1)
    if (grid.cell(row, column) !== undefined) return false;
  const leaf = header.columns[0]?.path.at(-1) ?? '';
  return (
    isConsultantName(grid.text(row, header.left)) &&
    !senses(leaf).some(({ to }) => to === 'customerName' || to === 'phone')
  );
}

/** `三、明日计划`: a part of a report with a table of its own. */
const PART = /^[（(]?[一二三四五六七八九十][）)、.．]/u;

/** The same header once more is a new table when a title of its own stands over it. */
function beginsAnew(grid: Grid, header: HeaderBlock, titleTop: number): boolean {
  for (let row = (header.rows[0] ?? 1) - 1; row >= titleTop; row -= 1) {
    if (namesConsultant(grid, header, row)) return true;
    for (let column = header.left; column <= header.right; column += 1) {
      const cell = grid.cell(row, column);
      if (cell === undefined) continue;
      const words = headerWords(cellText(cell));
      if (looksLikeTitle(cellText(cell)) || MONTH_ALONE.test(words) || PART.test(words)) return true;
    }
  }
  return false;
}
