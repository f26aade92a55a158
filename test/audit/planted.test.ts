import { AUDIT_RULES, audit } from '../../src/audit';
import { MISTAKES } from '../../src/workshop/mistakes';
import { campaign, inputOf } from './campaign';
import { makeLife } from './store/life';
import { storeBook } from './store/sheets';

test('a store that does everything right has no finding', () => {
  const life = makeLife(1);
  const input = inputOf(storeBook(life), life.today);
  expect(input.recognised.forms.reduce((sum, form) => sum + form.records.length, 0)).toBeGreaterThan(200);
  expect(audit(input).findings).toEqual([]);
});

test('planted mistakes are seen, and nothing else is', () => {
  const { scores, missed, wrong } = campaign([12], 43);
  expect([...scores.values()].reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThan(25);
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
});

test('every rule has a mistake', () => {
  expect(Object.keys(MISTAKES).sort()).toEqual(Object.keys(AUDIT_RULES).sort());
  for (const [id, mistake] of Object.entries(MISTAKES)) {
    expect(mistake.rule).toBe(id);
    expect(mistake.ways.length).toBeGreaterThan(0);
  }
});
