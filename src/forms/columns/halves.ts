import { specOf } from '../fields';
import { COLUMN } from '../weights';
import type { Assigned, Assignment } from './assign';

/**
 * A second column of a field that one row gives in this column and the next row in that one: 来电时间 of calls beside 来店时间 of visits. It is
 * used where no row fills both and, but for days of an end, hardly one neither; else it stays what it was, a column that came too late.
 *
 * @param rows of records, by their numbers on the sheet
 * @param filled whether a row has something in a column
 */
export function withHalves(
  assignment: Assignment,
  rows: readonly number[],
  filled: (row: number, column: number) => boolean,
): Assignment {
  const halves = assignment.late.filter(({ field, column }): boolean => {
    const { halves } = specOf(field);
    if (halves === undefined) return false;
    const first = assignment.used.find((other) => other.field === field);
    if (first === undefined) return false;
    let here = 0;
    let there = 0;
    for (const row of rows) {
      const inFirst = filled(row, first.column);
      const inSecond = filled(row, column);
      if (inFirst && inSecond) return false;
      there += Number(inFirst);
      here += Number(inSecond);
    }
    return here > 0 && there > 0 && (halves === 'or-neither' || here + there >= rows.length * COLUMN.halves);
  });
  // Of three columns the first two are looked at; a third would need to be compared with both.
  const taken = halves.filter(({ field }, i): boolean => halves.findIndex((other) => other.field === field) === i);
  if (taken.length === 0) return assignment;
  const used: readonly Assigned[] = [...assignment.used, ...taken].sort((a, b) => a.column - b.column);
  return { ...assignment, used };
}
