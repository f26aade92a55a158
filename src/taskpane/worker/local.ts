import { JOBS, openStore, runJob, saleMemberOf, type JobName, type Jobs, type Rules, type Store } from '../../jobs';
import { generalProfile } from '../../profile';
import { bookOf, DOCUMENT_PARTS, withKnownSheets, type WorkbookSnapshot } from '../../sheet';
import type { PaneJobs } from '../host/services';

/**
 * The journeys on this thread, over the workbook that was opened last. The day, which everyone waits for, is here; the others are
 * loaded when they are first asked for.
 */
export function createLocalJobs(): PaneJobs {
  let opened: WorkbookSnapshot = bookOf([]);
  let rules: Rules = { profile: generalProfile };
  let store: Store | undefined;
  /** The opened workbook, read by the first job that asks for it. */
  const storeNow = async (): Promise<Store> => {
    while (store === undefined) {
      const book = opened;
      const member = saleMemberOf(book) ?? (await import('./whole-member')).memberOf(book);
      // Another may have been opened meanwhile.
      if (book === opened) store = openStore([member], rules);
    }
    return store;
  };
  const names = Object.keys(JOBS) as JobName[];
  const jobsWith = (between?: (done: number) => Promise<boolean>): Jobs =>
    Object.fromEntries(
      names.map((name) => [
        name,
        async (...input: readonly unknown[]) => {
          if (name !== 'runDay') await import('../strict-zod');
          return runJob(name, await storeNow(), input, between);
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
      rules = part === undefined || part === '' ? { profile: generalProfile } : (await import('./rules')).rulesOf(book);
      opened = withKnownSheets(book, opened);
      store = undefined;
    },
    closeFile: async (...input) => (await import('./close-file')).closeFile(...input),
    consolidate: async (...input) => (await import('./combine')).combine(...input),
  };
}
