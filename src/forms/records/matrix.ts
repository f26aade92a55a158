import { dateOf, dayOf, daysOfMonth, isoDate, type IsoDate } from '../../calendar';
import type { Assigned } from '../columns/assign';
import type { FormContext } from './context';
import { headerWords } from '../layout/grid';
import type { HeaderBlock } from '../layout/header-block';
import { senses } from '../vocabulary/lookup';
import { readPastDate } from './dates';
import { daysOfEarlierMonth } from '../layout/days';
import type { CarryOver, DayContact, LevelCode } from '../types';
import { columnLetters, type Cell } from '../../sheet';
import {
  cellText,
  isBlankOrNothing,
  isOneAsTick,
  parseDayCell,
  parseLevel,
  tickOf,
  isRestWord,
  type DayReading,
} from '../values';

/** The columns of one day: the contact's, and the plan's where they are apart. */
export interface DayColumns {
  readonly day: number;
  readonly first: number;
  readonly planned?: number;
  readonly actual: number;
  /** The month does not have this day. */
  readonly outside: boolean;
}

/** Days and their columns, in the order of the columns; of two columns for a day one may hold the plan and the other what was done. */
export function dayColumnsOf(header: HeaderBlock, year: number | undefined, month: number | undefined): DayColumns[] {
  const entries = [...(header.days ?? new Map<number, number>())];
  const earlier = daysOfEarlierMonth(header.days);
  const lastOf = (later: boolean): number =>
    year === undefined || month === undefined
      ? 31
      : later || month > 1
        ? daysOfMonth(year, later ? month : month - 1)
        : 31;
  const width = pairWidth(entries);
  const pairs = width === 2;
  return entries.map(([day, first], index) => {
    const next = entries[index + 1]?.[1] ?? first + width;
    const second = next - first === 2 && belongsToDay(header, first + 1, pairs) ? first + 1 : undefined;
    const roles = second === undefined ? [] : [roleOf(header, first), roleOf(header, second)];
    const pair =
      second === undefined
        ? undefined
        : roles[0] === 'actual'
          ? { planned: second, actual: first }
          : { planned: first, actual: second };
    return { day, first, outside: day > lastOf(!earlier.has(day)), ...(pair ?? { actual: first }) };
  });
}

/** First and last day of a form over two calendar months, `month` being the later one; `undefined` for any other. */
export function spanOf(
  header: HeaderBlock,
  days: readonly DayColumns[],
  year: number | undefined,
  month: number | undefined,
): { from: IsoDate; to: IsoDate } | undefined {
  const earlier = daysOfEarlierMonth(header.days);
  if (earlier.size === 0 || year === undefined || month === undefined) return undefined;
  const inside = days.filter(({ outside }) => !outside);
  const [first, last] = [inside[0]?.day, inside.at(-1)?.day];
  if (first === undefined || last === undefined || !earlier.has(first) || earlier.has(last)) return undefined;
  return {
    from: month === 1 ? isoDate(year - 1, 12, first) : isoDate(year, month - 1, first),
    to: isoDate(year, month, last),
  };
}

/** Between two days stands the second column of the first one: of a pair like all others, or by its word (实际). 小计 after a week is none. */
function belongsToDay(header: HeaderBlock, column: number, pairs: boolean): boolean {
  return (
    pairs || roleOf(header, column) !== undefined || (header.columns[column - header.left]?.path.length ?? 0) === 0
  );
}

/** The usual distance between two days; the last day has no next one to measure by. */
function pairWidth(entries: readonly (readonly [number, number])[]): number {
  let twos = 0;
  for (let i = 1; i < entries.length; i += 1) if ((entries[i]?.[1] ?? 0) - (entries[i - 1]?.[1] ?? 0) === 2) twos += 1;
  return twos * 2 > entries.length ? 2 : 1;
}

function roleOf(header: HeaderBlock, column: number): 'planned' | 'actual' | undefined {
  const leaf = header.columns[column - header.left]?.path.at(-1);
  if (leaf === undefined) return undefined;
  const role = senses(headerWords(leaf)).find((sense) => sense.to === 'planned' || sense.to === 'actual');
  return role?.to === 'planned' || role?.to === 'actual' ? role.to : undefined;
}

export interface DayReadings {
  contacts: DayContact[];
  planned: number[];
}

/** Reads the day cells of one row. `role`: the whole row is a plan or what was done (two rows per customer). */
export function readDays(
  context: FormContext,
  days: readonly DayColumns[],
  row: number,
  cellOf: (column: number) => Cell | undefined,
  role?: 'planned' | 'actual',
): DayReadings {
  const contacts: DayContact[] = [];
  const planned: number[] = [];
  for (const { day, first, planned: planColumn, actual, outside } of days) {
    if (outside) {
      for (const column of new Set([first, planColumn ?? first, actual])) {
        const cell = context.grid.cell(row, column);
        if (cell !== undefined && !isBlankOrNothing(cellText(cell)))
          context.problems.add(row, column, 'day-not-in-month', cell);
      }
      continue;
    }
    let isPlanned = false;
    if (planColumn !== undefined || role === 'planned') {
      const column = planColumn ?? actual;
      const cell = cellOf(column);
      if (cell !== undefined) {
        if (cell.error) context.problems.add(row, column, 'error-value', cell);
        else if (!isBlankOrNothing(cellText(cell)) && tickOf(cell) !== false && !isRestWord(cellText(cell)))
          isPlanned = true;
      }
    }
    const cell = role === 'planned' && planColumn === undefined ? undefined : cellOf(actual);
    if (cell !== undefined) {
      const reading: DayReading = isOneAsTick(cellText(cell))
        ? { contact: true, planned: false }
        : parseDayCell(cell, context.levels);
      if (reading.problem !== undefined) context.problems.add(row, actual, reading.problem, cell);
      if (reading.planned) isPlanned = true;
      if (reading.contact) contacts.push(contactOf(day, reading));
    }
    if (isPlanned) planned.push(day);
  }
  return { contacts, planned };
}

function contactOf(day: number, { level, word }: Pick<DayReading, 'level' | 'word'>): DayContact {
  return { day, ...(level === undefined ? {} : { level }), ...(word === undefined ? {} : { word }) };
}

/** 上月留存: a column per level (a date or a tick stands in the level's column), or level and date side by side. */
export function readCarryOver(
  context: FormContext,
  columns: readonly Assigned[],
  row: number,
  cellOf: (column: number) => Cell | undefined,
): CarryOver | undefined {
  let level: LevelCode | undefined;
  let date: IsoDate | undefined;
  const anchor = context.monthStart === undefined ? undefined : dateOf(dayOf(context.monthStart) - 1);
  for (const column of columns) {
    const cell = cellOf(column.column);
    if (cell === undefined) continue;
    if (cell.error) {
      context.problems.add(row, column.column, 'error-value', cell);
      continue;
    }
    const raw = cellText(cell);
    if (isBlankOrNothing(raw)) continue;
    const own = column.by.tick === undefined ? undefined : parseLevel({ value: column.by.tick }, context.levels).level;
    if (own !== undefined) {
      const ticked = tickOf(cell);
      if (ticked === false) continue;
      if (ticked === true || parseLevel(cell, context.levels).level === own) {
        level ??= own;
        continue;
      }
      const reading = readPastDate(context, cell, anchor);
      if (reading.date === undefined) context.problems.add(row, column.column, 'unreadable-date', cell);
      else date ??= reading.date;
      level ??= own;
      continue;
    }
    const both = typeof cell.value === 'number' ? undefined : levelAndDate(context, raw, anchor);
    if (both !== undefined) {
      level ??= both.level;
      date ??= both.date;
      continue;
    }
    const reading = typeof cell.value === 'number' ? undefined : parseLevel(cell, context.levels);
    if (reading?.level !== undefined) level ??= reading.next ?? reading.level;
    else {
      const day = readPastDate(context, cell, anchor);
      if (day.date !== undefined) date ??= day.date;
      else context.problems.add(row, column.column, looksLikeDate(raw) ? 'unreadable-date' : 'unreadable-level', cell);
    }
  }
  if (level === undefined) return undefined;
  return { level, ...(date === undefined ? {} : { date }) };
}

const LEVEL_THEN_DATE = /^(F[0-2](?=\D)|[A-Z])(?:级|級|类|類)?[\s/／,，、:：;；(（-]*(\d[^)）]*?)[)）]?$/iu;
const DATE_THEN_LEVEL = /^(\d.*?)[\s/／,，、:：;；(（-]*(F[0-2]|[A-Z])(?:级|級|类|類)?[)）]?$/iu;

/** Level and day of the last contact in one cell: `A 5/28`, `H(5月30日)`, `5/28 A级`. */
function levelAndDate(context: FormContext, raw: string, anchor: IsoDate | undefined): CarryOver | undefined {
  const plain = raw.normalize('NFKC').trim();
  const first = LEVEL_THEN_DATE.exec(plain);
  const last = first === null ? DATE_THEN_LEVEL.exec(plain) : null;
  const level = parseLevel({ value: first?.[1] ?? last?.[2] ?? '' }, context.levels).level;
  const { date } = readPastDate(context, { value: first?.[2] ?? last?.[1] ?? '' }, anchor);
  return level === undefined || date === undefined ? undefined : { level, date };
}

function looksLikeDate(text: string): boolean {
  return /\d/u.test(text);
}

/** `{ "1": "J" }` as the contract prints it. */
export function dayColumnLetters(days: readonly DayColumns[]): Record<string, string> {
  const letters: Record<string, string> = {};
  for (const { day, first, outside } of days) if (!outside) letters[String(day)] = columnLetters(first);
  return letters;
}
