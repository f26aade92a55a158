import { serialOfDay, type IsoDate } from '../../calendar';
import type { Customer } from '../../customers';
import { gridOf, labelsIn } from '../../forms';
import type { Form } from '../../forms/types';
import { toSimplified, withoutBlanks } from '../../forms/values';
import { isBare, refusalOf } from '../../places';
import { cellAt, cellName, findSheet, parseArea, type Change, type Scalar, type SheetSnapshot } from '../../sheet';
import { text, type KeyTail, type Text } from '../../words';
import { dateLike } from '../dates';
import { headBelow } from './own-card';
import type { Via } from '../reports/report-line';
import type { Books, Piece, Without, Write } from '../types';

/** A contact as a card's table of contacts tells it. */
export interface CardContact {
  readonly customer: Customer;
  readonly date: IsoDate;
  readonly level: string;
  readonly via?: Via;
  readonly note?: string;
  readonly next?: IsoDate;
}

type Member = 'next' | 'date' | 'way' | 'level' | 'note';

/** Which column of a card's table holds what, the more specific words first (下次预约时间 before 跟进日期). */
const HEADS: readonly (readonly [Member, RegExp])[] = [
  ['next', /下次|预约|再访|下一?步?计划日/u],
  ['level', /级别|确度|意向等级/u],
  ['way', /方式|方法|途径|形式|电话.?来店|类型/u],
  ['note', /内容|经过|过程|情况|结果|洽谈|记录|备注|摘要/u],
  ['date', /日期|时间|日$/u],
];
/** Ways as cards name them; a table that has used a word of the same way keeps to it. */
const WAYS: Readonly<Record<Via, { readonly word: string; readonly like: RegExp }>> = {
  phone: { word: '电话', like: /^(?:电话|去电|来电|电话跟进|电)$/u },
  visit: { word: '来店', like: /^(?:来店|到店|进店|拜访|展厅)$/u },
  online: { word: '微信', like: /^(?:微信|网络|线上|短信)$/u },
};

interface Table {
  readonly sheet: SheetSnapshot;
  readonly head: number;
  readonly columns: ReadonlyMap<Member, number>;
  readonly all: readonly number[];
}

/**
 * A line in the table of contacts of the customer's own card: day, way, level after it, what was said, the next day, as far as the table
 * has columns. Nothing where the customer has no card; without a table or a free line it is said.
 */
export function cardRowPiece(books: Books, contact: CardContact, why: Text): { piece?: Piece; without?: Without } {
  const form = contact.customer.rows.findLast(({ form: own }) => own.form === 'customer-card')?.form;
  if (!form) return {};
  const table = tableOf(books, form);
  if (!table) return without('no-table', form.sheet);
  if (table.sheet.protected) return without('protected', form.sheet);
  const { sheet, columns, head } = table;
  const row = freeRow(table);
  if (row === undefined) return without('full', form.sheet);
  if (isWritten(books, table, row, contact)) return {};
  const writes: Write[] = [];
  const changes: Change[] = [];
  for (const [member, column] of columns) {
    const entry = entryOf(books, table, member, contact);
    if (entry === undefined || refusalOf(sheet, row, column, entry.value) !== undefined) continue;
    const at = { sheet: sheet.name, cell: cellName(row, column) };
    if (entry.format !== undefined && entry.format !== (cellAt(sheet, row, column)?.format ?? 'General'))
      changes.push({ ...at, kind: 'number-format', after: entry.format, why });
    const before = cellAt(sheet, row, column)?.value ?? '';
    changes.push({ ...at, kind: 'value', before, after: entry.value, why });
    writes.push({ place: 'card-row', ...at, before, after: entry.value, why });
  }
  if (writes.length === 0) return without('no-table', form.sheet);
  return { piece: { place: 'card-row', sheet: sheet.name, row: Math.max(row, head), writes, changes, expects: [] } };
}

function without(why: KeyTail<'keeping.without.card-'> | 'protected' | 'full', sheet: string): { without: Without } {
  const key = why === 'no-table' ? 'keeping.without.card-no-table' : (`keeping.without.${why}` as const);
  return { without: { place: 'card-row', why: text(key, { sheet }) } };
}

function tableOf({ book }: Books, form: Form): Table | undefined {
  const sheet = findSheet(book, form.sheet);
  if (!sheet) return undefined;
  const area = parseArea(form.range);
  const region = { top: area?.top ?? 1, left: 1, bottom: sheet.lastRow, right: sheet.lastColumn };
  const last = Math.max(area?.bottom ?? 1, ...labelsIn(gridOf(sheet, book.date1904), region).map(({ row }) => row));
  const head = headBelow(sheet, Math.min(last, area?.bottom ?? last)) ?? headBelow(sheet, last);
  if (head === undefined) return undefined;
  const columns = new Map<Member, number>();
  const all: number[] = [];
  sheet.rows[head]?.forEach((cell, column) => {
    if (cell === undefined || cell.value === '') return;
    all.push(column);
    const words = toSimplified(withoutBlanks(String(cell.value)));
    const member = HEADS.find(([, pattern]) => pattern.test(words))?.[0];
    if (member !== undefined && !columns.has(member)) columns.set(member, column);
  });
  return columns.has('date') ? { sheet, head, columns, all } : undefined;
}

/** Below the last contact, as far as the table is ruled; without rules to the last row that the sheet uses, and one more. */
function freeRow({ sheet, head, columns, all }: Table): number | undefined {
  let row = head + 1;
  for (let at = head + 1; at <= sheet.lastRow; at += 1) {
    const words = (sheet.rows[at] ?? []).find((cell) => typeof cell?.value === 'string' && cell.value.trim() !== '');
    // What stands below the table (a signature, another table) ends it.
    const ends =
      words !== undefined && all.every((column) => isBare(sheet, at, column) || column !== columns.get('date'));
    if (ends && isBare(sheet, at, columns.get('date') ?? 1) && isFoot(String(words.value)))
      return at > row ? row : undefined;
    if (!all.every((column) => isBare(sheet, at, column) || isNumber(sheet, at, column))) row = at + 1;
  }
  const ruled = sheet.ruledRows;
  return ruled !== undefined && ruled.size > 0 && !ruled.has(row) ? undefined : row;
}

/** Pre-printed numbers of lines are no contact. */
const isNumber = (sheet: SheetSnapshot, row: number, column: number): boolean => {
  const value = cellAt(sheet, row, column)?.value;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100;
};

const isFoot = (words: string): boolean => /[:：]|签|经理|主管|备注/u.test(words);

/** The line above says the same contact already. */
function isWritten(books: Books, table: Table, row: number, contact: CardContact): boolean {
  const date = table.columns.get('date') ?? 1;
  const level = table.columns.get('level');
  const now = cellAt(table.sheet, row - 1, date)?.value;
  const same = entryOf(books, table, 'date', contact)?.value;
  return (
    row - 1 > table.head &&
    now !== undefined &&
    now === same &&
    (level === undefined || cellAt(table.sheet, row - 1, level)?.value === contact.level)
  );
}

function entryOf(
  { book }: Books,
  table: Table,
  member: Member,
  { date, level, via, note, next }: CardContact,
): { readonly value: Scalar; readonly format?: string } | undefined {
  if (member === 'level') return { value: level };
  if (member === 'note') return note === undefined ? undefined : { value: note };
  if (member === 'way') return via === undefined ? undefined : { value: wayIn(table, via) };
  const day = member === 'date' ? date : next;
  if (day === undefined) return undefined;
  const sample = above(table, table.columns.get(member) ?? 1).at(-1);
  if (typeof sample?.value === 'number') return { value: serialOfDay(day, book.date1904), format: sample.format };
  return { value: (typeof sample?.value === 'string' ? dateLike(sample.value, day) : undefined) ?? day };
}

function wayIn(table: Table, via: Via): string {
  const { word, like } = WAYS[via];
  const used = above(table, table.columns.get('way') ?? 1).map(({ value }) => String(value).trim());
  return used.findLast((one) => like.test(one)) ?? word;
}

/** What stands in a column of the table, from the top down. */
function above({ sheet, head }: Table, column: number): { value: Scalar; format?: string }[] {
  const found: { value: Scalar; format?: string }[] = [];
  for (let row = head + 1; row <= sheet.lastRow; row += 1) {
    const cell = cellAt(sheet, row, column);
    if (cell !== undefined && String(cell.value).trim() !== '') found.push(cell);
  }
  return found;
}
