import { FIT } from '../../weights';
import { parseDate } from '../../values';
import { share, want } from '../fitness';
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

/** A day or words about one: 周末, 下周二上午, 2026-06-20. */
export const dateOrWords: ValueKind<string> = { fitness: () => 1, read: () => undefined };
