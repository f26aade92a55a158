import { generalProfile } from '../../src/profile';
import { monthsOf, nearestMonth, peopleOf, reduce } from '../../src/taskpane/reducer';
import { initialState, type PaneState } from '../../src/taskpane/state';
import type { ViewName } from '../../src/taskpane/views';
import { text } from '../../src/words';
import { monthReport } from './month-report';
import { storeReport } from './store-report';

const start = initialState('zh-CN');
const day = { report: storeReport(), profile: generalProfile };

test('a fresh reading drops every plan and figure of the former one, and keeps the person’s choices where they still exist', () => {
  let state = reduce(start, { type: 'day', day });
  expect(state).toMatchObject({ phase: 'ready', month: '2026-06' });
  state = reduce(state, { type: 'consultant', consultant: '刘佳' });
  state = reduce(state, {
    type: 'plan',
    plan: { job: 'day', title: text('taskpane.plan.day'), changes: day.report.changes },
  });
  state = reduce(state, { type: 'figures', figures: monthReport('2026-06') });
  state = reduce(state, { type: 'day', day });
  expect(state).toMatchObject({ consultant: '刘佳', plan: undefined, figures: undefined, clash: undefined });
  state = reduce(state, { type: 'day', day: { ...day, report: storeReport(0) } });
  expect(state.consultant).toBeUndefined();
});

test('a failure leaves nothing on the screen that could be taken for the workbook', () => {
  const state = reduce(reduce(start, { type: 'day', day }), {
    type: 'failed',
    problem: text('taskpane.error.unknown'),
  });
  expect(state).toMatchObject({ phase: 'failed', report: undefined, plan: undefined });
});

test('ticks go off and on again, one by one and together', () => {
  let state = reduce(start, { type: 'day', day });
  state = reduce(state, {
    type: 'plan',
    plan: { job: 'day', title: text('taskpane.plan.day'), changes: day.report.changes },
  });
  state = reduce(state, { type: 'tick', indexes: [0, 1, 2], on: false });
  state = reduce(state, { type: 'tick', indexes: [1], on: true });
  expect([...(state.plan?.off ?? [])]).toEqual([0, 2]);
});

test('another month drops the figures of the former', () => {
  let state = reduce(reduce(start, { type: 'day', day }), {
    type: 'figures',
    figures: monthReport('2026-06'),
  });
  state = reduce(state, { type: 'month', month: '2026-05' });
  expect(state).toMatchObject({ month: '2026-05', figures: undefined, board: undefined, close: undefined });
});

test('months come from titles, from dates and from rows, newest first', () => {
  const [form] = storeReport(3).forms;
  if (form === undefined) throw new Error('no form');
  const undated = { ...form, month: undefined };
  const rows = [
    { row: 8, fields: { date: '2025-12-31' } },
    { row: 9, fields: { date: '2026-01-02' } },
  ];
  const report = storeReport(0, { forms: [form, { ...undated, date: '2026-05-04' }, { ...undated, records: rows }] });
  expect(monthsOf(report)).toEqual(['2026-06', '2026-05', '2026-01', '2025-12']);
});

test('the month on opening is this one, else the newest past, else the nearest to come', () => {
  expect(nearestMonth(['2026-07', '2026-06', '2026-05'], '2026-06-20')).toBe('2026-06');
  expect(nearestMonth(['2026-08', '2026-05'], '2026-06-20')).toBe('2026-05');
  expect(nearestMonth(['2026-08', '2026-07'], '2026-06-20')).toBe('2026-07');
  expect(nearestMonth([], '2026-06-20')).toBeUndefined();
});

test('what 更多 opens stays under 更多; what the day opens stays under the day', () => {
  const to = (state: PaneState, view: ViewName) => reduce(state, { type: 'view', view });
  expect(to(start, 'found')).toMatchObject({ view: 'found', tab: 'today' });
  const more = to(to(start, 'more'), 'found');
  expect(more).toMatchObject({ view: 'found', tab: 'more' });
  expect(to(to(more, 'questions'), 'log').tab).toBe('more');
  expect(to(to(more, 'today'), 'log').tab).toBe('today');
  expect(to(start, 'profile').tab).toBe('more');
});

test('whom a contact was begun with is no subject of a call to an owner, nor the other way round', () => {
  const sale = { who: '6月!7', name: '王芳' };
  const owner = { who: '交车回访!3', name: '李强', call: { kind: 'service' as const, what: '提醒定保' } };
  const go = (subject: typeof sale | typeof owner, view: ViewName): unknown =>
    reduce(reduce(start, { type: 'subject', subject }), { type: 'view', view }).subject;
  expect(go(sale, 'log')).toBe(sale);
  expect(go(owner, 'call')).toBe(owner);
  expect(go(sale, 'call')).toBeUndefined();
  expect(go(owner, 'log')).toBeUndefined();
  expect(go(owner, 'preview')).toBe(owner);
});

test('a list may be narrowed to everyone who owes a call, and the choice stays where the person still does', () => {
  const care = {
    today: '2026-06-20',
    found: { forms: 1, rows: 1 },
    states: {},
    changes: [],
    questions: [],
    tasks: [{ by: '姚丽' }, {}, { by: '姚丽' }] as never,
  };
  let state = reduce(start, { type: 'day', day: { ...day, care } });
  expect(peopleOf(state).filter((name) => name === '姚丽')).toHaveLength(1);
  state = reduce(reduce(state, { type: 'consultant', consultant: '姚丽' }), { type: 'day', day: { ...day, care } });
  expect(state.consultant).toBe('姚丽');
  expect(reduce(state, { type: 'day', day }).consultant).toBeUndefined();
});
