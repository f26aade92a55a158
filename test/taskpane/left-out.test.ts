import { actionOf } from '../../src/taskpane/actions';
import { createController, type Controller } from '../../src/taskpane/controller';
import { initialState } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { fakeWorld } from './fake-services';

async function opened(name: string, leftOut: ReadonlySet<string> = new Set()): Promise<Controller> {
  const world = fakeWorld();
  world.report = { ...world.report, workbook: name };
  const controller = createController(createStore(initialState('zh-CN')), world.services);
  controller.store.send({ type: 'left-out', keys: leftOut });
  await controller.read();
  await actionOf('preview-day').run(controller);
  return controller;
}

test('a change that was ticked off is not proposed the next evening, in this workbook', async () => {
  const first = await opened('六月.xlsx');
  first.store.send({ type: 'tick', indexes: [1, 3], on: false });
  const { leftOut } = first.store.get();
  expect([...((await opened('六月.xlsx', leftOut)).store.get().plan?.off ?? [])]).toEqual([1, 3]);
  expect([...((await opened('七月.xlsx', leftOut)).store.get().plan?.off ?? [])]).toEqual([]);
});

test('ticked on again it is proposed again', async () => {
  const controller = await opened('六月.xlsx');
  controller.store.send({ type: 'tick', indexes: [1, 3], on: false });
  controller.store.send({ type: 'tick', indexes: [1], on: true });
  const { leftOut } = controller.store.get();
  expect([...((await opened('六月.xlsx', leftOut)).store.get().plan?.off ?? [])]).toEqual([3]);
});

test('what was left out of a month sheet is not remembered', async () => {
  const controller = await opened('六月.xlsx');
  controller.show('month', { key: 'taskpane.plan.day' }, [
    { kind: 'add-sheet', sheet: '月度汇总', values: [['月度汇总']] },
  ]);
  controller.store.send({ type: 'tick', indexes: [0], on: false });
  expect(controller.store.get().leftOut.size).toBe(0);
});
