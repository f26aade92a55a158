import type { Cell } from '../../sheet';
import type { ColumnProfile } from './column-profile';
import type { CellReading } from './reading';

/**
 * What a sort of value knows: how a column of it looks, whether one cell is of it, and how a cell becomes a field's value. There
 * are nine: serial, name, phone, date, time, level, count, choice, text. A field picks one and says what is particular to it.
 */
export interface ValueKind<T> {
  /** How a column's values fit, as a factor on what its header says: 1 as they should, less against it, more for it. */
  fitness(profile: ColumnProfile): number;
  /** A cell of a row: 1 as the field wants, -1 against it, 0 neither. Absent: neither, always. */
  sits?(cell: Cell, text: string, at: SitsContext): -1 | 0 | 1;
  /** The field's value, `undefined` where the cell says nothing, is a problem (then it was told), or gave other fields instead. */
  read(at: CellReading): T | undefined;
  /** In a group of tick columns: the value that a tick under this sub-header says. Absent: the field never stands in ticks. */
  tick?(label: string, at: CellReading): T | undefined;
  /** Several ticks of a group are joined with 、; without it the first one holds. */
  readonly joins?: true;
  /** The sub-header is one of the field's own values (`H` under 级别, 开拓 under 目的). */
  option?(leaf: string): boolean;
  /** A yes or no is a value of the field. */
  readonly answers?: true;
  /** All values are known words, so that another word under the field's heading is not one of them. */
  readonly closed?: true;
}

/** What a single cell is judged by. */
export interface SitsContext {
  readonly date1904: boolean;
  readonly year?: number;
  readonly month?: number;
  readonly levels: ReadonlySet<string>;
}
