import { daysInMonth, firstDayOfMonth, lastDayOfMonth, dayOf, weekdayOf, type IsoMonth } from '../calendar';
import { emptiedAtMonthEnd } from '../forms';
import { familyOf, type Form, type RecognisedWorkbook } from '../forms/types';
import type { Cell, Change, SheetSnapshot } from '../sheet';
import { cellAt, cellName, columnNumber, parseArea } from '../sheet';
import { text } from '../words';
import { movedWords, periodOf, type Period } from './period';
import { nextPeriodWords, weekdayLike } from './period-words';

/**
 * Whether the store keeps one workbook a month and this is the one of `month`: its name says so, and no matrix, register or report in
 * it is of another month. A workbook in which next month was begun already is none.
 */
export function isMonthBook(recognised: RecognisedWorkbook, month: IsoMonth): boolean {
  return nextPeriodWords(bareName(recognised.workbook), month) !== undefined && onlyOf(recognised, month);
}

/** Whether the workbook has matrices of the month, and no matrix, register or report of another. */
export function onlyOf(recognised: RecognisedWorkbook, month: IsoMonth): boolean {
  const dated = recognised.forms.filter(
    (form) => form.form === 'contact-matrix' || (emptiedAtMonthEnd(form.form) && familyOf(form.form) !== 'loss'),
  );
  const monthOf = (form: Form): IsoMonth | undefined => form.month ?? form.date?.slice(0, 7);
  return (
    dated.some((form) => form.form === 'contact-matrix' && form.month === month) &&
    dated.every((form) => (form.form === 'contact-matrix' ? form.month === month : (monthOf(form) ?? month) === month))
  );
}

function bareName(file: string): string {
  return file.replace(/\.xl[a-z]{2}$/iu, '');
}

/** The forms that are emptied for the new month, by sheet. */
export function emptiedSheets(recognised: RecognisedWorkbook): Map<string, Form[]> {
  const sheets = new Map<string, Form[]>();
  for (const form of recognised.forms)
    if (emptiedAtMonthEnd(form.form)) sheets.set(form.sheet, [...(sheets.get(form.sheet) ?? []), form]);
  return sheets;
}

/**
 * Empties the lines of a register, report or loss record: every cell of theirs that is no formula and no serial number; of a total the
 * numbers. Lines dated after the month stay.
 */
export function emptied(form: Form, from: SheetSnapshot, month: IsoMonth): Change[] {
  const area = parseArea(form.range);
  if (!area) return [];
  const end = lastDayOfMonth(month);
  const kept = new Set<number>(form.headerRows);
  const totals = new Set<number>();
  for (const { row, why } of form.skipped) (why === 'total' ? totals : kept).add(row);
  for (const { row, fields } of form.records) if (fields.date !== undefined && dayOf(fields.date) > end) kept.add(row);
  const serials = new Set(
    form.columns.filter(({ field }) => field === 'serial').map(({ column }) => columnNumber(column)),
  );
  const changes: Change[] = [];
  for (let row = Math.max(...form.headerRows) + 1; row <= area.bottom; row += 1) {
    if (kept.has(row)) continue;
    let struck = false;
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = cellAt(from, row, column);
      const at = { sheet: from.name, cell: cellName(row, column) };
      if (from.notes?.has(at.cell)) changes.push({ ...at, kind: 'note', after: '' });
      if (!cell || cell.formula !== undefined || serials.has(column)) continue;
      if (totals.has(row) && !isCount(cell)) continue;
      struck ||= cell.strike === true;
      if (cell.value !== '')
        changes.push({
          ...at,
          kind: 'value',
          ...(cell.error ? {} : { before: cell.value }),
          after: '',
          why: text('rollups.change.emptied'),
        });
    }
    if (struck)
      changes.push({
        kind: 'font',
        sheet: from.name,
        cell: `${cellName(row, area.left)}:${cellName(row, area.right)}`,
        after: { strike: false, color: '' },
      });
  }
  return changes;
}

/** A number, or one in strokes. */
function isCount(cell: Cell): boolean {
  return (
    typeof cell.value === 'number' ||
    (typeof cell.value === 'string' && /^(?:正+[一丨上下止F]?|\d+)$/u.test(cell.value))
  );
}

/** A title of a form of one day: the month moves on, day and weekday are left for whoever fills the form in. */
export function undatedWords(words: string, period: Period): string | undefined {
  const moved = movedWords(period, words) ?? words;
  const blank = moved
    .replace(/(月\s*)\d{1,2}(\s*[日号])/u, '$1　$2')
    .replace(/(\d{4}[-./]\d{1,2}[-./])\d{1,2}(?!\d)/u, '$1　')
    .replace(/(星期|周|礼拜)[一二三四五六日天]/u, '$1　');
  return blank === words ? undefined : blank;
}

/**
 * What the sheets of last month's workbook are called in the new one: names that say the month, or a day of it, say the next. A day
 * that the next month lacks becomes a spare form. Sheets that keep their names are not in the map.
 */
export function renamedSheets(
  recognised: RecognisedWorkbook,
  names: readonly string[],
  month: IsoMonth,
  next: IsoMonth,
): Map<string, string> {
  const renames = new Map<string, string>();
  const taken = new Set(names.map((name) => name.toLowerCase()));
  for (const name of names) {
    const form = recognised.forms.find(({ sheet, form: kind }) => sheet === name && kind !== 'customer-card');
    if (!form) continue;
    const wanted =
      form.form === 'contact-matrix' ? movedWords(periodOf(form, month), name) : dayWords(name, form, month, next);
    if (wanted === undefined || wanted === name) continue;
    let free = wanted.slice(0, 31);
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${wanted.slice(0, 26)} (${String(n)})`;
    taken.add(free.toLowerCase());
    renames.set(name, free);
  }
  return renames;
}

function dayWords(name: string, form: Form, month: IsoMonth, next: IsoMonth): string | undefined {
  const moved = nextPeriodWords(name, month) ?? shortDay(name, month, next);
  const day = form.date === undefined ? undefined : Number(form.date.slice(8));
  if (moved === name || day === undefined || !name.includes(String(day))) return moved;
  if (day > daysInMonth(next)) return `备用 ${name.replace(/[\d年月日号.\-/]+/gu, ' ').trim()}`.trim();
  return moved.replace(
    /(?:星期|周|礼拜)[一二三四五六日天]/u,
    (sample) => weekdayLike(sample, weekdayOf(firstDayOfMonth(next) + day - 1)) ?? sample,
  );
}

/** `6.3` → `7.3`, `0603` → `0703`: days without a word for month. */
function shortDay(name: string, month: IsoMonth, next: IsoMonth): string {
  const [old, now] = [month.slice(5), next.slice(5)];
  const dotted = new RegExp(`(?<![\\d.])(0?)${String(Number(old))}([.\\-])(\\d{1,2})(?![\\d.])`, 'u');
  const plain = new RegExp(`(?<!\\d)${old}(\\d{2})(?!\\d)`, 'u');
  if (dotted.test(name))
    return name.replace(
      dotted,
      (_, zero: string, sign: string, day: string) => `${zero === '' ? String(Number(now)) : now}${sign}${day}`,
    );
  return name.replace(plain, `${now}$1`);
}
