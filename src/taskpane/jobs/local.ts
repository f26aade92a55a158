import { buildLedger, type Ledger } from '../../customers';
import { answersIn, recognise, type RecognisedWorkbook } from '../../forms';
import type { Answers } from '../../forms/types';
import {
  closeMonth,
  monthBoard,
  monthTrend,
  removeLevelColours,
  rollupMonth,
  rollupSheetChanges,
  runDay,
  saveTargets,
  type MonthReport,
} from '../../jobs';
import { generalProfile, PRESETS, profileFromPart, saveProfileChange, type StoreProfile } from '../../profile';
import { explainFigure, rowsBehind } from '../../rollups';
import { bookOf, DOCUMENT_PARTS, type ChangeSet, type DocumentPartChange, type WorkbookSnapshot } from '../../sheet';
import { text, type Text } from '../../words';
import type { PaneJobs } from '../services';
import { summaryOf } from './summary';

/**
 * The journeys on this thread, over the workbook that was opened last. What several of them need (the forms, the ledger, a month's
 * figures) is worked out once.
 */
export function createLocalJobs(): PaneJobs {
  let book: WorkbookSnapshot = bookOf([]);
  let recognised: RecognisedWorkbook | undefined;
  let ledger: Ledger | undefined;
  let rules: Rules = { profile: generalProfile };
  const months = new Map<string, MonthReport>();

  const forms = (): RecognisedWorkbook => (recognised ??= recognise(book, { answers: answersIn(book) }));
  const customers = (): Ledger => (ledger ??= buildLedger(forms(), rules.profile));
  const monthOf = (month: string, today: string): MonthReport => {
    const key = `${month} ${today}`;
    const known = months.get(key);
    if (known !== undefined) return known;
    const report = rollupMonth(forms(), customers(), rules.profile, month, today);
    months.set(key, report);
    return report;
  };

  return {
    async open(next) {
      book = next;
      recognised = undefined;
      ledger = undefined;
      months.clear();
      rules = rulesOf(next);
    },
    async runDay(today) {
      const report = runDay(book, forms(), rules.profile, today, { ledger: customers() });
      return { report, profile: rules.profile, profileProblem: rules.problem };
    },
    async rollupMonth(month, today) {
      return summaryOf(monthOf(month, today));
    },
    async monthSheet(month, today, locale) {
      const trend = monthTrend(forms(), customers(), rules.profile, month, today);
      return rollupSheetChanges(book, monthOf(month, today), trend, locale);
    },
    async board(month, today) {
      return monthBoard(book, forms(), customers(), rules.profile, month, today);
    },
    async closeMonth(month, today) {
      return closeMonth(book, forms(), rules.profile, month, today, customers());
    },
    async saveTargets(month, targets) {
      return saveTargets(book, month, targets);
    },
    async traceFigure(name, today) {
      const report = monthOf(name.month, today);
      return { text: explainFigure(report, name), rows: rowsBehind(report, name) };
    },
    async consolidate(files, today, locale) {
      const { combine } = await import('./combine');
      return combine(files, today, locale);
    },
    async restoreLook(back) {
      const known = new Set(back.map(ruleKey));
      return [...back, ...removeLevelColours(book).filter((change) => !known.has(ruleKey(change)))];
    },
    async rememberAnswers(answers) {
      return [partChange(book, DOCUMENT_PARTS.answers, JSON.stringify(mergedAnswers(answersIn(book), answers)))];
    },
    async presets() {
      return PRESETS.map((profile) => ({ name: profile.name, profile }));
    },
    async saveProfile(profile) {
      const change = saveProfileChange(book, profile);
      return change === undefined ? [] : [change];
    },
  };
}

interface Rules {
  readonly profile: StoreProfile;
  readonly problem?: Text;
}

/** The workbook's own rules; rules that cannot be used are said, and the general ones stand in. */
function rulesOf(book: WorkbookSnapshot): Rules {
  const parsed = profileFromPart(book.parts.get(DOCUMENT_PARTS.profile));
  if (parsed === undefined) return { profile: generalProfile };
  if (parsed.ok) return { profile: parsed.profile };
  const first = parsed.problems[0];
  return {
    profile: generalProfile,
    problem: text('taskpane.profile.stored-refused', { field: first?.field ?? '', why: first?.why ?? '' }),
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

/** Two removals of one rule are one. */
function ruleKey(change: ChangeSet[number]): string {
  return change.kind === 'remove-conditional-format'
    ? JSON.stringify([change.sheet, change.range, change.formula])
    : '';
}
