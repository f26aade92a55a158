import type { MappedField } from '../fields';
import { COLUMN } from '../weights';
import type { Assignment } from './assign';

/**
 * Two columns of a register say a level each (级别, 等级), and not the same one: the first is used, and a person is asked whether it should be
 * the other. Of columns that agree nobody is asked.
 *
 * @param answers what a person has said of this table's columns, by header
 * @param rows of records, by their numbers on the sheet
 * @param said what a row has in a column, `''` for nothing
 */
export function withRivals(
  assignment: Assignment,
  answers: Readonly<Record<string, MappedField | null>>,
  rows: readonly number[],
  said: (row: number, column: number) => string,
): Assignment {
  if (Object.values(answers).includes('level')) return assignment;
  const first = assignment.used.find(({ field }) => field === 'level');
  if (first === undefined || first.by.tick !== undefined) return assignment;
  const rivals = assignment.late.filter(({ field, by, column }): boolean => {
    if (field !== 'level' || by.tick !== undefined) return false;
    const both = rows.filter((row) => said(row, first.column) !== '' && said(row, column) !== '');
    const unlike = both.filter((row) => said(row, first.column) !== said(row, column));
    return both.length >= COLUMN.rivalRows && unlike.length >= both.length * COLUMN.rivals;
  });
  return rivals.length === 0
    ? assignment
    : {
        ...assignment,
        asked: [
          ...assignment.asked,
          ...rivals.map((choice) => ({ ...choice, proposal: choice.by, rival: first.header })),
        ],
      };
}
