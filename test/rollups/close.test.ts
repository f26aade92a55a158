import { recognise } from '../../src/forms';
import { closeMonth } from './close-book';
import { generalProfile } from '../../src/profile';
import { columnLetters } from '../../src/sheet';
import { applied } from './apply';
import { testCloses } from './closes';
import { lastDay } from './history/calendar';
import { makeHistory } from './history/history';
import { sheetsOf } from './history/sheets';

testCloses(3, 1);

test('weekdays are those of the new month, and days that it lacks are crossed out', () => {
  const history = makeHistory(8, { months: 1, consultants: 1, busy: 0.4 });
  const store = { ...history, months: ['2024-01'], habits: { ...history.habits, oneSheetPer: 'month' as const } };
  const shifted = {
    ...store,
    people: store.people.map((person) => ({
      ...person,
      firstContact: '2024-01-02',
      events: [{ date: '2024-01-03', what: 'contact' as const, level: 'A', reported: false }],
      plans: [],
    })),
  };
  const book = sheetsOf(shifted);
  const close = closeMonth(book, recognise(book), generalProfile, '2024-01', '2024-01-31');
  const sheet = applied(book, close.changes).sheets.find(({ name }) => name === close.sheets[0]);
  const head = sheet?.rows[3]?.map((cell) => cell?.value);
  const weekdays = sheet?.rows[4]?.map((cell) => cell?.value);
  const first = head?.indexOf(1) ?? 0;
  expect(head?.slice(first, first + 29)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
  expect(weekdays?.slice(first, first + 7)).toEqual(['四', '五', '六', '日', '一', '二', '三']);
  expect(weekdays?.slice(first + 28, first + 31)).toEqual(['四', undefined, undefined]);
  expect(sheet?.rows[2]?.[1]?.value).toContain('2024年2月');
  const crossed = close.changes
    .filter((change) => change.kind === 'border' && change.after.diagonalUp === 'thin')
    .map((change) => ('cell' in change ? change.cell.replace(/\d+/gu, '') : ''));
  expect(crossed).toEqual([30, 31].map((day) => `${columnLetters(first + day - 1)}:${columnLetters(first + day - 1)}`));
});

test('never twice, and nothing is written to the old sheets', () => {
  const history = makeHistory(3, { months: 1, consultants: 2, busy: 0.4 });
  const book = sheetsOf(history);
  const month = history.months[0] ?? '';
  const close = closeMonth(book, recognise(book), generalProfile, month, lastDay(month));
  expect(close.sheets.length).toBeGreaterThan(0);
  const old = new Set(book.sheets.map(({ name }) => name));
  expect(close.changes.filter((change) => old.has(change.sheet))).toEqual([]);
  const made = applied(book, close.changes);
  const again = closeMonth(made, recognise(made), generalProfile, month, lastDay(month));
  expect(again.changes).toEqual([]);
  expect(again.unfinished.filter(({ kind }) => kind === 'there-already')).toHaveLength(close.sheets.length);
});
