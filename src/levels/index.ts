export { standing, stateChanges } from './standing';
export type { CustomerState, Standing, StateChange } from './standing';
export { cellsOf } from './explanation';
export type { Explanation } from './explanation';
