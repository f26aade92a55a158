import { JOBS, memberOf, openStore, runJob, type JobName, type Jobs, type Store } from '../../jobs';
import { generalProfile } from '../../profile';
import { bookOf, DOCUMENT_PARTS, withKnownSheets, type WorkbookSnapshot } from '../../sheet';
import type { PaneJobs } from '../host/services';

/**
 * The journeys on this thread, over the workbook that was opened last. The day, which everyone waits for, is here; the others are
 * loaded when they are first asked for.
 */
export function createLocalJobs(): PaneJobs {
  let opened: WorkbookSnapshot = bookOf([]);
  let store: Store = openStore([memberOf(opened)], { profile: generalProfile });
  const names = Object.keys(JOBS) as JobName[];
  const jobsWith = (between?: (done: number) => Promise<boolean>): Jobs =>
    Object.fromEntries(
      names.map((name) => [
        name,
        async (...input: readonly unknown[]) => {
          if (name !== 'runDay') await import('../strict-zod');
          return runJob(name, store, input, between);
        },
      ]),
      // Each name's own input and result: the list is that of the type.
    ) as unknown as Jobs;

  return {
    ...jobsWith(),
    watched: ({ signal, onProgress }) =>
      jobsWith(async (done) => {
        onProgress(done);
        // A turn of the loop: what was asked meanwhile gets in, and the page is drawn where this thread is the page's.
        await new Promise((resolve) => setTimeout(resolve));
        return !signal.aborted;
      }),
    async open(book) {
      const part = book.parts.get(DOCUMENT_PARTS.profile);
      const rules = part === undefined || part === '' ? undefined : (await import('./rules')).rulesOf(book);
      opened = withKnownSheets(book, opened);
      store = openStore([memberOf(opened)], rules ?? { profile: generalProfile });
    },
    closeFile: async (...input) => (await import('./close-file')).closeFile(...input),
    consolidate: async (...input) => (await import('./combine')).combine(...input),
  };
}
