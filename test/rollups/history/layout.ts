import { Dice } from './random';

/** How a store's sheets look; what they say is the history's. */
export interface Layout {
  /** `1`, `1日`, or a date shown as its day. */
  readonly dayHeads: 'numbers' | 'words' | 'dates';
  readonly weekdays: boolean;
  /** Day columns: always 31, or only those that the month has. */
  readonly dayColumns: 31 | 'month';
  /** 上月留存 in one column has a column for the last visit's date beside it. */
  readonly carryDate: boolean;
  readonly total: boolean;
  /** Numbered rows that wait for customers. */
  readonly spareRows: number;
  /** A blank row after every so many customers; 0 for none. */
  readonly blankEvery: number;
  /** The matrices of all consultants on one sheet, one below the other (where a store has one per consultant). */
  readonly stacked: boolean;
  readonly registerDates: 'serial' | 'words' | 'once';
  /** 是否首次 and 试驾 as 是/否, or as ticks. */
  readonly ticks: boolean;
  /** A workbook for each month. */
  readonly bookPerMonth: boolean;
  /** A sheet for the 1st to the 15th and one for the rest of the month, with everyone on it or with those who go on there. */
  readonly halves?: 'everyone' | 'active';
}

export const PLAIN: Layout = {
  dayHeads: 'numbers',
  weekdays: true,
  dayColumns: 31,
  carryDate: false,
  total: false,
  spareRows: 0,
  blankEvery: 0,
  stacked: false,
  registerDates: 'serial',
  ticks: false,
  bookPerMonth: false,
};

/** A look for each store; its dice are not the history's, so that a store has the same history in every look. */
export function layoutOf(seed: number): Layout {
  const dice = new Dice(seed * 31 + 17);
  return {
    dayHeads: dice.pick(['numbers', 'numbers', 'words', 'dates'] as const),
    weekdays: dice.chance(0.7),
    dayColumns: dice.chance(0.6) ? 31 : 'month',
    carryDate: dice.chance(0.5),
    total: dice.chance(0.5),
    spareRows: dice.chance(0.5) ? dice.between(1, 12) : 0,
    blankEvery: dice.chance(0.3) ? dice.between(2, 6) : 0,
    stacked: dice.chance(0.3),
    registerDates: dice.pick(['serial', 'serial', 'words', 'once'] as const),
    ticks: dice.chance(0.4),
    bookPerMonth: dice.chance(0.3),
  };
}
