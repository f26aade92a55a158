import { countPlaces } from '../../src/sheet';
import { actionForKey, actionOf, ACTIONS, wantedCount } from '../../src/taskpane/actions';
import { reduce } from '../../src/taskpane/reducer';
import { initialState, type PaneState } from '../../src/taskpane/state';
import { catalogue, text } from '../../src/words';
import { generalProfile } from '../../src/profile';
import { storeReport } from './store-report';

const press = (code: string, more = {}) => ({
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});
const ready: PaneState = reduce(initialState('zh-CN'), {
  type: 'day',
  day: { report: storeReport(), profile: generalProfile },
});

test('every id has one action with words in both languages, and no shortcut stands for two', () => {
  const ids = ACTIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { label } of ACTIONS)
    for (const locale of ['zh-CN', 'en'] as const) expect(catalogue(locale)[label]).toBeDefined();
  const keys = ACTIONS.flatMap(({ keys: own = [] }) => own);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('a key press', () => {
  test('starts the action of its combination, with Ctrl or ⌘ alike', () => {
    expect(actionForKey(press('Digit3', { altKey: true }), false, ready)?.id).toBe('go-month');
    const undone = { ...ready, journal: { undo: { title: text('taskpane.plan.day'), changes: 2, at: '' }, notes: [] } };
    expect(actionForKey(press('KeyZ', { ctrlKey: true }), false, undone)?.id).toBe('undo');
    expect(actionForKey(press('KeyZ', { metaKey: true }), false, undone)?.id).toBe('undo');
  });
  test('does nothing where the action is off, or while a person types', () => {
    expect(actionForKey(press('KeyZ', { ctrlKey: true }), false, ready)).toBeUndefined();
    expect(
      actionForKey(press('KeyZ', { ctrlKey: true }), true, {
        ...ready,
        journal: { undo: { title: text('taskpane.plan.day'), changes: 2, at: '' }, notes: [] },
      }),
    ).toBeUndefined();
    expect(actionForKey(press('Digit1', { altKey: true }), true, ready)?.id).toBe('go-today');
    expect(actionForKey(press('KeyA'), false, ready)).toBeUndefined();
  });
  test('writes only what is on the screen', () => {
    const planned = reduce(ready, {
      type: 'plan',
      plan: { job: 'day', title: text('taskpane.plan.day'), changes: ready.report?.changes ?? [] },
    });
    const write = press('Enter', { ctrlKey: true });
    expect(actionForKey(write, false, planned)).toBeUndefined();
    expect(actionForKey(write, false, { ...planned, view: 'preview' })?.id).toBe('apply');
    expect(
      actionForKey(write, false, {
        ...planned,
        view: 'preview',
        task: { label: text('taskpane.task.reading'), cancellable: false },
      }),
    ).toBeUndefined();
  });
});

test('nothing can be written once everything is ticked off', () => {
  const changes = ready.report?.changes ?? [];
  const planned = reduce(ready, { type: 'plan', plan: { job: 'day', title: text('taskpane.plan.day'), changes } });
  expect(wantedCount(planned)).toBe(countPlaces(changes));
  expect(wantedCount(planned)).toBeLessThan(changes.length);
  const off = reduce(
    { ...planned, view: 'preview' },
    { type: 'tick', indexes: changes.map((_, index) => index), on: false },
  );
  expect(wantedCount(off)).toBe(0);
  expect(actionOf('apply').enabled(off)).toBe(false);
});

test('of an exercise nothing is worked out and nothing is written: it would be its answers', () => {
  const exercise = reduce(initialState('zh-CN'), {
    type: 'day',
    day: { report: storeReport(), profile: generalProfile },
    exercise: true,
  });
  expect(actionOf('preview-day').enabled(ready)).toBe(true);
  for (const action of ['preview-day', 'close-month', 'restore-look', 'calendar'] as const)
    expect([action, actionOf(action).enabled(exercise)]).toEqual([action, false]);
  const changes = exercise.report?.changes ?? [];
  const planned = reduce(exercise, { type: 'plan', plan: { job: 'day', title: text('taskpane.plan.day'), changes } });
  expect(actionOf('apply').enabled({ ...planned, view: 'preview' })).toBe(false);
  expect(actionOf('go-training').enabled(exercise)).toBe(true);
  // The next workbook is none.
  const next = reduce(exercise, { type: 'day', day: { report: storeReport(), profile: generalProfile } });
  expect(actionOf('preview-day').enabled(next)).toBe(true);
});
