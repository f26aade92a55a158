import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { answersIn, recognise, type RecognisedWorkbook } from '../forms';
import { buildLedger, type Ledger } from '../customers';
import { consolidate, rulesBySheet, rulesIn, rulesWith, sameRules, type Consolidated, type Rules } from '../jobs';
import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../sheet';
import { text, type Text } from '../words';
import { WorkbookError } from '../workbook/port';
import { readXlsx } from '../workbook/xlsx';
import {
  findPreset,
  generalProfile,
  parseProfileJson,
  profileFromPart,
  type ProfileProblem,
  type StoreProfile,
} from '../profile';
import type { Console } from './console';
import { readSource, type SourceFile } from './disk';
import { expandInputs } from './files';
import { CommandError } from './outcome';

export interface OpenedBook extends SourceFile {
  readonly book: WorkbookSnapshot;
  readonly recognised: RecognisedWorkbook;
}

/**
 * Reads and recognises every file. A file that cannot be read is told on standard error and counted; the others go on.
 * @throws CommandError `bad-input` when no file is named.
 */
export function openAll(paths: readonly string[], console: Console): { books: readonly OpenedBook[]; failed: number } {
  const files = expandInputs(paths);
  if (files.length === 0) throw new CommandError('bad-input', text('cli.error.no-files'));
  const books: OpenedBook[] = [];
  let failed = 0;
  files.forEach((path, index) => {
    console.progress(text('cli.progress.reading', { file: basename(path), done: index + 1, all: files.length }));
    try {
      const file = readSource(path);
      const book = readXlsx(file.bytes, basename(path));
      for (const sheet of book.missingSheets ?? []) console.note(text('cli.missing-sheet', { file: path, sheet }));
      books.push({ ...file, book, recognised: recognise(book, { answers: answersIn(book) }) });
    } catch (error) {
      failed += 1;
      if (error instanceof WorkbookError || error instanceof CommandError) {
        console.note(text('cli.error.file', { file: path, sentence: error.words }));
      } else throw error;
    }
  });
  return { books, failed };
}

/** Refuses workbooks without a single form, and says why, sheet by sheet. @throws CommandError `bad-input` */
export function needForms(books: readonly OpenedBook[], console: Console): void {
  if (books.some(({ recognised }) => recognised.forms.length > 0)) return;
  for (const { recognised } of books)
    for (const { sheet, why } of recognised.unrecognised) console.note(text('cli.read.unrecognised', { sheet, why }));
  throw new CommandError('bad-input', text('cli.no-forms', { files: books.map(({ book }) => book.name) }));
}

/** Refuses workbooks without a sheet about owners. @throws CommandError `bad-input` */
export function needAfterSales(books: readonly OpenedBook[]): void {
  if (books.some(({ recognised }) => recognised.afterSales.length > 0)) return;
  const files = books.map(({ book }) => book.name);
  throw new CommandError('bad-input', text('cli.no-after-sales', { files }));
}

/** The store whose workbooks these are, as one. @throws CommandError when two files have the same name. */
export function openStore(
  paths: readonly string[],
  console: Console,
): { store: Consolidated; books: readonly OpenedBook[]; failed: number } {
  const { books, failed } = openAll(paths, console);
  const seen = new Set<string>();
  for (const { book } of books) {
    if (seen.has(book.name)) throw new CommandError('bad-input', text('cli.error.same-name', { file: book.name }));
    seen.add(book.name);
  }
  for (const { book, recognised } of books) {
    const count = recognised.forms.reduce((sum, { unread = [] }) => sum + unread.length, 0);
    if (count > 0) console.note(text('cli.unread', { file: book.name, count }));
  }
  if (books.length === 0) throw new CommandError('bad-input', text('cli.error.nothing-read'));
  return { store: consolidate(books, books.map(({ book }) => book.name).join(' + ')), books, failed };
}

/** `--profile` as a preset's name or a JSON file; else the workbook's own; else the general one. */
export function loadProfile(asked: string | undefined, book: WorkbookSnapshot): StoreProfile {
  return asked === undefined ? keptProfile(book) : askedProfile(asked);
}

/**
 * The rules of a store of several workbooks: each goes by its own, the others by those of the first workbook that keeps some. `asked`
 * (`--profile`) comes before them: rules for all workbooks, or `乙.xlsx=toyota` for one, several with commas.
 * @throws CommandError where rules that are asked for or kept cannot be read, or no workbook has the name
 */
export function storeRules(asked: string | undefined, books: readonly OpenedBook[]): Rules {
  const wanted = asked === undefined || isRules(asked) ? [asked ?? ''] : asked.split(/[,，]/u);
  const forAll = wanted.find((one) => one !== '' && bookIn(one) === undefined);
  if (forAll === undefined) for (const { book } of books) keptProfile(book);
  const kept = forAll === undefined ? rulesIn(books.map(({ book }) => book)) : { profile: askedProfile(forAll) };
  const own = new Map(kept.own);
  for (const one of wanted) {
    const [name, rules] = bookIn(one) ?? [];
    if (name === undefined || rules === undefined) continue;
    const book = books.find(({ book: { name: file } }) => file === name || file.replace(/\.[a-z]+$/iu, '') === name);
    if (book === undefined) throw new CommandError('bad-input', text('cli.error.profile-book', { book: name }));
    const profile = askedProfile(rules);
    if (sameRules(profile, kept.profile)) own.delete(book.book.name);
    else own.set(book.book.name, profile);
  }
  // One workbook alone: its rules are the store's.
  const [only, ...others] = books;
  const ofOnly = others.length === 0 && only !== undefined ? own.get(only.book.name) : undefined;
  return ofOnly === undefined ? rulesWith(kept.profile, own) : { profile: ofOnly };
}

/** {@link storeRules} for commands that know one set of rules: those of single workbooks are not used, which is told. */
export function storeProfile(asked: string | undefined, books: readonly OpenedBook[], console: Console): StoreProfile {
  const { profile, unused } = storeRules(asked, books);
  if (unused !== undefined) console.note(unused);
  return profile;
}

/** The store's ledger and rules, where each workbook may go by its own: which does is told on standard error. */
export function storeLedger(
  asked: string | undefined,
  store: Consolidated,
  books: readonly OpenedBook[],
  console: Console,
): { readonly ledger: Ledger; readonly rules: Rules } {
  const rules = storeRules(asked, books);
  if (rules.note !== undefined) console.note(rules.note);
  return { ledger: buildLedger(store.recognised, rules.profile, rulesBySheet(store.book, rules.own)), rules };
}

const isRules = (asked: string): boolean => findPreset(asked) !== undefined || existsSync(asked);

/** `乙.xlsx=toyota`: the workbook and its rules. */
function bookIn(asked: string): readonly [string, string] | undefined {
  const at = asked.indexOf('=');
  return at <= 0 || isRules(asked) ? undefined : [asked.slice(0, at).trim(), asked.slice(at + 1).trim()];
}

function keptProfile(book: WorkbookSnapshot): StoreProfile {
  const own = profileFromPart(book.parts.get(DOCUMENT_PARTS.profile));
  if (own === undefined) return generalProfile;
  if (own.ok) return own.profile;
  throw new CommandError('bad-input', profileWords(book.name, own.problems));
}

function askedProfile(asked: string): StoreProfile {
  const preset = findPreset(asked);
  if (preset !== undefined) return preset;
  let json: string;
  try {
    json = readFileSync(asked, 'utf8');
  } catch {
    throw new CommandError('bad-input', text('cli.error.profile', { profile: asked }));
  }
  const parsed = parseProfileJson(json);
  if (parsed.ok) return parsed.profile;
  throw new CommandError('bad-input', profileWords(asked, parsed.problems));
}

function profileWords(profile: string, problems: readonly ProfileProblem[]): Text {
  const [first] = problems;
  return text('cli.error.profile-field', { profile, field: first?.field ?? '', reason: first?.why ?? '' });
}

/** The computer's own date, as `YYYY-MM-DD`: only the faces know a clock. */
export function systemToday(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
