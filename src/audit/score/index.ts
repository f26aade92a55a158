export { briefOf } from './brief';
export { overridesIn, withOverrides } from './override';
export type { Overrides } from './override';
export { scoreOf, SCORE_ITEMS } from './score';
export type { Score, ScoreItem } from './score';
export { SPOT_COLUMNS, spotCheckIn } from './spot';
export type { SpotCheck } from './spot';
export { keepScores, trendOf } from './trend';
export type { MonthScore } from './trend';
