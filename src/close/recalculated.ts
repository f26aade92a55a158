import { daysInMonth, firstDayOfMonth, weekdayOf } from '../calendar';
import type { Form, RecognisedWorkbook } from '../forms/types';
import type { Change, FormulaChange, SheetSnapshot, WorkbookSnapshot } from '../sheet';
import { appliedTo, cellAt, cellName, columnNumber, findSheet, namesSheet, parseArea } from '../sheet';
import type { MonthClose } from './index';
import { weekdayLike } from './period-words';
import { movedForm, movesOf } from './reshape';
import { serialOf } from './titles';

/**
 * For files only: formulas that count what the close changes, written over themselves, so that the results of last month do not stand in
 * a file that nobody has calculated yet. Headings of days get the new month's results, which are known; other headings and serial
 * numbers keep theirs: they are what a reader knows the table by.
 */
export function outdatedFormulas(book: WorkbookSnapshot, recognised: RecognisedWorkbook, close: MonthClose): Change[] {
  const targets = new Map<string, string>();
  for (const change of close.changes) if (change.kind === 'copy-sheet') targets.set(change.from, change.sheet);
  if (close.into === 'new-book')
    for (const change of close.changes) if (change.sheet !== '') targets.set(change.sheet, change.sheet);
  const changes: Change[] = [];
  const now = appliedTo(
    book,
    // In their order: a formula that the close wrote anew (it named its own sheet) moves with the columns put in after it.
    close.changes.filter(({ kind }) => STANDING.has(kind)),
  );
  for (const [name, to] of targets) {
    const from = findSheet(now, to);
    if (!from) continue;
    const forms = recognised.forms
      .filter(({ sheet }) => sheet === name)
      .map((form) => movesOf(close.changes, to).reduce(movedForm, form));
    each(from, (row, column, formula) => {
      if (isCounted(forms, row, column)) changes.push(anew(to, row, column, formula));
    });
    for (const form of forms)
      if (form.form === 'contact-matrix') changes.push(...dayHeadings(form, from, to, close, book.date1904));
  }
  if (close.into === 'same-book') return changes;
  for (const sheet of now.sheets) {
    if (targets.has(sheet.name)) continue;
    each(sheet, (row, column, formula) => {
      if ([...targets.keys()].some((name) => namesSheet(formula, name)))
        changes.push(anew(sheet.name, row, column, formula));
    });
  }
  return changes;
}

/** What makes, moves or writes formulas. */
const STANDING: ReadonlySet<Change['kind']> = new Set(['copy-sheet', 'insert-rows', 'insert-columns', 'formula']);

function anew(sheet: string, row: number, column: number, formula: string): FormulaChange {
  return { kind: 'formula', sheet, cell: cellName(row, column), before: formula, after: formula };
}

function each(sheet: SheetSnapshot, visit: (row: number, column: number, formula: string) => void): void {
  for (let row = 1; row <= sheet.lastRow; row += 1)
    for (let column = 1; column <= sheet.lastColumn; column += 1) {
      const formula = cellAt(sheet, row, column)?.formula;
      if (formula !== undefined) visit(row, column, formula);
    }
}

/** Below the headings of a table, and no serial number. */
function isCounted(forms: readonly Form[], row: number, column: number): boolean {
  const above = forms.filter(({ headerRows, range }) => {
    const area = parseArea(range);
    return area !== undefined && row > Math.max(...headerRows) && column >= area.left;
  });
  const below = forms.some(({ headerRows }) => row >= Math.min(...headerRows) && row <= Math.max(...headerRows));
  return (
    above.length > 0 &&
    !below &&
    !above.some(({ columns }) =>
      columns.some(({ field, column: letters }) => field === 'serial' && columnNumber(letters) === column),
    )
  );
}

/** Formulas over the days, those that the close wrote anew included, with the date, day or weekday that they give next month. */
function dayHeadings(form: Form, from: SheetSnapshot, to: string, close: MonthClose, date1904: boolean): Change[] {
  const length = daysInMonth(close.next);
  const first = firstDayOfMonth(close.next);
  const start = columnNumber(form.dayColumns?.['1'] ?? 'A');
  const step = columnNumber(form.dayColumns?.['2'] ?? 'B') - start;
  const changes: Change[] = [];
  for (const row of form.headerRows) {
    const sample = cellAt(from, row, start)?.value;
    for (let day = 1; day <= 31; day += 1) {
      const column = start + (day - 1) * step;
      const formula = cellAt(from, row, column)?.formula;
      if (formula === undefined) continue;
      const weekday = weekdayLike(String(sample ?? ''), weekdayOf(first + day - 1));
      const result =
        day > length
          ? ''
          : (weekday ?? (typeof sample === 'number' && sample <= 31 ? day : serialOf(first + day - 1, date1904)));
      changes.push({ ...anew(to, row, column, formula), result });
    }
  }
  return changes;
}
