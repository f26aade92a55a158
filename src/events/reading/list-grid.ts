import { columnNumber, parseArea, type Area, type Cell, type SheetSnapshot } from '../../sheet';
import { toSimplified, withoutBlanks } from '../../forms/values';
import type { AfterSalesForm } from '../../forms/types';

/** A column of a list that no field of its form has. */
export interface FreeColumn {
  readonly column: number;
  /** The words of its lowest head: Simplified, without blanks. */
  readonly head: string;
}

/** The cells of an invitation list: what stores keep on it beside the fields that every such list has. */
export class ListGrid {
  readonly free: readonly FreeColumn[];
  /** First and last row of the guests. */
  readonly top: number;
  readonly bottom: number;
  private readonly heads: ReadonlyMap<number, string>;

  constructor(
    readonly form: AfterSalesForm,
    private readonly sheet: SheetSnapshot,
    readonly date1904: boolean,
  ) {
    const { headerRows, range, columns, stepColumns = {} } = form;
    const { left, right, bottom } = parseArea(range) ?? { left: 1, right: 0, bottom: 0 };
    this.top = (headerRows.at(-1) ?? 0) + 1;
    this.bottom = bottom;
    const heads = new Map<number, string>();
    for (let column = left; column <= right; column += 1) {
      const words = [...headerRows].reverse().map((row) => toSimplified(withoutBlanks(this.text(row, column))));
      const head = words.find((one) => one !== '');
      if (head !== undefined) heads.set(column, head);
    }
    this.heads = heads;
    const taken = new Set([...columns.map(({ column }) => column), ...Object.values(stepColumns).flat()]);
    const numbers = new Set([...taken].map(columnNumber));
    this.free = [...heads].flatMap(([column, head]) => (numbers.has(column) ? [] : [{ column, head }]));
  }

  cell(row: number, column: number): Cell | undefined {
    return this.sheet.rows[row]?.[column];
  }

  /** What a person reads in a cell. */
  text(row: number, column: number): string {
    const cell = this.cell(row, column);
    return cell === undefined ? '' : String(cell.value).trim();
  }

  /** The column of a field; of several the first. */
  columnOf(field: string): number | undefined {
    const found = this.form.columns.find((one) => one.field === field);
    return found === undefined ? undefined : columnNumber(found.column);
  }

  headOf(column: number): string {
    return this.heads.get(column) ?? '';
  }

  /** The first column, with or without a field, whose head has these words. */
  headed(words: RegExp): number | undefined {
    return [...this.heads].find(([, head]) => words.test(head))?.[0];
  }

  /** The first column without a field whose head has these words. */
  freeHeaded(words: RegExp): number | undefined {
    return this.free.find(({ head }) => words.test(head))?.column;
  }

  /** The only words of a row of the list, as a heading over the lines that follow; `undefined` where it says more or nothing. */
  aloneIn(row: number): string | undefined {
    const said = [...this.heads.keys()].map((column) => this.text(row, column)).filter((words) => words !== '');
    return said.length === 1 ? said[0] : undefined;
  }

  /** What stands over the list, a text a cell. */
  get over(): readonly string[] {
    const first = this.form.headerRows[0] ?? 1;
    return this.sheet.rows
      .slice(0, first)
      .flatMap((_, row) => (this.sheet.rows[row] ?? []).map((__, column) => this.text(row, column)))
      .filter((words) => words !== '');
  }

  /** The last row of a guest who has several: as far as a cell of theirs is merged down. */
  endOf(row: number): number {
    const covers = ({ top, left, bottom, right }: Area): boolean =>
      top === row && bottom > row && [...this.heads.keys()].some((column) => column >= left && column <= right);
    return Math.max(row, ...(this.sheet.merges ?? []).filter(covers).map(({ bottom }) => bottom));
  }
}
