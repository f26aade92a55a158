import { text } from '../../words';
import type { Controller } from '../controller';
import type { Chosen } from './CloseChoices';

/**
 * Next month's workbook as a file of its own, made of the open one, which stays as it is. Where the open one is no workbook of that month alone,
 * it says why and makes none.
 */
export function saveNewBook(controller: Controller, month: string, chosen: Chosen): Promise<void> {
  const { services, store } = controller;
  return controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
    const close = await services.jobs.closeMonth(month, controller.today(), { ...chosen, into: 'new-book' });
    const say = (tone: 'info' | 'warning', words: ReturnType<typeof text>): void =>
      store.send({ type: 'banner', banner: { tone, text: words, actions: [] } });
    if (close.changes.length === 0 || !services.newFile) {
      const why = close.unfinished.find(({ kind }) => kind === 'not-month-book') ?? close.unfinished[0];
      say('warning', why?.text ?? text('taskpane.close.stopped'));
      return;
    }
    const name = close.fileName ?? `${close.next}.xlsx`;
    const { conflicts } = await services.newFile({ name, changes: close.changes, renames: close.renames });
    if (conflicts.length > 0) say('warning', text('taskpane.close.file-conflicts', { count: conflicts.length }));
    else say('info', text('taskpane.close.file-made', { name, carried: close.carried }));
  });
}
