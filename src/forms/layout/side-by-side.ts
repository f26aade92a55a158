import { senses } from '../vocabulary/lookup';
import { HEADERS, TABLES } from '../weights';
import { dayHeading, dayRun, isWeekday, SHORTEST_RUN, type DayHeading } from './days';
import type { Grid } from './grid';
import type { HeaderBlock, HeaderColumn } from './header-block';
import { pathOf } from './header-path';
import type { Span } from './span';

/** One header per table of the span. A table starts anew where, after a gap or a full round, a customer's name is asked again. */
export function splitSideBySide(grid: Grid, rows: readonly number[], span: Span): HeaderBlock[] {
  const columns: HeaderColumn[] = [];
  for (let column = span.left; column <= span.right; column += 1)
    columns.push({ column, path: pathOf(grid, rows, column, span.left) });
  const pieces: HeaderColumn[][] = [];
  let piece: HeaderColumn[] = [];
  columns.forEach((entry, index) => {
    if (entry.path.length > 0 && startsAnew(columns, piece, index)) {
      pieces.push(piece);
      piece = [];
    }
    piece.push(entry);
  });
  pieces.push(piece);
  return pieces.flatMap((entries) => {
    const named = entries.filter((entry) => entry.path.length > 0);
    const left = named[0]?.column;
    const right = named.at(-1)?.column;
    if (left === undefined || right === undefined) return [];
    return [complete(grid, rows, left, right)];
  });
}

const isName = (entry: HeaderColumn | undefined): boolean => has(entry, 'customerName');
const isSerial = (entry: HeaderColumn | undefined): boolean => has(entry, 'serial');

function has(entry: HeaderColumn | undefined, field: 'customerName' | 'serial' | 'phone'): boolean {
  const leaf = entry?.path.at(-1);
  return (
    leaf !== undefined &&
    entry?.path.length === 1 &&
    senses(leaf).some((sense) => sense.to === field && sense.score >= TABLES.sureColumn)
  );
}

function commonFields(one: readonly HeaderColumn[], other: readonly HeaderColumn[]): number {
  const fieldsOf = (entries: readonly HeaderColumn[]): Set<string> =>
    new Set(
      entries.flatMap(({ path }) =>
        senses(path.at(-1) ?? '').flatMap(({ to, score }) =>
          score >= TABLES.surelySame && to !== 'none' && to !== 'heading' ? [to] : [],
        ),
      ),
    );
  const there = fieldsOf(one);
  return [...fieldsOf(other)].filter((field) => there.has(field)).length;
}

function startsAnew(columns: readonly HeaderColumn[], piece: readonly HeaderColumn[], index: number): boolean {
  if (!piece.some(isName) && !piece.some((entry) => has(entry, 'phone'))) return false;
  const afterGap = columns[index - 1]?.path.length === 0;
  const rest = columns.slice(index);
  const nextGap = rest.findIndex((entry, i) => i > 0 && entry.path.length === 0);
  const own = nextGap < 0 ? rest : rest.slice(0, nextGap);
  if (
    afterGap &&
    own.some(isName) &&
    own.filter((entry) => senses(entry.path.at(-1) ?? '').length > 0).length >= HEADERS.leastCells
  )
    return true;
  // the name may be misspelt: so many of the same fields once more are another table
  if (afterGap && commonFields(piece, own) >= TABLES.commonFields) return true;
  if (!isSerial(columns[index]) || !piece.some(isSerial)) return false;
  const first = piece.find(isSerial);
  const start = first === undefined ? 0 : piece.indexOf(first);
  let same = 0;
  let compared = 0;
  for (let i = start; i < piece.length && index + i - start < columns.length; i += 1) {
    compared += 1;
    if (piece[i]?.path.join('>') === columns[index + i - start]?.path.join('>')) same += 1;
  }
  return compared >= HEADERS.leastCells && same >= compared * HEADERS.most;
}

/** The header of one table: its own rows only (a neighbour's sub-headers are not ours), its days. */
function complete(grid: Grid, allRows: readonly number[], left: number, right: number): HeaderBlock {
  const rows = allRows.filter((row, index) => index === 0 || touches(grid, row, left, right, allRows[0] ?? row));
  const named: HeaderColumn[] = [];
  let days: ReadonlyMap<number, number> | undefined;
  let dayRow: number | undefined;
  const dayDates = new Map<number, string>();
  for (const row of rows) {
    const headings: [number, DayHeading][] = [];
    for (let column = left; column <= right; column += 1) {
      const heading = dayHeading(grid.cell(row, column), grid.date1904);
      if (heading !== undefined) headings.push([column, heading]);
    }
    const run = headings.length >= SHORTEST_RUN ? dayRun(headings) : undefined;
    if (run === undefined || days !== undefined) continue;
    days = run;
    dayRow = row;
    for (const [column, heading] of headings)
      if (heading.date !== undefined && run.get(heading.day) === column) dayDates.set(heading.day, heading.date);
  }
  const inRun = new Set(days?.values());
  for (let column = left; column <= right; column += 1) {
    const path = pathOf(grid, rows, column, left).filter(
      (words, index, whole) => !(inRun.has(column) && index === whole.length - 1 && isWeekday(words)),
    );
    named.push({ column, path });
  }
  return {
    rows,
    left,
    right,
    columns: named,
    ...(days === undefined ? {} : { days }),
    ...(dayRow === undefined ? {} : { dayRow }),
    ...(dayDates.size === 0 ? {} : { dayDates }),
  };
}

function touches(grid: Grid, row: number, left: number, right: number, top: number): boolean {
  for (let column = left; column <= right; column += 1) {
    if (grid.cell(row, column) !== undefined) return true;
    const area = grid.merge(row, column);
    if (area !== undefined && area.top >= top && area.top < row) return true;
  }
  return false;
}
