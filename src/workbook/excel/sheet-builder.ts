import {
  areaName,
  areaSize,
  parseArea,
  rectanglesOf,
  type Area,
  type Cell,
  type CellPlace,
  type ConditionalFormat,
  type ListValidation,
  type Scalar,
  type SheetSnapshot,
  type SheetVisibility,
} from '../../sheet';

/** A row's or a column's answers; `strike` is null where cells differ. */
export interface LineFlags {
  readonly hidden: boolean;
  readonly strike: boolean | null;
}

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/u;
/** Columns of validated areas are asked one by one up to this many questions. */
const MAX_QUESTIONS = 400;

/** `'6月'!A1:B2` → `A1:B2`. */
export function localPart(address: string): string {
  return address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
}

/** Addresses with sheet names as a range of a ChangeSet: `A1:B2,D4`. */
export function rangeText(addresses: string): string {
  return addresses.split(',').map(localPart).join(',');
}

/** Part of a sheet, as Excel answers. */
export interface Band {
  readonly top: number;
  readonly left: number;
  readonly formulas: readonly (readonly Scalar[])[];
  /** With both of these nothing more is asked about the cells. */
  readonly values?: readonly (readonly Scalar[])[];
  readonly formats?: readonly (readonly string[])[];
  readonly rows: readonly LineFlags[];
  readonly columns: readonly LineFlags[];
  readonly validated: readonly string[];
}

type MutableCell = { -readonly [K in keyof Cell]: Cell[K] };

/** What a formula gives. */
function calculated(cell: MutableCell, value: Scalar | undefined): void {
  if (value === undefined) return;
  // Text that begins with `=` reads the same as formula and as value.
  if (cell.formula === value) delete cell.formula;
  cell.value = value;
  if (typeof value === 'string' && ERROR.test(value)) cell.error = true;
}

/** Builds one sheet's snapshot from the answers of several round trips. */
export class SheetBuilder {
  readonly formulaCells: CellPlace[] = [];
  readonly heldCells: CellPlace[] = [];
  readonly mixedStrikes: Area[] = [];
  readonly validationAreas: Area[] = [];
  /** Cells whose values and formats are still to be asked for, empty ones included, and where they are. */
  cellCount = 0;
  area: Area | undefined;
  private readonly rows: (MutableCell | undefined)[][] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private lastRow = 0;
  private lastColumn = 0;

  constructor(private readonly isProtected: boolean) {}

  add(band: Band): this {
    const { top, left, formulas, rows, columns, values, formats } = band;
    const whole = values !== undefined;
    const before = this.heldCells.length;
    formulas.forEach((line, r) =>
      line.forEach((entry, c) => {
        if (entry === '') return;
        const place = { row: top + r, column: left + c };
        const cell = this.put(place, entry, rows[r]?.strike === true || columns[c]?.strike === true);
        if (!whole) {
          this.heldCells.push(place);
          if (cell.formula !== undefined) this.formulaCells.push(place);
          return;
        }
        if (cell.formula !== undefined) calculated(cell, values[r]?.[c]);
        const format = formats?.[r]?.[c];
        if (format !== undefined && format !== 'General') cell.format = format;
      }),
    );
    if (!whole) {
      const [height, width] = [formulas.length, formulas[0]?.length ?? 0];
      this.cellCount += height * width;
      this.area =
        this.heldCells.length > before ? { top, left, bottom: top + height - 1, right: left + width - 1 } : undefined;
    }
    rows.forEach(({ hidden }, r) => void (hidden && this.hiddenRows.add(top + r)));
    columns.forEach(({ hidden }, c) => void (hidden && this.hiddenColumns.add(left + c)));
    this.collectMixed(top, left, rows, columns);
    this.collectValidations(band.validated);
    return this;
  }

  setValues(area: Area, values: readonly (readonly Scalar[])[]): void {
    for (const { row, column } of this.formulaCells) {
      const cell = this.rows[row]?.[column];
      if (cell && column >= area.left && row >= area.top)
        calculated(cell, values[row - area.top]?.[column - area.left]);
    }
  }

  setFormats(area: Area, formats: readonly (readonly string[])[]): void {
    formats.forEach((line, r) =>
      line.forEach((format, c) => {
        const cell = this.rows[area.top + r]?.[area.left + c];
        if (cell && format !== 'General') cell.format = format;
      }),
    );
  }

  setStrikes(area: Area, properties: readonly (readonly Excel.CellProperties[])[]): void {
    properties.forEach((line, r) =>
      line.forEach(({ format }, c) => {
        const cell = this.rows[area.top + r]?.[area.left + c];
        if (cell && format?.font?.strikethrough === true) cell.strike = true;
      }),
    );
  }

  build(
    name: string,
    visibility: SheetVisibility,
    conditionalFormats: ConditionalFormat[],
    validations: ListValidation[],
  ): SheetSnapshot {
    const { rows, lastRow, lastColumn, hiddenRows, hiddenColumns } = this;
    return {
      name,
      visibility,
      protected: this.isProtected,
      rows,
      lastRow,
      lastColumn,
      hiddenRows,
      hiddenColumns,
      conditionalFormats,
      validations,
    };
  }

  /** Areas as one range text, columns of the same height joined again. */
  static joined(areas: readonly Area[]): string {
    const cells = areas.reduce((sum, area) => sum + areaSize(area), 0);
    if (cells > 100_000) return areas.map(areaName).join(',');
    const places = areas.flatMap(({ top, left, bottom, right }) =>
      Array.from({ length: bottom - top + 1 }, (_, r) =>
        Array.from({ length: right - left + 1 }, (__, c) => ({ row: top + r, column: left + c })),
      ).flat(),
    );
    return rectanglesOf(places).map(areaName).join(',');
  }

  private put({ row, column }: CellPlace, entry: Scalar, strike: boolean): MutableCell {
    const cell: MutableCell = { value: entry };
    if (typeof entry === 'string') {
      if (entry.startsWith('=') && entry.length > 1) cell.formula = entry;
      else if (ERROR.test(entry)) cell.error = true;
    }
    if (strike) cell.strike = true;
    (this.rows[row] ??= [])[column] = cell;
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
    return cell;
  }

  /** Rows in which some cells are struck out and others not, over the columns in which that can be. */
  private collectMixed(top: number, left: number, rows: readonly LineFlags[], columns: readonly LineFlags[]): void {
    const first = columns.findIndex(({ strike }) => strike !== false);
    const last = columns.findLastIndex(({ strike }) => strike !== false);
    if (first < 0) return;
    rows.forEach(({ strike }, r) => {
      if (strike !== null) return;
      const row = top + r;
      const above = this.mixedStrikes.at(-1);
      if (above && above.bottom === row - 1)
        this.mixedStrikes[this.mixedStrikes.length - 1] = { ...above, bottom: row };
      else this.mixedStrikes.push({ top: row, bottom: row, left: left + first, right: left + last });
    });
  }

  private collectValidations(addresses: readonly string[]): void {
    for (const address of addresses) {
      const area = parseArea(address);
      if (!area || this.validationAreas.length >= MAX_QUESTIONS) continue;
      for (let column = area.left; column <= area.right; column += 1)
        this.validationAreas.push({ ...area, left: column, right: column });
    }
  }
}
