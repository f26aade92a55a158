import { isOption, isTickable, type MappedField } from '../fields';
import { cellText, tickOf } from '../values';
import { isField, senses, type Sense } from '../vocabulary/lookup';
import { HEADERS } from '../weights';
import { dayHeading, isWeekday } from './days';
import { headerWords, type Grid } from './grid';

/** The fields that a heading may name over a group of tick columns. */
export function tickableFields(list: readonly Sense[]): MappedField[] {
  return list.flatMap(({ to }) => (isField(to) && isTickable(to) ? [to] : []));
}

/** The words over a column, from the top row down. */
export function pathOf(grid: Grid, rows: readonly number[], column: number, left: number): string[] {
  const path: string[] = [];
  rows.forEach((row, index) => {
    const own = grid.cell(row, column);
    const area = grid.merge(row, column);
    if (own !== undefined) {
      const words = headerWords(cellText(own));
      if (words !== '') path.push(words);
      return;
    }
    if (area !== undefined) {
      if (area.top === row && area.left >= left && area.left < column && area.top >= (rows[0] ?? row)) {
        const words = headerWords(cellText(grid.cell(area.top, area.left)));
        if (words !== '') path.push(words);
      }
      return;
    }
    const below = rows.slice(index + 1);
    if (below.length === 0 || !below.some((lower) => grid.cell(lower, column) !== undefined)) return;
    const parent = inheritedParent(grid, rows, index, column, left);
    if (parent !== undefined) path.push(parent);
  });
  return path;
}

/** A heading that was not merged but stands over its first column only, with the other columns left blank. */
function inheritedParent(
  grid: Grid,
  rows: readonly number[],
  index: number,
  column: number,
  left: number,
): string | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const below = rows.slice(index + 1);
  const above = rows.slice(0, index);
  for (let other = column - 1; other >= left; other -= 1) {
    const cell = grid.cell(row, other);
    if (cell === undefined) {
      // a column without words below ends the group; so does one that begins a group of its own higher up
      if (!below.some((lower) => grid.cell(lower, other) !== undefined)) return undefined;
      continue;
    }
    if (grid.merge(row, other) !== undefined) return undefined;
    if (!below.some((lower) => grid.cell(lower, other) !== undefined)) return undefined;
    for (const higher of above) {
      for (let between = other + 1; between <= column; between += 1)
        if (grid.cell(higher, between) !== undefined) return undefined;
    }
    if (dayHeading(cell, false) !== undefined || isWeekday(headerWords(cellText(cell)))) return undefined;
    const parent = headerWords(cellText(cell));
    const body = (rows.at(-1) ?? row) + 1;
    for (let between = other + 1; between <= column; between += 1) {
      // an option that nobody ticked yet is one like those beside it
      const ticked = holdsTicks(grid, body, between) ?? anyTicked(grid, body, other, column);
      if (below.some((lower) => standsAlone(parent, headerWords(grid.text(lower, between)), ticked))) return undefined;
    }
    return parent;
  }
  return undefined;
}

const SAYS_NO_COLUMN: ReadonlySet<string> = new Set(['heading', 'planned', 'actual']);

/** A word that names a column by itself beside the options of a heading: 备注 after the levels of 月末盘点, 姓名 after 到店 and 离店 under 时间. */
function standsAlone(parent: string, leaf: string, ticked: boolean): boolean {
  const heads = senses(parent);
  const tickable = tickableFields(heads);
  const fields =
    tickable.length > 0 ? tickable : heads.flatMap(({ to }) => (isField(to) && !PROSE.has(to) ? [to] : []));
  if (fields.length === 0 || leaf === '' || fields.some((field) => isOption(field, leaf))) return false;
  if (senses(parent + leaf).some(({ how }) => how === 'exact')) return false;
  if (tickable.length === 0 && senses(leaf + parent).some(({ how }) => how === 'exact')) return false;
  // 现级别 under 级别 is one of the group, though it could stand alone, and so is 离店 under 在店时段
  const kin = [LEVELS, TIMES].find((set) => fields.some((field) => set.has(field)));
  return senses(leaf).some(
    ({ to, score }) =>
      score >= HEADERS.standsAlone &&
      !SAYS_NO_COLUMN.has(to) &&
      (tickable.length > 0 || isField(to)) &&
      !fields.includes(to as MappedField) &&
      kin?.has(to as MappedField) !== true &&
      // a tick says nothing under 产品 as a car: under 原因 it is one of the reasons
      !(ticked && tickable.length > 0 && WORDS.has(to as MappedField)),
  );
}

/** How many rows under a header are looked at for ticks. */
const LOOKED = 40;

/** What stands in the first rows under the header are ticks, or what stands where there is none; `undefined`: nothing stands there. */
function holdsTicks(grid: Grid, from: number, column: number): boolean | undefined {
  let ticks = 0;
  for (let row = from; row <= Math.min(grid.lastRow, from + LOOKED); row += 1) {
    const cell = grid.cell(row, column);
    if (cell === undefined) continue;
    if (typeof cell.value === 'number' || tickOf(cell) === undefined) return false;
    ticks += 1;
  }
  return ticks > 0 ? true : undefined;
}

function anyTicked(grid: Grid, from: number, left: number, right: number): boolean {
  for (let column = left; column <= right; column += 1) if (holdsTicks(grid, from, column) === true) return true;
  return false;
}

/** Fields whose values are words, so that a tick is none of them. */
const WORDS: ReadonlySet<MappedField> = new Set<MappedField>([
  'model',
  'color',
  'competitor',
  'currentVehicle',
  'district',
  'remark',
  'outcome',
]);

/** Headings that may gather anything (其他, 情况). */
const PROSE: ReadonlySet<MappedField> = new Set<MappedField>(['remark', 'outcome']);
const LEVELS: ReadonlySet<MappedField> = new Set<MappedField>(['level', 'followUpLevel', 'levelBefore', 'levelAfter']);
const TIMES: ReadonlySet<MappedField> = new Set<MappedField>([
  'arriveTime',
  'leaveTime',
  'date',
  'callTime',
  'visitTime',
]);
