import type { IsoMonth } from '../calendar';
import { cellAt, cellName, namesSheet, type WorkbookSnapshot } from '../sheet';
import { text } from '../words';
import type { Unfinished } from './unfinished';

/** So many cells or names are told one by one. */
const TOLD = 6;

/**
 * Formulas and conditional formats of other sheets, and names of the whole workbook, that go on looking at last month's: right for a sheet of that month, wrong for one
 * of 本月. Nobody can tell, so they are listed.
 * @param copied the sheets that have a successor
 */
export function stillOld(book: WorkbookSnapshot, copied: ReadonlySet<string>, next: IsoMonth): Unfinished[] {
  const formulas = book.sheets.flatMap((sheet): Unfinished[] => {
    if (copied.has(sheet.name)) return [];
    return [...copied].flatMap((old): Unfinished[] => {
      const cells: string[] = [];
      for (let row = 1; row <= sheet.lastRow; row += 1)
        for (let column = 1; column <= sheet.lastColumn; column += 1)
          if (namesSheet(cellAt(sheet, row, column)?.formula ?? '', old)) cells.push(cellName(row, column));
      const looks = (sheet.conditionalFormats ?? []).filter(({ formula }) => namesSheet(formula, old));
      const found = (of: readonly string[], key: 'still-old' | 'still-old-look'): Unfinished[] => {
        if (of.length === 0) return [];
        const values = { sheet: sheet.name, count: of.length, old, next, cells: told(of) };
        const cell = of[0]?.split(/[:\s]/u, 1)[0];
        return [{ kind: 'still-old', sheet: sheet.name, cell, text: text(`rollups.close.${key}`, values) }];
      };
      const ranges = looks.map(({ range }) => range);
      return [...found(cells, 'still-old'), ...found(ranges, 'still-old-look')];
    });
  });
  const names = [...copied].flatMap((old): Unfinished[] => {
    const own = (book.names ?? []).filter(({ formula }) => namesSheet(formula, old)).map(({ name }) => name);
    if (own.length === 0) return [];
    const values = { count: own.length, old, next, names: told(own) };
    return [{ kind: 'still-old', text: text('rollups.close.still-old-name', values) }];
  });
  return [...formulas, ...names];
}

function told(all: readonly string[]): readonly string[] {
  return all.length > TOLD ? [...all.slice(0, TOLD), '…'] : all;
}
