import { formatKind } from '../../calendar';
import type { Cell } from '../../sheet';
import { isClosed, isOption, isTickable, type MappedField } from '../fields';
import { HEADERS } from '../weights';
import { tickableFields } from './header-path';
import { dayHeading, dayRun, isWeekday, SHORTEST_RUN, type DayHeading } from './days';
import { headerWords, type Grid } from './grid';
import { isField, isKnownHeader, senses } from '../vocabulary/lookup';
import { cellText, LEVEL_CODES, parsePhones } from '../values';

/** The rows that name a table's columns, and the columns that they name. */
export interface HeaderBlock {
  readonly rows: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly columns: readonly HeaderColumn[];
  /** Day of the month → its first column. */
  readonly days?: ReadonlyMap<number, number>;
  /** Full dates in the day headings, by day. */
  readonly dayDates?: ReadonlyMap<number, string>;
  /** The row that holds the day numbers. */
  readonly dayRow?: number;
}

export interface HeaderColumn {
  readonly column: number;
  /** The words from the top row down, each without blanks; a vertical merge counts once. */
  readonly path: readonly string[];
  /** The sheet's own words where `path` says what several columns are together. */
  readonly words?: readonly string[];
}

/** How much a row looks like headers. Labels (`日期：`) and long sentences are none. */
export interface RowLook {
  readonly hits: number;
  readonly filled: number;
  /** Header words that stand in the row once more. */
  readonly again: number;
  readonly dataLike: number;
  readonly days?: ReadonlyMap<number, number>;
  readonly headings: readonly (readonly [number, DayHeading])[];
  /** Cells that name a day of the week, or 计划 and 实际: they belong to day columns and say nothing else. */
  readonly weekdays: number;
}

export function lookAt(grid: Grid, row: number, left: number, right: number): RowLook | undefined {
  const line = grid.sheet.rows[row];
  if (line === undefined) return undefined;
  let hits = 0;
  let filled = 0;
  let dataLike = 0;
  const seen = new Set<string>();
  const headings: [number, DayHeading][] = [];
  let weekdays = 0;
  let again = 0;
  const end = Math.min(right, line.length - 1);
  for (let column = left; column <= end; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    filled += 1;
    // a row whose first cells are neither headers nor days is data: most rows of a sheet end here
    if (filled > HEADERS.tellingCells && hits === 0 && headings.length < filled / 2) return undefined;
    // nor can it name columns where too few cells are left
    const rest = end - column + 1;
    if (hits + rest < HEADERS.leastCells && headings.length + rest < SHORTEST_RUN) return undefined;
    const heading = dayHeading(cell, grid.date1904);
    if (heading !== undefined) headings.push([column, heading]);
    if (typeof cell.value !== 'string') {
      if (heading === undefined) dataLike += 1;
      continue;
    }
    if (isHeaderWord(cell.value)) {
      if (seen.has(cell.value)) again += 1;
      else hits += 1;
      seen.add(cell.value);
    } else if (heading === undefined && looksLikeData(cell)) dataLike += 1;
    else if (isWeekday(headerWords(cell.value)) || isPlanOrDeed(cell.value)) weekdays += 1;
  }
  const days = headings.length >= SHORTEST_RUN ? dayRun(headings) : undefined;
  return { hits, filled, again, dataLike, headings, weekdays, ...(days === undefined ? {} : { days }) };
}

/** Shorter words than `HEADERS.leastOwnersWord` (交车, 成交, 结果) also stand in the foot of a report; in lists of owners these are headers all the same. */
const SHORT_OWNERS_WORDS: ReadonlySet<string> = new Set<MappedField>([
  'plate',
  'vin',
  'mileage',
  'customerName',
  'contactPerson',
  'serviceAdvisor',
  'birthday',
]);

const KEPT_WORDS = 20_000;
/** Columns repeat their values: whether each is a header is asked for every row. */
const headers = new Map<string, boolean>();

function isHeaderWord(text: string): boolean {
  if (text.length > HEADERS.longest) return false;
  const known = headers.get(text);
  if (known !== undefined) return known;
  if (headers.size >= KEPT_WORDS) headers.clear();
  const is = namesColumn(text);
  headers.set(text, is);
  return is;
}

function namesColumn(text: string): boolean {
  if (/\d{5}|[:：]\s*\S*$/u.test(text)) return false;
  if (senses(text).some(({ score, to }) => score >= HEADERS.word && to !== 'planned' && to !== 'actual')) return true;
  const short = headerWords(text).length < HEADERS.leastOwnersWord;
  return senses(text, 'after-sales').some(
    ({ score, to }) => score >= HEADERS.word && (!short || SHORT_OWNERS_WORDS.has(to)),
  );
}

function isPlanOrDeed(text: string): boolean {
  return text.length <= HEADERS.longestPlanOrDeed && senses(text).some(({ to }) => to === 'planned' || to === 'actual');
}

function looksLikeData(cell: Cell): boolean {
  const text = cellText(cell);
  return (
    /\d{4}/u.test(text) || text.length > HEADERS.sentence || (/\d/u.test(text) && parsePhones(cell).phone !== undefined)
  );
}

/** The row can name columns: several known headers, or the days of a month beside at least one. */
export function isHeaderRow(look: RowLook | undefined): look is RowLook {
  if (look === undefined || look.filled < HEADERS.leastCells) return false;
  const days = look.days?.size ?? 0;
  if (days > 0) return look.hits >= 1 && look.dataLike <= HEADERS.dataBesideDays;
  // the heads of a second table beside this one are no words that nobody knows
  const twice = look.again >= HEADERS.leastCells ? look.again : 0;
  const words = look.filled - look.headings.length - look.weekdays - twice;
  return (
    look.hits >= HEADERS.leastCells &&
    look.dataLike <= look.filled * HEADERS.mostData &&
    look.hits >= words * HEADERS.leastKnown
  );
}

/** The whole header whose first telling row is `row`: rows above that gather columns, rows below that split them. */
export function headerRowsAt(grid: Grid, row: number, top: number, left: number, right: number): number[] {
  const rows = [row];
  for (
    let above = row - 1;
    above >= top &&
    row - above < HEADERS.deepest - 1 &&
    (isParentRow(grid, above, above + 1, left, right) || isDayRow(grid, above, left, right));
    above -= 1
  )
    rows.unshift(above);
  while (rows.length < HEADERS.deepest) {
    const next = (rows.at(-1) ?? row) + 1;
    if (!isChildRow(grid, rows, next, left, right)) break;
    rows.push(next);
  }
  return rows;
}

/** The days of a month, levels (H A B C under 上月留存) and hardly anything else: they may stand over the row that names the columns. */
function isDayRow(grid: Grid, row: number, left: number, right: number): boolean {
  const headings: [number, DayHeading][] = [];
  let others = 0;
  for (let column = left; column <= right && others <= HEADERS.othersBesideDays; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    const heading = dayHeading(cell, grid.date1904);
    if (heading !== undefined) headings.push([column, heading]);
    else if (!isOption('monthEndLevel', headerWords(cellText(cell)))) others += 1;
  }
  return others <= HEADERS.othersBesideDays && headings.length >= SHORTEST_RUN && dayRun(headings) !== undefined;
}

/** Group headings over a header row: short words over at least two columns each, at least two of them; no labels, dates or titles. */
function isParentRow(grid: Grid, row: number, below: number, left: number, right: number): boolean {
  let groups = 0;
  let plain = 0;
  let first: number | undefined;
  for (let column = left; column <= right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    const text = headerWords(cellText(cell));
    if (
      typeof cell.value !== 'string' ||
      text.length > HEADERS.longestGroup ||
      /[:：]|\d{3,}|\d\s*月|月份|年|表$|店$/u.test(text)
    )
      return false;
    const area = grid.merge(row, column);
    const width = area === undefined ? 1 : area.right - area.left + 1;
    if (width >= (right - left + 1) * HEADERS.titleWidth) return false;
    if (grid.cell(below, column) === undefined && (area === undefined || area.bottom < below)) {
      // a column whose only word stands in the upper row, beside groups
      if (width > 1 || !senses(text).some(({ to }) => isField(to))) return false;
      plain += 1;
      continue;
    }
    groups += 1;
    first ??= column;
  }
  if (first === undefined) return false;
  const spans = grid.cell(row, first + 1) === undefined && grid.cell(below, first + 1) !== undefined;
  const known = senses(headerWords(grid.text(row, first))).length > 0;
  // one cell by itself at the left edge is a title (跟进记录), though its words may also head a column
  const alone =
    groups + plain === 1 &&
    first === left &&
    grid.merge(row, first) === undefined &&
    /(?:记录|明细|清单|台账|登记|日志)$/u.test(headerWords(grid.text(row, first)));
  return groups >= 2 || (spans && !alone && (plain > 0 || known)) || gathersOptions(grid, row, below, first);
}

/**
 * A single heading over several columns: a known one that is merged over them (在店时段), or one that stands over the options of
 * its field: `方式` over 来店 and 来电, `上月留存` over 级别 and 日期, `信息来源` over words that name no column of their own.
 */
function gathersOptions(grid: Grid, row: number, below: number, column: number): boolean {
  const heading = headerWords(grid.text(row, column));
  const list = senses(heading);
  const leaves = [column, column + 1].map((at) => headerWords(grid.text(below, at)));
  if (list.length === 0 || leaves.some((leaf) => leaf === '' || leaf.length > HEADERS.longestOption)) return false;
  const area = grid.merge(row, column);
  if (area !== undefined && area.right > area.left) return true;
  const fields = tickableFields(list);
  if (fields.length === 0) return false;
  return leaves.every((leaf) => {
    const joint = [...senses(heading + leaf), ...senses(leaf + heading)];
    if (joint.some(({ how, to }) => how === 'exact' && isField(to) && isTickable(to))) return true;
    const own = senses(leaf).some(({ to, score }) => score >= HEADERS.ownColumn && to !== 'heading');
    return fields.some((field) => isOption(field, leaf)) || (!own && !fields.every(isClosed));
  });
}

/** Sub-headers, a weekday row or a row of days under a header row. */
function isChildRow(grid: Grid, rows: readonly number[], row: number, left: number, right: number): boolean {
  const last = rows.at(-1) ?? row - 1;
  if (row > grid.lastRow) return false;
  if (reachesDown(grid, rows, row, left, right)) return true;
  let filled = 0;
  let fitting = 0;
  let grouped = 0;
  let weekdays = 0;
  let weekdayDates = 0;
  let named = 0;
  const headings: [number, DayHeading][] = [];
  for (let column = left; column <= right; column += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    filled += 1;
    const text = headerWords(cellText(cell));
    if (isKnownHeader(text) && isUnnamed(grid, rows, column)) named += 1;
    if (isWeekday(text)) weekdays += 1;
    const heading = dayHeading(cell, grid.date1904);
    if (heading !== undefined) {
      headings.push([column, heading]);
      if (formatKind(cell.format) === 'date' && dayHeading(grid.cell(last, column), grid.date1904)?.day === heading.day)
        weekdayDates += 1;
    }
    const fit = isSubHeader(grid, rows, row, column, cell, text);
    if (fit !== undefined) fitting += 1;
    if (fit === 'under-group') grouped += 1;
  }
  if (filled === 0) return false;
  if (Math.max(weekdays, weekdayDates) >= Math.max(HEADERS.leastWeekdays, filled * HEADERS.most)) return true;
  if (
    headings.length >= SHORTEST_RUN &&
    filled - headings.length - fitting <= Math.max(HEADERS.strangers, headings.length * HEADERS.strangersPerDay) &&
    dayRun(headings) !== undefined
  )
    return true;
  // names that stand in the lowest header row only, under nothing: a row of values would stand under names
  if (named >= HEADERS.leastCells && fitting + headings.length >= filled * HEADERS.most) return true;
  return grouped >= 1 && fitting >= filled * HEADERS.nearlyAll && !fillsLeaves(grid, last, row, left, right);
}

/** No header row above says anything over the column. */
function isUnnamed(grid: Grid, rows: readonly number[], column: number): boolean {
  return rows.every((row) => grid.cell(row, column) === undefined && grid.merge(row, column) === undefined);
}

/** A merged header cell reaches down to this row. */
function reachesDown(grid: Grid, rows: readonly number[], row: number, left: number, right: number): boolean {
  const top = rows[0] ?? row;
  for (let column = left; column <= right; column += 1) {
    const area = grid.merge(row, column);
    if (
      area !== undefined &&
      area.top >= top &&
      area.top < row &&
      area.top <= (rows.at(-1) ?? row) &&
      grid.cell(area.top, area.left) !== undefined
    )
      return true;
  }
  return false;
}

/** A short word under a heading that spans several columns (merged, or with nothing beside it). */
function isSubHeader(
  grid: Grid,
  rows: readonly number[],
  row: number,
  column: number,
  cell: Cell,
  text: string,
): 'under-group' | 'known' | undefined {
  if (typeof cell.value !== 'string' || text.length > HEADERS.longestSubHeader || /[:：]$/u.test(text))
    return undefined;
  const last = rows.at(-1) ?? row - 1;
  const above = grid.cell(last, column);
  const known = isKnownHeader(text) || LEVEL_CODES.has(text.replace(/级$/u, '').toUpperCase()) || isWeekday(text);
  if (above === undefined) {
    const merged = grid.merge(last, column);
    const narrow = merged !== undefined && merged.left === merged.right;
    return !narrow && parentOf(grid, rows, last, column) !== undefined ? 'under-group' : known ? 'known' : undefined;
  }
  const area = grid.merge(last, column);
  const spans =
    area !== undefined
      ? area.right > area.left
      : (grid.cell(last, column + 1) === undefined && grid.cell(row, column + 1) !== undefined) ||
        isWrittenAgain(grid, last, row, column);
  return spans ? 'under-group' : known ? 'known' : undefined;
}

/** The heading stands over each of its columns: 意向级别 over 首次, and once more over 追踪后. */
function isWrittenAgain(grid: Grid, last: number, row: number, column: number): boolean {
  const words = headerWords(grid.text(last, column));
  return [column - 1, column + 1].some(
    (other) => headerWords(grid.text(last, other)) === words && isKnownHeader(grid.text(row, other)),
  );
}

/** Values in columns that a data row would fill (a name, a number) under a header that needs no sub-header. */
function fillsLeaves(grid: Grid, last: number, row: number, left: number, right: number): boolean {
  for (let column = left; column <= right; column += 1) {
    const above = grid.cell(last, column);
    const own = grid.cell(row, column);
    if (above === undefined || own === undefined) continue;
    const spans = grid.cell(last, column + 1) === undefined && grid.cell(row, column + 1) !== undefined;
    if (!spans && !isKnownHeader(cellText(own))) return true;
  }
  return false;
}

/** The heading to the left that spans a column whose own cell in that row is empty. */
function parentOf(grid: Grid, rows: readonly number[], row: number, column: number): Cell | undefined {
  const area = grid.merge(row, column);
  if (area !== undefined) return area.top >= (rows[0] ?? row) ? grid.cell(area.top, area.left) : undefined;
  for (let left = column - 1; left >= Math.max(1, column - HEADERS.widestGroup); left -= 1) {
    const cell = grid.cell(row, left);
    if (cell === undefined) continue;
    const merged = grid.merge(row, left);
    if (merged !== undefined) return undefined;
    return cell;
  }
  return undefined;
}
