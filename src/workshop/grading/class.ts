import type { WorkbookSnapshot } from '../../sheet';
import { text, type Text } from '../../words';
import { headerOf, makeLock, open, SealError, type Lock, type Platform } from '../seal';
import { isSeal } from '../seal-sheet';
import type { Key } from '../types';
import { gradeBook, type GradedBook } from './grade-book';

/** A file as it was handed in; `why` where it could not even be read as a workbook. */
export type HandedIn =
  { readonly file: string; readonly book: WorkbookSnapshot } | { readonly file: string; readonly why: Text };

export interface Participant extends GradedBook {
  readonly file: string;
}

export interface ClassResult {
  readonly exercise: string;
  readonly participants: readonly Participant[];
  /** Files with the same answers to the same paper. */
  readonly identical: readonly (readonly string[])[];
  readonly rejected: readonly { readonly file: string; readonly why: Text }[];
  /** Rules by how many participants had something wrong under them. */
  readonly hardest: readonly { readonly rule: string; readonly wrong: number; readonly of: number }[];
}

export type ClassOutcome =
  | { readonly graded: ClassResult }
  | { readonly refused: 'wrong-code' | 'no-exercise'; readonly rejected: ClassResult['rejected'] };

/** The sealed lines of a workbook, wherever the sheet is now. */
export function sealIn(book: WorkbookSnapshot): readonly string[] | undefined {
  const sheet = book.sheets.find(isSeal);
  if (sheet === undefined) return undefined;
  const lines: string[] = [];
  for (let row = 1; row <= sheet.lastRow; row += 1) lines.push(String(sheet.rows[row]?.[1]?.value ?? '').trim());
  return lines.filter((line) => line !== '');
}

/** Opens a sealed workbook. @throws SealError */
export async function openKey(
  platform: Platform,
  book: WorkbookSnapshot,
  lockFor: (salt: string) => Promise<Lock>,
): Promise<Key> {
  const lines = sealIn(book);
  if (lines === undefined) throw new SealError('no-seal');
  const { salt } = headerOf(lines);
  return JSON.parse(await open(platform, await lockFor(salt), lines)) as Key;
}

/** Locks by salt: a code is worked through once for a whole class. */
export function lockSmith(platform: Platform, code: string): (salt: string) => Promise<Lock> {
  const made = new Map<string, Promise<Lock>>();
  return (salt) => {
    const known = made.get(salt) ?? makeLock(platform, code, salt);
    made.set(salt, known);
    return known;
  };
}

/**
 * Grades everything that was handed in. A code that opens none of the exercises is refused; what is no exercise, damaged, or of another
 * exercise than most is put aside with a reason, and the rest is graded.
 */
export async function gradeClass(
  platform: Platform,
  code: string,
  files: readonly HandedIn[],
  words: { readonly none: string; readonly notCarried: string },
): Promise<ClassOutcome> {
  const lockFor = lockSmith(platform, code);
  const rejected: { file: string; why: Text }[] = [];
  const opened: { file: string; book: WorkbookSnapshot; key: Key }[] = [];
  let shut = 0;
  for (const one of files) {
    if ('why' in one) {
      rejected.push(one);
      continue;
    }
    try {
      opened.push({ file: one.file, book: one.book, key: await openKey(platform, one.book, lockFor) });
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      if (error.why === 'wrong-code') shut += 1;
      rejected.push({ file: one.file, why: text(`workshop.rejected.${error.why}`) });
    }
  }
  if (opened.length === 0) return { refused: shut > 0 ? 'wrong-code' : 'no-exercise', rejected };
  const exercise = mostOf(opened.map(({ key }) => key.exercise));
  const participants: Participant[] = [];
  for (const { file, book, key } of opened) {
    if (key.exercise === exercise) participants.push({ ...gradeBook(key, book, words), file });
    else
      rejected.push({
        file,
        why: text('workshop.rejected.other-exercise', { exercise: key.exercise, most: exercise }),
      });
  }
  return {
    graded: {
      exercise,
      participants: withSharedRemarks(participants),
      identical: identicalOf(participants),
      rejected,
      hardest: hardestOf(participants),
    },
  };
}

function mostOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** Wrong answers that two papers must have in common before they count as copied, where each had a paper of his own. */
const SAME_MISTAKES = 2;

function identicalOf(participants: readonly Participant[]): string[][] {
  const groups = new Map<string, Participant[]>();
  for (const one of participants) {
    if (one.answers.size === 0) continue;
    const told = JSON.stringify([one.key.variant, [...one.answers]]);
    const own = groups.get(told);
    if (own) own.push(one);
    else groups.set(told, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    // Two who had the same paper and everything right did not need each other.
    const onePaper = new Set(group.map(({ key }) => key.number)).size < group.length;
    const mistakes =
      group[0]?.tasks.reduce((sum, task) => sum + task.marks.filter(({ state }) => state === 'wrong').length, 0) ?? 0;
    return onePaper || mistakes >= SAME_MISTAKES ? [group.map(({ file }) => file)] : [];
  });
}

/** A file handed in twice, and answers that fit somebody else's paper better than one's own. */
function withSharedRemarks(participants: readonly Participant[]): Participant[] {
  return participants.map((one) => {
    const remarks = [...one.remarks];
    const twin = participants.find((other) => other !== one && other.key.number === one.key.number);
    if (twin) remarks.push(text('workshop.remark.twice', { file: twin.file }));
    const lender = participants.find(
      (other) => other !== one && other.key.variant !== one.key.variant && copied(one, other),
    );
    if (lender) remarks.push(text('workshop.remark.foreign-answers', { file: lender.file }));
    return { ...one, remarks };
  });
}

/** Nine in ten of the answers are the other's, in the same cells, and by his own paper most of them are wrong. */
function copied(one: Participant, other: Participant): boolean {
  if (one.answers.size < 5 || one.score * 2 > one.outOf) return false;
  let same = 0;
  for (const [place, answer] of one.answers) if (other.answers.get(place) === answer) same += 1;
  return same >= one.answers.size * 0.9 && other.score > one.score;
}

function hardestOf(participants: readonly Participant[]): ClassResult['hardest'] {
  const rules = new Map<string, { wrong: number; of: number }>();
  for (const { tasks } of participants) {
    const mine = new Map<string, boolean>();
    for (const { marks } of tasks)
      for (const { key, state } of marks) {
        const failed = state === 'wrong' || state === 'missing';
        mine.set(key.rule, (mine.get(key.rule) ?? false) || failed);
      }
    for (const [rule, failed] of mine) {
      const count = rules.get(rule) ?? { wrong: 0, of: 0 };
      rules.set(rule, { wrong: count.wrong + (failed ? 1 : 0), of: count.of + 1 });
    }
  }
  return [...rules]
    .map(([rule, { wrong, of }]) => ({ rule, wrong, of }))
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong / b.of - a.wrong / a.of || b.wrong - a.wrong || (a.rule < b.rule ? -1 : 1));
}
