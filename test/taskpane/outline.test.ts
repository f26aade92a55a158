import { countPlaces, type Change } from '../../src/sheet';
import { wantedCount } from '../../src/taskpane/actions';
import { linesOf, outlineOf, tickOf } from '../../src/taskpane/preview/outline';
import { reduce } from '../../src/taskpane/reducer';
import { initialState } from '../../src/taskpane/state';
import { dataKey, text } from '../../src/words';
import { manyChanges } from './store-report';

const value = (sheet: string, cell: string, reason: string): Change => ({
  kind: 'value',
  sheet,
  cell,
  before: '',
  after: '*',
  why: text(dataKey('schedule.', reason), { cell }),
});
const changes: Change[] = [
  { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:profile', after: '{}' },
  value('6月', 'B2', 'due'),
  value('7月', 'B3', 'due'),
  value('6月', 'B4', 'first'),
  value('6月', 'B5', 'due'),
];

test('changes are grouped by sheet and by reason, workbook settings last', () => {
  const outline = outlineOf(changes);
  expect(outline.map(({ sheet, count, reasons }) => [sheet, count, reasons.map(({ indexes }) => indexes)])).toEqual([
    ['6月', 3, [[1, 4], [3]]],
    ['7月', 1, [[2]]],
    ['', 1, [[0]]],
  ]);
});

test('sheets stand as in the workbook, places as on the sheet, whatever order they were worked out in', () => {
  const outline = outlineOf(
    [value('7月', 'B9', 'due'), value('7月', 'AJ2', 'due'), value('7月', 'C2', 'due'), value('6月', 'A1', 'due')],
    ['6月', '7月'],
  );
  expect(outline.map(({ sheet }) => sheet)).toEqual(['6月', '7月']);
  expect(outline[1]?.reasons[0]?.places).toEqual([[2], [1], [0]]);
});

test('only open groups have lines for their changes', () => {
  const outline = outlineOf(changes);
  expect(linesOf(outline, new Set())).toHaveLength(3 + 4);
  const key = outline[0]?.reasons[0]?.key ?? '';
  const lines = linesOf(outline, new Set([key]));
  expect(lines.flatMap((line) => (line.line === 'change' ? [line.indexes] : []))).toEqual([[1], [4]]);
});

test('a mark and its look are one line, one tick and one place', () => {
  const at = { sheet: '6月', cell: 'K6', why: text('schedule.change.overdue') };
  const mark: Change[] = [
    { ...at, kind: 'value', before: '', after: '*' },
    { ...at, kind: 'fill', after: '#FFC7CE' },
    { ...at, kind: 'fill', cell: 'K7', after: '#FFC7CE' },
    { ...at, kind: 'font', after: { bold: true } },
    { kind: 'add-sheet', sheet: '6月', values: [], why: at.why },
    { kind: 'add-sheet', sheet: '6月', values: [], why: at.why },
  ];
  const [sheet] = outlineOf(mark);
  expect(sheet?.count).toBe(4);
  expect(sheet?.reasons[0]?.places).toEqual([[0, 1, 3], [2], [4], [5]]);
  expect(countPlaces(mark)).toBe(4);
  let state = reduce(initialState('zh-CN'), {
    type: 'plan',
    plan: { job: 'day', title: text('taskpane.plan.day'), changes: mark },
  });
  expect(wantedCount(state)).toBe(4);
  state = reduce(state, { type: 'tick', indexes: [0, 1, 3], on: false });
  expect(wantedCount(state)).toBe(3);
});

test('a group is on, off or mixed', () => {
  expect(tickOf([1, 4], new Set())).toBe(true);
  expect(tickOf([1, 4], new Set([4]))).toBe('mixed');
  expect(tickOf([1, 4], new Set([1, 4, 9]))).toBe(false);
});

test('20,000 changes are grouped by sheet and reason', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => value(`${index % 12}月`, `B${index + 1}`, `r${index % 5}`));
  const outline = outlineOf(many);
  const lines = linesOf(outline, new Set(outline.flatMap(({ reasons }) => reasons.map(({ key }) => key))));
  expect(lines).toHaveLength(20_000 + 12 + 60);
});

test('of 20,000 changes every group can be ticked off and on again, and each change belongs to one group', () => {
  const many = manyChanges(20_000);
  const groups = outlineOf(many).flatMap(({ reasons }) => reasons);
  expect(groups).toHaveLength(40);
  expect(groups.flatMap(({ indexes }) => indexes).sort((a, b) => a - b)).toEqual(many.map((_, index) => index));
  let state = reduce(initialState('zh-CN'), {
    type: 'plan',
    plan: { job: 'day', title: text('taskpane.plan.day'), changes: many },
  });
  const off = (): ReadonlySet<number> => state.plan?.off ?? new Set();
  for (const { indexes } of groups) state = reduce(state, { type: 'tick', indexes, on: false });
  expect(off().size).toBe(20_000);
  const [first, second] = groups;
  state = reduce(state, { type: 'tick', indexes: first?.indexes ?? [], on: true });
  expect([tickOf(first?.indexes ?? [], off()), tickOf(second?.indexes ?? [], off())]).toEqual([true, false]);
  state = reduce(state, { type: 'tick', indexes: second?.indexes.slice(0, 1) ?? [], on: true });
  expect(tickOf(second?.indexes ?? [], off())).toBe('mixed');
  expect(off().size).toBe(20_000 - 500 - 1);
});
