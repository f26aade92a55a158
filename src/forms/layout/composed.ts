import { formatKind } from '../../calendar';
import type { Cell } from '../../sheet';
import { cellText, isDitto, toSimplified } from '../values';
import type { Block } from './blocks';
import type { Grid } from './grid';
import type { HeaderColumn } from './header-block';

/**
 * Tables that write one value into several columns: 月 and 日 (and 年) for a date, surname and form of address for a name; or a part of it
 * only, the rest of which the title says: bare days under 日期. They are read as if the value stood whole in one of the columns; the others
 * are then no columns of their own. `monthKnown`: title or sheet name say of which month the table is.
 */
export function composed(
  grid: Grid,
  block: Block,
  monthKnown: boolean,
): { readonly grid: Grid; readonly block: Block } {
  const columns = [...block.header.columns];
  const values = new Map<number, (row: number) => Cell | undefined>();
  const join = (
    at: number,
    words: string,
    value: (row: number) => Cell | undefined,
    parts: readonly number[],
  ): void => {
    const entry = columns[at];
    if (entry === undefined) return;
    columns[at] = { ...entry, path: [words], words: entry.path };
    values.set(entry.column, value);
    for (const part of parts) {
      const other = columns[part];
      if (other !== undefined) columns[part] = { column: other.column, path: [] };
    }
  };
  for (let at = 0; at < columns.length; at += 1) {
    const date = dateParts(grid, block, columns, at);
    if (date !== undefined) join(date.day, date.words, (row) => dateAt(grid, block, date, columns, row), date.others);
    else if (monthKnown) {
      const entry = columns[at];
      if (entry !== undefined && DATE.test(leafOf(entry))) values.set(entry.column, bareDay(grid, entry));
    }
    const name = nameParts(grid, block, columns, at);
    if (name !== undefined) join(at, '姓名', nameReader(grid, columns, at, name), [name]);
  }
  if (values.size === 0) return { grid, block };
  const cell = (row: number, column: number): Cell | undefined => {
    const value = row >= block.bodyTop && row <= block.bodyBottom ? values.get(column) : undefined;
    return value === undefined ? grid.cell(row, column) : value(row);
  };
  return {
    grid: {
      ...grid,
      cell,
      spread: (row, column) => cell(row, column) ?? grid.spread(row, column),
      text: (row, column) => cellText(cell(row, column)).trim(),
    },
    block: { ...block, header: { ...block.header, columns } },
  };
}

const leafOf = (entry: HeaderColumn | undefined): string => toSimplified(entry?.path.at(-1) ?? '');
const groupOf = (entry: HeaderColumn | undefined): string => entry?.path.slice(0, -1).join('>') ?? '';

const YEAR = /^(?:年|年份|年度|year)$/iu;
const MONTH = /^(?:月|月份|month)$/iu;
const DAY = /^(?:日|号|日期|day)$/iu;
/** Parts of a date are numbers in range nearly everywhere. */
const IN_RANGE = 0.8;

interface DateParts {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  readonly others: readonly number[];
  /** What the whole is called: the heading over the parts. */
  readonly words: string;
}

function dateParts(grid: Grid, block: Block, columns: readonly HeaderColumn[], at: number): DateParts | undefined {
  const month = columns[at];
  const day = columns[at + 1];
  if (!MONTH.test(leafOf(month)) || !DAY.test(leafOf(day)) || groupOf(month) !== groupOf(day)) return undefined;
  if (!holds(grid, block, month, 12) || !holds(grid, block, day, 31)) return undefined;
  const before = columns[at - 1];
  const year =
    before !== undefined && YEAR.test(leafOf(before)) && groupOf(before) === groupOf(day) ? at - 1 : undefined;
  const words = day?.path.at(-2) ?? '日期';
  return {
    month: at,
    day: at + 1,
    words,
    others: year === undefined ? [at] : [year, at],
    ...(year === undefined ? {} : { year }),
  };
}

function partOf(cell: Cell | undefined): number | undefined {
  const text = cellText(cell).normalize('NFKC').trim();
  const match = /^(\d{1,4})\s*[年月日号]?(?:份)?$/u.exec(text);
  return match === null ? undefined : Number(match[1]);
}

function holds(grid: Grid, block: Block, entry: HeaderColumn | undefined, most: number): boolean {
  if (entry === undefined) return false;
  let filled = 0;
  let fitting = 0;
  for (let row = block.bodyTop; row <= Math.min(block.bodyBottom, block.bodyTop + LOOKED); row += 1) {
    const cell = grid.cell(row, entry.column);
    if (cell === undefined || isDitto(cellText(cell))) continue;
    filled += 1;
    const part = partOf(cell);
    if (part !== undefined && part >= 1 && part <= most) fitting += 1;
  }
  return filled > 0 && fitting >= filled * IN_RANGE;
}

const LOOKED = 200;

/** The date of a row: a month or year that is not written again is that of the rows above; a day that is not written leaves it to them. */
function dateAt(
  grid: Grid,
  block: Block,
  parts: DateParts,
  columns: readonly HeaderColumn[],
  row: number,
): Cell | undefined {
  const at = (part: number): Cell | undefined => grid.cell(row, columns[part]?.column ?? 0);
  const day = at(parts.day);
  if (day === undefined || isDitto(cellText(day))) return day;
  const above = (part: number | undefined): number | undefined => {
    if (part === undefined) return undefined;
    const column = columns[part]?.column ?? 0;
    for (let up = row; up >= block.bodyTop; up -= 1) {
      const found = partOf(grid.spread(up, column));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const [year, month, number] = [above(parts.year), above(parts.month), partOf(day)];
  if (month === undefined || number === undefined) return day;
  const inCentury = year !== undefined && year < 100 ? 2000 + year : year;
  return { value: `${inCentury === undefined ? '' : `${String(inCentury)}年`}${String(month)}月${String(number)}日` };
}

const DATE = /^(?:(?:来店|到店|进店|来访|到访|来电|接待|登记|拜访)?(?:日期|日|号)|date|day)$/iu;

/** A whole number from 1 to 31 under 日期 is that day of the title's month. */
function bareDay(grid: Grid, { column }: HeaderColumn): (row: number) => Cell | undefined {
  return (row) => {
    const cell = grid.cell(row, column);
    if (cell === undefined || formatKind(cell.format) !== 'other') return cell;
    const text = cellText(cell).normalize('NFKC').trim();
    const day = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
    return day >= 1 && day <= 31 ? { value: `${text}日` } : cell;
  };
}

const SURNAME = /^(?:客户|顾客|来客|访客)?姓(?:氏)?$|^(?:last|family)\s*name$/iu;
const ADDRESS = /^(?:客户|顾客)?(?:称呼|称谓|尊称|敬称)$|^title$/iu;
const HONORIFIC = /^(?:先生|女士|小姐|太太|老师|总|经理|老板|师傅|医生|阿姨|大哥|大姐|mr\.?|mrs\.?|ms\.?)$/iu;

/** The column of the form of address beside a column of surnames. */
function nameParts(grid: Grid, block: Block, columns: readonly HeaderColumn[], at: number): number | undefined {
  if (!SURNAME.test(leafOf(columns[at]))) return undefined;
  const beside = [at + 1, at + 2].find((other) => ADDRESS.test(leafOf(columns[other])));
  const entry = beside === undefined ? undefined : columns[beside];
  if (entry === undefined) return undefined;
  let filled = 0;
  let honorific = 0;
  for (let row = block.bodyTop; row <= Math.min(block.bodyBottom, block.bodyTop + LOOKED); row += 1) {
    const text = toSimplified(grid.text(row, entry.column));
    if (text === '') continue;
    filled += 1;
    if (HONORIFIC.test(text)) honorific += 1;
  }
  return filled > 0 && honorific >= filled * IN_RANGE ? beside : undefined;
}

function nameReader(
  grid: Grid,
  columns: readonly HeaderColumn[],
  at: number,
  beside: number,
): (row: number) => Cell | undefined {
  const [surname, address] = [columns[at]?.column ?? 0, columns[beside]?.column ?? 0];
  return (row) => {
    const cell = grid.cell(row, surname);
    const title = grid.text(row, address);
    if (cell === undefined || typeof cell.value !== 'string' || !HONORIFIC.test(toSimplified(title))) return cell;
    return cell.value.trim().endsWith(title) ? cell : { value: `${cell.value.trim()}${title}` };
  };
}
