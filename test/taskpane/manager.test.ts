import { neededWords } from '../../src/taskpane/board/needed';
import { balanceOf, sumOf, TILES, tileValue } from '../../src/taskpane/month/figures';
import { text } from '../../src/words';
import { monthReport } from './month-report';

const report = monthReport('2026-06');
const line = { consultant: '', done: 12, firstVisitsNeeded: 18, filingsNeeded: 13 };

test('the sum of several files can be followed: who came back and who is out of contact or frozen is in it', () => {
  const figures = { ...report.store, total: { ...report.store.total, reopened: 2, outOfControl: 3, frozen: 4 } };
  const { carried, came, won, gone } = sumOf(figures);
  expect(carried + came - won - gone).toBe(balanceOf(figures));
  expect(came).toBe(figures.total.new + 2);
  expect(gone).toBe(figures.total.lost + 7);
});

test('what is still needed says how much of it open customers will probably bring', () => {
  expect(neededWords({ ...line, expected: 4.28 }, 20)).toEqual(
    text('taskpane.board.needed-beside', { orders: 8, visits: 18, filings: 13, expected: 4.3, rest: 3.7 }),
  );
  expect(neededWords(line, 20)).toEqual(text('taskpane.board.needed-text', { orders: 8, visits: 18, filings: 13 }));
  // More than is needed is not promised.
  expect(neededWords({ ...line, expected: 9 }, 20).values).toMatchObject({ expected: 8, rest: 0 });
  // Nor is less than nothing needed once the target is passed.
  expect(neededWords({ ...line, expected: 9 }, 10)).toEqual(
    text('taskpane.board.needed-text', { orders: 0, visits: 18, filings: 13 }),
  );
});

test('a rate that the forms cannot show is unknown, not 0 %', () => {
  const tile = TILES.find(({ path }) => path === 'followUp24h.rate');
  if (tile === undefined) throw new Error('the rate has a tile');
  const none = { ...report.store, followUp24h: { due: 20, done: 0, rate: 0 } };
  expect(tileValue(none, tile, { ...report.inputs, followUpColumn: false })).toBeUndefined();
  expect(tileValue(none, tile, report.inputs)).toBe(0);
  const some = { ...none, followUp24h: { due: 20, done: 5, rate: 0.25 } };
  expect(tileValue(some, tile, { ...report.inputs, followUpColumn: false })).toBe(0.25);
});
