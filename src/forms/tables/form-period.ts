import { daysOfMonth } from '../../calendar';
import type { WorkbookSnapshot } from '../../sheet';
import type { Assignment } from '../columns/assign';
import { SAMPLE } from '../columns/evidence';
import type { FormKind } from '../families';
import { FORM_SPECS } from '../kinds';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import { daysOfEarlierMonth } from '../layout/days';
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
): Period {
  const spans = daysOfEarlierMonth(block.header.days).size > 0;
  const dates = [...(block.header.dayDates?.values() ?? [])];
  const headed = spans ? dates.at(-1) : dates[0];
  const fromHead: Period =
    headed === undefined ? {} : { year: Number(headed.slice(0, 4)), month: Number(headed.slice(5, 7)) };
  const merged = mergePeriods(
    { ...fromHead, ...title.period, ...(spans ? endOfPeriod(title, grid.sheet.name) : undefined) },
    periodOfSheetName(grid.sheet.name),
    periodIn(book.name.replace(/\.[a-z]+$/iu, '')),
  );
  if (merged.year !== undefined) return merged;
  const years = new Map<number, number>();
  for (const column of assignment.used) {
    if (
      column.field !== 'date' &&
      column.field !== 'firstContactDate' &&
      column.field !== 'appointment' &&
      column.field !== 'carryOver'
    )
      continue;
    let read = 0;
    for (const row of sorted) {
      if (row.sort !== 'data' || read >= SAMPLE) continue;
      const { date } = parseDate(grid.cell(row.row, column.column), { date1904: grid.date1904 });
      if (date === undefined) continue;
      read += 1;
      const year = Number(date.slice(0, 4));
      years.set(year, (years.get(year) ?? 0) + (column.field === 'date' ? 3 : 1));
    }
  }
  const best = [...years].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best === undefined ? merged : { ...merged, year: best[0] };
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
