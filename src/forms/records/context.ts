import type { IsoDate } from '../../calendar';
import type { Assigned } from '../columns/assign';
import type { MappedField } from '../fields/fields';
import type { Grid } from '../layout/grid';
import type { FormKind, Legend, LevelCode, Problem, ProblemCode, RecordFields } from '../types';
import { cellName, type Cell } from '../../sheet';
import { cellText, LEVEL_CODES } from '../values';

/** What the readers of one form's rows share. */
export interface FormContext {
  readonly grid: Grid;
  readonly kind: FormKind;
  readonly date1904: boolean;
  readonly columns: readonly Assigned[];
  readonly year?: number;
  readonly month?: number;
  /** The day in the title block. */
  readonly titleDate?: IsoDate;
  /** First and last day of the form's month. */
  readonly monthStart?: IsoDate;
  readonly monthEnd?: IsoDate;
  readonly legend?: Legend;
  readonly levels: ReadonlySet<LevelCode>;
  readonly problems: ProblemList;
  /** Fields that a column gave beside its own (a second phone, a level after the contact). */
  readonly besides: Map<string, { readonly field: MappedField; readonly column: number; readonly header: string }>;
  /** Fields that a tick column gave instead of its own. */
  readonly instead: Map<number, Set<MappedField>>;
}

/** Problems by cell and code, each once. */
export class ProblemList {
  private readonly found = new Map<string, Problem>();

  add(row: number, column: number, code: ProblemCode, cell: Cell | undefined): void {
    const name = cellName(row, column);
    const key = `${name} ${code}`;
    if (!this.found.has(key)) this.found.set(key, { cell: name, code, text: cellText(cell).trim() });
  }

  all(): Problem[] {
    return [...this.found.values()];
  }
}

export function levelsOf(legend: Legend | undefined): ReadonlySet<LevelCode> {
  if (legend?.levels === undefined) return LEVEL_CODES;
  return new Set([...LEVEL_CODES, ...Object.keys(legend.levels)]);
}

export type Draft = RecordFields;

/** Notes that a column gave a second field. */
export function alsoGives(context: FormContext, column: Assigned, field: MappedField): void {
  const key = `${column.column} ${field}`;
  if (!context.besides.has(key)) context.besides.set(key, { field, column: column.column, header: column.header });
}
