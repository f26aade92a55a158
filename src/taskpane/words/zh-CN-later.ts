import audit from '../../words/zh-CN/audit.json';
import keeping from '../../words/zh-CN/keeping.json';
import rollups from '../../words/zh-CN/rollups.json';
import screens from '../../words/zh-CN/taskpane-screens.json';
import type { Catalogue } from '../../words';

/** What the other screens say: it comes with the first of them. */
export const zhCN: Catalogue = {
  ...audit,
  ...keeping,
  ...rollups,
  ...screens,
};
