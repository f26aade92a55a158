import type { Change } from '../../src/sheet';
import { createController, rebase, type Controller } from '../../src/taskpane/controller';
import { actionOf } from '../../src/taskpane/actions';
import { initialState, type PaneState } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { text } from '../../src/words';
import { WorkbookError } from '../../src/workbook/port';
import { fakeWorld, type FakeWorld } from './fake-services';

let world: FakeWorld;
let controller: Controller;
const state = (): PaneState => controller.store.get();

beforeEach(async () => {
  world = fakeWorld();
  controller = createController(createStore(initialState('zh-CN')), world.services);
  await controller.read();
});

async function previewAndApply(): Promise<void> {
  await actionOf('preview-day').run(controller);
  await controller.apply();
}

const marks = (): number => [...world.cells.values()].filter((value) => value === '*').length;

test('reading shows the report and no task is left', () => {
  expect(state()).toMatchObject({ phase: 'ready', task: undefined });
  expect(state().banner).toBeUndefined();
});

test('preview, write, undo, redo: the workbook follows and the result carries its own undo', async () => {
  await previewAndApply();
  const written = marks();
  expect(written).toBeGreaterThan(20);
  expect(state().banner).toMatchObject({ tone: 'success', actions: ['undo'] });
  expect(state()).toMatchObject({ view: 'today', plan: undefined });
  await actionOf('undo').run(controller);
  expect(marks()).toBe(0);
  expect(state().banner?.actions).toEqual(['redo']);
  await actionOf('redo').run(controller);
  expect(marks()).toBe(written);
});

test('an edit after the reading is said, until the workbook is read again', async () => {
  expect(state().stale).not.toBe(true);
  world.edit();
  expect(state().stale).toBe(true);
  await actionOf('read').run(controller);
  expect(state().stale).toBe(false);
});

test('Excel without events: everything works, and another reading tries again', async () => {
  let tries = 0;
  world = fakeWorld();
  const { port } = world.services;
  const deaf = { ...port, watch: () => Promise.reject(new Error(`No events ${(tries += 1)}`)) };
  controller = createController(createStore(initialState('zh-CN')), { ...world.services, port: deaf });
  await controller.read();
  expect(state().phase).toBe('ready');
  expect(state().banner ?? state().stale).toBeUndefined();
  await controller.read();
  expect(tries).toBe(2);
});

describe('a long reading', () => {
  /** Reads band by band; `stopAt` bands are read when somebody stops it, once. */
  const readLong = async (stopAt: number): Promise<number> => {
    let bands = 0;
    let stopped = false;
    const { port } = world.services;
    const long: typeof port.read = (onProgress) => {
      for (; bands < 10; bands += 1) {
        if (bands === stopAt && !stopped) {
          stopped = true;
          controller.cancel();
        }
        onProgress?.(bands / 10);
      }
      return port.read();
    };
    const { store } = controller;
    controller = createController(store, { ...world.services, port: { ...port, read: long } });
    await controller.read();
    return bands;
  };

  test('can be stopped between two bands: what was read before stays, and is said to be behind', async () => {
    const { report } = state();
    expect(await readLong(4)).toBe(4);
    expect(state()).toMatchObject({ phase: 'ready', stale: true, task: undefined });
    expect(state().report).toBe(report);
    await actionOf('read').run(controller);
    expect(state().stale).toBe(false);
  });
  test('that is stopped at the first time says so and offers to read', async () => {
    controller = createController(createStore(initialState('zh-CN')), world.services);
    await readLong(2);
    expect(state()).toMatchObject({ phase: 'failed', problem: { key: 'taskpane.reading.stopped' } });
  });
  test('offers to stop once it is under way, a short one never', async () => {
    const offered: boolean[] = [];
    controller.store.subscribe(() => offered.push(state().task?.cancellable === true));
    await controller.read();
    expect(offered).not.toContain(true);
    await readLong(99);
    expect(offered).toContain(true);
  });
});

test('what is ticked off is not written', async () => {
  await actionOf('preview-day').run(controller);
  const values = (state().plan?.changes ?? []).flatMap((change, index) => (change.kind === 'value' ? [index] : []));
  controller.store.send({ type: 'tick', indexes: values.slice(1), on: false });
  await controller.apply();
  expect(marks()).toBe(1);
});

describe('a cell that someone changed after the preview', () => {
  let place: string;
  beforeEach(async () => {
    await actionOf('preview-day').run(controller);
    const change = state().plan?.changes.find(
      (entry): entry is Extract<Change, { kind: 'value' }> => entry.kind === 'value',
    );
    place = `${change?.sheet}!${change?.cell}`;
    world.cells.set(place, 'B');
    await controller.apply();
  });

  test('stops the write before anything is written, and is shown', () => {
    expect(marks()).toBe(0);
    expect(state().clash).toMatchObject({ during: 'apply', conflicts: [{ expected: '', found: 'B' }] });
    expect(state().view).toBe('preview');
  });
  test('can be kept while the rest is written', async () => {
    await controller.apply('skip');
    expect(world.cells.get(place)).toBe('B');
    expect(marks()).toBeGreaterThan(20);
    expect(state().banner?.text.values).toMatchObject({ skipped: 1 });
  });
  test('can be written over, and undo brings it back', async () => {
    await controller.apply('overwrite');
    expect(world.cells.get(place)).toBe('*');
    await controller.undo();
    expect(world.cells.get(place)).toBe('B');
  });
  test('can be left as it is, with the preview still there', async () => {
    await controller.apply('cancel');
    expect(state().clash).toBeUndefined();
    expect(state().plan).toBeDefined();
    expect(marks()).toBe(0);
  });
});

describe('an edit after the write', () => {
  test('stops undo with the same three ways out', async () => {
    await previewAndApply();
    const place = [...world.cells.keys()][0] ?? '';
    world.cells.set(place, 'H');
    await controller.undo();
    expect(state().clash).toMatchObject({ during: 'undo' });
    expect(marks()).toBeGreaterThan(20);
    await controller.undo('skip');
    expect(world.cells.get(place)).toBe('H');
    expect(marks()).toBe(0);
  });
});

describe('what goes wrong is said in plain words', () => {
  test('at reading: the pane says why and can read again', async () => {
    world.failNext = { read: new WorkbookError('encrypted', text('taskpane.empty.text')) };
    await controller.read();
    expect(state()).toMatchObject({ phase: 'failed', problem: text('taskpane.empty.text'), report: undefined });
    await controller.read();
    expect(state().phase).toBe('ready');
  });
  test('at writing: the plan stays, nothing is written', async () => {
    world.failNext = { apply: new WorkbookError('protected-sheet', text('taskpane.failed.unchanged')) };
    await previewAndApply();
    expect(state().banner).toMatchObject({ tone: 'error', text: text('taskpane.failed.unchanged') });
    expect(state().plan).toBeDefined();
    expect(marks()).toBe(0);
  });
  test('technical detail is never shown', async () => {
    world.failNext = { read: new Error('customer 王伟 13812345678 not found') };
    await controller.read();
    expect(state().problem).toEqual(text('taskpane.error.unknown'));
  });
});

test('a second journey does not start while one runs', async () => {
  world.slow = 30;
  const before = world.calls.length;
  await Promise.all([controller.read(), controller.read(), controller.read()]);
  expect(world.calls.length).toBe(before + 1);
});

test('a write can be stopped', async () => {
  await actionOf('preview-day').run(controller);
  world.slow = 30;
  const writing = controller.apply();
  expect(actionOf('cancel').enabled(state())).toBe(true);
  await actionOf('cancel').run(controller);
  await writing;
  expect(marks()).toBe(0);
  expect(state().banner?.tone).toBe('error');
});

test('rebase changes only the clashing cells', () => {
  const changes: Change[] = [
    { kind: 'value', sheet: 'a', cell: 'B2', before: '', after: '*' },
    { kind: 'value', sheet: 'a', cell: 'B3', before: '', after: '*' },
    { kind: 'fill', sheet: 'a', cell: 'B2', before: '', after: '#FF0000' },
  ];
  const [first, , fill] = changes;
  if (first === undefined || fill === undefined) throw new Error('no change');
  const rebased = rebase(changes, [
    { change: { ...first }, sheet: 'a', cell: 'B2', expected: '', found: 'H' },
    { change: fill, sheet: 'a', cell: 'B2', expected: '', found: '#00FF00' },
  ]);
  expect(rebased).toEqual([
    { ...first, before: 'H' },
    changes[1],
    { kind: 'fill', sheet: 'a', cell: 'B2', after: '#FF0000' },
  ]);
});
