import type { ProfileProblem } from '../../profile';
import type { TextKey } from '../../words';
import type { Words } from '../words';
import { valueIn, type Draft } from './draft';

/** What the fields of a profile are called on this screen, by their path with `*` for a level's number. */
const NAMES: Readonly<Record<string, TextKey>> = {
  name: 'taskpane.profile.store-name',
  levels: 'taskpane.profile.levels',
  'levels.*.code': 'taskpane.profile.code',
  'levels.*.state': 'taskpane.profile.state',
  'levels.*.name': 'taskpane.profile.name',
  'levels.*.color': 'taskpane.profile.color',
  'levels.*.spellings': 'taskpane.profile.spellings',
  'levels.*.interval': 'taskpane.profile.interval',
  'levels.*.interval.target': 'taskpane.profile.interval',
  'levels.*.interval.max': 'taskpane.profile.interval-max',
  'levels.*.window': 'taskpane.profile.window-max',
  'levels.*.window.min': 'taskpane.profile.window-min',
  'levels.*.window.max': 'taskpane.profile.window-max',
  firstContact: 'taskpane.profile.first-contact',
  matrixFrom: 'taskpane.profile.matrix-from',
  overdueSteps: 'taskpane.profile.overdue-steps',
  maxContacts: 'taskpane.profile.max-contacts',
  visitsPerDay: 'taskpane.profile.visits-per-day',
  silenceDays: 'taskpane.profile.silence',
  lostCallback: 'taskpane.profile.lost-callback',
  'care.firstServiceDays': 'taskpane.profile.first-service',
  'owners.lunarBirthdays': 'taskpane.profile.lunar-birthdays',
  'owners.holidays': 'taskpane.profile.greetings',
  'calendar.closedWeekdays': 'taskpane.profile.closed-weekdays',
  'calendar.holidaysClose': 'taskpane.profile.holidays-close',
  'calendar.closed': 'taskpane.profile.closed-days',
  'calendar.open': 'taskpane.profile.open-days',
  'calendar.onClosedDay': 'taskpane.profile.on-closed-day',
  'rates.closing': 'taskpane.profile.closing',
  'valueTiers.prime.words': 'taskpane.profile.prime',
  'valueTiers.promising.words': 'taskpane.profile.promising',
  'valueTiers.ordinary.words': 'taskpane.profile.ordinary',
};

/** A problem as a sentence: the field as the screen names it (`H 级 · 几天联系一次`), and what is wrong with it. */
export function problemWords({ field, why }: ProfileProblem, draft: Draft | undefined, words: Words): string {
  const { t, say } = words;
  const name = nameOf(field, draft, words);
  return name === '' ? say(why) : t('taskpane.profile.problem', { field: name, why });
}

function nameOf(field: string, draft: Draft | undefined, { t }: Words): string {
  const path = field.split('.');
  const level = path[0] === 'levels' ? path[1] : undefined;
  const plain = level === undefined ? path : ['levels', '*', ...path.slice(2)];
  // The nearest field that has a name: a day of a list is a matter of the list.
  for (let length = plain.length; length > 0; length -= 1) {
    const key = NAMES[plain.slice(0, length).join('.')];
    if (key === undefined) continue;
    const code = level === undefined ? undefined : valueIn(draft, ['levels', Number(level), 'code']);
    return typeof code === 'string' && code !== '' ? t('taskpane.profile.of-level', { code, field: { key } }) : t(key);
  }
  return field;
}
