import levels from '../../words/en/levels.json';
import profile from '../../words/en/profile.json';
import taskpane from '../../words/en/taskpane.json';
import type { Catalogue } from '../../words';

/** What the pane says until the day is on the screen: the command line's and the workbench's words stay out of it. */
export const en: Catalogue = {
  ...levels,
  ...profile,
  ...taskpane,
};
