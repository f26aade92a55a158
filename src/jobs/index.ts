export * from './types';
export { consolidate } from './consolidate';
export type { Consolidated, Member } from './consolidate';
export { runDay } from './run-day';
export type { RunDayOptions } from './run-day';
export { toRunJson } from './run-json';
export { isOurs, levelColourChanges, removeLevelColours } from './level-colours';
export { monthBoard, monthTrend, rollupMonth, rollupSheetChanges, saveTargets } from './month';
export { closeMonth } from './month-close';
