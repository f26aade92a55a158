import audit from '../../words/zh-CN/audit.json';
import events from '../../words/zh-CN/events.json';
import counted from '../../words/zh-CN/forms-counted.json';
import forms from '../../words/zh-CN/forms.json';
import keeping from '../../words/zh-CN/keeping.json';
import levels from '../../words/zh-CN/levels.json';
import owners from '../../words/zh-CN/owners.json';
import profile from '../../words/zh-CN/profile.json';
import rollups from '../../words/zh-CN/rollups.json';
import schedule from '../../words/zh-CN/schedule.json';
import screens from '../../words/zh-CN/taskpane-screens.json';
import workbook from '../../words/zh-CN/workbook.json';
import type { Catalogue } from '../../words';

/** What the other screens say: it comes with the first of them. */
export const zhCN: Catalogue = {
  ...audit,
  ...events,
  ...counted,
  ...forms,
  ...keeping,
  ...levels,
  ...owners,
  ...profile,
  ...rollups,
  ...schedule,
  ...screens,
  ...workbook,
};
