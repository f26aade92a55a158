import { daysOfMonth } from '../../calendar';
import type { WorkbookSnapshot } from '../../sheet';
import type { Assignment } from '../columns/assign';
import { SAMPLE } from '../columns/evidence';
import type { FormKind } from '../families';
import type { MappedField } from '../fields';
import { FORM_SPECS } from '../kinds';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import { dayHeading, daysOfEarlierMonth } from '../layout/days';
import { endOfRange, mergePeriods, periodIn, periodOfSheetName, type Period } from '../layout/period';
import type { BodyRow } from '../layout/rows';
import type { Title } from '../layout/titles';
import { parseDate } from '../values';

/** Month and year: the title, else the sheet's name, the file's, dates in the day headings, full dates beside. */
export function periodOf(
  book: WorkbookSnapshot,
  grid: Grid,
  block: Block,
  title: Title,
  assignment: Assignment,
  sorted: readonly BodyRow[],
  kind?: FormKind,
): Period {
  const spans = daysOfEarlierMonth(block.header.days).size > 0;
  const dates = [...(block.header.dayDates?.values() ?? [])];
  const headed = spans ? dates.at(-1) : dates[0];
  const fromHead: Period =
    headed === undefined
      ? monthOverDays(grid, block, spans)
      : { year: Number(headed.slice(0, 4)), month: Number(headed.slice(5, 7)) };
  const named = mergePeriods(
    { ...fromHead, ...title.period, ...(spans ? endOfPeriod(title, grid.sheet.name) : undefined) },
    periodOfSheetName(grid.sheet.name),
    periodIn(book.name.replace(/\.[a-z]+$/iu, '')),
  );
  const merged = named.year === undefined ? mergePeriods(named, topOfSheet(grid, block), {}) : named;
  if (merged.year !== undefined) return merged;
  const years = new Map<number, number>();
  for (const column of assignment.used)
    if (YEARS_OF_SALES.has(column.field))
      for (const year of yearsOf(grid, column.column, sorted))
        years.set(year, (years.get(year) ?? 0) + (column.field === 'date' ? 3 : 1));
  const best = [...years].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  if (best !== undefined) return { ...merged, year: best[0] };
  // deliveries and invitations of several years say nothing of those without a year
  const telling = kind === undefined ? undefined : YEARS_OF_OWNERS[kind];
  const own = new Set(
    assignment.used.flatMap(({ field, column }) => (field === telling ? yearsOf(grid, column, sorted) : [])),
  );
  const [only] = own;
  return only === undefined || own.size > 1 ? merged : { ...merged, year: only };
}

/** The month of days that are headed `6/1`, or that stand under `6月`: of a form over two calendar months the later one. */
function monthOverDays(grid: Grid, { header: { days, dayRow, rows } }: Block, spans: boolean): Period {
  const columns = [...(days?.values() ?? [])];
  const column = spans ? columns.at(-1) : columns[0];
  if (column === undefined || dayRow === undefined) return {};
  const months = new Set(columns.map((one) => dayHeading(grid.cell(dayRow, one), grid.date1904)?.month));
  const own = dayHeading(grid.cell(dayRow, column), grid.date1904)?.month;
  if (own !== undefined && (spans || months.size === 1)) return { month: own };
  for (const row of rows) {
    const words = row < dayRow && !spans ? String(grid.spread(row, column)?.value ?? '') : '';
    if (MONTH_HEAD.test(words)) return periodIn(words);
  }
  return {};
}

const MONTH_HEAD = /^(?:\d{4}\s*年)?\s*\d{1,2}\s*月(?:份)?$/u;

/** What the sheet's own title says, which stands over the first of several tables: a line by itself in its first rows. */
function topOfSheet(grid: Grid, block: Block): Period {
  for (let row = 1; row < Math.min(block.titleTop, TITLE_ROWS); row += 1) {
    const cells = (grid.sheet.rows[row] ?? []).filter((cell) => cell !== undefined);
    const [only] = cells;
    if (cells.length !== 1 || typeof only?.value !== 'string') continue;
    const { year, month } = periodIn(only.value);
    if (year !== undefined) return { year, ...(month === undefined ? {} : { month }) };
  }
  return {};
}

const TITLE_ROWS = 4;

const YEARS_OF_SALES: ReadonlySet<MappedField> = new Set(['date', 'firstContactDate', 'appointment', 'carryOver']);
/** Only where the sheet's other days are of the same time: a reminder of 2026 may be for cars that were all delivered in 2024. */
const YEARS_OF_OWNERS: Partial<Readonly<Record<FormKind, MappedField>>> = {
  'delivery-follow-up': 'deliveryDate',
  'event-invitation': 'invitedDate',
};

/** The years of a column's full dates, as far as a sample goes. */
function yearsOf(grid: Grid, column: number, sorted: readonly BodyRow[]): number[] {
  const years: number[] = [];
  for (const row of sorted) {
    if (row.sort !== 'data' || years.length >= SAMPLE) continue;
    const { date } = parseDate(grid.cell(row.row, column), { date1904: grid.date1904 });
    if (date !== undefined) years.push(Number(date.slice(0, 4)));
  }
  return years;
}

/** A form over two calendar months is of the later one, whichever its title names first. */
function endOfPeriod(title: Title, sheetName: string): Period | undefined {
  for (const line of [...title.lines, sheetName]) {
    const end = endOfRange(line);
    if (end !== undefined) return end;
  }
  return undefined;
}

export function isoMonthStart({ year, month }: Period): string | undefined {
  return year === undefined || month === undefined ? undefined : `${year}-${String(month).padStart(2, '0')}-01`;
}

export function dayOf({ year, month, day }: Period, title: Title, kind: FormKind): string | undefined {
  if (year === undefined || month === undefined || day === undefined || day > daysOfMonth(year, month))
    return undefined;
  const from = FORM_SPECS[kind].dayFromTitle;
  if (from === undefined || (from === 'title' && title.period.day === undefined)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
