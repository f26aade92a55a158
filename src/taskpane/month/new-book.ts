import { text } from '../../words';
import type { Controller } from '../controller';
import type { Chosen } from './CloseChoices';

/**
 * Next month's workbook as one of its own, made of the open one, which stays as it is. Where the open one is no workbook of that month alone,
 * it says why and makes none.
 */
export function saveNewBook(controller: Controller, month: string, chosen: Chosen): Promise<void> {
  const { services, store } = controller;
  return controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
    const { close, conflicts, name, as } = await services.newMonth(month, controller.today(), chosen);
    const say = (tone: 'info' | 'warning', words: ReturnType<typeof text>): void =>
      store.send({ type: 'banner', banner: { tone, text: words, actions: [] } });
    if (conflicts > 0) say('warning', text('taskpane.close.file-conflicts', { count: conflicts }));
    else if (name === undefined) {
      const why = close.unfinished.find(({ kind }) => kind === 'not-month-book') ?? close.unfinished[0];
      say('warning', why?.text ?? text('taskpane.close.stopped'));
    } else {
      const made = as === 'stored' ? 'taskpane.close.file-made' : 'taskpane.close.file-opened';
      say('info', text(made, { name, carried: close.carried }));
    }
  });
}
