import {
  isNothing,
  isTick,
  normaliseText,
  parseCount,
  parseDate,
  parseLevelText,
  parsePhones,
  PLANNED_MARKS,
} from '../../forms/values';
import type { Cell } from '../../sheet';
import type { Accept } from '../types';
import { plain } from './norm';

/** What stands in the cell of an answer. `id` is what later answers are judged by. */
export type Reading =
  | { readonly state: 'empty' }
  | { readonly state: 'unreadable'; readonly shown: string }
  | { readonly state: 'read'; readonly shown: string; readonly id: string; readonly number?: number };

/** Cells of an answer from left to right, with their column numbers. */
export type AnswerCells = readonly { readonly column: number; readonly cell: Cell | undefined }[];

const EMPTY: Reading = { state: 'empty' };
const NONE = 'none';

export function readAnswer(accept: Accept, cells: AnswerCells, date1904: boolean): Reading {
  if (accept.kind === 'mark') return readMark(cells);
  if (accept.kind === 'placed') return readPlaced(accept, cells, date1904);
  const cell = cells[0]?.cell;
  const shown = shownOf(cell);
  if (cell === undefined || shown === '') return EMPTY;
  if (cell.error) return { state: 'unreadable', shown };
  const unreadable: Reading = { state: 'unreadable', shown };
  switch (accept.kind) {
    case 'level':
      return readLevel(accept, shown);
    case 'date': {
      const date = dateIn(cell, accept.right, date1904);
      return date === undefined ? unreadable : { state: 'read', shown: date, id: date };
    }
    case 'rate': {
      const rate = rateIn(cell);
      return rate === undefined ? unreadable : { state: 'read', shown: percent(rate), id: String(rate), number: rate };
    }
    case 'count': {
      // Nothing is none.
      const count = /^(无|没有)$/u.test(plain(shown)) ? 0 : countIn(cell);
      return count === undefined ? unreadable : { state: 'read', shown, id: String(count), number: count };
    }
    case 'choice': {
      const choice = choiceIn(accept.words, shown);
      return { state: 'read', shown, id: choice ?? `?${plain(shown)}` };
    }
    case 'text':
      return { state: 'read', shown, id: plain(shown) };
    case 'phone': {
      if (isNothing(shown) || /^(客户)?(不|未|没|拒)|^(no|none|refused?)\b/iu.test(shown))
        return { state: 'read', shown, id: NONE };
      const { phone } = parsePhones(cell);
      return { state: 'read', shown, id: phone ?? `?${plain(shown)}` };
    }
  }
}

/** Whether an answer that was read is right, and whether it is the best one. */
export function judge(accept: Accept, { id, number }: Extract<Reading, { state: 'read' }>): 'best' | 'right' | 'wrong' {
  switch (accept.kind) {
    case 'level':
      return id === accept.right || (accept.also ?? []).some((word) => plain(word) === id) ? 'best' : 'wrong';
    case 'date':
      if (id === accept.right) return 'best';
      return id >= (accept.from ?? accept.right) && id <= (accept.to ?? accept.right) ? 'right' : 'wrong';
    case 'rate':
      return number !== undefined && sameRate(number, accept.right) ? 'best' : 'wrong';
    case 'count':
      if (number === accept.right) return 'best';
      return number !== undefined &&
        number >= (accept.from ?? accept.right) &&
        number <= (accept.to ?? accept.right) &&
        Number.isInteger(number)
        ? 'right'
        : 'wrong';
    case 'choice':
    case 'phone':
      return id === accept.right ? 'best' : 'wrong';
    case 'text':
      return [accept.right, ...(accept.also ?? [])].some((word) => plain(word) === id) ? 'best' : 'wrong';
    case 'mark':
      if (number === accept.right) return 'best';
      return number !== undefined && number >= accept.from && number <= accept.to ? 'right' : 'wrong';
    case 'placed':
      return id === placedId(accept.level, accept.date) ? 'best' : 'wrong';
  }
}

/** To a tenth of a percent: 25.4 % for 0.2537, and 0.2537 itself; what both round to is the same answer. */
function sameRate(answer: number, right: number): boolean {
  return Math.abs(answer - right) <= 0.0005 + 1e-9 || percent(answer) === percent(right);
}

export function percent(rate: number): string {
  return `${(Math.round(rate * 1000) / 10).toFixed(1)}%`;
}

export function placedId(level: string, date: string | undefined): string {
  return level === NONE ? NONE : `${level} ${date ?? ''}`;
}

function shownOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  return normaliseText(typeof cell.value === 'boolean' ? String(cell.value).toUpperCase() : String(cell.value));
}

function readLevel(accept: Extract<Accept, { kind: 'level' }>, shown: string): Reading {
  const word = plain(shown);
  // Words for "no level" first: 未定级 ends like a level.
  if (isNothing(shown) || /^(不|未|没有?|无)(定|评|分|需|填)?级?别?$|^NO(LEVEL)?$/u.test(word))
    return { state: 'read', shown, id: NONE };
  const [right, also] = [plain(accept.right), (accept.also ?? []).map(plain)];
  // The code and its word in one: `F1（战败）`.
  const bare = word.replace(/[()]/gu, '');
  const known = [right, ...also].includes(word) || also.some((one) => bare === right + one);
  if (known) return { state: 'read', shown, id: accept.right };
  const { level, next, rest, mark } = parseLevelText(shown);
  if (level !== undefined && next === undefined && rest === undefined && mark === undefined)
    return { state: 'read', shown, id: level };
  return { state: 'read', shown, id: `?${word}` };
}

/** `6/20`, `20日`, a serial number; what Excel made of `6/20` in another year is still the 20th of June. */
function dateIn(cell: Cell, right: string, date1904: boolean): string | undefined {
  const context = { year: Number(right.slice(0, 4)), month: Number(right.slice(5, 7)), date1904 };
  const value = typeof cell.value === 'string' && /^\d{5}$/u.test(cell.value.trim()) ? Number(cell.value) : cell.value;
  // Also in a cell that shows dates: Excel makes a day of January 1900 of a 20, which nobody means.
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 31) {
    return `${right.slice(0, 8)}${String(value).padStart(2, '0')}`;
  }
  const { date } = parseDate({ ...cell, value }, context);
  if (date === undefined) return undefined;
  if (typeof value === 'number' && date.slice(5) === right.slice(5)) return right;
  return date;
}

/** No rate of these tasks is above one: 25.4 is 25.4 %. */
const asShare = (number: number): number => (number > 1 && number <= 100 ? number / 100 : number);

function rateIn({ value }: Cell): number | undefined {
  if (typeof value === 'number') return asShare(value);
  if (typeof value !== 'string') return undefined;
  const text = normaliseText(value).replace(/\s+/gu, '');
  const found = /^(\d+(?:\.\d+)?|\.\d+)([%‰])?$/u.exec(text) ?? /^百分之(\d+(?:\.\d+)?)()$/u.exec(text);
  if (!found) return undefined;
  const number = Number(found[1]);
  return found[2] === '%' || text.startsWith('百') ? number / 100 : found[2] === '‰' ? number / 1000 : asShare(number);
}

function countIn({ value }: Cell): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const text = normaliseText(value)
    .replace(/\s+/gu, '')
    .replace(/^第|^#|^[Ll]ine/u, '')
    .replace(/[.、,]$/u, '')
    .replace(/(天|日|位|个|台|批|人|组|行|句|号|次|days?|people)$/u, '');
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  return parseCount(text);
}

/** The choice that the words name: by a whole spelling, or by its number or letter before a point (`3.`, `③`). */
function choiceIn(words: Readonly<Record<string, readonly string[]>>, shown: string): string | undefined {
  const answer = withoutMarks(shown);
  const number = /^(?:第|选|编号)?(.+?)(?:[项号条]|\.0)?$/u.exec(plain(shown))?.[1] ?? '';
  const count = parseCount(number);
  return named(words, answer) ?? (count === undefined ? undefined : named(words, String(count)));
}

function named(words: Readonly<Record<string, readonly string[]>>, answer: string): string | undefined {
  return Object.entries(words).find(([, spellings]) => spellings.some((one) => withoutMarks(one) === answer))?.[0];
}

/** `3.`, `③` and `(3)` are 3, `车·价格` is `车价格`; marks alone stay. */
function withoutMarks(text: string): string {
  const word = plain(text);
  const bare = word.replace(/[.。、,:)(·・•→—/-]/gu, '');
  return bare === '' ? word : bare;
}

function readMark(cells: AnswerCells): Reading {
  const marked = cells.filter(({ cell }) => {
    const shown = shownOf(cell);
    return shown !== '' && (shown.replace(PLANNED_MARKS, '') !== shown || isTick(shown) || /^x$/iu.test(shown));
  });
  const [first, ...more] = marked;
  if (first === undefined) {
    const other = cells.map(({ cell }) => shownOf(cell)).filter((shown) => shown !== '');
    return other.length > 0 ? { state: 'unreadable', shown: other.join(' ') } : EMPTY;
  }
  const shown = marked.map(({ cell }) => shownOf(cell)).join(' ');
  // Marks on all days are no plan.
  if (more.length > 0) return { state: 'unreadable', shown };
  return { state: 'read', shown, id: String(first.column), number: first.column };
}

function readPlaced(accept: Extract<Accept, { kind: 'placed' }>, cells: AnswerCells, date1904: boolean): Reading {
  const filled = cells.filter(({ cell }) => shownOf(cell) !== '');
  const [first, ...more] = filled;
  if (first?.cell === undefined) return EMPTY;
  const shown = filled.map(({ cell }) => shownOf(cell)).join(' ');
  if (filled.every(({ cell }) => saysNo(shownOf(cell)))) return { state: 'read', shown, id: NONE };
  if (more.length > 0) return { state: 'unreadable', shown };
  const level = Object.entries(accept.columns).find(([, column]) => column === first.column)?.[0];
  const date = dateIn(first.cell, accept.date ?? '2026-01-01', date1904);
  if (level === undefined || date === undefined) return { state: 'unreadable', shown };
  return { state: 'read', shown: `${level} ${date}`, id: placedId(level, date) };
}

const saysNo = (shown: string): boolean => isNothing(shown) || /^(不|未|无须|否|no)/iu.test(shown);
