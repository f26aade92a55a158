import { dateOf, dayOf, daysOfMonth, isoDate, type IsoDate } from '../../calendar';
import type { Assigned } from '../columns/assign';
import type { FormContext } from './context';
import { headerWords } from '../layout/grid';
import type { HeaderBlock } from '../layout/header-block';
import { dayPair, dayRole, planOrDeed, type DayRole } from '../vocabulary/day-roles';
import { readPastDate } from './dates';
import { daysOfEarlierMonth } from '../layout/days';
import type { CarryOver, DayContact, LevelCode } from '../types';
import { cellName, columnLetters, type Cell } from '../../sheet';
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
  /** What was done stands here, too: the contact beside its level. */
  readonly also?: number;
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
    const outside = day > lastOf(!earlier.has(day));
    if (second === undefined) return { day, first, outside, actual: first };
    const pair = dayPair(roleOf(header, first), roleOf(header, second));
    const { planned, also } = pair;
    return {
      day,
      first,
      outside,
      actual: first + pair.actual,
      ...(planned === undefined ? {} : { planned: first + planned }),
      ...(also === undefined ? {} : { also: first + also }),
    };
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
  const path = header.columns[column - header.left]?.path ?? [];
  return pairs || path.length === 0 || planOrDeed(headerWords(path.at(-1) ?? '')) !== undefined;
}

/** The usual distance between two days; the last day has no next one to measure by. */
function pairWidth(entries: readonly (readonly [number, number])[]): number {
  let twos = 0;
  for (let i = 1; i < entries.length; i += 1) if ((entries[i]?.[1] ?? 0) - (entries[i - 1]?.[1] ?? 0) === 2) twos += 1;
  return twos * 2 > entries.length ? 2 : 1;
}

function roleOf(header: HeaderBlock, column: number): DayRole | undefined {
  const leaf = header.columns[column - header.left]?.path.at(-1);
  return leaf === undefined ? undefined : dayRole(headerWords(leaf));
}

export interface DayReadings {
  contacts: DayContact[];
  planned: number[];
}

/** What several rows of one customer say of its days: each day once, with the level of the lowest row that has one. */
export function joinDays(days: readonly DayColumns[], parts: readonly DayReadings[]): DayReadings {
  const contacts = new Map<number, DayContact>();
  for (const contact of parts.flatMap((part) => part.contacts))
    contacts.set(contact.day, ofTwo(contacts.get(contact.day), contact));
  const planned = new Set(parts.flatMap((part) => part.planned));
  const inOrder = days.map(({ day }) => day);
  return {
    contacts: inOrder.flatMap((day) => contacts.get(day) ?? []),
    planned: inOrder.filter((day) => planned.has(day)),
  };
}

/**
 * Reads the day cells of one row.
 * @param role the whole row is a plan or what was done (several rows per customer)
 * @param top the customer's first row
 */
export function readDays(
  context: FormContext,
  days: readonly DayColumns[],
  row: number,
  cellOf: (column: number) => Cell | undefined,
  role?: DayRole,
  top = row,
): DayReadings {
  const contacts: DayContact[] = [];
  const planned: number[] = [];
  for (const { day, first, planned: planColumn, actual, also, outside } of days) {
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
    let contact: DayContact | undefined;
    for (const column of role === 'planned' && planColumn === undefined ? [] : [also, actual]) {
      const cell = column === undefined ? undefined : cellOf(column);
      if (cell === undefined || column === undefined) continue;
      const reading: DayReading = isOneAsTick(cellText(cell))
        ? { contact: true, planned: false }
        : parseDayCell(cell, context.levels);
      if (reading.problem !== undefined) context.problems.add(row, column, reading.problem, cell);
      if (reading.planned) isPlanned = true;
      if (reading.contact)
        contact = ofTwo(
          contact,
          contactOf(day, reading, row === top && column === first ? undefined : cellName(row, column)),
        );
    }
    if (contact !== undefined) contacts.push(contact);
    if (isPlanned) planned.push(day);
  }
  return { contacts, planned };
}

/** Of two entries of one day the later one that tells a level. */
function ofTwo(before: DayContact | undefined, after: DayContact): DayContact {
  return before !== undefined && after.level === undefined ? (before.level === undefined ? after : before) : after;
}

function contactOf(day: number, { level, word }: DayReading, cell: string | undefined): DayContact {
  return {
    day,
    ...(level === undefined ? {} : { level }),
    ...(word === undefined ? {} : { word }),
    ...(cell === undefined ? {} : { cell }),
  };
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
