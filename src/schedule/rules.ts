import type { Text } from '../words';

/** A rule of reading and scheduling as a manager reads it; its code stands in the file named. */
export interface DocumentedRule {
  readonly id: string;
  readonly title: Text;
  readonly describe: Text;
  readonly source: Text;
  readonly standard: Text;
  readonly file: string;
}

const FILES = [
  ['identity', 'src/customers/identity.ts'],
  ['level', 'src/levels/standing.ts'],
  ['state', 'src/levels/standing.ts'],
  ['last-contact', 'src/customers/entries.ts'],
  ['due', 'src/schedule/due.ts'],
  ['first-contact', 'src/schedule/due.ts'],
  ['planned', 'src/schedule/due.ts'],
  ['calendar', 'src/schedule/calendar.ts'],
  ['overdue', 'src/schedule/lists.ts'],
  ['levelling', 'src/schedule/levelling.ts'],
  ['care', 'src/schedule/care.ts'],
  ['marks', 'src/marks/due-marks.ts'],
] as const;

/** The rules behind each figure of the day, in the order in which they speak. */
export const SCHEDULE_RULES: readonly DocumentedRule[] = FILES.map(([id, file]) => ({
  id,
  title: { key: `schedule.rule.${id}.title` },
  describe: { key: `schedule.rule.${id}.describe` },
  source: { key: `schedule.rule.${id}.source` },
  standard: { key: `schedule.rule.${id}.standard` },
  file,
}));
