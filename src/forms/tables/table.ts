import { isMarked } from '../columns/candidates';
import { profileOf, SAMPLE } from '../columns/evidence';
import { isRegister, type FormKind } from '../families';
import type { ColumnProfile } from '../fields';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import type { BodyRow } from '../layout/rows';
import type { Title } from '../layout/titles';
import type { Cell, WorkbookSnapshot } from '../../sheet';
import type { AfterSalesForm, AfterSalesKind, Answers, Form, Mapping, Question } from '../types';
import { COLUMN } from '../weights';
import type { Text } from '../../words';
import type { OwnerKind } from './owner-kinds';
import type { LookedAt } from './unread';

/** A table of a sheet with what is known of it before anybody asks what form it is. */
export interface Table {
  readonly book: WorkbookSnapshot;
  readonly grid: Grid;
  readonly block: Block;
  readonly title: Title;
  readonly sorted: readonly BodyRow[];
  readonly profiles: ReadonlyMap<number, ColumnProfile>;
  /** Groups of columns that hold mostly ticks, by their heading. */
  readonly ticks: ReadonlySet<string>;
}

/** A table that was looked at: the form that it is, or why it is none. */
export interface TableReading {
  readonly form?: Form | AfterSalesForm;
  /** What of the body the form accounts for (see `unreadOf`). */
  readonly accounts?: Pick<LookedAt, 'legends' | 'lastRow' | 'told' | 'readColumns' | 'nameColumn'>;
  readonly questions: readonly Question[];
  /** Why it is none, and what it resembles most. */
  readonly refusal?: {
    readonly why: Text;
    readonly nearest?: FormKind;
    readonly score: number;
    readonly mapping: Mapping;
  };
}

export function profilesOf(grid: Grid, block: Block, sorted: readonly BodyRow[]): Map<number, ColumnProfile> {
  const profiles = new Map<number, ColumnProfile>();
  const rows = sorted.filter((row) => row.sort === 'data').map((row) => row.row);
  const days = new Set(block.header.days?.values());
  for (const { column, path } of block.header.columns) {
    if (path.length === 0 || days.has(column)) continue;
    const cells: (Cell | undefined)[] = [];
    let filled = 0;
    for (const row of rows) {
      const cell = grid.cell(row, column);
      if (cell === undefined) continue;
      cells.push(cell);
      filled += 1;
      if (filled >= SAMPLE * 2) break;
    }
    profiles.set(column, profileOf(cells, grid.date1904));
  }
  return profiles;
}

/** Headings whose columns hold mostly ticks, taken together: a column of few ticks is one of them. */
export function tickGroups(block: Block, profiles: ReadonlyMap<number, ColumnProfile>): Set<string> {
  const sums = new Map<string, { tick: number; filled: number }>();
  for (const { column, path } of block.header.columns) {
    const profile = profiles.get(column);
    if (profile === undefined || path.length < 2) continue;
    const group = path.slice(0, -1).join('>');
    const sum = sums.get(group) ?? { tick: 0, filled: 0 };
    sums.set(group, {
      tick: sum.tick + (isMarked(profile) ? profile.mark : profile.tick),
      filled: sum.filled + profile.filled,
    });
  }
  return new Set(
    [...sums].filter(([, { tick, filled }]) => tick > 0 && tick >= filled * COLUMN.groupTicks).map(([group]) => group),
  );
}

export function fingerprintOf(kind: FormKind, block: Block): string {
  const words = block.header.columns.filter(({ path }) => path.length > 0).map(({ path }) => path.join('>'));
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const family = isRegister(kind) ? 'register' : kind;
  return `${family}-${hash.toString(16).padStart(8, '0')}`;
}

/** A table as one of the forms about owners: how sure it is, and how to read it. */
export interface OwnerCandidate {
  readonly kind: AfterSalesKind;
  readonly titled: boolean;
  /** Its heads name it as a title would. */
  readonly named: boolean;
  /** Its points, as a multiple of what is enough. */
  readonly strength: number;
  readonly refusal?: Text;
  /** A column says which car somebody has, or how the sale went: its people are owners. The day of a delivery alone may still be ahead. */
  readonly hasCars: boolean;
  /** A column says when somebody bought or took delivery. */
  readonly sold: boolean;
  readonly read: () => TableReading;
}

/** What a table would be as the form about owners that it resembles. */
export type AsOwners = (table: Table, found: OwnerKind, answers: Answers) => OwnerCandidate;
