import { dateOf, dayOf, firstDayOfMonth, monthOf, type IsoDate } from '../../calendar';
import type { Form } from '../../forms/types';
import { standing } from '../../levels';
import { openCodes } from '../../profile';
import { dueOf } from '../../schedule';
import { cellAt, cellName, findSheet, type SheetSnapshot } from '../../sheet';
import { isBare, lastLine, mergeAt, refusalOf } from '../../places';
import { text } from '../../words';
import { sameConsultant } from '../customers';
import type { Books, Piece } from '../types';

/**
 * The counts at the foot of a report (domain §4) and tomorrow's plan, each only where its words stand and the cell for it is empty: open
 * customers by level at the day's end, the day's contacts, the month's so far; whom a `*` or the level's interval brings up tomorrow.
 */
export function footPieces(
  books: Books,
  form: Form,
  { consultant, date }: { consultant: string; date: IsoDate },
): Piece[] {
  const sheet = findSheet(books.book, form.sheet);
  if (!sheet || sheet.protected) return [];
  const counts = countsOf(books, form, consultant, date);
  const pieces: Piece[] = [];
  const taken = new Set<string>();
  for (const { row, column, words } of footCells(sheet, form)) {
    const value = valueFor(words, groupOf(sheet, form, row, column), counts);
    if (value === undefined || value === '') continue;
    const at = placeFor(sheet, row, column);
    if (!at || taken.has(cellName(at.row, at.column)) || refusalOf(sheet, at.row, at.column, value) !== undefined)
      continue;
    taken.add(cellName(at.row, at.column));
    const cell = { sheet: sheet.name, cell: cellName(at.row, at.column) };
    const before = cellAt(sheet, at.row, at.column)?.value ?? '';
    const why = text('keeping.change.foot', { label: words, date });
    pieces.push({
      place: 'report-foot',
      sheet: sheet.name,
      row: at.row,
      writes: [{ place: 'report-foot', ...cell, before, after: value, why }],
      changes: [{ ...cell, kind: 'value', before, after: value, why }],
      expects: [],
    });
  }
  return pieces;
}

interface Counts {
  readonly levels: ReadonlyMap<string, number>;
  readonly open: number;
  readonly today: number;
  readonly month: number;
  readonly plan: string;
}

function countsOf({ ledger, profile }: Books, form: Form, consultant: string, date: IsoDate): Counts {
  const day = dayOf(date);
  const first = firstDayOfMonth(monthOf(date));
  const own = ledger.customers.filter((customer) => sameConsultant(customer.consultant, consultant));
  const levels = new Map(openCodes(profile).map((code) => [code, 0]));
  let open = 0;
  let month = 0;
  const plan: string[] = [];
  for (const customer of own) {
    const at = standing(customer, profile, day);
    const { state, level } = at;
    const isDue =
      customer.plans.some(({ date: planned }) => planned === dateOf(day + 1)) ||
      dueOf(customer, at, profile, day).due === day + 1;
    if (isDue && customer.name !== undefined) plan.push(customer.name);
    if (state === 'open' && level !== undefined && levels.has(level)) {
      levels.set(level, (levels.get(level) ?? 0) + 1);
      open += 1;
    }
    month += new Set(
      customer.entries.flatMap((entry) => (entry.contact && entry.day >= first && entry.day <= day ? [entry.day] : [])),
    ).size;
  }
  const today = form.records.filter(({ fields }) => (form.date ?? fields.date ?? date) === date).length;
  return { levels, open, today, month, plan: plan.join('、') };
}

/** Words below the lines: labels are short. */
function* footCells(sheet: SheetSnapshot, form: Form): Generator<{ row: number; column: number; words: string }> {
  for (let row = lastLine(sheet, form) + 1; row <= sheet.lastRow; row += 1)
    for (let column = 1; column <= sheet.lastColumn; column += 1) {
      const cell = cellAt(sheet, row, column);
      if (typeof cell?.value !== 'string' || cell.formula !== undefined) continue;
      const words = cell.value.replace(/[\s:：]+/gu, '');
      if (words !== '' && words.length <= 16) yield { row, column, words };
    }
}

const CUSTOMERS = /本日止.{0,2}意向客户|意向客户数/u;

/** The heading that a level or a total stands under: the nearest to the left, or above. */
function groupOf(sheet: SheetSnapshot, form: Form, row: number, column: number): string {
  const last = lastLine(sheet, form);
  for (let r = row; r > last && r >= row - 2; r -= 1)
    for (let c = column; c >= 1; c -= 1) {
      if (r === row && c === column) continue;
      const words = String(cellAt(sheet, r, c)?.value ?? '').replace(/[\s:：]+/gu, '');
      if (words !== '' && !/^(?:[A-Z]\d?[级級]?|合计|小计|\d+)$/u.test(words)) return words;
    }
  return '';
}

function valueFor(words: string, group: string, counts: Counts): number | string | undefined {
  const level = /^([A-Z]\d?)[级級]?$/u.exec(words)?.[1];
  if (level !== undefined) return CUSTOMERS.test(group) ? counts.levels.get(level) : undefined;
  if (words === '合计' || words === '小计') return CUSTOMERS.test(group) ? counts.open : undefined;
  if (/^本日访问(?:客户)?(?:数)?(?:合计)?$/u.test(words)) return counts.today;
  if (/^本月访问(?:客户)?(?:数)?累计$|^本月累计访问(?:客户)?(?:数)?$/u.test(words)) return counts.month;
  if (/^[明次]日(?:工作|拜访|访问|跟进|回访|联系)?计划$/u.test(words)) return counts.plan;
  return undefined;
}

/** Words of the foot, as against what was written beside them: tomorrow's names stand right of their label and are no label themselves. */
const LABEL =
  /[:：]$|^(?:[A-Z]\d?[级級]?|[合小]计|[本当明次][日月].*|上月.*|促进.*|成交.*|保有.*|[自他]销|(?:销售|展厅|总)?(?:主管|经理|顾问)(?:签[名字])?)$/u;

/** The empty cell that a label speaks for: the next one to the right, else the one below. */
function placeFor(sheet: SheetSnapshot, row: number, column: number): { row: number; column: number } | undefined {
  const area = mergeAt(sheet, row, column);
  const right = (area?.right ?? column) + 1;
  const below = (area?.bottom ?? row) + 1;
  if (isEmpty(sheet, row, right) && right <= sheet.lastColumn) return { row, column: right };
  if (String(cellAt(sheet, row, right)?.value ?? '') === '' && cellAt(sheet, row, right)?.formula !== undefined)
    return undefined;
  const beside = cellAt(sheet, row, right);
  const labelled =
    typeof beside?.value === 'string' && beside.formula === undefined && LABEL.test(beside.value.replace(/\s/gu, ''));
  return (labelled || right > sheet.lastColumn) && isEmpty(sheet, below, column) ? { row: below, column } : undefined;
}

const isEmpty = (sheet: SheetSnapshot, row: number, column: number): boolean =>
  isBare(sheet, row, column) &&
  cellAt(sheet, row, column)?.formula === undefined &&
  (mergeAt(sheet, row, column)?.top ?? row) === row &&
  (mergeAt(sheet, row, column)?.left ?? column) === column;
