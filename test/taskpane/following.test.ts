import type { OwnersForm } from '../../src/jobs/types';
import { actionOf } from '../../src/taskpane/actions';
import { createController, type Controller } from '../../src/taskpane/controller';
import { initialState, type PaneState } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { fakeWorld, type FakeWorld } from './fake-services';
import { storeReport } from './store-report';

let world: FakeWorld;
let controller: Controller;
const state = (): PaneState => controller.store.get();
const reads = (): number => world.calls.filter((call) => call === 'read').length;
const rest = (milliseconds = 1000): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);

async function opened(report = storeReport()): Promise<void> {
  world = fakeWorld(report);
  controller = createController(createStore(initialState('zh-CN')), world.services);
  const reading = controller.read();
  await rest();
  await reading;
}

beforeEach(async () => {
  jest.useFakeTimers();
  await opened();
});
afterEach(() => jest.useRealTimers());

test('an edit by hand is read once the hand rests, and only then', async () => {
  world.edit();
  expect(state().stale).toBe(true);
  await rest(200);
  world.edit();
  await rest(200);
  expect(reads()).toBe(1);
  world.report = storeReport(7);
  await rest(200);
  expect(reads()).toBe(2);
  expect(state()).toMatchObject({ stale: false, phase: 'ready', task: undefined });
  expect(state().report?.customers).toHaveLength(7);
  await rest();
  expect(reads()).toBe(2);
});

test('an edit that comes while it reads is read afterwards', async () => {
  world.slow = 500;
  world.edit();
  await rest(400);
  world.edit();
  await rest(300);
  expect(reads()).toBe(2);
  await rest(2000);
  expect(reads()).toBe(3);
  expect(state().stale).toBe(false);
});

test('what is previewed keeps its ticks and its place when something else was edited', async () => {
  await actionOf('preview-day').run(controller);
  controller.store.send({ type: 'tick', indexes: [0, 2], on: false });
  const before = state().plan;
  controller.store.send({ type: 'view', view: 'today' });
  world.edit();
  await rest();
  expect(reads()).toBe(2);
  expect(state().view).toBe('today');
  expect(state().plan?.changes).toEqual(before?.changes);
  expect([...(state().plan?.off ?? [])]).toEqual([0, 2]);
});

test.each([
  ['a preview is on the screen', () => actionOf('preview-day').run(controller)],
  ['a form is being filled in', () => controller.store.send({ type: 'view', view: 'log' })],
  ['an explanation is open', () => controller.store.send({ type: 'why', why: { title: '王伟', lines: [] } })],
])('while %s nothing moves under it: the change is said, and read afterwards', async (_, open) => {
  await open();
  world.edit();
  await rest();
  expect(reads()).toBe(1);
  expect(state().stale).toBe(true);
  controller.store.send({ type: 'why', why: undefined });
  controller.store.send({ type: 'view', view: 'today' });
  await rest();
  expect(reads()).toBe(2);
});

test('what is started while it reads comes after it', async () => {
  world.slow = 500;
  world.edit();
  await rest(400);
  const written = (async () => {
    await actionOf('preview-day').run(controller);
    await controller.apply();
  })();
  await rest(5000);
  await written;
  expect(world.calls).toEqual(['read', 'read', 'apply', 'read']);
  expect(state().banner).toMatchObject({ tone: 'success' });
});

test('a reading of its own that fails leaves the list as it was, and the next edit tries again', async () => {
  world.failNext = { read: new Error('busy') };
  world.edit();
  await rest(3000);
  expect(reads()).toBe(2);
  expect(state()).toMatchObject({ phase: 'ready', stale: true });
  expect(state().report).toBeDefined();
  world.edit();
  await rest();
  expect(state().stale).toBe(false);
});

test('of a year of rows only what was edited is read again', async () => {
  const { forms } = storeReport();
  const [form] = forms;
  const records = Array.from({ length: 3001 }, (_, row) => ({ row: row + 3, fields: {} }));
  await opened(storeReport(3, { forms: form === undefined ? [] : [{ ...form, records }] }));
  world.edit();
  await rest();
  expect(world.calls).toEqual(['read', 'read-edited']);
  expect(state()).toMatchObject({ stale: false, phase: 'ready' });
});

test('an export about owners is one sheet, of which every edit would read all: it is only read when somebody asks for it', async () => {
  await opened(storeReport(3, { afterSales: [{ rows: 60_000 } as OwnersForm] }));
  world.edit();
  await rest(5000);
  expect(world.calls).toEqual(['read']);
  expect(state().stale).toBe(true);
});
