import type { Cell } from '../../sheet';
import { cellText } from '../values';
import type { Family, FormKind } from '../families';
import type { MappedField, RecordFields } from '.';
import type { SitsContext } from './value-kind';

/** What can be wrong with a cell's value. */
export type ProblemCode =
  | 'unreadable-date'
  | 'unreadable-time'
  | 'unreadable-level'
  | 'unreadable-phone'
  | 'unreadable-plate'
  | 'unreadable-mileage'
  | 'unreadable-amount'
  | 'mileage-falls'
  | 'unknown-source'
  | 'day-not-in-month'
  | 'error-value';

/** What the reader of a cell must know of its form. */
export interface ReadContext extends SitsContext {
  readonly family: Family;
  readonly kind: FormKind;
  /** What the sheet explains of its codes. */
  readonly legend?: { readonly sources?: Readonly<Record<string, string>> };
  /** A line of the sheet speaks of codes of sources that we cannot read from it. */
  readonly codesUnclear?: true;
  /** A column names the customers, so that a name beside a number is somebody else's. */
  readonly names?: true;
  readonly problems: { add(row: number, column: number, code: ProblemCode, cell: Cell | undefined): void };
  /** Fields that a column gave beside its own (a second phone, a level after the contact), by column and field. */
  readonly besides: Map<string, { readonly field: MappedField; readonly column: number; readonly header: string }>;
  /** Fields that a tick column gave instead of its own. */
  readonly instead: Map<number, Set<MappedField>>;
}

/** A column as the reader of its cells sees it. */
export interface FieldColumn {
  readonly field: MappedField;
  readonly column: number;
  readonly header: string;
}

/** One cell that is being read into a record. */
export class CellReading {
  private text: string | undefined;
  private besides: (() => void)[] | undefined;

  constructor(
    readonly context: ReadContext,
    readonly draft: RecordFields,
    readonly of: FieldColumn,
    readonly cell: Cell,
    private readonly row: number,
    private readonly column: number,
  ) {}

  /** The cell's text, blanks and all. */
  get raw(): string {
    return (this.text ??= cellText(this.cell));
  }

  problem(code: ProblemCode): void {
    this.context.problems.add(this.row, this.column, code, this.cell);
  }

  /** The cell gives a second field, unless the record has it already. */
  also<K extends keyof RecordFields>(field: K, value: RecordFields[K]): void {
    (this.besides ??= []).push(() => {
      this.draft[field] ??= value;
      alsoGives(this.context, this.of, field);
    });
  }

  /** Enters what the cell gives besides, after the field's own value: records list their fields in that order. */
  finish(): void {
    for (const enter of this.besides ?? []) enter();
  }

  /** The cell gives this field in place of its column's own. */
  instead(field: MappedField): void {
    const there = this.context.instead.get(this.of.column) ?? new Set();
    there.add(field);
    this.context.instead.set(this.of.column, there);
  }
}

/** Notes that a column gave a second field. */
export function alsoGives(context: ReadContext, { column, header }: FieldColumn, field: MappedField): void {
  const key = `${column} ${field}`;
  if (!context.besides.has(key)) context.besides.set(key, { field, column, header });
}
