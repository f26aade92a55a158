export { areasOf, isBare, listAt, mergeAt, rangeHas, refusalOf, shownAt } from './cell';
export type { Refusal } from './cell';
export { dayColumn, dayPlace, dayWidth, roleAt } from './day-cell';
export type { CellPlace, DayPlace } from './day-cell';
export { freeLine, lastLine, lineHeight } from './free-line';
export type { FreeLine } from './free-line';
export { rangesOf } from './ranges';
