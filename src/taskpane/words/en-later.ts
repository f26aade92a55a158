import audit from '../../words/en/audit.json';
import events from '../../words/en/events.json';
import counted from '../../words/en/forms-counted.json';
import forms from '../../words/en/forms.json';
import keeping from '../../words/en/keeping.json';
import levels from '../../words/en/levels.json';
import owners from '../../words/en/owners.json';
import profile from '../../words/en/profile.json';
import rollups from '../../words/en/rollups.json';
import schedule from '../../words/en/schedule.json';
import screens from '../../words/en/taskpane-screens.json';
import workbook from '../../words/en/workbook.json';
import type { Catalogue } from '../../words';

/** What the other screens say: it comes with the first of them. */
export const en: Catalogue = {
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
