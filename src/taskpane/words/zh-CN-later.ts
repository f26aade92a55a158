import audit from '../../words/zh-CN/audit.json';
import events from '../../words/zh-CN/events.json';
import keeping from '../../words/zh-CN/keeping.json';
import owners from '../../words/zh-CN/owners.json';
import rollups from '../../words/zh-CN/rollups.json';
import screens from '../../words/zh-CN/taskpane-screens.json';
import type { Catalogue } from '../../words';

/** What the other screens say: it comes with the first of them. */
export const zhCN: Catalogue = {
  ...audit,
  ...events,
  ...keeping,
  ...owners,
  ...rollups,
  ...screens,
};
