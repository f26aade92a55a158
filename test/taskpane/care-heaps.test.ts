import type { CareLine } from '../../src/jobs';
import { careHeaps, careKey } from '../../src/taskpane/care/heaps';
import { linesOf, tileCount } from '../../src/taskpane/today/lines';
import { wordsIn } from '../../src/taskpane/words';
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
  rows: [],
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

test('20,000 calls left for longer fold behind one line; the tiles count what they show', () => {
  const tasks = Array.from({ length: 20_000 }, (_, i) => call(i, 'service', i < 5 ? 0 : 30));
  const beside = careHeaps(tasks, { limit: 7 }).map(({ kind, tasks: own }) => ({
    key: `care-${kind}`,
    kind,
    title: kind,
    lines: own.map((one) => ({ key: careKey(one), height: 71, render: () => null })),
  }));
  const none = {
    groups: [],
    done: 0,
    counts: { 'first-contact': 0, today: 2, missed: 1, overdue: 0, week: 0, older: 0 },
  };
  const shown = { searching: false, turned: new Set<string>() };
  const lines = linesOf(none, beside, shown, wordsIn('zh-CN'));
  expect(lines.map(({ is }) => is)).toEqual(['heading', 'beside', 'beside', 'beside', 'beside', 'beside', 'heading']);
  expect(lines.at(-1)).toMatchObject({ key: 'care-older', open: false });
  expect(linesOf(none, beside, { ...shown, turned: new Set(['care-older']) }, wordsIn('zh-CN'))).toHaveLength(20_002);
  expect(tileCount(['today', 'missed'], none, beside)).toBe(8);
  expect(linesOf(none, beside, { ...shown, only: 'overdue' }, wordsIn('zh-CN'))).toEqual([]);
});
