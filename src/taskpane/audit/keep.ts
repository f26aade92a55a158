import type { ChangeSet } from '../../sheet';
import { text, type Text } from '../../words';
import type { Controller } from '../controller';

/** Under this name the computer remembers who signs. */
export const MANAGER = 'manager';

/** Writes a manager's note into the workbook through the journal and checks anew; says so. False when it could not be written. */
export async function keep(controller: Controller, title: Text, changes: () => Promise<ChangeSet>): Promise<boolean> {
  const { journal, jobs, port, today } = controller.services;
  let kept = false;
  await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
    await journal.apply(title, await changes());
    await jobs.open(await port.read());
    controller.store.send({ type: 'audit', audit: await jobs.check(today()) });
    controller.store.send({ type: 'journal', journal: await journal.state() });
    kept = true;
  });
  return kept;
}
