import { dayOf, dayOfSerial, formatKind, isDay, isoDate, type IsoDate } from '../../calendar';
import { isPersonsName, toSimplified } from '../../forms/values';
import type { Cell, SheetSnapshot } from '../../sheet';

/** What the rows above an invitation list say of its event. */
export interface EventTitle {
  readonly name: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** A text of a sheet and its cell. */
export interface Written {
  readonly text: string;
  readonly cell: Cell;
}

const NAME = /^(?:活动)?(?:名称|主题)$|^活动$/u;
const DAYS = /^(?:活动|举办|开展|WHEN)?(?:时间|日期)(?:WHEN)?$/iu;
const FIRST_DAY = /^(?:活动)?(?:日期|时间)?(?:开始|起始)(?:时间|日期)?$/u;
const LAST_DAY = /^(?:活动)?(?:日期|时间)?(?:结束|截止)(?:时间|日期)?$/u;
/** A label and what follows it in the same cell, up to the next label there. */
const LABELLED =
  /([\p{Script=Han}]{2,8}(?:[（(][^）)\d]{1,6}[）)])?)\s*[:：]\s*(.*?)(?=\s+[\p{Script=Han}]{2,8}(?:[（(][^）)\d]{1,6}[）)])?\s*[:：]|[;；|｜]|$)/gu;

/**
 * Name and days of an event (活动名称, 活动时间) from the rows over its list; without 活动名称 the title without the word for such a list
 * (安全讲堂邀约表), else the sheet's name.
 * @param header first row of the list's header
 * @param top row where the list's own part of the sheet begins
 * @param near a day near the event: it gives the year where the title has none
 */
export function titleOf(
  sheet: SheetSnapshot,
  header: number,
  { date1904, near, top = 1 }: { readonly date1904: boolean; readonly near?: IsoDate; readonly top?: number },
): EventTitle {
  const rows = writtenIn(sheet, top, header);
  const told = labelsIn(rows);
  const [, named] = told.find(([label]) => NAME.test(label)) ?? [];
  const around = near ?? yearIn(rows);
  const days = eventDaysIn(told, date1904, around);
  return {
    name: named?.text ?? nameFromTitle(rows) ?? nameFromSheet(sheet.name),
    ...(days.from === undefined ? daysInTitle(rows, date1904, around) : days),
  };
}

/** First and last day as labels tell them (活动时间, 开始日期 and 结束日期). */
export function eventDaysIn(told: Labels, date1904: boolean, near?: IsoDate): { from?: IsoDate; to?: IsoDate } {
  const days = (label: RegExp): readonly IsoDate[] => {
    const [, value] = told.find(([name]) => label.test(name)) ?? [];
    return value === undefined ? [] : daysOf(value, date1904, near);
  };
  const both = days(DAYS);
  const from = days(FIRST_DAY)[0] ?? both[0];
  return { from, to: days(LAST_DAY)[0] ?? both.at(-1) ?? from };
}

/** Every label of a sheet of labels with its value. */
export function labelled(sheet: SheetSnapshot): Labels {
  return labelsIn(writtenIn(sheet, 1, sheet.lastRow + 1), true);
}

export type Labels = readonly (readonly [label: string, value: Written])[];

/** What a person reads in a cell, in one line; nothing where it is empty. */
export function writtenAt(sheet: SheetSnapshot, row: number, column: number): Written | undefined {
  const cell = sheet.rows[row]?.[column];
  const text = cell === undefined ? '' : String(cell.value).replace(/\s+/gu, ' ').trim();
  return cell === undefined || text === '' ? undefined : { text, cell };
}

function writtenIn(sheet: SheetSnapshot, top: number, header: number): readonly (readonly Written[])[] {
  const rows: Written[][] = [];
  for (let row = top; row < header; row += 1)
    rows.push((sheet.rows[row] ?? []).flatMap((_, column) => writtenAt(sheet, row, column) ?? []));
  return rows;
}

/** Labels with what stands behind them in the cell, else in the next cell. */
function labelsIn(rows: readonly (readonly Written[])[], everyText = false): Labels {
  const found: [string, Written][] = [];
  for (const row of rows)
    row.forEach(({ text, cell }, i) => {
      const next = row[i + 1];
      const pairs = [...text.matchAll(LABELLED)];
      for (const [, written = '', value = ''] of pairs) {
        const label = toSimplified(written);
        if (value.trim() !== '') found.push([label, { text: value.trim(), cell }]);
        else if (next !== undefined) found.push([label, next]);
      }
      const isLabel = everyText || [NAME, DAYS, FIRST_DAY, LAST_DAY].some((one) => one.test(toSimplified(text)));
      if (pairs.length === 0 && next !== undefined && isLabel)
        found.push([toSimplified(text.replace(/\s/gu, '')), next]);
    });
  return found;
}

const LIST_WORDS =
  /(?:活动)?(?:客户|车主|意向客户|老客户|保有客户)?(?:邀约|邀请)(?:客户)?(?:登记|跟进|跟踪|明细|统计|情况|记录)*(?:表|名单|清单|台账|计划|记录)?$/u;
const PERIOD = /^(?:\d{4}年?)?(?:[-./]?\d{1,2}月?(?:份)?)?(?:\d{1,2}[日号])?/u;

function nameFromTitle(rows: readonly (readonly Written[])[]): string | undefined {
  for (const row of rows)
    for (const { text } of row) {
      const own = headline(text);
      if (!LIST_WORDS.test(own) || /[:：]/u.test(own)) continue;
      const name = withoutDays(own).replace(LIST_WORDS, '').replace(PERIOD, '').trim();
      if (name.length >= 2) return name;
    }
  return undefined;
}

/** A title without the labels behind it in the same cell (`端午团购邀约表 活动时间：6月13日`). */
const headline = (text: string): string => {
  const own = text.replace(/\s+[\p{Script=Han}]{2,6}\s*[:：].*$/u, '').trim();
  const [bracket = '', inside = ''] = /[（(【]([\p{Script=Han}·]{2,5}?)组?[）)】]$/u.exec(own) ?? [];
  // who keeps the list is no part of the event's name: 端午团购会邀约表（谢东）
  return bracket !== '' && isPersonsName(inside) ? own.slice(0, -bracket.length).trim() : own;
};

/** A title without the days that it has in brackets, at its end, or before its name. */
const withoutDays = (text: string): string =>
  text
    .replace(/[（(【][^）)】]*\d[^）)】]*[）)】]/gu, '')
    .replace(new RegExp(`^${DAYS_IN_TITLE.source}|${DAYS_IN_TITLE.source}$`, 'u'), '')
    .trim();

/** The days that a title tells (`6月20日试驾会邀约名单`, `品鉴会邀约表（6.13-6.14）`). */
function daysInTitle(
  rows: readonly (readonly Written[])[],
  date1904: boolean,
  near: IsoDate | undefined,
): { from?: IsoDate; to?: IsoDate } {
  for (const row of rows)
    for (const { text } of row) {
      const own = headline(text);
      if (!LIST_WORDS.test(withoutDays(own)) || /[:：]/u.test(own)) continue;
      const found = DAYS_IN_TITLE.exec(own.normalize('NFKC'))?.[0];
      const days = found === undefined ? [] : daysOf({ text: found, cell: { value: found } }, date1904, near);
      if (days.length > 0) return { from: days[0], to: days.at(-1) };
    }
  const alone = rows.flat().filter(({ text }) => WHOLE_DAY.test(text));
  const [day] = alone.length === 1 && alone[0] !== undefined ? daysOf(alone[0], date1904, near) : [];
  return day === undefined ? {} : { from: day, to: day };
}

/** A whole day in a cell of its own over the list; a day with a label (制表日期) has its own meaning. */
const WHOLE_DAY = /^20\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?$/u;

/** A day of a month, and the last day behind it. */
const DAYS_IN_TITLE =
  /(?:\d{4}[年./-])?\d{1,2}(?:月\d{1,2}[日号]|[./-]\d{1,2}(?!\d))(?:\s*[-–—~至到、]\s*(?:\d{1,2}[月./])?\d{1,2}[日号]?)?/u;

function nameFromSheet(name: string): string {
  const own = name.replace(LIST_WORDS, '').trim();
  return own === '' ? name : own;
}

/** A year that a title row tells, as a day in the middle of it. */
function yearIn(rows: readonly (readonly Written[])[]): IsoDate | undefined {
  for (const row of rows)
    for (const { text } of row) {
      const year = /(20\d\d)\s*年/u.exec(text)?.[1];
      if (year !== undefined) return isoDate(Number(year), 6, 30);
    }
  return undefined;
}

const SEPARATOR = /^\s*(?:[-–—~～至到、,，及和与]|——|--)+\s*/u;
const FULL = /^(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*[日号]?/u;
const MONTH_DAY = /^(\d{1,2})\s*(?:月|[./])\s*(\d{1,2})\s*[日号]?/u;
const DAY = /^(\d{1,2})\s*[日号]?/u;
const BESIDES =
  /\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}[点时](?:半|\d{1,2}分?)?|[（(][^）)]*[）)]|(?:周|星期)[一二三四五六日天]|[上下中]午|晚上|早上|全天|[整半]天|起$/gu;

/** First and last of the days written in a cell: `2026年6月11日-12日`, `6.13～6.14`, a date. Nothing where one of them is no day. */
function daysOf({ text, cell }: Written, date1904: boolean, near: IsoDate | undefined): readonly IsoDate[] {
  if (typeof cell.value === 'number' && ['date', 'both'].includes(formatKind(cell.format))) {
    const civil = dayOfSerial(cell.value, date1904);
    return civil === undefined ? [] : [isoDate(civil.year, civil.month, civil.day)];
  }
  const found: IsoDate[] = [];
  let year: number | undefined;
  let month: number | undefined;
  let rest = text.normalize('NFKC').replace(BESIDES, ' ').trim();
  while (rest !== '') {
    const full = FULL.exec(rest);
    const short = full === null ? MONTH_DAY.exec(rest) : null;
    const alone = full === null && short === null && month !== undefined ? DAY.exec(rest) : null;
    const match = full ?? short ?? alone;
    if (match === null) break;
    if (full !== null) year = Number(full[1]);
    const next = Number(full?.[2] ?? short?.[1] ?? month);
    if (full === null && year !== undefined && month !== undefined && next < month) year += 1;
    month = next;
    const day = Number(full?.[3] ?? short?.[2] ?? alone?.[1]);
    year ??= near === undefined ? undefined : yearNear(month, day, near);
    if (year === undefined || !isDay(year, month, day)) return [];
    found.push(isoDate(year, month, day));
    rest = rest.slice(match[0].length).trimStart();
    const separator = SEPARATOR.exec(rest);
    if (separator === null) break;
    rest = rest.slice(separator[0].length);
  }
  const [first] = found;
  const last = found.at(-1);
  return first === undefined || last === undefined || last < first ? [] : [first, last];
}

/** The year in which a month's day lies nearest to a day. */
function yearNear(month: number, day: number, near: IsoDate): number {
  const middle = Number(near.slice(0, 4));
  const distance = (year: number): number =>
    isDay(year, month, day) ? Math.abs(dayOf(isoDate(year, month, day)) - dayOf(near)) : Number.MAX_SAFE_INTEGER;
  return [middle - 1, middle, middle + 1].reduce(
    (best, year) => (distance(year) < distance(best) ? year : best),
    middle,
  );
}
