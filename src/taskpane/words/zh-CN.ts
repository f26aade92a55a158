import audit from '../../words/zh-CN/audit.json';
import forms from '../../words/zh-CN/forms.json';
import keeping from '../../words/zh-CN/keeping.json';
import levels from '../../words/zh-CN/levels.json';
import profile from '../../words/zh-CN/profile.json';
import rollups from '../../words/zh-CN/rollups.json';
import schedule from '../../words/zh-CN/schedule.json';
import taskpane from '../../words/zh-CN/taskpane.json';
import workbook from '../../words/zh-CN/workbook.json';
import type { Catalogue } from '../../words';

/** What the pane can say: the command line's and the workbench's words stay out of it. */
export const zhCN: Catalogue = {
  ...audit,
  ...forms,
  ...keeping,
  ...levels,
  ...profile,
  ...rollups,
  ...schedule,
  ...taskpane,
  ...workbook,
};
