import type { IsoDate } from '../../calendar';
import type { Assigned } from '../columns/assign';
import type { ReadContext } from '../fields';
import type { Grid } from '../layout/grid';
import type { Legend, LevelCode, Problem, ProblemCode } from '../types';
import { cellName, type Area, type Cell } from '../../sheet';
import { cellText, isDitto, isMaskedPhone, LEVEL_CODES } from '../values';

/** What the readers of one form's rows share. */
export interface FormContext extends ReadContext {
  readonly grid: Grid;
  readonly columns: readonly Assigned[];
  readonly year?: number;
  readonly month?: number;
  /** A list of leads: where a row does not say otherwise, they came over the net. */
  readonly online?: true;
  /** The day in the title block. */
  readonly titleDate?: IsoDate;
  /** First and last day of the form's month. */
  readonly monthStart?: IsoDate;
  readonly monthEnd?: IsoDate;
  readonly legend?: Legend;
  /** Where lists of codes stand beside or under the rows: nobody's words. */
  readonly lists?: readonly Area[];
  readonly levels: ReadonlySet<LevelCode>;
  readonly problems: ProblemList;
}

/** Problems by cell and code, each once. */
export class ProblemList {
  private readonly found = new Map<string, Problem>();
  /** Numbers that somebody covered, by column. */
  private readonly masked = new Map<number, string[]>();

  add(row: number, column: number, code: ProblemCode, cell: Cell | undefined): void {
    const name = cellName(row, column);
    const key = `${name} ${code}`;
    if (this.found.has(key)) return;
    const text = cellText(cell).trim();
    const masked = code === 'unreadable-phone' && isMaskedPhone(text);
    this.found.set(key, { cell: name, code, text, ...(masked ? { masked: 0 } : {}) });
    if (masked) this.masked.set(column, [...(this.masked.get(column) ?? []), key]);
  }

  all(): Problem[] {
    const first = new Map([...this.masked.values()].map((keys) => [keys[0], keys.length]));
    return [...this.found].map(([key, problem]) => {
      const masked = first.get(key);
      return masked === undefined ? problem : { ...problem, masked };
    });
  }
}

export function levelsOf(legend: Legend | undefined): ReadonlySet<LevelCode> {
  if (legend?.levels === undefined) return LEVEL_CODES;
  return new Set([...LEVEL_CODES, ...Object.keys(legend.levels)]);
}

/** What a row says in a column: its own cell, what a 〃 stands for (`ditto`), or a cell of the rows that go on with it. */
export function cellOfRow(
  context: FormContext,
  row: number,
  more: readonly number[],
  ditto: ReadonlyMap<number, Cell>,
  column: number,
): Cell | undefined {
  const cell = ownCell(context, row, column);
  if (cell !== undefined && typeof cell.value === 'string' && isDitto(cell.value)) return ditto.get(column);
  if (cell !== undefined) return cell;
  for (const lower of more) {
    const below = context.grid.cell(lower, column);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** The cell itself, or that of a merge that began higher up in the same column. */
export function ownCell(context: FormContext, row: number, column: number): Cell | undefined {
  const own = context.grid.cell(row, column);
  if (own !== undefined) return own.formula !== undefined && (own.value === 0 || own.value === false) ? undefined : own;
  const area = context.grid.merge(row, column);
  if (area === undefined || area.left !== column || area.top >= row) return undefined;
  return context.grid.cell(area.top, column);
}
