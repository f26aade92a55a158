import { dateOf, dayOf, firstDayOfMonth, monthOf, type IsoDate } from '../../calendar';
import type { Customer, LedgerRow } from '../../customers';
import type { RecordFields } from '../../forms/types';
import { parseLevelText } from '../../forms/values';
import { standing } from '../../levels';
import { levelTable, type LevelState, type StoreProfile } from '../../profile';
import { moveOffClosedDay } from '../../schedule';
import { text } from '../../words';
import { BadRequest } from '../types';

/** What a customer was before a contact on a day, as the reports want it. */
export interface Before {
  /** The level that stood on the eve; absent for a first contact. */
  readonly level?: string;
  /** Nobody had written of the customer before that day. */
  readonly first: boolean;
  /** Ordered or delivered before. */
  readonly bought: boolean;
  readonly carriedFrom: NonNullable<RecordFields['carriedFrom']>;
}

export function beforeContact(customer: Customer, profile: StoreProfile, date: IsoDate): Before {
  const day = dayOf(date);
  const start = firstDayOfMonth(monthOf(date));
  const eve = standing(customer, profile, day - 1);
  const first = !customer.entries.some((entry) => entry.day < day) && !firstContactBefore(customer, date);
  return {
    level: eve.level,
    first,
    bought: eve.state === 'ordered' || eve.state === 'delivered',
    carriedFrom: fromLastMonth(customer, date, start) ? 'last-month' : 'this-month',
  };
}

function firstContactBefore({ rows }: Customer, date: IsoDate): boolean {
  return rows.some(({ record }) => (record.fields.firstContactDate ?? date) < date);
}

/** 上月留存 of the month's matrix says it; else whether anything was written before the month. */
function fromLastMonth(customer: Customer, date: IsoDate, start: number): boolean {
  const { rows, entries } = customer;
  const own = rows.filter((row) => row.form.form === 'contact-matrix' && row.month === monthOf(date));
  if (own.some(({ record }) => record.carryOver !== undefined)) return true;
  const [first] = entries;
  return (first !== undefined && first.day < start) || firstContactBefore(customer, dateOf(start));
}

export interface ContactLevel {
  readonly code: string;
  readonly state: LevelState;
}

/** A level as people type it. @throws BadRequest for one that the store's profile does not have. */
export function readLevel(words: string, profile: StoreProfile): ContactLevel {
  const table = levelTable(profile);
  const typed = words.trim().toUpperCase();
  const level =
    table.get(words.trim()) ?? table.get(typed) ?? table.get(parseLevelText(words, new Set(table.keys())).level ?? '');
  if (!level)
    throw new BadRequest(
      text('keeping.error.level', { level: words, known: profile.levels.map(({ code }) => code).join(' ') }),
    );
  return { code: level.code, state: level.state };
}

/** The next visit by the level's interval, moved off closed days; `undefined` for closing levels and where the store set no interval. */
export function nextVisit(date: IsoDate, level: ContactLevel, profile: StoreProfile): IsoDate | undefined {
  const days = level.state === 'open' ? levelTable(profile).get(level.code)?.interval?.target : undefined;
  if (days === undefined) return undefined;
  const day = dayOf(date);
  return dateOf(moveOffClosedDay(day + days, day, profile));
}

export function lossKindOf(state: LevelState): RecordFields['lossKind'] {
  return state === 'lost' || state === 'invalid'
    ? 'lost'
    : state === 'frozen' || state === 'out-of-control'
      ? state
      : undefined;
}

/** The row that says most about the customer: newest first, so that a model or source is taken from where it was written last. */
export function latest<T>(customer: Customer, pick: (row: LedgerRow) => T | undefined): T | undefined {
  const rows = [...customer.rows].sort((a, b) => ((a.date ?? a.month ?? '') < (b.date ?? b.month ?? '') ? 1 : -1));
  for (const row of rows) {
    const value = pick(row);
    if (value !== undefined) return value;
  }
  return undefined;
}
