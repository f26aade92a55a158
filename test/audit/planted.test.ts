import { AUDIT_RULES, audit, RULE_IDS } from '../../src/audit';
import { MISTAKES } from '../../src/workshop/mistakes';
import { campaign, inputOf } from './campaign';
import { makeLife } from './store/life';
import { oneSheetBook } from './store/one-sheet-book';
import { otherBook } from './store/other-book';
import { storeBook } from './store/sheets';

test.each([
  ['its forms', storeBook],
  ['older forms', otherBook],
  ['one sheet a month', oneSheetBook],
])('a store that does everything right has no finding on %s', (_, keep) => {
  const life = makeLife(4, { months: 2, consultants: 2 });
  const input = inputOf(keep(life), life);
  expect(input.recognised.forms.reduce((sum, form) => sum + form.records.length, 0)).toBeGreaterThan(80);
  expect(audit(input).findings).toEqual([]);
});

test.each([
  ['its forms', 12, storeBook],
  ['older forms', 7, otherBook],
])('planted mistakes are seen on %s, and nothing else is', (_, seed, keep) => {
  const { scores, missed, wrong } = campaign([seed], 43, RULE_IDS, keep);
  expect([...scores.values()].reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThan(20);
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
});

test('every rule has a mistake', () => {
  expect(Object.keys(MISTAKES).sort()).toEqual(Object.keys(AUDIT_RULES).sort());
  for (const [id, mistake] of Object.entries(MISTAKES)) {
    expect(mistake.rule).toBe(id);
    expect(mistake.ways.length).toBeGreaterThan(0);
  }
});
