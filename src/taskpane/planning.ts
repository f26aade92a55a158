import type { ChangeSet } from '../sheet';
import { text, type Locale, type Text } from '../words';
import type { Controller } from './controller';
import type { PaneServices } from './host/services';
import type { PlanJob } from './state';

/** Works out what a journey would write and shows it; nothing to write is said. */
export function planning(
  controller: Controller,
  job: PlanJob,
  title: Text,
  make: (jobs: PaneServices['jobs'], locale: Locale) => Promise<ChangeSet>,
): Promise<void> {
  return controller.run({ label: text('taskpane.task.planning'), cancellable: false }, async () => {
    const changes = await make(controller.services.jobs, controller.store.get().locale);
    if (changes.length > 0) controller.show(job, title, changes);
    else
      controller.store.send({
        type: 'banner',
        banner: { tone: 'info', text: text('taskpane.audit.nothing-to-write'), actions: [] },
      });
  });
}
