import {
  parseArea,
  type ConditionalFormat,
  type ListValidation,
  type SheetExtent,
  type SheetSnapshot,
} from '../../../sheet';
import { WorkbookError } from '../../port';
import { readNotes } from '../drawings/notes-read';
import { shownFormula } from '../formulas/formula-names';
import type { PartSource } from '../package/package';
import type { SheetEntry } from '../package/workbook-part';
import type { DifferentialLook } from '../styles/styles-read';
import { resolveAlternates } from '../xml/alternates';
import { NotInWindows } from '../xml/windows';
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
import { brokenFile } from '../zip/zip-read';
import { mergesOf, SCANNED } from './merges';
import { RowsReader, type CellTables, type SheetRows } from './rows-read';
import { rowsOf } from './sheet-rows';
import { readSheetInWindows, type RowsTaker } from './sheet-windows';

/** What a sheet points to. */
export interface SharedTables extends CellTables {
  readonly differentials: readonly DifferentialLook[];
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
  const { document, rows } = readPart(pack, entry, tables);
  const { root, source } = document;
  if (root.local !== 'worksheet' && root.local !== 'macrosheet') throw brokenFile(`${entry.part} is <${root.name}>`);
  return {
    name: entry.name,
    visibility: entry.visibility,
    protected: flag(childOf(root, 'sheetProtection'), 'sheet'),
    ...rows,
    merges: mergesOf(source, root),
    hiddenColumns: hiddenColumns(root),
    notes: readNotes(pack, entry.part),
    conditionalFormats: readConditionalFormats(document, tables.differentials),
    validations: readValidations(document),
    extents: [...readExtents(pack, entry.part, root), ...(tables.printAreas.get(entry.name) ?? [])],
  };
}

interface SheetReading {
  /** What stands around the rows, and perhaps they as well. */
  readonly document: XmlDocument;
  readonly rows: SheetRows;
}

function readPart(
  pack: PartSource,
  { part, name }: Pick<SheetEntry, 'name'> & { part: string },
  tables: SharedTables,
): SheetReading {
  try {
    return inWindows((take) => pack.pieces(part, take), name, tables);
  } catch (error) {
    // What is wrong with a part is said by whoever has seen all of it.
    if (error instanceof NotInWindows || error instanceof WorkbookError)
      return asWhole(pack.text(part).source, name, tables);
    throw error;
  }
}

/**
 * Reads the part of a sheet in windows.
 * @throws NotInWindows, or WorkbookError for what is damaged
 */
export function inWindows(
  pieces: Parameters<typeof readSheetInWindows>[0],
  sheet: string,
  tables: CellTables,
  window?: number,
): SheetReading {
  let rows: RowsReader | undefined;
  const takerOf = (prefix: string): RowsTaker => {
    const reader = (rows = new RowsReader(tables, prefix, sheet));
    return (source, from, to) => reader.read(source, from, to);
  };
  const document = readSheetInWindows(pieces, sheet, takerOf, window);
  return { document, rows: rows?.all ?? NO_ROWS() };
}

/** The same of its source as a whole. */
export function asWhole(whole: string, sheet: string, tables: CellTables): SheetReading {
  const source = resolveAlternates(whole);
  const document = parseXml(source, SCANNED);
  const data = rowsOf(document.root, sheet);
  if (!data || data.selfClosing) return { document, rows: NO_ROWS() };
  const rows = new RowsReader(tables, data.prefix, sheet);
  rows.read(source, data.openEnd, data.closeStart);
  return { document, rows: rows.all };
}

const NO_ROWS = (): SheetRows => ({
  rows: [],
  lastRow: 0,
  lastColumn: 0,
  hiddenRows: new Set(),
  ruledRows: new Set(),
});

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
