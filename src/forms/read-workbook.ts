import { findBlocks, type Block } from './layout/blocks';
import { hasCardTitle, readCards } from './cards/card';
import { isCounted } from './layout/counted';
import { gridOf, type Grid } from './layout/grid';
import { looksLikeTitle, titleKinds } from './layout/titles';
import { plainBlock } from './tables/mapping';
import { readTable } from './tables/read-table';
import { rejoin } from './tables/rejoin';
import type { AsOwners, TableReading } from './tables/table';
import { unreadOf } from './tables/unread';
import { isAfterSales } from './families';
import { FORM_SPECS } from './kinds';
import type { AfterSalesForm, Answers, Form, Question, RecognisedWorkbook, Unrecognised } from './types';
import { toSimplified } from './values';
import { text } from '../words';
import { DOCUMENT_PARTS, type SheetSnapshot, type WorkbookSnapshot } from '../sheet';

/** Every form of a workbook (see `recognise`). @param asOwners asked about each table that may be a form about owners */
export function readWorkbook(book: WorkbookSnapshot, answers: Answers, asOwners: AsOwners): RecognisedWorkbook {
  const forms: Form[] = [];
  const afterSales: AfterSalesForm[] = [];
  const unrecognised: Unrecognised[] = [];
  const questions: Question[] = [];
  for (const sheet of book.sheets) {
    if (sheet.lastRow === 0 || isCounted(sheet)) continue;
    const found = readSheet(book, sheet, answers, asOwners);
    if (found === undefined) continue;
    for (const form of found.forms) {
      if (isOwnersForm(form)) afterSales.push({ ...form, behind: forms.length });
      else forms.push(form);
    }
    questions.push(...found.questions);
    if (found.unrecognised !== undefined) unrecognised.push(found.unrecognised);
  }
  return {
    workbook: book.name,
    forms,
    afterSales,
    unrecognised,
    questions,
    ownMarks: book.parts.get(DOCUMENT_PARTS.marks),
  };
}

type AnyForm = Form | AfterSalesForm;

function isOwnersForm(form: AnyForm): form is AfterSalesForm {
  return isAfterSales(form.form);
}

interface SheetReading {
  readonly forms: AnyForm[];
  readonly questions: Question[];
  readonly unrecognised?: Unrecognised;
}

/** What was read of a sheet's snapshot, with all that it depends on besides: where one cell is typed, the other sheets are not read again. */
const readings = new WeakMap<SheetSnapshot, { readonly by: string; readonly found: SheetReading | undefined }>();

function readSheet(
  book: WorkbookSnapshot,
  sheet: SheetSnapshot,
  answers: Answers,
  asOwners: AsOwners,
): SheetReading | undefined {
  const by = JSON.stringify([book.name, book.date1904, answers]);
  const known = readings.get(sheet);
  if (known?.by === by) return known.found;
  const found = readAnew(book, sheet, answers, asOwners);
  readings.set(sheet, { by, found });
  return found;
}

function readAnew(
  book: WorkbookSnapshot,
  sheet: SheetSnapshot,
  answers: Answers,
  asOwners: AsOwners,
): SheetReading | undefined {
  const grid = gridOf(sheet, book.date1904);
  if (!hasContent(sheet)) return undefined;
  const read = (all: readonly Block[], block: Block): TableReading =>
    readTable(book, grid, all, block, answers, asOwners);
  const cards = hasCardTitle(grid) && !isOwnersList(grid, read) ? cardsAndTables(book, grid, read) : undefined;
  if (cards !== undefined) return cards;
  const known = findBlocks(grid);
  const blocks = known.length > 0 ? known : plainBlocks(grid);
  const tables = rejoin(
    grid,
    blocks.map((block) => ({ block, reading: read(blocks, block) })),
    read,
  );
  const forms = tables.flatMap(({ reading: { form } }) => (form === undefined ? [] : [form]));
  const questions = tables.flatMap(({ reading }) => reading.questions);
  const nearest = tables
    .map(({ reading }) => reading.refusal)
    .reduce<TableReading['refusal']>(
      (best, refusal) => (refusal !== undefined && (best === undefined || refusal.score > best.score) ? refusal : best),
      undefined,
    );
  if (forms.length > 0) {
    const unread = unreadOf(
      grid,
      tables.map(({ block, reading: { form, refusal, accounts } }) => ({
        block,
        ...(form && { form }),
        ...accounts,
        ...(refusal && { why: refusal.why }),
      })),
    );
    const told = (form: AnyForm): AnyForm => {
      const own = unread.get(form);
      return own === undefined ? form : { ...form, unread: own };
    };
    return { forms: forms.map(told), questions };
  }
  const untitled = readCards(book, grid, false);
  if (untitled.length > 0) return { forms: untitled, questions: [] };
  const why = nearest?.why ?? text(blocks.length === 0 ? 'forms.refusal.no-table' : 'forms.refusal.evidence');
  return {
    forms,
    questions,
    unrecognised: {
      sheet: sheet.name,
      why,
      ...(nearest?.nearest === undefined ? {} : { nearest: nearest.nearest }),
      ...(nearest === undefined ? {} : { mapping: nearest.mapping }),
    },
  };
}

/** 客户档案 is a card's title and a list's: a table of owners whose title names it so, with rows of several, is the list. */
function isOwnersList(grid: Grid, read: (all: readonly Block[], block: Block) => TableReading): boolean {
  const blocks = findBlocks(grid);
  return blocks.some((block) => {
    const { form } = read(blocks, block);
    return form !== undefined && isOwnersForm(form) && form.records.length > 1 && isTitled(form);
  });
}

function isTitled({ form, titles, sheet }: AfterSalesForm): boolean {
  const { pattern } = FORM_SPECS[form].titles;
  return pattern.test(sheet) || titles.some((line) => pattern.test(line));
}

/** Cards, and the forms below them that have a title of their own; a table of contacts on a card is part of it. `undefined`: there is no card. */
function cardsAndTables(
  book: WorkbookSnapshot,
  grid: Grid,
  read: (all: readonly Block[], block: Block) => TableReading,
): { forms: AnyForm[]; questions: Question[] } | undefined {
  const blocks = findBlocks(grid).flatMap((block) => {
    const row = titleRowOf(grid, block);
    return row === undefined ? [] : [{ ...block, titleTop: row }];
  });
  const below = blocks.flatMap((block) => {
    const reading = read(blocks, block);
    return reading.form === undefined || reading.form.records.length === 0
      ? []
      : [{ block, reading, form: reading.form }];
  });
  const cards = readCards(
    book,
    grid,
    true,
    below.map(({ block }) => block.titleTop),
  );
  if (cards.length === 0) return undefined;
  return {
    forms: [...cards, ...below.map(({ form }) => form)],
    questions: below.flatMap(({ reading }) => reading.questions),
  };
}

/** The row over a table that names it as a form other than a card. */
function titleRowOf(grid: Grid, { titleTop, header }: Block): number | undefined {
  for (let row = (header.rows[0] ?? 1) - 1; row >= titleTop; row -= 1) {
    const extent = grid.extent(row);
    for (let column = extent?.left ?? 1; column <= (extent?.right ?? 0); column += 1) {
      const words = grid.text(row, column);
      const kinds = looksLikeTitle(words) ? titleKinds(toSimplified(words)) : undefined;
      if (kinds !== undefined && kinds.size > 0) return kinds.has('customer-card') ? undefined : row;
    }
  }
  return undefined;
}

/** A table without a heading that we know is none, unless a person has said what its headings mean. */
function plainBlocks(grid: Grid): Block[] {
  const block = plainBlock(grid);
  return block === undefined ? [] : [block];
}

function hasContent(sheet: SheetSnapshot): boolean {
  return sheet.rows.some((row) =>
    row?.some((cell) => cell !== undefined && cell.value !== '' && String(cell.value).trim() !== ''),
  );
}
