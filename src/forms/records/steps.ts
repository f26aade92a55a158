import type { IsoDate } from '../../calendar';
import type { Cell } from '../../sheet';
import type { FollowUpStep, Satisfaction } from '../after-sales';
import type { CallColumn } from '../columns/steps';
import {
  cellText,
  isBlankOrNothing,
  parseDate,
  parseTimeText,
  PLANNED_MARKS,
  tickOf,
  type DateContext,
} from '../values';
import { resultOf, satisfactionOf } from '../vocabulary/outcomes';
import type { FormContext } from './context';

/** What one cell tells of a call. */
interface Told {
  date?: IsoDate;
  result?: string;
  satisfaction?: Satisfaction;
}

/** Days as they stand among other words of a cell. */
const DAY =
  /(?<!\d)(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}[日号]?|\d{2}[-./]\d{1,2}[-./]\d{1,2}|20\d{6}|\d{1,2}[-./月]\d{1,2}[日号]?|\d{1,2}[日号])(?![\d:])/gu;
const CLOCK = /\d{1,2}[:：时点]\d{0,2}分?(?:[:：]\d{2})?/gu;
const EDGES = /^[\s,，、;；:：()（）[\]【】/|。.~-]+|[\s,，、;；:：()（）[\]【】/|。.~-]+$/gu;

/** Which day is meant where a call's has no year: the first from the anchor on, the last up to it, or the closest. */
export type StepAnchor = Pick<DateContext, 'anchor' | 'direction'>;

/** The calls that a row tells of, in the order of their columns. `near`: what the row's own days say of those without a year. */
export function readSteps(
  context: FormContext,
  columns: readonly CallColumn[],
  row: number,
  cellOf: (column: number) => Cell | undefined,
  near: StepAnchor | undefined,
): FollowUpStep[] {
  const days = dayContext(context, near);
  const steps: (FollowUpStep & Told)[] = [];
  let at = 0;
  while (at < columns.length) {
    const first = columns[at];
    if (first === undefined) break;
    const group: Told[] = [];
    let several = false;
    let said = false;
    for (; columns[at]?.step === first.step; at += 1) {
      const column = columns[at] as CallColumn;
      const cell = cellOf(column.column);
      if (cell === undefined) continue;
      if (cell.error) {
        context.problems.add(row, column.column, 'error-value', cell);
        continue;
      }
      if (isBlankOrNothing(cellText(cell)) || isMark(cellText(cell))) continue;
      const told = readCell(context, column, cell, row, days);
      if (told === undefined) continue;
      said = true;
      several ||= column.several === true;
      merge(group, told);
    }
    if (!said) continue;
    if (group.length === 0) steps.push({ step: several ? nextNumber(steps) : first.step });
    for (const one of group) steps.push({ step: several ? nextNumber(steps) : first.step, ...one });
  }
  return steps;
}

/** A `*` says that the call is planned, not that it was made. */
function isMark(words: string): boolean {
  return words.replace(PLANNED_MARKS, '').trim() === '';
}

function nextNumber(steps: readonly FollowUpStep[]): string {
  return String(steps.filter(({ step }) => /^\d+$/u.test(step)).length + 1);
}

/** A day, its result and how content they were stand in columns of their own: the parts of one call come together. */
function merge(group: Told[], told: readonly Told[]): void {
  told.forEach((one, index) => {
    const there = group[index];
    if (there === undefined) group.push(one);
    else
      group[index] = {
        ...one,
        ...there,
        ...(there.date === undefined && one.date !== undefined ? { date: one.date } : {}),
      };
  });
}

function dayContext({ date1904, year, month, monthStart }: FormContext, near: StepAnchor | undefined): DateContext {
  if (near !== undefined) return { date1904, year, month, ...near };
  const anchor = monthStart === undefined ? undefined : `${monthStart.slice(0, 8)}15`;
  return { date1904, year, month, ...(anchor === undefined ? {} : { direction: 'nearest' as const, anchor }) };
}

/** What a cell tells; an empty list is a tick, `undefined` where it says that nobody called. */
function readCell(
  context: FormContext,
  { column, part }: CallColumn,
  cell: Cell,
  row: number,
  days: DateContext,
): readonly Told[] | undefined {
  const text = cellText(cell).trim();
  if (part === 'result' || part === 'satisfaction') {
    const ticked = tickOf(cell);
    if (ticked !== undefined) return ticked ? [] : undefined;
    const satisfaction = satisfactionOf(text);
    if (satisfaction !== undefined) return [{ satisfaction }];
    return part === 'satisfaction' ? undefined : [{ result: resultOf(text) ?? text }];
  }
  if (typeof cell.value !== 'string') {
    const ticked = tickOf(cell);
    const { date } = typeof cell.value === 'number' && cell.value > 31 ? parseDate(cell, days) : {};
    if (date !== undefined) return [{ date }];
    if (ticked !== undefined) return ticked ? [] : undefined;
    // 11.28 typed as a number
    const typed = parseDate(cell, days);
    if (typed.date !== undefined) return [{ date: typed.date }];
    context.problems.add(row, column, 'unreadable-date', cell);
    return undefined;
  }
  const whole = parseDate(cell, days);
  if (whole.date !== undefined && (whole.rest ?? '') === '') return [{ date: whole.date }];
  const ticked = tickOf(cell);
  if (ticked !== undefined) return ticked ? [] : undefined;
  const plain = text.normalize('NFKC');
  const places = [...plain.matchAll(DAY)];
  if (places.length === 0) {
    if (/\d/u.test(plain) && part === 'date') {
      context.problems.add(row, column, 'unreadable-date', cell);
      return undefined;
    }
    return [wordsOf(plain)];
  }
  const told: Told[] = [];
  // words before the first day are of its call where none stand after it
  const before = plain.slice(0, places[0]?.index ?? 0);
  places.forEach((place, index) => {
    const end = place.index + place[0].length;
    const { date } = parseDate({ value: place[0] }, days);
    if (date === undefined) context.problems.add(row, column, 'unreadable-date', cell);
    const after = wordsOf(plain.slice(end, places[index + 1]?.index ?? plain.length));
    told.push({
      ...(date === undefined ? {} : { date }),
      ...(index === 0 && Object.keys(after).length === 0 ? wordsOf(before) : after),
    });
  });
  return told.length === 0 ? undefined : told;
}

/** Result and satisfaction in what stands beside a day; other words are the result as written. */
function wordsOf(text: string): Told {
  const said = text
    .replace(CLOCK, (clock) => (parseTimeText(clock).time === undefined ? clock : ' '))
    .replace(EDGES, '');
  if (said === '' || tickOf({ value: said }) === true) return {};
  const whole = resultOf(said);
  if (whole !== undefined) return { result: whole };
  const told: Told = {};
  const rest: string[] = [];
  for (const word of said.split(/[\s,，、;；:：()（）/|]+/u)) {
    if (word === '' || tickOf({ value: word }) === true) continue;
    const satisfaction = satisfactionOf(word);
    const result = resultOf(word);
    if (satisfaction !== undefined) told.satisfaction ??= satisfaction;
    else if (result !== undefined) told.result ??= result;
    else rest.push(word);
  }
  if (told.result === undefined && told.satisfaction === undefined && rest.length > 0) told.result = said;
  return told;
}
