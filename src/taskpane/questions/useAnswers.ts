import type { Answers } from '../../forms/types';
import { text } from '../../words';
import { useController } from '../kit/ControllerContext';

/** Keeps answers about columns in the workbook, reads it anew by them, and says so; `false` where they could not be written. */
export function useAnswers(): (answers: Answers, count: number) => Promise<boolean> {
  const controller = useController();
  return async (answers, count) => {
    const { services, store } = controller;
    await controller.run({ label: text('taskpane.task.writing'), cancellable: false }, async () => {
      await services.journal.apply(
        text('taskpane.plan.answers', { count }),
        await services.jobs.rememberAnswers(answers),
      );
    });
    if (store.get().banner?.tone === 'error') return false;
    await controller.read();
    store.send({
      type: 'banner',
      banner: { tone: 'success', text: text('taskpane.questions.saved', { count }), actions: ['undo'] },
    });
    return true;
  };
}
