import { isCounted } from '../../forms';
import { isNothing, parseDate, parsePhones, toSimplified, withoutBlanks, type DateContext } from '../../forms/values';
import { cellAt, cellName, type Cell, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import type { IsoDate } from '../../calendar';

/** A sheet beside the invitation list that tells what became of the guests: who signed in, who ordered. */
export interface BesideSheet {
  readonly sheet: string;
  readonly kind: 'sign-in' | 'orders';
  /** What its name and title say. */
  readonly words: string;
  readonly guests: readonly BesideGuest[];
  /** A column to sign in that is empty in every line: nobody can tell who came. */
  readonly unsigned: boolean;
}

export interface BesideGuest {
  readonly row: number;
  readonly cell: string;
  readonly name?: string;
  readonly phone?: string;
  readonly date?: IsoDate;
}

const SIGN_IN = /签到|到场(?:名单|登记|客户)|到场表/u;
const ORDERS = /(?:订单|订车|下[订定]|成交)(?:客户)?(?:明细|登记|名单|清单|记录|表|$)|现场(?:订单|成交|下[订定])/u;
const NEITHER = /方案|总结|汇总|统计|报表|看板|进度|目标|邀[约请]|台账/u;
const NAME = /^(?:客户|车主|来宾|嘉宾|顾客|参与人)?(?:姓名|名称|名字)$|^(?:客户|车主|来宾|嘉宾)$/u;
const PHONE = /^(?:联系|客户|移动)?(?:电话|手机|方式|手机号码?|电话号码)$|^联系(?:电话|方式)$|^手机号?码?$/u;
const SIGNED = /签到|签名|签字|是否到[店场]|到[店场](?:情况|与否)?$/u;
const DATE = /^(?:订车|下[订定]|订单|签到|成交|登记|到店)?(?:日期|时间)$/u;
const CANCELLED = /退订|退[订定]金|已?取消|作废/u;
/** The head stands within so many rows, and so many empty rows end the lines. */
const DEEPEST_HEAD = 10;
const GAP = 3;

/**
 * Sign-in sheets and lists of orders of a workbook, but for sheets that the product made.
 * @param lists names of the sheets that hold invitation lists
 * @param year of days that are written without one
 */
export function besideSheets(book: WorkbookSnapshot, lists: ReadonlySet<string>, year?: number): BesideSheet[] {
  return book.sheets.flatMap((sheet) => {
    if (lists.has(sheet.name) || isCounted(sheet)) return [];
    const head = headOf(sheet);
    if (head === undefined) return [];
    const title = [sheet.name, ...textsAbove(sheet, head.row)];
    const words = toSimplified(title.join(' '));
    if (NEITHER.test(words)) return [];
    const kind = SIGN_IN.test(words) ? 'sign-in' : ORDERS.test(words) ? 'orders' : undefined;
    if (kind === undefined) return [];
    const lines = linesUnder(sheet, head, { date1904: book.date1904, ...(year === undefined ? {} : { year }) });
    const signed = kind === 'sign-in' ? head.signed : undefined;
    const unsigned = signed !== undefined && lines.every(({ row }) => textAt(sheet, row, signed) === '');
    const guests = lines.filter(({ row }) =>
      kind === 'orders' ? !isCancelled(sheet, row) : signed === undefined || unsigned || came(sheet, row, signed),
    );
    return lines.length === 0 ? [] : [{ sheet: sheet.name, kind, words, guests, unsigned }];
  });
}

interface Head {
  readonly row: number;
  readonly name?: number;
  readonly phone?: number;
  readonly signed?: number;
  readonly date?: number;
}

/** The row that names a column of people and one more; without a phone the lines name nobody for sure. */
function headOf(sheet: SheetSnapshot): Head | undefined {
  for (let row = 1; row <= Math.min(sheet.lastRow, DEEPEST_HEAD); row += 1) {
    const found: { name?: number; phone?: number; signed?: number; date?: number } = {};
    let filled = 0;
    (sheet.rows[row] ?? []).forEach((_, column) => {
      const words = toSimplified(withoutBlanks(textAt(sheet, row, column))).replace(/[（(].*[）)]$/u, '');
      if (words !== '') filled += 1;
      if (NAME.test(words)) found.name ??= column;
      else if (PHONE.test(words)) found.phone ??= column;
      else if (SIGNED.test(words)) found.signed ??= column;
      else if (DATE.test(words)) found.date ??= column;
    });
    if (filled > 1 && (found.phone !== undefined || found.name !== undefined)) return { row, ...found };
  }
  return undefined;
}

function linesUnder(sheet: SheetSnapshot, { row: head, name, phone, date }: Head, dates: DateContext): BesideGuest[] {
  const lines: BesideGuest[] = [];
  let gap = 0;
  for (let row = head + 1; row <= sheet.lastRow && gap < GAP; row += 1) {
    const own = name === undefined ? '' : textAt(sheet, row, name);
    const reading = parsePhones(inColumn(sheet, row, phone));
    const said = own === '' || isNothing(own) || /[:：]|合计|小计|总计/u.test(own) ? undefined : own;
    if (said === undefined && reading.phone === undefined) {
      gap += 1;
      continue;
    }
    gap = 0;
    const day = inColumn(sheet, row, date);
    const at = day === undefined ? undefined : parseDate(day, dates).date;
    lines.push({
      row,
      cell: cellName(row, name ?? phone ?? 1),
      ...(said === undefined ? {} : { name: said }),
      ...(reading.phone === undefined ? {} : { phone: reading.phone }),
      ...(at === undefined ? {} : { date: at }),
    });
  }
  return lines;
}

const inColumn = (sheet: SheetSnapshot, row: number, column: number | undefined): Cell | undefined =>
  column === undefined ? undefined : cellAt(sheet, row, column);

function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  const cell = cellAt(sheet, row, column);
  return cell === undefined ? '' : String(cell.value).trim();
}

function textsAbove(sheet: SheetSnapshot, row: number): string[] {
  const texts: string[] = [];
  for (let at = 1; at < row; at += 1)
    for (let column = 0; column < (sheet.rows[at]?.length ?? 0); column += 1) {
      const text = textAt(sheet, at, column);
      if (text !== '') texts.push(text);
    }
  return texts;
}

const came = (sheet: SheetSnapshot, row: number, column: number): boolean => {
  const words = textAt(sheet, row, column);
  return words !== '' && !isNothing(words) && !/^(?:未|没|否|不|×|✗|☐|□|0$|N$)/iu.test(words);
};

const isCancelled = (sheet: SheetSnapshot, row: number): boolean =>
  (sheet.rows[row] ?? []).some(
    (cell) => cell !== undefined && typeof cell.value === 'string' && CANCELLED.test(cell.value),
  );
