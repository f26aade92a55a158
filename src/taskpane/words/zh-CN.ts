import levels from '../../words/zh-CN/levels.json';
import profile from '../../words/zh-CN/profile.json';
import taskpane from '../../words/zh-CN/taskpane.json';
import type { Catalogue } from '../../words';

/** What the pane says until the day is on the screen: the command line's and the workbench's words stay out of it. */
export const zhCN: Catalogue = {
  ...levels,
  ...profile,
  ...taskpane,
};
