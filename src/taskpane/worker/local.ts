import { buildLedger, type Ledger } from '../../customers';
import { answersIn, recognise, type RecognisedWorkbook } from '../../forms';
import { runDay } from '../../jobs';
import { generalProfile, type StoreProfile } from '../../profile';
import { bookOf, DOCUMENT_PARTS, type WorkbookSnapshot } from '../../sheet';
import type { Text } from '../../words';
import type { PaneJobs } from '../host/services';
import type { Opened } from './opened';

/**
 * The journeys on this thread, over the workbook that was opened last. The day, which everyone waits for, is here; the others are
 * loaded when they are first asked for.
 */
export function createLocalJobs(): PaneJobs {
  let opened = openedOf(bookOf([]), generalProfile);
  let problem: Text | undefined;
  const later = lazily(async () => (await import('./later')).createLaterJobs(() => opened));

  return {
    async open(book) {
      const part = book.parts.get(DOCUMENT_PARTS.profile);
      const rules = part === undefined || part === '' ? undefined : (await import('./rules')).rulesIn(part);
      opened = openedOf(book, rules?.profile ?? generalProfile);
      problem = rules?.problem;
    },
    async runDay(today) {
      const report = runDay(opened.book, opened.forms(), opened.profile, today, { ledger: opened.customers() });
      return { report, profile: opened.profile, profileProblem: problem };
    },
    rollupMonth: async (...args) => (await later()).rollupMonth(...args),
    monthSheet: async (...args) => (await later()).monthSheet(...args),
    traceFigure: async (...args) => (await later()).traceFigure(...args),
    board: async (...args) => (await later()).board(...args),
    closeMonth: async (...args) => (await later()).closeMonth(...args),
    restoreLook: async (...args) => (await later()).restoreLook(...args),
    rememberAnswers: async (...args) => (await later()).rememberAnswers(...args),
    presets: async () => (await later()).presets(),
    saveProfile: async (...args) => (await later()).saveProfile(...args),
    saveTargets: async (...args) => (await later()).saveTargets(...args),
    consolidate: async (...args) => (await import('./combine')).combine(...args),
  };
}

function openedOf(book: WorkbookSnapshot, profile: StoreProfile): Opened {
  let forms: RecognisedWorkbook | undefined;
  let ledger: Ledger | undefined;
  const opened: Opened = {
    book,
    profile,
    forms: () => (forms ??= recognise(book, { answers: answersIn(book) })),
    customers: () => (ledger ??= buildLedger(opened.forms(), profile)),
  };
  return opened;
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
