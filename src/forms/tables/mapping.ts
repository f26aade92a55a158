import { cellName, columnLetters, type Cell } from '../../sheet';
import { text } from '../../words';
import { candidatesFor } from '../columns/candidates';
import { profileOf, SAMPLE } from '../columns/evidence';
import type { ColumnProfile, MappedField } from '../fields';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import { sortedRows } from '../layout/rows';
import { headerText } from '../records/assemble';
import type { Answers, Mapping } from '../types';
import { parsePhones } from '../values';
import type { TableReading } from './table';
import { addSample } from './told';

/** As what a table is read whose columns a person has named. */
export const MAPPED_KIND = 'visitor-register';

/** A register tells of somebody, at least by a name, and on which day. */
const ENOUGH: readonly (readonly MappedField[])[] = [['customerName', 'phone'], ['date']];

/** Whether a person has said of this layout what its columns are, so that it is read as a register whatever its headings say. */
export function isMapped(answers: Answers, fingerprint: string): boolean {
  const fields = new Set(Object.values(answers[fingerprint] ?? {}));
  return ENOUGH.every((some) => some.some((field) => fields.has(field)));
}

/** The columns of a table that no form fits, with what the recogniser would take each for: for a person to say yes or another. */
export function mappingOf(
  block: Block,
  profiles: ReadonlyMap<number, ColumnProfile>,
  fingerprint: string,
  /** How many rows it has, and a column's first values that differ. */
  told: { readonly rows: number; readonly samplesOf: (column: number) => readonly string[] },
): Mapping {
  const taken = new Set<MappedField>();
  const options = block.header.columns.flatMap(({ column, path, words }) => {
    const profile = profiles.get(column);
    return profile === undefined
      ? []
      : [
          {
            column,
            header: headerText(words ?? path),
            candidates: [...candidatesFor(path, profile, MAPPED_KIND), ...mostly(profile)],
          },
        ];
  });
  const proposed = new Map<number, MappedField>();
  const pairs = options.flatMap(({ column, candidates }) => candidates.map((candidate) => ({ column, candidate })));
  for (const { column, candidate } of pairs.sort((a, b) => b.candidate.score - a.candidate.score)) {
    const { field } = candidate;
    if (field === 'none' || taken.has(field) || proposed.has(column)) continue;
    taken.add(field);
    proposed.set(column, field);
  }
  return {
    fingerprint,
    rows: told.rows,
    columns: options.map(({ column, header }) => ({
      cell: cellName(block.header.rows.at(-1) ?? 1, column),
      column: columnLetters(column),
      header,
      samples: told.samplesOf(column).slice(0, SAMPLES),
      proposed: proposed.get(column),
    })),
  };
}

const SAMPLES = 3;

/**
 * A table without a heading that we know, whose columns nobody has named. Its rows are walked once and not kept, since a sheet of anything (a
 * million rows of a log) may be one.
 */
export function unknownTable(grid: Grid, block: Block, fingerprint: string): TableReading {
  const columns = block.header.columns
    .filter(({ path }) => path.length > 0)
    .map(({ column }) => ({ column, cells: [] as Cell[], samples: [] as string[] }));
  let rows = 0;
  for (const { row, sort } of sortedRows(grid, block)) {
    if (sort !== 'data') continue;
    rows += 1;
    for (const { column, cells, samples } of columns) {
      if (cells.length >= SAMPLE * 2 && samples.length >= SAMPLES) continue;
      const cell = grid.cell(row, column);
      if (cell === undefined) continue;
      if (cells.length < SAMPLE * 2) cells.push(cell);
      if (samples.length < SAMPLES) addSample(samples, grid, row, column);
    }
  }
  const samples = new Map(columns.map((one) => [one.column, one.samples]));
  const profiles = new Map(columns.map(({ column, cells }) => [column, profileOf(cells, grid.date1904)]));
  const mapping = mappingOf(block, profiles, fingerprint, { rows, samplesOf: (column) => samples.get(column) ?? [] });
  return { questions: [], refusal: { why: text('forms.refusal.no-table'), score: 0, mapping } };
}

/** What most values of a column are, though not enough of them to use it unasked: here a person confirms it. */
function mostly({ filled, date, dateTime, phone, person }: ColumnProfile): { field: MappedField; score: number }[] {
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return (
    [
      ['date', share(date + dateTime)],
      ['phone', share(phone)],
      ['customerName', share(person)],
    ] as const
  ).flatMap(([field, of]) => (of >= HALF ? [{ field, score: of * LAST_RESORT }] : []));
}

const HALF = 0.5;
/** Below every word and every surer value. */
const LAST_RESORT = 0.1;

/** How far down a sheet its headings are looked for. */
const DEEPEST = 30;
/** Fewer headings make no register. */
const FEWEST = 3;

/**
 * A sheet without a word that we know: the first row of short words with rows under it is taken for its headings, if a person wants to
 * say what they mean.
 */
export function plainBlock(grid: Grid): Block | undefined {
  for (let row = 1; row < Math.min(grid.lastRow, DEEPEST); row += 1) {
    const extent = grid.extent(row);
    if (extent === undefined) continue;
    const columns = [];
    for (let column = extent.left; column <= extent.right; column += 1)
      columns.push({ column, path: isWord(grid, row, column) ? [grid.text(row, column)] : [] });
    const named = columns.filter(({ path }) => path.length > 0);
    const below = named.filter(({ column }) => grid.cell(row + 1, column) !== undefined).length;
    if (named.length < FEWEST || named.length < (extent.right - extent.left + 1) / 2 || below < FEWEST - 1) continue;
    return {
      header: { rows: [row], left: extent.left, right: extent.right, columns },
      titleTop: 1,
      bodyTop: row + 1,
      bodyBottom: grid.lastRow,
      repeated: [],
      unknown: true,
    };
  }
  return undefined;
}

/** A heading's word: short, and neither a number nor a phone. */
function isWord(grid: Grid, row: number, column: number): boolean {
  const cell = grid.cell(row, column);
  const words = grid.text(row, column);
  return (
    cell !== undefined &&
    typeof cell.value === 'string' &&
    words.length <= 14 &&
    !/^[\d.,:/\-\s]+$/u.test(words) &&
    parsePhones(cell).phone === undefined
  );
}
