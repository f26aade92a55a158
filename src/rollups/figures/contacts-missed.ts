import { figure } from './figure';

/** 漏访: without any contact since. */
export const contactsMissed = figure({
  kind: 'count',
  table: 'marks',
  where: { result: 'missed' },
  shows: { person: 12 },
});
