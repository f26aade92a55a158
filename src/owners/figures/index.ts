export { ownerMonth } from './month';
export { AGES, ownerFigures, type ModelFigures, type OwnerFigures } from './figures';
export { toOwnersJson } from './json';
export { OWNER_COUNTS, OWNER_RATES, selectFacts, type OwnerCount, type OwnerQuery, type OwnerRate } from './registry';
export { UNKNOWN } from './types';
export type { FactPlace, FactTable, FactValue, OwnerFacts, OwnerMonth } from './types';
