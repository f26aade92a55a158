import next from '../../words/zh-CN/levels-next.json';
import words from '../../words/zh-CN/words.json';
import taskpane from '../../words/zh-CN/taskpane.json';
import type { Catalogue } from '../../words';

/** What the pane says until the day is on the screen: the command line's and the workbench's words stay out of it. */
export const zhCN: Catalogue = {
  ...next,
  ...taskpane,
  ...words,
};
