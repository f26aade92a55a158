import {
  areaName,
  lineOf,
  moveAreas,
  movedFormula,
  parseArea,
  shiftFormula,
  type Area,
  type LineMove,
  type Scalar,
} from '../../../sheet';
import type { Batches } from '../batches';
import { rangeAt } from '../guard-cells';
import { localPart } from '../sheet-builder';

/** A formula cell, counted from 1. */
export interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

export interface CellRule {
  /** Of the cell in the line before, and as many lines behind it the new one. */
  readonly row: number;
  readonly column: number;
  readonly rule: Excel.DataValidationRule;
  readonly errorAlert: Excel.DataValidationErrorAlert;
  readonly prompt: Excel.DataValidationPrompt;
  readonly ignoreBlanks: boolean;
}

/** What new rows or columns take from those before them, and what ends there and must end with the new ones. */
export interface AroundLines {
  readonly protectedSheets: ReadonlySet<string>;
  /** Formulas of all sheets. */
  readonly formulas: readonly FormulaCell[];
  /** Heights or widths in points, of the lines before; `undefined` where nobody gave one a height of its own. */
  readonly sizes: readonly (number | undefined)[];
  /** Within the lines before. */
  readonly merges: readonly Area[];
  /** Headings that begin further left and end with the columns before. A day's cell over several rows does not take in the next line: that may be another day's. */
  readonly growing: readonly Area[];
  readonly rules: readonly CellRule[];
  readonly filter?: { readonly area: Area; readonly hides: boolean };
  readonly tables: readonly { readonly name: string; readonly area: Area; readonly hides: boolean }[];
  readonly printAreas: readonly Area[];
}

/** Cells of a line that are looked at one by one for their lists: more than any form has across, or down. */
const LONGEST = { rows: 400, columns: 2000 } as const;

const areasIn = (address: string): Area[] => address.split(',').flatMap((part) => parseArea(localPart(part)) ?? []);

/** Looks at what stands around a place where rows or columns are to be put in; changes nothing. */
export async function lookAround(batches: Batches, move: LineMove): Promise<AroundLines> {
  const { sheet, axis, first, by } = move;
  const outline = await batches.run((context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/protection/protected');
    const target = worksheets.getItem(sheet);
    const used = target.getUsedRange(false).load('rowIndex,columnIndex,rowCount,columnCount');
    const filter = target.autoFilter.load('isDataFiltered');
    const filterRange = target.autoFilter.getRangeOrNullObject().load('address');
    const tables = target.tables.load('items/name,items/autoFilter/isDataFiltered');
    const printArea = target.pageLayout.getPrintAreaOrNullObject().load('address');
    return () => ({
      sheets: worksheets.items.map(({ name, protection }) => ({ name, protected: protection.protected })),
      right: used.columnIndex + used.columnCount,
      bottom: used.rowIndex + used.rowCount,
      filter: filterRange.isNullObject
        ? undefined
        : { area: areasIn(filterRange.address)[0], hides: filter.isDataFiltered },
      tables: tables.items.map(({ name, autoFilter }) => ({ name, hides: autoFilter.isDataFiltered })),
      printAreas: printArea.isNullObject ? [] : areasIn(printArea.address),
    });
  });
  const before: Area =
    axis === 'rows'
      ? { top: first - by, bottom: first - 1, left: 1, right: Math.min(LONGEST.rows, outline.right) }
      : { top: 1, bottom: Math.min(LONGEST.columns, outline.bottom), left: first - by, right: first - 1 };
  const { target, formulas, lines, merged, validated, tables } = await batches.run((context) => {
    const target = context.workbook.worksheets.getItem(sheet);
    target.load('standardHeight');
    const formulas = outline.sheets.map(({ name }) => ({
      name,
      areas: context.workbook.worksheets
        .getItem(name)
        .getRange()
        .getSpecialCellsOrNullObject('Formulas')
        .load('areas/items/rowIndex,areas/items/columnIndex,areas/items/formulas'),
    }));
    const lines = Array.from({ length: by }, (_, i) =>
      rangeAt(context, sheet, lineWithin(before, move, i)).load('format/rowHeight,format/columnWidth'),
    );
    // A heading over all days is merged from far before: asked of everything up to the place.
    const merged = rangeAt(context, sheet, { ...before, top: 1, left: 1 })
      .getMergedAreasOrNullObject()
      .load('address');
    const validated = rangeAt(context, sheet, before).getSpecialCellsOrNullObject('DataValidations').load('address');
    const tables = outline.tables.map((table) => ({
      ...table,
      range: target.tables.getItem(table.name).getRange().load('address'),
    }));
    return () => ({ target, formulas, lines, merged, validated, tables });
  });
  const mergedAreas = merged.isNullObject ? [] : areasIn(merged.address);
  return {
    protectedSheets: new Set(outline.sheets.flatMap((one) => (one.protected ? [one.name] : []))),
    formulas: formulas.flatMap(({ name, areas }) =>
      areas.isNullObject
        ? []
        : areas.areas.items.flatMap(({ rowIndex, columnIndex, formulas: grid }) =>
            (grid as Scalar[][]).flatMap((line, r) =>
              line.flatMap((formula, c) =>
                typeof formula === 'string' && formula.startsWith('=')
                  ? [{ sheet: name, row: rowIndex + r + 1, column: columnIndex + c + 1, formula }]
                  : [],
              ),
            ),
          ),
    ),
    sizes: lines.map(({ format }) =>
      axis === 'columns'
        ? format.columnWidth
        : format.rowHeight === target.standardHeight
          ? undefined
          : format.rowHeight,
    ),
    merges: mergedAreas.filter((area) => isWithin(area, before, move)),
    growing: mergedAreas.filter(
      (area) => axis === 'columns' && !isWithin(area, before, move) && grownArea(area, move) !== undefined,
    ),
    rules: validated.isNullObject ? [] : await rulesIn(batches, sheet, areasIn(validated.address), before),
    ...(outline.filter?.area && { filter: { area: outline.filter.area, hides: outline.filter.hides } }),
    tables: tables.flatMap(({ name, hides, range }) => areasIn(range.address).map((area) => ({ name, hides, area }))),
    printAreas: outline.printAreas,
  };
}

/** One of the lines before. */
function lineWithin(before: Area, { axis }: LineMove, i: number): Area {
  return axis === 'rows'
    ? { ...before, top: before.top + i, bottom: before.top + i }
    : { ...before, left: before.left + i, right: before.left + i };
}

function isWithin(area: Area, before: Area, { axis }: LineMove): boolean {
  return axis === 'rows'
    ? area.top >= before.top && area.bottom <= before.bottom
    : area.left >= before.left && area.right <= before.right;
}

/** The lists and conditions of the cells of the lines before, cell by cell: a block of different ones has no answer. */
async function rulesIn(batches: Batches, sheet: string, areas: readonly Area[], before: Area): Promise<CellRule[]> {
  const cells = areas.flatMap((area) => {
    const found: { row: number; column: number }[] = [];
    for (let row = Math.max(area.top, before.top); row <= Math.min(area.bottom, before.bottom); row += 1)
      for (let column = Math.max(area.left, before.left); column <= Math.min(area.right, before.right); column += 1)
        found.push({ row, column });
    return found;
  });
  return batches.run((context) => {
    const loads = cells.map(({ row, column }) => ({
      row,
      column,
      validation: rangeAt(context, sheet, { top: row, bottom: row, left: column, right: column }).dataValidation.load(
        'type,rule,errorAlert,prompt,ignoreBlanks',
      ),
    }));
    return () =>
      loads.flatMap(({ row, column, validation }) => {
        const { type, rule, errorAlert, prompt, ignoreBlanks } = validation;
        return type === 'None' ? [] : [{ row, column, rule, errorAlert, prompt, ignoreBlanks }];
      });
  });
}

/** Formulas that Excel, moving the lines, would leave as they are although they counted up to the line before: where they stand then. */
export function grownFormulas(formulas: readonly FormulaCell[], move: LineMove): FormulaCell[] {
  return formulas.flatMap((cell) => {
    const own = cell.sheet === move.sheet;
    const line = own ? lineOf(cell, move.axis) : undefined;
    const plain = movedFormula(cell.formula, { ...move, plain: true }, cell.sheet, line);
    const formula = movedFormula(cell.formula, move, cell.sheet, line);
    if (formula === plain) return [];
    const behind = line !== undefined && line >= move.first;
    return [{ ...(behind ? further(cell, move) : cell), formula }];
  });
}

/** A place as many lines further as new ones come. */
export function further<T extends { readonly row: number; readonly column: number }>(place: T, move: LineMove): T {
  return move.axis === 'rows' ? { ...place, row: place.row + move.by } : { ...place, column: place.column + move.by };
}

/** A formula as it is filled into the new lines. */
export function filled(formula: string, { axis, by }: LineMove): string {
  return axis === 'rows' ? shiftFormula(formula, by, 0) : shiftFormula(formula, 0, by);
}

/** The formulas of the lines before, as they are once they have grown, filled into the new ones. */
export function filledOn(formulas: readonly FormulaCell[], move: LineMove): FormulaCell[] {
  const { sheet, axis, first, by } = move;
  return formulas
    .filter((cell) => cell.sheet === sheet && lineOf(cell, axis) >= first - by && lineOf(cell, axis) < first)
    .map((cell) => {
      const grown = movedFormula(cell.formula, move, sheet, lineOf(cell, axis));
      return { ...further(cell, move), formula: filled(grown, move) };
    });
}

/** An area that ended with the line before, ending with the new ones; `undefined` for one that does not change by itself. */
export function grownArea(area: Area, move: LineMove): Area | undefined {
  const { axis, first } = move;
  const [from, to] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  return to === first - 1 && from < to ? moveAreas([area], move)[0] : undefined;
}

/** An area after Excel moved the lines, grown where it ended with the line before. */
export function areaAfter(area: Area, move: LineMove): string {
  return areaName(moveAreas([area], move)[0] ?? area);
}
