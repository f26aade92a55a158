export { answersIn } from './answers';
export { COUNTED } from './layout/counted';
export { explain } from './explain';
export { emptiedAtMonthEnd } from './kinds';
export { toReadJson, type ReadJson } from './json';
export { recognise } from './recognise';
export * from './types';
export { periodIn, periodOfSheetName } from './layout/period';
