export { LEVEL_RULE_IDS, LEVEL_STATES, PROFILE_VERSION, profileSchema } from './schema';
export type { LevelDefinition, LevelRuleId, LevelState, StoreProfile } from './schema';
export { generalProfile } from './general';
export { levelTable, openCodes } from './levels';
export type { LevelEntry } from './levels';
export * from './days';
export { parseProfile, parseProfileJson, profileGaps } from './parse';
export type { ParsedProfile, ProfileProblem } from './parse';
