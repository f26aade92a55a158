import { areaName, cellName, contains, parseArea, type Area } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { mergesOf } from '../sheets/merges';
import { childOf, flag, readTag, type XmlElement } from '../xml/xml';

/** How careful a write is. */
export type Guarding = 'refuse' | 'write';

/** What must not be written into, as one sheet says it. */
export class CellGuards {
  readonly merges: readonly Area[];
  private readonly arrays: readonly Area[];
  private readonly protection: XmlElement | undefined;

  constructor(
    private readonly sheet: string,
    root: XmlElement,
    /** The source that `root` stands in, then that of the cells. */
    shell: string,
    source: string,
    data: { from: number; to: number; prefix: string },
    private readonly guarding: {
      readonly lockedCells: Guarding;
      readonly formulaCells: Guarding;
      readonly coveredCells: Guarding;
    },
  ) {
    this.merges = mergesOf(shell, root);
    this.arrays = arrayAreas(source, data);
    const protection = childOf(root, 'sheetProtection');
    this.protection = guarding.lockedCells === 'refuse' && flag(protection, 'sheet') ? protection : undefined;
  }

  /** The merges that cross a row. */
  mergesAt(row: number): readonly Area[] {
    return this.merges.filter((area) => area.top <= row && area.bottom >= row);
  }

  /** Refuses a write to a cell that another one covers (unless just these cells are asked for); `true` where the writing range holds that one too, so that nothing is lost. */
  covered(merges: readonly Area[], row: number, column: number, range: Area): boolean {
    const merge = merges.find((area) => contains(area, row, column));
    if (!merge || (merge.top === row && merge.left === column)) return false;
    if (contains(range, merge.top, merge.left)) return true;
    if (this.guarding.coveredCells === 'write') return false;
    throw new WorkbookError(
      'merged-cell',
      text('workbook.xlsx.mergedCell', {
        sheet: this.sheet,
        cell: cellName(row, column),
        anchor: cellName(merge.top, merge.left),
      }),
    );
  }

  /**
   * Refuses a cell that shows part of an array formula's result, as Excel does, whoever asks for it; a range that holds the whole of it
   * goes by what is said about formulas.
   */
  array(row: number, column: number, range: Area): void {
    const array = this.arrays.find((area) => contains(area, row, column));
    if (!array) return;
    if (contains(range, array.top, array.left) && contains(range, array.bottom, array.right)) {
      this.formula(row, column);
      return;
    }
    throw new WorkbookError(
      'array-formula',
      text('workbook.xlsx.arrayCell', { sheet: this.sheet, cell: cellName(row, column), range: areaName(array) }),
    );
  }

  /** Refuses a formula that nobody named in `before`. */
  formula(row: number, column: number): void {
    if (this.guarding.formulaCells === 'refuse') this.refuseFormula(row, column);
  }

  private refuseFormula(row: number, column: number): never {
    throw new WorkbookError(
      'formula-cell',
      text('workbook.xlsx.formulaCell', { sheet: this.sheet, cell: cellName(row, column) }),
    );
  }

  get protects(): boolean {
    return this.protection !== undefined;
  }

  /** Refuses a value in a locked cell of a protected sheet. */
  locked(row: number, column: number): never {
    throw new WorkbookError(
      'protected-sheet',
      text('workbook.xlsx.protectedCell', { sheet: this.sheet, cell: cellName(row, column) }),
    );
  }

  /** Refuses what the sheet's protection does not allow: `formatCells`, `formatColumns`, `objects`. */
  demand(permission: 'formatCells' | 'formatColumns' | 'objects'): void {
    if (!this.protection) return;
    // The attributes say what is locked; formatting is unless told otherwise, objects are only when told.
    if (flag(this.protection, permission, permission !== 'objects')) {
      throw new WorkbookError('protected-sheet', text('workbook.xlsx.protectedSheet', { sheet: this.sheet }));
    }
  }
}

/** The ranges of array formulas and data tables that span more than their own cell. */
function arrayAreas(source: string, data: { from: number; to: number; prefix: string }): Area[] {
  const areas: Area[] = [];
  for (const word of ['array', 'dataTable']) {
    for (let at = source.indexOf(word, data.from); at >= 0 && at < data.to; at = source.indexOf(word, at + 1)) {
      const open = source.lastIndexOf('<', at);
      if (!/^[\w.:-]*f\s[^>]*\bt\s*=\s*["']$/u.test(source.slice(open + 1, at))) continue;
      const area = parseArea(readTag(source, open).attributes.get('ref') ?? '');
      if (area && (area.top !== area.bottom || area.left !== area.right)) areas.push(area);
    }
  }
  return areas;
}
