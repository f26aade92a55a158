import audit from '../../words/en/audit.json';
import forms from '../../words/en/forms.json';
import keeping from '../../words/en/keeping.json';
import levels from '../../words/en/levels.json';
import profile from '../../words/en/profile.json';
import rollups from '../../words/en/rollups.json';
import schedule from '../../words/en/schedule.json';
import taskpane from '../../words/en/taskpane.json';
import workbook from '../../words/en/workbook.json';
import type { Catalogue } from '../../words';

/** What the pane can say: the command line's and the workbench's words stay out of it. */
export const en: Catalogue = {
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
