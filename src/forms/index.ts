export { answersIn } from './answers';
export { COUNTED } from './layout/counted';
export { explain } from './explain';
export { emptiedAtMonthEnd } from './kinds';
export { everyForm, toReadJson, type ReadJson } from './json';
export { recognise } from './recognise';
export * from './types';
export { periodIn, periodOfSheetName } from './layout/period';
export { roleOfRow } from './records/row-pairs';
export { CHOICE_WORDS } from './vocabulary/choices';
export {
  answerOf,
  complaintStatusOf,
  happened,
  renewalStatusOf,
  resultOf,
  satisfactionOf,
} from './vocabulary/outcomes';
export { labelsIn } from './cards/card-labels';
export { gridOf } from './layout/grid';
