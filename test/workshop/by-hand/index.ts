import { columnLetters, type WorkbookSnapshot } from '../../../src/sheet';
import type { ExerciseKind } from '../../../src/workshop';
import { findFaultsByHand } from './faults';
import { Paper, type Reading, type Written } from './paper';
import { backwardsPlan, closeMonth, fillMatrix, monthFigures, planVisits, tomorrowPlan } from './sheets';
import { confirm24h, gradeVisitors, judgeLosses, tierActions } from './talks';

const sheetsOf = (book: WorkbookSnapshot): readonly Paper[] =>
  book.sheets
    .filter(({ visibility }) => visibility === 'visible')
    .slice(1)
    .map((sheet) => new Paper(sheet));

const SOLVERS: Readonly<Record<ExerciseKind, (sheets: readonly Paper[], how: Reading) => readonly Written[]>> = {
  'grade-visitors': gradeVisitors,
  'confirm-24h': confirm24h,
  'plan-visits': planVisits,
  'fill-matrix': fillMatrix,
  'close-month': closeMonth,
  'find-faults': findFaultsByHand,
  'judge-losses': judgeLosses,
  'month-figures': monthFigures,
  'tomorrow-plan': tomorrowPlan,
  'tier-actions': tierActions,
  'backwards-plan': backwardsPlan,
};

/** The answers of somebody who does what the sheets say, and knows no rule of the product. Chinese papers of one kind. */
export function answersByHand(kind: ExerciseKind, book: WorkbookSnapshot, how: Reading): readonly Written[] {
  return SOLVERS[kind](sheetsOf(book), how);
}

export const placeName = ({ sheet, row, column }: Written): string => `${sheet}!${columnLetters(column)}${String(row)}`;
