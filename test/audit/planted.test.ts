import { AUDIT_RULES, audit } from '../../src/audit';
import { MISTAKES } from '../../src/workshop/mistakes';
import { campaign, inputOf, rates } from './campaign';
import { makeLife } from './store/life';
import { storeBook } from './store/sheets';

test('a store that does everything right gets fewer than one finding per thousand rows', () => {
  let [rows, findings] = [0, 0];
  for (const seed of [1, 2, 5, 8]) {
    const life = makeLife(seed);
    const input = inputOf(storeBook(life), life.today);
    rows += input.recognised.forms.reduce((sum, form) => sum + form.records.length, 0);
    findings += audit(input).findings.length;
  }
  expect(rows).toBeGreaterThan(1000);
  expect(findings / rows).toBeLessThan(0.001);
});

test('planted mistakes are seen, and nothing else is', () => {
  const { scores, missed, wrong } = campaign([3, 6, 7, 10, 12, 17], 12);
  const { precision, recall } = rates(scores);
  expect([...scores.values()].reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThan(40);
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
  expect(precision).toBeGreaterThanOrEqual(0.98);
  expect(recall).toBeGreaterThanOrEqual(0.98);
});

test('every rule has a mistake', () => {
  expect(Object.keys(MISTAKES).sort()).toEqual(Object.keys(AUDIT_RULES).sort());
  for (const [id, mistake] of Object.entries(MISTAKES)) {
    expect(mistake.rule).toBe(id);
    expect(mistake.ways.length).toBeGreaterThan(0);
  }
});
