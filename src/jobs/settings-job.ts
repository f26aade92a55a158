import { answersIn } from '../forms';
import type { Answers } from '../forms/types';
import { PRESETS, saveProfileChange, type StoreProfile } from '../profile';
import { removeLevelColours } from '../marks';
import { DOCUMENT_PARTS, parseJournal, type ChangeSet, type DocumentPartChange, type WorkbookSnapshot } from '../sheet';
import { text } from '../words';
import type { Store } from './store';

/** A store's rules as the settings screen offers them for a start. */
export interface Preset {
  readonly name: string;
  readonly profile: StoreProfile;
}

export function presetsJob(_store: Store): readonly Preset[] {
  return PRESETS.map((profile) => ({ name: profile.name, profile }));
}

/** The change that keeps the rules in the workbook, with the colours that follow them. */
export function saveProfileJob({ book }: Store, profile: StoreProfile): ChangeSet {
  const change = saveProfileChange(book, profile);
  return change === undefined ? [] : [change];
}

/** The change that remembers a person's answers in the workbook, merged with those that are there. */
export function rememberAnswersJob({ book }: Store, answers: Answers): ChangeSet {
  return [partChange(book, DOCUMENT_PARTS.answers, JSON.stringify(mergedAnswers(answersIn(book), answers)))];
}

/** What takes our colours, marks and sheets away again, by the workbook's journal: 恢复原样. */
export function restoreLookJob({ book }: Store): ChangeSet {
  const back = wayBack(book.parts.get(DOCUMENT_PARTS.journal) ?? '');
  const known = new Set(back.map(ruleKey));
  return [...back, ...removeLevelColours(book).filter((change) => !known.has(ruleKey(change)))];
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
const LOOK: readonly string[] = ['taskpane.plan.day', 'taskpane.plan.month'];

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
