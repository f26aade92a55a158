import type { LevelRuleId } from '../profile';
import type { Text } from '../words';
import type { Explanation } from './explanation';
import type { Evidence } from './evidence';

/** What a rule of tiering proposes: another level, or attention without one. */
export interface Proposal {
  readonly rule: LevelRuleId;
  readonly level?: string;
  readonly text: Text;
  /** What must be asked instead of proposed. */
  readonly ask?: Text;
  readonly cells: Explanation['cells'];
}

/**
 * One rule of tiering. Rules speak in the order of the registry; the first that proposes a level gives the proposal, nothing is
 * ever overwritten. `describe`, `source` and `standard` are what docs/rules.md prints.
 */
export interface LevelRule {
  readonly id: LevelRuleId;
  readonly title: Text;
  readonly describe: Text;
  readonly source: Text;
  /** The default, as the manager may change it in the profile. */
  readonly standard: Text;
  /** It also speaks of whom only the register's own columns call sold or lost (结案情形, 最新状态): the level is missing there. */
  readonly whenEnded?: true;
  speak(evidence: Evidence): Proposal | undefined;
}

/** Words of a rule live under `levels.<id>.…`; only `source` and the numbers differ. */
export function wordsOfRule(id: LevelRuleId): Pick<LevelRule, 'id' | 'title' | 'describe' | 'source' | 'standard'> {
  return {
    id,
    title: { key: `levels.${id}.title` },
    describe: { key: `levels.${id}.describe` },
    source: { key: `levels.${id}.source` },
    standard: { key: `levels.${id}.standard` },
  };
}
