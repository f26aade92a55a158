import { runDay, toRunJson } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { bookOf } from '../../src/sheet';
import { recognisedFixture } from '../ledger-fixtures';

test('every sentence of a report can be said in both languages', () => {
  const recognised = recognisedFixture('hyundai-set-2013-05');
  const report = runDay(bookOf([]), recognised, generalProfile, '2013-05-20');
  const json = JSON.stringify([toRunJson(report), toRunJson(report, 'en')]);
  expect(json).not.toMatch(/\{[a-z]+\}/u);
  expect(report.customers.length).toBeGreaterThan(100);
  const states = new Set(report.customers.map(({ state }) => state));
  expect([...states].sort()).toEqual(expect.arrayContaining(['lost', 'open', 'ordered', 'unfiled']));
});
