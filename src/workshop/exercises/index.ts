import type { ExerciseKind } from '../types';
import { backwardsPlan } from './backwards-plan';
import { closeMonth } from './close-month';
import { confirm24h } from './confirm-24h';
import type { Exercise } from './exercise';
import { fillMatrix } from './fill-matrix';
import { findFaults } from './find-faults';
import { gradeVisitors } from './grade-visitors';
import { judgeLosses } from './judge-losses';
import { monthFiguresExercise } from './month-figures';
import { planVisits } from './plan-visits';
import { tierActions } from './tier-actions';
import { tomorrowPlan } from './tomorrow-plan';

export { meets } from './exercise';
export type { Exercise } from './exercise';

/** Every kind, in the order of a paper that has them all. */
export const EXERCISES = {
  'grade-visitors': gradeVisitors,
  'confirm-24h': confirm24h,
  'plan-visits': planVisits,
  'fill-matrix': fillMatrix,
  'close-month': closeMonth,
  'find-faults': findFaults,
  'judge-losses': judgeLosses,
  'month-figures': monthFiguresExercise,
  'tomorrow-plan': tomorrowPlan,
  'tier-actions': tierActions,
  'backwards-plan': backwardsPlan,
} as const satisfies Record<ExerciseKind, Exercise>;
