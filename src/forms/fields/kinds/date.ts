import { FIT } from '../../weights';
import { parseBirthday, parseDate, toSimplified } from '../../values';
import { share, unlike, want } from '../fitness';
import type { ValueKind } from '../value-kind';

/** Days. Which year is meant depends on the rows around and on other dates of the row: `records/` reads them, not the cell alone. */
export const date: ValueKind<string> = {
  fitness: (p) => want(p, share(p, 'date'), FIT.most),
  sits: (cell, text, { date1904, year = ANY_YEAR, month = 1 }) =>
    parseDate(cell, { date1904, year, month }).date !== undefined ? 1 : /\d/u.test(text) ? 0 : -1,
  read: () => undefined,
};

/** A year for cells that are only asked whether they are dates. */
const ANY_YEAR = 2024;

/** A day or words about one: 周末, 下周二上午, 2026-06-20. Ticks under 邀约 say that somebody was asked, not when. */
export const dateOrWords: ValueKind<string> = {
  fitness: (p) => unlike(p, [[FIT.most, 'tick']]),
  read: () => undefined,
};

/** Days that the cell tells by itself, with the year of the form where it has none; a time behind the day is dropped. */
export const plainDate: ValueKind<string> = {
  ...date,
  read: (at) => {
    const { date1904, year, month } = at.context;
    const reading = parseDate(at.cell, { date1904, year, month });
    if (reading.problem !== undefined) at.problem(reading.problem);
    return reading.date;
  },
};

const LUNAR_HEADER = /农历|阴历|旧历/u;
const SOLAR_HEADER = /公历|阳历|新历/u;

/** Birthdays, with or without their year, of either calendar. */
export const birthday: ValueKind<string> = {
  ...date,
  fitness: (p) => want(p, share(p, 'birthday'), FIT.most),
  sits: (cell, text, at) => (parseBirthday(cell, at.date1904).birthday !== undefined ? 1 : /\d/u.test(text) ? 0 : -1),
  read: (at) => {
    const header = toSimplified(at.of.header);
    const lunar = LUNAR_HEADER.test(header) && !SOLAR_HEADER.test(header);
    const reading = parseBirthday(at.cell, at.context.date1904, lunar);
    if (reading.problem !== undefined) at.problem(reading.problem);
    if (reading.lunar === true) at.draft.birthdayCalendar = 'lunar';
    return reading.birthday;
  },
};
