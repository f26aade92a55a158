import type { CareLine } from '../../src/jobs';
import { careLines } from '../../src/taskpane/care/day-lines';
import { careHeaps } from '../../src/taskpane/care/heaps';
import { handoutText } from '../../src/taskpane/today/handout';
import { linesOf, tileCount } from '../../src/taskpane/today/lines';
import { wordsIn } from '../../src/taskpane/words';
import { loadLaterWords } from '../../src/taskpane/words/catalogues';
import { text } from '../../src/words';

const why = text('owners.why.birthday', { birthday: '06-20' });
const call = (owner: number, kind: CareLine['kind'], overdueDays: number, more: Partial<CareLine> = {}): CareLine => ({
  owner,
  kind,
  name: `车主${String(owner)}`,
  phone: `1380000000${String(owner)}`,
  car: '浙A·12***',
  due: '2026-06-20',
  status: overdueDays > 0 ? 'overdue' : overdueDays < 0 ? 'upcoming' : 'due-today',
  overdueDays: Math.max(0, overdueDays),
  why,
  source: why,
  place: { sheet: '回访', row: owner + 3, cell: `J${String(owner + 3)}` },
  ...more,
});
const told = (tasks: readonly CareLine[], limit = 7): string[] =>
  careHeaps(tasks, { limit }).map(
    ({ kind, tasks: own }) => `${kind}: ${own.map((one) => `${String(one.owner)} ${one.kind}`).join(', ')}`,
  );

test('today first, then what is late up to the limit, then what comes, and what was left for longer', () => {
  expect(
    told([
      call(1, 'win-back', 19),
      call(2, 'service', 7),
      call(3, 'service', 8),
      call(4, 'birthday', -3),
      call(5, 'renewal', 0),
    ]),
  ).toEqual(['today: 5 renewal', 'overdue: 2 service', 'week: 4 birthday', 'older: 3 service, 1 win-back']);
});

test('the calls to one owner stand together, at the place of the most pressing', () => {
  expect(
    told([
      call(1, 'delivery-call', 0),
      call(2, 'birthday', 0),
      call(3, 'service', 0),
      call(2, 'complaint', 0),
      call(1, 'renewal', 0),
    ]),
  ).toEqual(['today: 2 complaint, 2 birthday, 1 delivery-call, 1 renewal, 3 service']);
});

test('a person’s own calls; a search finds name, model, plate and phone', () => {
  const tasks = [
    call(1, 'service', 0, { by: '姚丽' }),
    call(2, 'service', 0, { by: '丁一', model: 'CX-5' }),
    call(3, 'service', 0),
  ];
  const of = (filter: { person?: string; search?: string }): number[] =>
    careHeaps(tasks, { limit: 7, ...filter }).flatMap(({ tasks: own }) => own.map(({ owner }) => owner));
  expect(of({ person: '丁一' })).toEqual([2]);
  expect(of({ search: 'cx-5' })).toEqual([2]);
  expect(of({ search: '0003' })).toEqual([3]);
  expect(of({ search: '浙A12' })).toEqual([1, 2, 3]);
  expect(of({ search: '没有' })).toEqual([]);
});

test('20,000 calls fold behind a few lines; the tiles count what they show', async () => {
  await loadLaterWords();
  const words = wordsIn('zh-CN');
  const tasks = Array.from({ length: 20_000 }, (_, i) => call(i, 'service', i < 45 ? 0 : 30));
  const care = { today: '2026-06-20', found: { forms: 1, rows: 1 }, states: {}, tasks, changes: [], questions: [] };
  const beside = careLines.heaps({ care }, { limit: 7 }, words);
  const none = {
    groups: [],
    untold: 0,
    done: 0,
    counts: { 'first-contact': 0, today: 2, missed: 1, overdue: 0, week: 0, older: 0 },
  };
  const shown = { searching: false, turned: new Set<string>() };
  const lines = linesOf(none, beside, shown, words);
  const headings = (all: typeof lines): unknown[] =>
    all.flatMap((line) => (line.is === 'heading' ? [[line.title, line.open]] : []));
  expect(lines.filter(({ is }) => is === 'beside')).toHaveLength(40);
  expect(headings(lines)).toEqual([
    ['客户关怀 · 今天 · 45', undefined],
    ['客户关怀 · 今天 · 45，其余 5 项', false],
    ['客户关怀 · 更早未联系 · 19955', false],
  ]);
  expect(linesOf(none, beside, { ...shown, turned: new Set(['care-older']) }, words)).toHaveLength(19_955 + 43);
  expect(tileCount(['today', 'missed'], none, beside)).toBe(48);
  // A press on the tile unfolds what it counts.
  expect(linesOf(none, beside, { ...shown, only: 'today' }, words)).toHaveLength(47);
  expect(linesOf(none, beside, { ...shown, only: 'overdue' }, words)).toEqual([]);
});

test('in a chat: after the customers the calls of the evening, masked, thirty lines at most in all', async () => {
  await loadLaterWords();
  const words = wordsIn('zh-CN');
  const tasks = [
    call(1, 'complaint', 0, { by: '孟凡', model: 'CX-5' }),
    ...Array.from({ length: 35 }, (_, i) => call(i + 2, 'service', 3)),
  ];
  const care = { today: '2026-06-20', found: { forms: 1, rows: 1 }, states: {}, tasks, changes: [], questions: [] };
  const none = {
    groups: [],
    untold: 0,
    done: 0,
    counts: { 'first-contact': 0, today: 0, missed: 0, overdue: 0, week: 0, older: 0 },
  };
  const lines = handoutText('2026-06-20', none, words, careLines.heaps({ care }, { limit: 7 }, words)).split('\n');
  expect(lines.slice(1, 5)).toEqual([
    '',
    '客户关怀 · 今天 · 1',
    '孟凡 车主1 处理抱怨并回访 浙A·12*** CX-5 138****0001 今天',
    '',
  ]);
  expect(lines.filter((line) => line.includes('车主'))).toHaveLength(30);
  expect(lines.at(-1)).toContain('6');
});
