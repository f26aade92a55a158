import { webcrypto } from 'node:crypto';

import { generalProfile, type StoreProfile } from '../../src/profile';
import { parseArea, type Cell, type Scalar, type WorkbookSnapshot } from '../../src/sheet';
import { say, type Locale } from '../../src/words';
import {
  digest,
  gradeBook,
  lockSmith,
  makeLock,
  makePaper,
  openKey,
  saltOf,
  type ExerciseKind,
  type ExerciseRequest,
  type GradedBook,
  type Key,
  type KeyCell,
  type Paper,
  type Platform,
} from '../../src/workshop';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';

/** The platform as the product has it: the trainer's code costs a quarter of a second. */
export const slowPlatform = webcrypto.subtle as SubtleCrypto;

/** The same with one round instead of 210,000: still another key for another code or salt, in no time. */
export const platform: Platform = {
  digest: slowPlatform.digest.bind(slowPlatform),
  importKey: slowPlatform.importKey.bind(slowPlatform) as Platform['importKey'],
  encrypt: slowPlatform.encrypt.bind(slowPlatform),
  decrypt: slowPlatform.decrypt.bind(slowPlatform),
  sign: slowPlatform.sign.bind(slowPlatform),
  deriveBits: (way, secret, length) =>
    slowPlatform.deriveBits(typeof way === 'string' ? way : { ...way, iterations: 1 }, secret, length),
};
export const CODE = '口令 7';

export function requestOf(
  kinds: readonly ExerciseKind[],
  more: Partial<ExerciseRequest> & { locale?: Locale; profile?: StoreProfile } = {},
): ExerciseRequest {
  const { locale = 'zh-CN', ...rest } = more;
  return {
    kinds,
    seed: 1,
    difficulty: 2,
    theme: 'brand-store',
    size: 'medium',
    mode: 'test',
    profile: generalProfile,
    today: '2026-06-15',
    same: false,
    speak: (what) => say(what, locale),
    ...rest,
  };
}

/** A paper as it comes out of the file: what the participant gets, and the trainer's copy. */
export async function paperOf(request: ExerciseRequest, number = 1, code = CODE, by = platform) {
  const lock = await makeLock(by, code, await digest(by, saltOf(request), 16));
  const paper = await makePaper(by, lock, request, number);
  return { paper, blank: bookOfPaper(paper.sheets), filled: bookOfPaper(paper.answers) };
}

export type ReadPaper = Awaited<ReturnType<typeof paperOf>>;

export function bookOfPaper(sheets: Paper['sheets']): WorkbookSnapshot {
  return readXlsx(makeXlsx(sheets), '练习.xlsx');
}

export async function keyOf(book: WorkbookSnapshot, code = CODE): Promise<Key> {
  return openKey(platform, book, lockSmith(platform, code));
}

export const WORDS = { none: '无', notCarried: '不结转' };

export function graded(key: Key, book: WorkbookSnapshot): GradedBook {
  return gradeBook(key, book, WORDS);
}

/** The same workbook with cells filled or emptied (`undefined`). */
export function withCells(
  book: WorkbookSnapshot,
  changes: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly value: Scalar | undefined;
  }[],
): WorkbookSnapshot {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => {
      const own = changes.filter((change) => change.sheet === sheet.name);
      if (own.length === 0) return sheet;
      const rows = [...sheet.rows];
      for (const { row, column, value } of own) {
        const line = [...(rows[row] ?? [])];
        const before = line[column];
        const cell: Cell | undefined =
          value === undefined
            ? undefined
            : { value, ...(before?.format === undefined ? {} : { format: before.format }) };
        line[column] = cell;
        rows[row] = line;
      }
      return { ...sheet, rows };
    }),
  };
}

/** The one cell of an answer that holds something. */
export function filledPlace(book: WorkbookSnapshot, key: KeyCell) {
  const area = parseArea(key.cell);
  const sheet = book.sheets.find(({ name }) => name === key.sheet);
  if (!area || !sheet) throw new Error(`No such place: ${key.sheet} ${key.cell}`);
  for (let column = area.left; column <= area.right; column += 1) {
    const cell = sheet.rows[area.top]?.[column];
    if (cell !== undefined && cell.value !== '') return { sheet: key.sheet, row: area.top, column, cell, area };
  }
  throw new Error(`Nothing stands in ${key.sheet} ${key.cell}`);
}
