import type { ChangeSet } from '../../sheet';
import { text, type Text } from '../../words';
import type { Controller } from '../controller';

/** Checks the store that was read, in slices behind the worker; a person may stop it and start it again. */
export function checkNow(controller: Controller): Promise<void> {
  const { jobs } = controller.services;
  return controller.run({ label: text('taskpane.task.checking'), cancellable: true, progress: 0 }, async (signal) => {
    const onProgress = (progress: number): void => controller.store.send({ type: 'progress', progress });
    const audit = await jobs.watched({ signal, onProgress }).check(controller.today());
    controller.store.send({ type: 'audit', audit });
  });
}

/** Under this name the computer remembers who signs. */
export const MANAGER = 'manager';

/** Writes a manager's note into the workbook through the journal and checks anew; says so. False when it could not be written. */
export async function keep(controller: Controller, title: Text, changes: () => Promise<ChangeSet>): Promise<boolean> {
  const { journal, jobs, port } = controller.services;
  let kept = false;
  await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
    await journal.apply(title, await changes());
    await jobs.open(await port.read());
    controller.store.send({ type: 'audit', audit: await jobs.check(controller.today()) });
    controller.store.send({ type: 'journal', journal: await journal.state() });
    kept = true;
  });
  return kept;
}
