import '../strict-zod';
import { answersIn } from '../../forms';
import type { Answers } from '../../forms/types';
import {
  closeMonth,
  monthBoard,
  monthTrend,
  removeLevelColours,
  rollupMonth,
  rollupSheetChanges,
  saveTargets,
  type MonthReport,
} from '../../jobs';
import { PRESETS, saveProfileChange } from '../../profile';
import { explainFigure, rowsBehind } from '../../rollups';
import {
  DOCUMENT_PARTS,
  parseJournal,
  type ChangeSet,
  type DocumentPartChange,
  type WorkbookSnapshot,
} from '../../sheet';
import { text } from '../../words';
import type { PaneJobs } from '../host/services';
import type { Opened } from './opened';
import { summaryOf } from './summary';

/** The journeys that nobody waits for when the pane opens: the month, the board, settings. */
export function createLaterJobs(opened: () => Opened): Omit<PaneJobs, 'open' | 'runDay' | 'consolidate'> {
  let months = new Map<string, MonthReport>();
  let monthsOf: Opened | undefined;

  const monthOf = (month: string, today: string): MonthReport => {
    const now = opened();
    if (monthsOf !== now) {
      monthsOf = now;
      months = new Map();
    }
    const key = `${month} ${today}`;
    const known = months.get(key);
    if (known !== undefined) return known;
    const report = rollupMonth(now.forms(), now.customers(), now.profile, month, today);
    months.set(key, report);
    return report;
  };

  return {
    async rollupMonth(month, today) {
      return summaryOf(monthOf(month, today));
    },
    async monthSheet(month, today, locale) {
      const { book, forms, customers, profile } = opened();
      const trend = monthTrend(forms(), customers(), profile, month, today);
      return rollupSheetChanges(book, monthOf(month, today), trend, locale);
    },
    async traceFigure(name, today) {
      const report = monthOf(name.month, today);
      return { text: explainFigure(report, name), rows: rowsBehind(report, name) };
    },
    async board(month, today) {
      const { book, forms, customers, profile } = opened();
      return monthBoard(book, forms(), customers(), profile, month, today);
    },
    async closeMonth(month, today) {
      const { book, forms, customers, profile } = opened();
      return closeMonth(book, forms(), profile, month, today, customers());
    },
    async saveTargets(month, targets) {
      return saveTargets(opened().book, month, targets);
    },
    async restoreLook() {
      const { book } = opened();
      const back = wayBack(book.parts.get(DOCUMENT_PARTS.journal) ?? '');
      const known = new Set(back.map(ruleKey));
      return [...back, ...removeLevelColours(book).filter((change) => !known.has(ruleKey(change)))];
    },
    async rememberAnswers(answers) {
      const { book } = opened();
      return [partChange(book, DOCUMENT_PARTS.answers, JSON.stringify(mergedAnswers(answersIn(book), answers)))];
    },
    async presets() {
      return PRESETS.map((profile) => ({ name: profile.name, profile }));
    },
    async saveProfile(profile) {
      const change = saveProfileChange(opened().book, profile);
      return change === undefined ? [] : [change];
    },
  };
}

function partChange(book: WorkbookSnapshot, namespace: string, after: string): DocumentPartChange {
  return { kind: 'document-part', sheet: '', namespace, before: book.parts.get(namespace) ?? '', after };
}

function mergedAnswers(old: Answers, more: Answers): Answers {
  const merged: Record<string, Answers[string]> = { ...old };
  for (const [layout, answers] of Object.entries(more)) merged[layout] = { ...merged[layout], ...answers };
  return merged;
}

/** Steps that only change the look: the day's marks and colours, and our summary sheets. Months that were closed hold people's work. */
const LOOK = ['taskpane.plan.day', 'taskpane.plan.month'];

/** What takes those steps back, the newest first. */
function wayBack(record: string): ChangeSet {
  const journal = parseJournal(record);
  if (journal === undefined) return [];
  return journal.steps
    .slice(0, journal.done)
    .filter((step) => LOOK.includes(step.title.key))
    .reverse()
    .flatMap((step) => step.inverse.map((change) => ({ ...change, why: text('taskpane.change.former') })));
}

/** Two removals of one rule are one. */
function ruleKey(change: ChangeSet[number]): string {
  return change.kind === 'remove-conditional-format'
    ? JSON.stringify([change.sheet, change.range, change.formula])
    : '';
}
