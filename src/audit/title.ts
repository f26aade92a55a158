import type { Form } from '../forms';
import { periodIn, periodOfSheetName } from '../forms';
import { cellText, toSimplified, withoutBlanks } from '../forms/values';
import { parseArea, type SheetSnapshot } from '../sheet';

/** What the rows above a form and its sheet's name say of all its lines. */
export interface FormTitle {
  /** `YYYY-MM` where both year and month are said, else where the form's lines leave no doubt about the year. */
  readonly month?: string;
  /** 1–12, where the month is said and the year is not known. */
  readonly monthOfYear?: number;
  /** It holds first visits only: 首次来店. */
  readonly firstVisits: boolean;
  /** First row of the form's own surroundings: below the form above it. */
  readonly top: number;
  /** Last row of them: above the next form's header. */
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const FIRST_VISITS = /(?<!是否|是不是)(?:首次|初次|第一次)(?:来店|到店|进店|来访|到访|来厅|来电)/u;

/** Only rows close above the header are its title. */
const TITLE_ROWS = 8;

export function titleOf(form: Form, sheet: SheetSnapshot | undefined, forms: readonly Form[]): FormTitle {
  const area = parseArea(form.range) ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const { top, bottom } = surroundings(form, area, sheet, forms);
  const beside = forms.some((other) => other !== form && other.sheet === form.sheet && isBeside(other, area));
  const texts: string[] = [];
  for (let row = Math.max(top, area.top - TITLE_ROWS); row < area.top; row += 1) {
    const line = sheet?.rows[row];
    if (!line) continue;
    const [from, to] = beside ? [area.left, area.right] : [1, line.length - 1];
    for (let column = from; column <= to; column += 1) {
      const text = cellText(line[column]).trim();
      if (text !== '') texts.push(text);
    }
  }
  const period = listsWhoIsOpen(form, texts) ? {} : periodOf(texts, form.sheet);
  const headers = form.columns.map(({ header }) => header);
  return {
    ...period,
    ...withYear(period, form),
    firstVisits: [...texts, form.sheet, ...headers].some((text) =>
      FIRST_VISITS.test(toSimplified(withoutBlanks(text))),
    ),
    top,
    bottom,
    left: area.left,
    right: area.right,
  };
}

/** Who is still worked on as of a day, with the day on which each was filed, in whatever month: the title's is the list's own. */
function listsWhoIsOpen(form: Form, texts: readonly string[]): boolean {
  const filed = form.columns.some(({ field, header }) => field === 'date' && FILED.test(toSimplified(header)));
  const isAsOf = texts.some((text) => periodIn(text).day !== undefined || STILL_OPEN.test(toSimplified(text)));
  return filed && form.form === 'visitor-call-register' && isAsOf;
}

const FILED = /^(?:建|立|制|留)[卡档](?:日期|时间|日)?$/u;
const STILL_OPEN = /在跟|在手|未成交|跟进中/u;

/** The title first, then the sheet's name. */
function periodOf(texts: readonly string[], sheetName: string): { month?: string; monthOfYear?: number } {
  let year: number | undefined;
  let month: number | undefined;
  for (const text of [...texts, joined(texts)]) {
    if (text.length > 60) continue;
    const found = periodIn(text);
    if (found.month !== undefined && month === undefined) {
      month = found.month;
      year = found.year ?? year;
    } else year ??= found.year;
  }
  const named = periodOfSheetName(/\](.*)$/u.exec(sheetName)?.[1] ?? sheetName);
  if (month === undefined) month = named.month;
  year ??= named.year;
  if (month === undefined) return {};
  return year === undefined ? { monthOfYear: month } : { month: monthName(year, month) };
}

/** `日期：| 2019 | 年 | 6 | 月` stands in several cells. */
function joined(texts: readonly string[]): string {
  const short = texts.filter((text) => text.length <= 8).join('');
  return short.length <= 40 ? short : '';
}

/** A month without a year takes it from the lines, where all that agree with the month agree on the year. */
function withYear(period: { month?: string; monthOfYear?: number }, form: Form): { month?: string } {
  if (period.month !== undefined || period.monthOfYear === undefined) return {};
  const years = new Map<string, number>();
  for (const { fields } of form.records)
    if (fields.date !== undefined && Number(fields.date.slice(5, 7)) === period.monthOfYear)
      years.set(fields.date.slice(0, 4), (years.get(fields.date.slice(0, 4)) ?? 0) + 1);
  const [best] = [...years].sort((a, b) => b[1] - a[1]);
  return best === undefined ? {} : { month: monthName(Number(best[0]), period.monthOfYear) };
}

function monthName(year: number, month: number): string {
  return `${String(year)}-${String(month).padStart(2, '0')}`;
}

function overlaps(a: { left: number; right: number }, b: { left: number; right: number }): boolean {
  return a.left <= b.right && b.left <= a.right;
}

function isBeside(other: Form, area: { top: number; bottom: number; left: number; right: number }): boolean {
  const theirs = parseArea(other.range);
  return theirs !== undefined && !overlaps(theirs, area) && theirs.top <= area.bottom && area.top <= theirs.bottom;
}

/** The rows between the forms above and below it in the same columns. */
function surroundings(
  form: Form,
  area: { top: number; bottom: number; left: number; right: number },
  sheet: SheetSnapshot | undefined,
  forms: readonly Form[],
): { top: number; bottom: number } {
  let top = 1;
  let bottom = sheet?.lastRow ?? area.bottom;
  for (const other of forms) {
    if (other === form || other.sheet !== form.sheet) continue;
    const theirs = parseArea(other.range);
    if (!theirs || !overlaps(theirs, area)) continue;
    if (theirs.bottom < area.top) top = Math.max(top, theirs.bottom + 1);
    if (theirs.top > area.bottom) bottom = Math.min(bottom, theirs.top - 1);
  }
  return { top, bottom };
}
