import { AUDIT_RULES } from '../../src/audit';
import { campaign, rates } from './campaign';

/** Each rule's mistakes in eighty stores: precision and recall of errors and warnings together and one by one. */
test('precision and recall over planted mistakes', () => {
  const { scores, missed, wrong } = campaign(
    Array.from({ length: 80 }, (_, i) => 201 + i),
    10,
  );
  const together = rates(scores);
  expect({ ...together, missed: missed.slice(0, 5), wrong: wrong.slice(0, 5) }).toMatchObject({
    precision: expect.closeTo(1, 1.7),
    recall: expect.closeTo(1, 1.7),
  });
  expect(together.precision).toBeGreaterThanOrEqual(0.98);
  expect(together.recall).toBeGreaterThanOrEqual(0.98);
  for (const [id, { planted, seen, wrong: others }] of scores) {
    if (planted < 5 || AUDIT_RULES[id].severity === 'hint') continue;
    expect({ id, recall: seen / planted >= 0.9, precision: seen / (seen + others) >= 0.9 }).toEqual({
      id,
      recall: true,
      precision: true,
    });
  }
}, 600_000);
