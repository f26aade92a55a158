export { standing, stateChanges } from './standing';
export type { CustomerState, Standing, StateChange } from './standing';
export { cellsOf } from './explanation';
export type { Explanation } from './explanation';
export { tieringOf } from './tiering';
export type { Tiering } from './tiering';
export type { Proposal, LevelRule } from './rule';
export { LEVEL_RULES } from './rules';
export type { TierFinding, ValueTier } from './value-tier';
