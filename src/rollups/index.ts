export * from './types';
export { monthFigures, monthsIn } from './month';
export { toMonthJson } from './json';
export type { MonthJson } from './json';
export { explainFigure, factsBehind, rowsBehind } from './trace';
export type { FigureKey, TracedRow } from './trace';
export { AXIS_RULES, axisOf, isNoReason } from './loss-axes';
export { monthSheetChanges, monthSheets } from './sheet';
export type { MonthSheets } from './sheet';
