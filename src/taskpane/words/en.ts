import forms from '../../words/en/forms.json';
import levels from '../../words/en/levels.json';
import profile from '../../words/en/profile.json';
import schedule from '../../words/en/schedule.json';
import taskpane from '../../words/en/taskpane.json';
import workbook from '../../words/en/workbook.json';
import type { Catalogue } from '../../words';

/** What the pane says until the day is on the screen: the command line's and the workbench's words stay out of it. */
export const en: Catalogue = {
  ...forms,
  ...levels,
  ...profile,
  ...schedule,
  ...taskpane,
  ...workbook,
};
