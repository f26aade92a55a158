import { zipSync } from 'fflate';

import type { StoreProfile } from '../../profile';
import { cellAt, findSheet, parseArea, type WorkbookSnapshot } from '../../sheet';
import { text, type Text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import { makeXlsx, readXlsx } from '../../workbook/xlsx';
import {
  classSheets,
  digest,
  feedbackSheet,
  gradeBook,
  gradeClass,
  headerOf,
  lockSmith,
  makeLock,
  makeOwnPaper,
  makePaper,
  openKey,
  ownSaltOf,
  saltOf,
  sealIn,
  SealError,
  type ClassOutcome,
  type ClassResult,
  type Difficulty,
  type ExerciseKind,
  type ExerciseMode,
  type GradedBook,
  type HandedIn,
  type Header,
  type OwnRequest,
  type Paper,
  type Size,
  type Theme,
} from '../../workshop';
import type { NamedBytes, PaneServices } from '../host/services';

type Speak = (what: Text) => string;

/** What the trainer chose. */
export interface Wanted {
  readonly kinds: readonly ExerciseKind[];
  readonly participants: number;
  readonly difficulty: Difficulty;
  readonly theme: Theme;
  readonly size: Size;
  readonly mode: ExerciseMode;
  readonly seed: number;
  readonly code: string;
  readonly profile: StoreProfile;
  readonly today: string;
}

/** Zip entries carry a date: a fixed one, so that the same exercise is the same file. */
const MADE = new Date(2026, 0, 1);

/** The participants' files in one archive and the trainer's copies in another: what is handed out holds no answers. */
export async function makeClass(
  wanted: Wanted,
  speak: Speak,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly papers: NamedBytes; readonly answers: NamedBytes }> {
  const { participants, code, ...more } = wanted;
  const platform = crypto.subtle;
  const request = { ...more, same: false, speak };
  const lock = await makeLock(platform, code, await digest(platform, saltOf(request), 16));
  return zipped(participants, (number) => makePaper(platform, lock, request, number), onProgress);
}

/** The same of the trainer's own workbook: everybody gets the same cells to fill in. @throws UnfitWorkbook */
export async function makeOwnClass(
  request: OwnRequest,
  { participants, code }: Pick<Wanted, 'participants' | 'code'>,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly papers: NamedBytes; readonly answers: NamedBytes }> {
  const platform = crypto.subtle;
  const lock = await makeLock(platform, code, await digest(platform, ownSaltOf(request), 16));
  return zipped(participants, (number) => makeOwnPaper(platform, lock, request, number), onProgress);
}

async function zipped(
  participants: number,
  make: (number: number) => Promise<Paper>,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly papers: NamedBytes; readonly answers: NamedBytes }> {
  const papers: Record<string, Uint8Array> = {};
  const answers: Record<string, Uint8Array> = {};
  for (let number = 1; number <= participants; number += 1) {
    const paper = await make(number);
    const name = `练习-${String(number).padStart(2, '0')}`;
    papers[`${name}.xlsx`] = makeXlsx(paper.sheets);
    answers[`${name}-答案.xlsx`] = makeXlsx(paper.answers);
    onProgress(number, participants);
    await breath();
  }
  return {
    papers: { name: '练习.zip', bytes: zipSync(papers, { level: 0, mtime: MADE }) },
    answers: { name: '练习-答案.zip', bytes: zipSync(answers, { level: 0, mtime: MADE }) },
  };
}

/** Lets the page draw between two papers. */
function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

export async function gradeFiles(
  files: readonly NamedBytes[],
  code: string,
  speak: Speak,
  onProgress: (done: number, total: number) => void,
): Promise<ClassOutcome> {
  const handedIn: HandedIn[] = [];
  for (const { name, bytes } of files) {
    handedIn.push(openFile(name, bytes));
    onProgress(handedIn.length, files.length);
    await breath();
  }
  return gradeClass(crypto.subtle, code, handedIn, answerWords(speak));
}

function openFile(file: string, bytes: Uint8Array): HandedIn {
  try {
    return { file, book: readXlsx(bytes, file) };
  } catch (error) {
    if (error instanceof WorkbookError) return { file, why: error.words };
    throw error;
  }
}

export function classFile(result: ClassResult, speak: Speak): NamedBytes {
  return { name: '班级成绩.xlsx', bytes: makeXlsx(classSheets(result, speak)) };
}

export function feedbackFiles(result: ClassResult, speak: Speak): NamedBytes {
  const files: Record<string, Uint8Array> = {};
  for (const one of result.participants)
    files[`${one.file.replace(/\.[^.]+$/u, '')}-反馈.xlsx`] = makeXlsx([feedbackSheet(one, speak)]);
  return { name: '反馈.zip', bytes: zipSync(files, { level: 0, mtime: MADE }) };
}

/** The open workbook with its cells, wherever the pane stands: keys, answers and columns are read on the page itself. */
export function cellsNow({ port, readCells }: PaneServices): Promise<WorkbookSnapshot> {
  return readCells === undefined ? port.read() : readCells();
}

/** An exercise as it lies on the desk, and what the participant (or the pane for him) has written on its first sheet so far. */
export interface Work {
  readonly header: Header;
  readonly cover: Readonly<Record<'name' | 'started' | 'ended', string>>;
}

/** What the open workbook says of itself as an exercise; undefined where it is none. */
export function exerciseIn(book: WorkbookSnapshot): Work | undefined {
  const lines = sealIn(book);
  if (lines === undefined) return undefined;
  try {
    const header = headerOf(lines);
    const { sheet, name, started, ended } = header.cover;
    const cover = findSheet(book, sheet);
    const written = (cell: string): string => {
      const at = parseArea(cell);
      return at && cover ? String(cellAt(cover, at.top, at.left)?.value ?? '').trim() : '';
    };
    return { header, cover: { name: written(name), started: written(started), ended: written(ended) } };
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}

/** Practice: what is right so far, with the code. @throws SealError */
export async function checkWork(book: WorkbookSnapshot, code: string, speak: Speak): Promise<GradedBook> {
  const key = await openKey(crypto.subtle, book, lockSmith(crypto.subtle, code));
  return gradeBook(key, book, answerWords(speak));
}

function answerWords(speak: Speak): { readonly none: string; readonly notCarried: string } {
  return { none: speak(text('workshop.answer.none')), notCarried: speak(text('workshop.answer.not-carried')) };
}
