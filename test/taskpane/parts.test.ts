import { countPlaces, type Change } from '../../src/sheet';
import { createController, type Controller } from '../../src/taskpane/controller';
import { partsOf } from '../../src/taskpane/parts';
import { initialState, type PaneState } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { text } from '../../src/words';
import { WorkbookError } from '../../src/workbook/port';
import { fakeWorld, type FakeWorld } from './fake-services';

/** Twelve months of one consultant, two marks each, and the note of which marks are ours. */
const YEAR: readonly Change[] = [
  ...Array.from({ length: 12 }, (_, month) => `${String(month + 1)}月`).flatMap((sheet): Change[] => [
    { kind: 'value', sheet, cell: 'K9', before: '', after: '*' },
    { kind: 'fill', sheet, cell: 'K9', after: '#FFC7CE' },
    { kind: 'value', sheet, cell: 'L9', before: '', after: '*' },
  ]),
  { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:marks', after: '[]' },
];

describe('a long write is cut by sheets', () => {
  test('every change is in one part, in its order; our notes go first', () => {
    const parts = partsOf(YEAR) ?? [];
    expect(parts.map(({ sheet }) => sheet)).toEqual(Array.from({ length: 12 }, (_, month) => `${String(month + 1)}月`));
    expect(parts[0]?.changes[0]?.kind).toBe('document-part');
    expect(parts.flatMap(({ changes }) => changes)).toHaveLength(YEAR.length);
  });
  test('what makes sheets or moves rows is never cut, nor is a short one', () => {
    expect(partsOf([...YEAR, { kind: 'add-sheet', sheet: '汇总', values: [] }])).toBeUndefined();
    expect(partsOf([...YEAR, { kind: 'insert-rows', sheet: '1月', rows: '4:4' }])).toBeUndefined();
    expect(partsOf(YEAR.slice(0, 33))).toBeUndefined();
  });
});

describe('writing sheet by sheet', () => {
  let world: FakeWorld;
  let controller: Controller;
  const labels: unknown[] = [];
  const state = (): PaneState => controller.store.get();
  const marks = (): number => [...world.cells.values()].filter((value) => value === '*').length;
  const applies = (): number => world.calls.filter((call) => call === 'apply').length;

  beforeEach(async () => {
    world = fakeWorld();
    controller = createController(createStore(initialState('zh-CN')), { ...world.services, writesBySheet: true });
    await controller.read();
    labels.length = 0;
    controller.show('day', text('taskpane.plan.day'), YEAR);
    controller.store.subscribe(() => {
      const label = state().task?.label;
      if (label?.key === 'taskpane.task.writing-sheet' && labels.at(-1) !== label.values?.['at'])
        labels.push(label.values?.['at']);
    });
  });

  test('says which sheet it is at, and writes all', async () => {
    await controller.apply();
    expect(labels).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(marks()).toBe(24);
    expect(state().banner).toMatchObject({ tone: 'success', text: { values: { count: countPlaces(YEAR) } } });
  });

  test('stops between two sheets and says what stands', async () => {
    const stop = controller.store.subscribe(() => {
      if (state().task?.label.values?.['at'] === 4) controller.cancel();
    });
    await controller.apply();
    stop();
    expect(marks()).toBe(8);
    expect(state().banner).toMatchObject({
      tone: 'warning',
      text: { key: 'taskpane.done.stopped', values: { sheets: 4, rest: 8 } },
      actions: ['undo'],
    });
  });

  test('a cell that was changed meanwhile stops there: what is left is decided on, what stands is not written again', async () => {
    world.cells.set('5月!K9', 'B');
    await controller.apply();
    expect(marks()).toBe(8);
    expect(state().clash).toMatchObject({ during: 'apply', conflicts: [{ sheet: '5月', cell: 'K9' }] });
    expect(new Set(state().plan?.changes.map(({ sheet }) => sheet))).not.toContain('4月');
    await controller.apply('skip');
    expect(world.cells.get('5月!K9')).toBe('B');
    expect(marks()).toBe(23);
  });

  test('a sheet that cannot be written: said with what stands, and nothing more is tried', async () => {
    const { journal } = world.services;
    let calls = 0;
    const failing = {
      ...journal,
      apply: ((...input) => {
        calls += 1;
        if (calls === 3) throw new WorkbookError('protected-sheet', text('taskpane.failed.unchanged'));
        return journal.apply(...input);
      }) as typeof journal.apply,
    };
    controller = createController(createStore(initialState('zh-CN')), {
      ...world.services,
      journal: failing,
      writesBySheet: true,
    });
    await controller.read();
    controller.show('day', text('taskpane.plan.day'), YEAR);
    await controller.apply();
    expect(applies()).toBe(2);
    expect(state().banner).toMatchObject({
      tone: 'error',
      text: { key: 'taskpane.done.broken', values: { sheets: 2 } },
    });
  });

  test('a file, whose worker writes without being felt, is written at once', async () => {
    controller = createController(createStore(initialState('zh-CN')), world.services);
    await controller.read();
    controller.show('day', text('taskpane.plan.day'), YEAR);
    await controller.apply();
    expect(applies()).toBe(1);
  });
});
