import forms from './forms.json';
import counted from './forms-counted.json';
import profile from './profile.json';
import levels from './levels.json';
import next from './levels-next.json';
import schedule from './schedule.json';
import rollups from './rollups.json';
import workbook from './workbook.json';
import taskpane from './taskpane.json';
import screens from './taskpane-screens.json';
import disk from './disk.json';
import cli from './cli.json';
import workbench from './workbench.json';
import audit from './audit.json';
import group from './group.json';
import edition from './edition.json';
import program from './program.json';
import workshop from './workshop.json';
import keeping from './keeping.json';
import owners from './owners.json';
import events from './events.json';
import words from './words.json';

/** One file per room; a key begins with the room's name: `schedule.due.interval`. Its keys are the type of every sentence's key. */
export const zhCN = {
  ...forms,
  ...counted,
  ...profile,
  ...levels,
  ...next,
  ...schedule,
  ...rollups,
  ...workbook,
  ...taskpane,
  ...screens,
  ...cli,
  ...disk,
  ...workbench,
  ...audit,
  ...group,
  ...edition,
  ...program,
  ...workshop,
  ...keeping,
  ...owners,
  ...events,
  ...words,
} as const;
