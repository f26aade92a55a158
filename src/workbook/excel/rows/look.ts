import { areaName, movedFormula, parseArea, shiftFormula, type Area, type LineMove, type Scalar } from '../../../sheet';
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
  /** Of the cell in the line above, and as many lines below it the new one. */
  readonly row: number;
  readonly column: number;
  readonly rule: Excel.DataValidationRule;
  readonly errorAlert: Excel.DataValidationErrorAlert;
  readonly prompt: Excel.DataValidationPrompt;
  readonly ignoreBlanks: boolean;
}

/** What new rows take from those above them, and what ends there and must end with the new ones. */
export interface AroundRows {
  readonly protectedSheets: ReadonlySet<string>;
  /** Formulas of all sheets. */
  readonly formulas: readonly FormulaCell[];
  /** In points, of the lines above; `undefined` where nobody gave one a height of its own. */
  readonly heights: readonly (number | undefined)[];
  readonly merges: readonly Area[];
  readonly rules: readonly CellRule[];
  readonly filter?: { readonly area: Area; readonly hides: boolean };
  readonly tables: readonly { readonly name: string; readonly area: Area; readonly hides: boolean }[];
  readonly printAreas: readonly Area[];
}

/** Columns of a line that are looked at one by one for their lists: wider than any form. */
const WIDEST = 400;

const areasIn = (address: string): Area[] => address.split(',').flatMap((part) => parseArea(localPart(part)) ?? []);

/** Looks at what stands around a place where rows are to be put in; changes nothing. */
export async function lookAround(batches: Batches, { sheet, first, by }: LineMove): Promise<AroundRows> {
  const outline = await batches.run((context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/protection/protected');
    const target = worksheets.getItem(sheet);
    const used = target.getUsedRange(false).load('columnIndex,columnCount');
    const filter = target.autoFilter.load('isDataFiltered');
    const filterRange = target.autoFilter.getRangeOrNullObject().load('address');
    const tables = target.tables.load('items/name,items/autoFilter/isDataFiltered');
    const printArea = target.pageLayout.getPrintAreaOrNullObject().load('address');
    return () => ({
      sheets: worksheets.items.map(({ name, protection }) => ({ name, protected: protection.protected })),
      right: Math.min(WIDEST, used.columnIndex + used.columnCount),
      filter: filterRange.isNullObject
        ? undefined
        : { area: areasIn(filterRange.address)[0], hides: filter.isDataFiltered },
      tables: tables.items.map(({ name, autoFilter }) => ({ name, hides: autoFilter.isDataFiltered })),
      printAreas: printArea.isNullObject ? [] : areasIn(printArea.address),
    });
  });
  const above: Area = { top: first - by, bottom: first - 1, left: 1, right: outline.right };
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
      rangeAt(context, sheet, { ...above, top: above.top + i, bottom: above.top + i }).load('format/rowHeight'),
    );
    const merged = rangeAt(context, sheet, above).getMergedAreasOrNullObject().load('address');
    const validated = rangeAt(context, sheet, above).getSpecialCellsOrNullObject('DataValidations').load('address');
    const tables = outline.tables.map((table) => ({
      ...table,
      range: target.tables.getItem(table.name).getRange().load('address'),
    }));
    return () => ({ target, formulas, lines, merged, validated, tables });
  });
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
    heights: lines.map(({ format }) => (format.rowHeight === target.standardHeight ? undefined : format.rowHeight)),
    merges: merged.isNullObject
      ? []
      : areasIn(merged.address).filter(({ top, bottom }) => top >= above.top && bottom <= above.bottom),
    rules: validated.isNullObject ? [] : await rulesIn(batches, sheet, areasIn(validated.address), above),
    ...(outline.filter?.area && { filter: { area: outline.filter.area, hides: outline.filter.hides } }),
    tables: tables.flatMap(({ name, hides, range }) => areasIn(range.address).map((area) => ({ name, hides, area }))),
    printAreas: outline.printAreas,
  };
}

/** The lists and conditions of the cells of the lines above, cell by cell: a block of different ones has no answer. */
async function rulesIn(batches: Batches, sheet: string, areas: readonly Area[], above: Area): Promise<CellRule[]> {
  const cells = areas.flatMap((area) => {
    const found: { row: number; column: number }[] = [];
    for (let row = Math.max(area.top, above.top); row <= Math.min(area.bottom, above.bottom); row += 1)
      for (let column = area.left; column <= Math.min(area.right, above.right); column += 1)
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

/** Formulas that Excel, moving the rows, would leave as they are although they counted down to the line above: where they stand then. */
export function grownFormulas(formulas: readonly FormulaCell[], move: LineMove): FormulaCell[] {
  return formulas.flatMap((cell) => {
    const own = cell.sheet === move.sheet;
    const line = own ? cell.row : undefined;
    const plain = movedFormula(cell.formula, { ...move, plain: true }, cell.sheet, line);
    const formula = movedFormula(cell.formula, move, cell.sheet, line);
    if (formula === plain) return [];
    return [{ ...cell, formula, row: own && cell.row >= move.first ? cell.row + move.by : cell.row }];
  });
}

/** The formulas of the lines above, as they are once they have grown, filled down into the new ones. */
export function filledDown(formulas: readonly FormulaCell[], move: LineMove): FormulaCell[] {
  const { sheet, first, by } = move;
  return formulas
    .filter((cell) => cell.sheet === sheet && cell.row >= first - by && cell.row < first)
    .map((cell) => {
      const grown = movedFormula(cell.formula, move, sheet, cell.row);
      return { ...cell, row: cell.row + by, formula: shiftFormula(grown, by, 0) };
    });
}

/** An area that ended with the line above, ending with the new ones; `undefined` for one that does not change by itself. */
export function grownArea(area: Area, { first, by }: LineMove): Area | undefined {
  return area.bottom === first - 1 && area.top < area.bottom ? { ...area, bottom: area.bottom + by } : undefined;
}

/** An area after Excel moved the rows, grown where it ended with the line above. */
export function areaAfter(area: Area, move: LineMove): string {
  const grown = grownArea(area, move);
  if (grown) return areaName(grown);
  const down = (row: number): number => (row >= move.first ? row + move.by : row);
  return areaName({ ...area, top: down(area.top), bottom: down(area.bottom) });
}
