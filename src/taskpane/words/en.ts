import next from '../../words/en/levels-next.json';
import words from '../../words/en/words.json';
import taskpane from '../../words/en/taskpane.json';
import type { Catalogue } from '../../words';

/** What the pane says until the day is on the screen: the command line's and the workbench's words stay out of it. */
export const en: Catalogue = {
  ...next,
  ...taskpane,
  ...words,
};
