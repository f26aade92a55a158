import { findBlocks, type Block } from './layout/blocks';
import { readCards } from './cards/card';
import { isCounted } from './layout/counted';
import { gridOf, type Grid } from './layout/grid';
import { plainBlock } from './tables/mapping';
import { readTable } from './tables/read-table';
import type { TableReading } from './tables/table';
import { unreadOf, type LookedAt } from './tables/unread';
import { isAfterSales } from './families';
import { FORM_SPECS } from './kinds';
import type { AfterSalesForm, Answers, Form, Question, RecognisedWorkbook, Unrecognised } from './types';
import { text } from '../words';
import { DOCUMENT_PARTS, type SheetSnapshot, type WorkbookSnapshot } from '../sheet';

/**
 * Reads every form of a workbook. What is not understood is a problem at its cell, a question about its column, or a sheet in
 * `unrecognised` with the reason; nothing is guessed in silence. Never throws, and takes time linear in the filled cells.
 */
export function recognise(book: WorkbookSnapshot, options: { readonly answers?: Answers } = {}): RecognisedWorkbook {
  const forms: Form[] = [];
  const afterSales: AfterSalesForm[] = [];
  const unrecognised: Unrecognised[] = [];
  const questions: Question[] = [];
  for (const sheet of book.sheets) {
    if (sheet.lastRow === 0 || isCounted(sheet)) continue;
    const found = readSheet(book, sheet, options.answers ?? {});
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

function readSheet(
  book: WorkbookSnapshot,
  sheet: SheetSnapshot,
  answers: Answers,
): { forms: AnyForm[]; questions: Question[]; unrecognised?: Unrecognised } | undefined {
  const grid = gridOf(sheet, book.date1904);
  if (!hasContent(sheet)) return undefined;
  const titled = readCards(book, grid, true);
  if (titled.length > 0 && !isOwnersList(book, grid, answers)) return { forms: titled, questions: [] };
  const known = findBlocks(grid);
  const blocks = known.length > 0 ? known : plainBlocks(grid);
  const forms: AnyForm[] = [];
  const questions: Question[] = [];
  const tables: LookedAt[] = [];
  let nearest: TableReading['refusal'];
  for (const block of blocks) {
    const reading = readTable(book, grid, blocks, block, answers);
    const { form, refusal, accounts } = reading;
    questions.push(...reading.questions);
    if (form !== undefined) forms.push(form);
    tables.push({ block, ...(form && { form }), ...accounts, ...(refusal && { why: refusal.why }) });
    if (reading.refusal !== undefined && (nearest === undefined || reading.refusal.score > nearest.score))
      nearest = reading.refusal;
  }
  if (forms.length > 0) {
    const unread = unreadOf(grid, tables);
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
function isOwnersList(book: WorkbookSnapshot, grid: Grid, answers: Answers): boolean {
  const blocks = findBlocks(grid);
  return blocks.some((block) => {
    const { form } = readTable(book, grid, blocks, block, answers);
    return form !== undefined && isOwnersForm(form) && form.records.length > 1 && isTitled(form);
  });
}

function isTitled({ form, titles, sheet }: AfterSalesForm): boolean {
  const { pattern } = FORM_SPECS[form].titles;
  return pattern.test(sheet) || titles.some((line) => pattern.test(line));
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
