import { dateOf, dayOf, weekdayOf } from '../../src/calendar';
import { findPreset, generalProfile } from '../../src/profile';
import { carePlan, ownerBook } from '../../src/owners';
import { ownerRules } from '../../src/profile';
import { formsOf } from '../owners/history/sheets';
import { makeLife } from '../owners/history/store';
import { goldenDocument } from './golden-document';

/* Run under several time zones by zones.test.ts: whatever a computer's zone, the same days come out. */
const ends = [
  '2024-02-28',
  '2024-02-29',
  '2025-02-28',
  '2025-12-31',
  '2026-03-08',
  '2026-03-29',
  '2026-10-25',
  '2026-11-01',
  '1986-05-04',
  '2100-02-28',
];
const around = ends.map((date) => {
  const day = dayOf(date);
  return [date, day, dateOf(day), dateOf(day + 1), dateOf(day + 15), weekdayOf(day)].join(' ');
});
console.log(around.join('\n'));
for (const seed of [1, 2, 3]) {
  const life = makeLife(seed);
  const rules = ownerRules(generalProfile);
  const { tasks } = carePlan(ownerBook(formsOf(life), rules, dayOf(life.today)), rules);
  console.log(tasks.map(({ kind, due, status }) => `${kind} ${dateOf(due)} ${status}`).join('\n'));
}
console.log(goldenDocument(findPreset('hyundai') ?? generalProfile));
