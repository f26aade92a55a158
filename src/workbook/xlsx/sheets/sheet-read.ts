import {
  cellName,
  parseArea,
  type Cell,
  type ConditionalFormat,
  type ListValidation,
  type SheetExtent,
  type SheetSnapshot,
} from '../../../sheet';
import type { PartSource } from '../package/package';
import { shownFormula } from '../formulas/formula-names';
import { mergesOf, SCANNED } from './merges';
import { rowsOf } from './sheet-rows';
import { SheetScan } from './sheet-scan';
import { readFormula, readValue, type Master } from '../cells/first-cell';
import type { CellLook, DifferentialLook } from '../styles/styles-read';
import { readNotes } from '../drawings/notes-read';
import type { SheetEntry } from '../package/workbook-part';
import {
  childOf,
  childrenOf,
  descendants,
  flag,
  parseXml,
  textOf,
  type XmlDocument,
  type XmlElement,
} from '../xml/xml';
import { resolveAlternates } from '../xml/alternates';
import { brokenFile, damagedFile } from '../zip/zip-read';

/** What cells point to. */
export interface SharedTables {
  readonly strings: readonly string[];
  readonly looks: readonly CellLook[];
  readonly differentials: readonly DifferentialLook[];
  readonly date1904: boolean;
  /** By sheet name. */
  readonly printAreas: ReadonlyMap<string, readonly SheetExtent[]>;
}

/** What covers a table as a whole: the sheet's filter and its tables. */
function readExtents(pack: PartSource, part: string, root: XmlElement): SheetExtent[] {
  const filter = parseArea(childOf(root, 'autoFilter')?.attributes.get('ref') ?? '');
  const extents: SheetExtent[] = filter ? [{ what: 'filter', area: filter }] : [];
  if (childOf(root, 'tableParts') === undefined) return extents;
  for (const { type, external, target } of pack.relationships(part)) {
    if (type !== 'table' || external || !pack.has(target)) continue;
    const area = parseArea(parseXml(pack.text(target).source).root.attributes.get('ref') ?? '');
    if (area) extents.push({ what: 'table', area });
  }
  return extents;
}

/** Reads one sheet of cells. */
export function readSheet(
  pack: PartSource,
  entry: Pick<SheetEntry, 'name' | 'visibility'> & { part: string },
  tables: SharedTables,
): SheetSnapshot {
  const source = resolveAlternates(pack.text(entry.part).source);
  const document = parseXml(source, SCANNED);
  const { root } = document;
  if (root.local !== 'worksheet' && root.local !== 'macrosheet') throw brokenFile(`${entry.part} is <${root.name}>`);
  const data = rowsOf(root, entry.name);
  const cells =
    data && !data.selfClosing
      ? readCells(source, data, tables, entry.name)
      : { rows: [], lastRow: 0, lastColumn: 0, hiddenRows: new Set<number>(), ruledRows: new Set<number>() };
  return {
    name: entry.name,
    visibility: entry.visibility,
    protected: flag(childOf(root, 'sheetProtection'), 'sheet'),
    ...cells,
    merges: mergesOf(source, root),
    hiddenColumns: hiddenColumns(root),
    notes: readNotes(pack, entry.part),
    conditionalFormats: readConditionalFormats(document, tables.differentials),
    validations: readValidations(document),
    extents: [...readExtents(pack, entry.part, root), ...(tables.printAreas.get(entry.name) ?? [])],
  };
}

type Cells = Pick<SheetSnapshot, 'rows' | 'lastRow' | 'lastColumn' | 'hiddenRows' | 'ruledRows'>;

function readCells(source: string, data: XmlElement, tables: SharedTables, sheet: string): Cells {
  const { looks } = tables;
  const stringAt = (index: number): string | undefined => tables.strings[index];
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix, sheet);
  const rows: (Cell | undefined)[][] = [];
  const hiddenRows = new Set<number>();
  const ruledRows = new Set<number>();
  const masters = new Map<string, Master>();
  // Cells without content share one object per format.
  const blanks: Cell[] = [];
  let lastRow = 0;
  let lastColumn = 0;
  // Rows are about as long as the one before: made so, a million of them take a third of the memory.
  let width = 0;
  while (scan.nextRow()) {
    if (scan.rowHidden) hiddenRows.add(scan.row);
    let row: (Cell | undefined)[] | undefined;
    while (scan.nextCell()) {
      const look = looks[scan.style];
      if (look?.ruled && !ruledRows.has(scan.row)) ruledRows.add(scan.row);
      let cell: Cell | undefined;
      if (scan.valueStart < 0 && scan.inlineStart < 0 && scan.formulaTag < 0) {
        if (look?.format === undefined) continue;
        cell = blanks[scan.style] ??= { value: '', format: look.format };
        row ??= rows[scan.row] ??= new Array<Cell | undefined>(width);
        row[scan.column] ??= cell;
        continue;
      }
      cell = readCell(source, scan, data.prefix, stringAt, look, masters, tables.date1904);
      if (cell === undefined) continue;
      row ??= rows[scan.row] ??= new Array<Cell | undefined>(width);
      const twin = row[scan.column];
      if (twin !== undefined) cell = oneOf(twin, cell, scan);
      row[scan.column] = cell;
      if (cell.value !== '' || cell.formula !== undefined) {
        if (scan.column > lastColumn) lastColumn = scan.column;
        if (scan.row > lastRow) lastRow = scan.row;
      }
    }
    if (row !== undefined) {
      const end = endOf(row);
      if (end < row.length) row.length = end;
      width = end;
    }
  }
  if (rows.length > lastRow + 1) rows.length = lastRow + 1;
  return { rows, lastRow, lastColumn, hiddenRows, ruledRows };
}

/** Behind the last cell of a row. */
function endOf(row: readonly (Cell | undefined)[]): number {
  let end = row.length;
  while (end > 0 && row[end - 1] === undefined) end -= 1;
  return end;
}

/** A cell that is written twice counts once: the one that holds something. @throws WorkbookError where they contradict each other */
function oneOf(first: Cell, second: Cell, scan: SheetScan): Cell {
  const isEmpty = (cell: Cell): boolean => cell.value === '' && cell.formula === undefined;
  if (isEmpty(second)) return first;
  if (isEmpty(first) || (first.value === second.value && first.formula === second.formula)) return second;
  const cell = cellName(scan.row, scan.column);
  throw damagedFile('cell-twice', { sheet: scan.sheet, cell }, `${cell} is there twice`);
}

function readCell(
  source: string,
  scan: SheetScan,
  prefix: string,
  stringAt: (index: number) => string | undefined,
  look: CellLook | undefined,
  masters: Map<string, Master>,
  date1904: boolean,
): Cell | undefined {
  const formula = scan.formulaTag < 0 ? undefined : readFormula(source, scan, masters);
  const value = readValue(source, scan, prefix, stringAt, date1904);
  const error = scan.type === 'e' && value !== '';
  if (value === '' && formula === undefined && look?.format === undefined) return undefined;
  // One shape per kind of cell keeps hundreds of thousands of them small and quick.
  if (!error && formula === undefined && look?.strike === undefined) {
    return look?.format === undefined ? { value } : { value, format: look.format };
  }
  return {
    value,
    ...(error && { error: true as const }),
    ...(formula !== undefined && { formula }),
    ...(look?.format !== undefined && { format: look.format }),
    ...(look?.strike && { strike: true as const }),
  };
}

function hiddenColumns(root: XmlElement): Set<number> {
  const hidden = new Set<number>();
  for (const cols of childrenOf(root, 'cols')) {
    for (const col of childrenOf(cols, 'col')) {
      if (!flag(col, 'hidden')) continue;
      const from = Math.max(1, Number(col.attributes.get('min') ?? 0));
      const to = Math.min(16_384, Number(col.attributes.get('max') ?? 0));
      for (let column = from; column <= to; column += 1) hidden.add(column);
    }
  }
  return hidden;
}

function readConditionalFormats(
  { root, source }: XmlDocument,
  looks: readonly DifferentialLook[],
): ConditionalFormat[] {
  const list: ConditionalFormat[] = [];
  for (const block of childrenOf(root, 'conditionalFormatting')) {
    const range = rangeOf(block.attributes.get('sqref'));
    for (const rule of childrenOf(block, 'cfRule')) {
      if (rule.attributes.get('type') !== 'expression') continue;
      const formula = childOf(rule, 'formula');
      if (!formula) continue;
      const dxf = rule.attributes.get('dxfId');
      list.push({
        range,
        formula: `=${shownFormula(textOf(source, formula))}`,
        ...(dxf === undefined ? undefined : looks[Number(dxf)]),
      });
    }
  }
  return list;
}

/** `A1:B2 D4` → `A1:B2,D4`, as Excel writes a range of several areas. */
export function rangeOf(sqref: string | undefined): string {
  return (sqref ?? '').trim().split(/\s+/u).join(',');
}

function readValidations({ root, source }: XmlDocument): ListValidation[] {
  const list: ListValidation[] = [];
  const blocks = [
    ...childrenOf(root, 'dataValidations'),
    ...[...descendants(childOf(root, 'extLst') ?? root)].filter(
      (e) => e.local === 'dataValidations' && e.prefix === 'x14:',
    ),
  ];
  for (const block of blocks) {
    for (const element of childrenOf(block, 'dataValidation')) {
      if (element.attributes.get('type') !== 'list') continue;
      const inner = childOf(element, 'formula1');
      const formula = inner && textOf(source, childOf(inner, 'f') ?? inner);
      const sqref =
        element.attributes.get('sqref') ??
        (childOf(element, 'sqref') && textOf(source, childOf(element, 'sqref') as XmlElement));
      const quoted = /^\s*"((?:[^"]|"")*)"\s*$/u.exec(formula ?? '');
      const values = quoted?.[1]
        ?.replaceAll('""', '"')
        .split(',')
        .map((value) => value.trim());
      list.push({ range: rangeOf(sqref), ...(values && { values }) });
    }
  }
  return list;
}
