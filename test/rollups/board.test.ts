import { generalProfile } from '../../src/profile';
import { salesBoard, SENTENCE_RULES, targetChanges, targetsIn } from '../../src/rollups';
import type { MonthFigures } from '../../src/rollups';
import { bookOf } from '../../src/sheet';
import { say } from '../../src/words';
import { buildLedger } from '../../src/customers';
import { monthFigures } from '../../src/rollups';
import { june, losses, matrix, person, register } from './books';
import { lastDay } from './history/calendar';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';

const many = (count: number, make: (i: number) => Parameters<typeof matrix>[0][number]) =>
  Array.from({ length: count }, (_, i) => make(i));

/** May: 10 carried over, 2 of them bought; 20 first visits, 10 filed. */
function may(): MonthFigures {
  const rows = many(10, (i) => ({
    fields: person(`五月${String(i)}`),
    carryOver: { level: 'A' },
    contacts: i < 2 ? [{ day: 9, level: 'O' }] : [],
  }));
  const lines = Array.from({ length: 20 }, (_, i) => ({
    ...(i < 10 ? person(`来${String(i)}`) : {}),
    date: '2026-05-09',
  }));
  return june(
    [matrix(rows, { month: '2026-05' }), register(lines, { month: '2026-05' })],
    '2026-05-31',
    generalProfile,
    '2026-05',
  );
}

const juneRows = matrix(
  many(10, (i) => ({
    fields: person(`六月${String(i)}`),
    carryOver: { level: 'A' },
    contacts: i < 1 ? [{ day: 3, level: 'O' }] : [],
  })),
);

describe('the funnel backwards', () => {
  test('first visits needed = (target − done − what open customers should bring) ÷ closing rate ÷ filing rate', () => {
    // On 15 June half of the month is left; 9 are open, 20 % of May's carried customers bought: 0.9 are expected.
    const board = salesBoard(june([juneRows], '2026-06-15'), { '': 5 }, may());
    expect(board.store).toMatchObject({ target: 5, done: 1 });
    expect(board.store.expected).toBeCloseTo(0.9, 10);
    // (5 − 1 − 0.9) ÷ (2 ÷ 10) = 15.5 filings, ÷ (10 ÷ 20) = 31 first visits.
    expect([board.store.filingsNeeded, board.store.firstVisitsNeeded]).toEqual([16, 31]);
    expect([board.daysLeft, board.daysInMonth]).toEqual([15, 30]);
  });

  test('nothing is said without a rate, nor is anything needed once the target is reached', () => {
    expect(salesBoard(june([juneRows], '2026-06-15'), { '': 5 }).store).not.toHaveProperty('filingsNeeded');
    expect(salesBoard(june([juneRows], '2026-06-15'), { '': 1 }, may()).store).toMatchObject({
      filingsNeeded: 0,
      firstVisitsNeeded: 0,
    });
  });

  test("the store's target is its own, else the sum of the consultants'", () => {
    expect(salesBoard(june([juneRows]), { 张三: 4 }).store.target).toBe(4);
    expect(salesBoard(june([juneRows]), { 张三: 4, '': 9 }).store.target).toBe(9);
    expect(salesBoard(june([juneRows]), {}).store).not.toHaveProperty('target');
  });

  test('steps whose column is missing have no count', () => {
    expect(salesBoard(june([juneRows]), {}).funnel).toEqual([
      { step: 'firstVisits' },
      { step: 'filed' },
      { step: 'testDrives' },
      { step: 'won', count: 1 },
    ]);
  });
});

describe('sentences', () => {
  const spoken = (report: MonthFigures, targets = {}, last?: MonthFigures): string[] =>
    salesBoard(report, targets, last).sentences.map((sentence) => sentence.key.replace('rollups.board.', ''));

  test('registers without a follow-up column accuse nobody of calls that they could not show', () => {
    const visitors = Array.from({ length: 10 }, (_, i) => person(`甲${String(i)}`, { date: '2026-06-02' }));
    const others = matrix([{ fields: person('乙'), carryOver: { level: 'A' } }]);
    expect(spoken(june([register(visitors), others]))).not.toContain('follow-up');
    expect(spoken(june([register(visitors, {}, ['followUpLevel']), others]))).toContain('follow-up');
  });

  test.each([
    ['behind', () => spoken(june([juneRows], '2026-06-15'), { '': 20 })],
    ['reached', () => spoken(june([juneRows], '2026-06-15'), { '': 1 })],
    ['on-track', () => spoken(june([juneRows], '2026-06-15'), { '': 2 })],
    ['visits-needed', () => spoken(june([juneRows], '2026-06-15'), { '': 5 }, may())],
    [
      'missed',
      () =>
        spoken(
          june([
            matrix([
              { fields: person('甲'), carryOver: { level: 'A' }, planned: Array.from({ length: 12 }, (_, i) => i + 1) },
            ]),
          ]),
        ),
    ],
    [
      'follow-up',
      () =>
        spoken(
          june([
            register(
              Array.from({ length: 10 }, (_, i) => person(`甲${String(i)}`, { date: '2026-06-02' })),
              {},
              ['followUpLevel'],
            ),
          ]),
        ),
    ],
    ['filing-up', () => spoken(june([register([person('甲', { date: '2026-06-02' })])]), {}, may())],
    [
      'losses',
      () =>
        spoken(
          june([
            losses(['甲', '乙', '丙'].map((name) => person(name, { date: '2026-06-02', lossReason: '嫌价格高' }))),
          ]),
        ),
    ],
    ['unstated', () => spoken(june([losses(['甲', '乙', '丙'].map((name) => person(name, { date: '2026-06-02' })))]))],
    [
      'differences',
      () => spoken(june([matrix([{ fields: person('甲', { monthEndLevel: 'H' }), carryOver: { level: 'A' } }])])),
    ],
  ])('%s is said when its rule holds', (key, say_) => {
    expect(say_()).toContain(key);
  });

  test('three to five on random stores, all in both languages, and the same figures give the same sentences', () => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const history = makeHistory(seed, { months: 2 });
      const ledger = buildLedger(formsOf(history), generalProfile);
      const [last, now] = history.months.map((month) => monthFigures(ledger, generalProfile, month, lastDay(month)));
      if (!now) throw new Error('two months');
      const { sentences } = salesBoard(now, { '': 10 }, last);
      expect(sentences.length).toBeGreaterThanOrEqual(3);
      expect(sentences.length).toBeLessThanOrEqual(5);
      for (const sentence of sentences)
        for (const locale of ['zh-CN', 'en'] as const) expect(say(sentence, locale)).not.toMatch(/[{}]|undefined|NaN/u);
      expect(salesBoard(now, { '': 10 }, last).sentences).toEqual(sentences);
    }
    expect(new Set(SENTENCE_RULES.map((rule) => rule.name)).size).toBe(SENTENCE_RULES.length);
  });
});

test('targets are kept in the workbook by month, and unreadable ones are none', () => {
  const empty = bookOf([]);
  const [change] = targetChanges(empty, '2026-06', { '': 20, 张三: 8 });
  if (change?.kind !== 'document-part') throw new Error('targets are kept in a document part');
  const kept = bookOf([], { parts: new Map([[change.namespace, change.after]]) });
  expect(targetsIn(kept, '2026-06')).toEqual({ '': 20, 张三: 8 });
  expect(targetsIn(kept, '2026-07')).toEqual({});
  expect(targetChanges(kept, '2026-06', { '': 20, 张三: 8 })).toEqual([]);
  const [july] = targetChanges(kept, '2026-07', { '': 5 });
  if (july?.kind !== 'document-part') throw new Error('targets are kept in a document part');
  expect(targetsIn(bookOf([], { parts: new Map([[july.namespace, july.after]]) }), '2026-06')).toEqual({
    '': 20,
    张三: 8,
  });
  expect(targetsIn(bookOf([], { parts: new Map([[change.namespace, '{"2026-06": 3}']]) }), '2026-06')).toEqual({});
  expect(targetsIn(bookOf([], { parts: new Map([[change.namespace, 'no json']]) }), '2026-06')).toEqual({});
});
