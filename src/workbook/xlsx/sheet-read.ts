import {
  parseArea,
  type Area,
  type Cell,
  type ConditionalFormat,
  type ListValidation,
  type SheetSnapshot,
} from '../../sheet';
import type { Package } from './package';
import { shiftFormula } from './formula-shift';
import { shownFormula } from './formula-names';
import { SheetScan } from './sheet-scan';
import { decodeXstring, richText } from './strings-read';
import type { CellLook, DifferentialLook } from './styles-read';
import { readNotes } from './notes-read';
import type { SheetEntry } from './workbook-part';
import {
  childOf,
  childrenOf,
  descendants,
  flag,
  parseXml,
  plainText,
  readTag,
  textOf,
  type XmlDocument,
  type XmlElement,
} from './xml';
import { brokenFile } from './zip-read';

/** What cells point to. */
export interface SharedTables {
  readonly strings: readonly string[];
  readonly looks: readonly CellLook[];
  readonly differentials: readonly DifferentialLook[];
  readonly date1904: boolean;
}

/** Reads one sheet of cells. */
export function readSheet(pack: Package, entry: SheetEntry & { part: string }, tables: SharedTables): SheetSnapshot {
  const source = pack.text(entry.part).source;
  const document = parseXml(source, 'sheetData');
  const { root } = document;
  if (root.local !== 'worksheet' && root.local !== 'macrosheet') throw brokenFile(`${entry.part} is <${root.name}>`);
  const data = childOf(root, 'sheetData');
  const cells =
    data && !data.selfClosing
      ? readCells(source, data, tables)
      : { rows: [], lastRow: 0, lastColumn: 0, hiddenRows: new Set<number>() };
  return {
    name: entry.name,
    visibility: entry.visibility,
    protected: flag(childOf(root, 'sheetProtection'), 'sheet'),
    ...cells,
    merges: readMerges(root),
    hiddenColumns: hiddenColumns(root),
    notes: readNotes(pack, entry.part),
    conditionalFormats: readConditionalFormats(document, tables.differentials),
    validations: readValidations(document),
  };
}

type Cells = Pick<SheetSnapshot, 'rows' | 'lastRow' | 'lastColumn' | 'hiddenRows'>;

interface Master {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

function readCells(source: string, data: XmlElement, tables: SharedTables): Cells {
  const { strings, looks } = tables;
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix);
  const rows: (Cell | undefined)[][] = [];
  const hiddenRows = new Set<number>();
  const masters = new Map<string, Master>();
  // Cells without content share one object per format.
  const blanks: Cell[] = [];
  let lastRow = 0;
  let lastColumn = 0;
  while (scan.nextRow()) {
    if (scan.rowHidden) hiddenRows.add(scan.row);
    let row: (Cell | undefined)[] | undefined;
    while (scan.nextCell()) {
      const look = looks[scan.style];
      let cell: Cell | undefined;
      if (scan.valueStart < 0 && scan.inlineStart < 0 && scan.formulaTag < 0) {
        if (look?.format === undefined) continue;
        cell = blanks[scan.style] ??= { value: '', format: look.format };
        row ??= rows[scan.row] ??= [];
        row[scan.column] = cell;
        continue;
      }
      cell = readCell(source, scan, data.prefix, strings, look, masters, tables.date1904);
      if (cell === undefined) continue;
      row ??= rows[scan.row] ??= [];
      row[scan.column] = cell;
      if (cell.value !== '' || cell.formula !== undefined) {
        if (scan.column > lastColumn) lastColumn = scan.column;
        if (scan.row > lastRow) lastRow = scan.row;
      }
    }
  }
  if (rows.length > lastRow + 1) rows.length = lastRow + 1;
  return { rows, lastRow, lastColumn, hiddenRows };
}

function readCell(
  source: string,
  scan: SheetScan,
  prefix: string,
  strings: readonly string[],
  look: CellLook | undefined,
  masters: Map<string, Master>,
  date1904: boolean,
): Cell | undefined {
  const formula = scan.formulaTag < 0 ? undefined : readFormula(source, scan, masters);
  let value: Cell['value'] = '';
  let error = false;
  if (scan.type === 's') {
    if (scan.valueStart >= 0) value = strings[smallNumber(source, scan.valueStart, scan.valueEnd)] ?? '';
  } else if (scan.type === 'inlineStr') {
    if (scan.inlineStart >= 0) value = richText(source.slice(scan.inlineStart, scan.inlineEnd), prefix);
    else if (scan.valueStart >= 0) value = decodeXstring(plainText(source.slice(scan.valueStart, scan.valueEnd)));
  } else if (scan.valueStart >= 0) {
    const raw = source.slice(scan.valueStart, scan.valueEnd);
    if (scan.type === '' || scan.type === 'n') value = readNumber(raw);
    else if (scan.type === 'b') value = plainText(raw).trim() === '1' || raw.trim() === 'true';
    else if (scan.type === 'd') value = isoSerial(plainText(raw), date1904);
    else value = decodeXstring(plainText(raw));
    error = scan.type === 'e';
  } else if (scan.inlineStart >= 0) {
    value = richText(source.slice(scan.inlineStart, scan.inlineEnd), prefix);
  }
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

function smallNumber(source: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i += 1) {
    const digit = source.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) n = n * 10 + digit;
    else return Number(plainText(source.slice(from, to)).trim());
  }
  return n;
}

function readNumber(raw: string): Cell['value'] {
  const number = Number(raw);
  if (!Number.isNaN(number)) return raw === '' ? '' : number;
  const plain = plainText(raw).trim();
  const again = Number(plain);
  return plain === '' ? '' : Number.isNaN(again) ? plain : again;
}

const DAY = 86_400_000;

/** `2026-06-03T10:30:00` → serial number; a text that is no ISO date stays text. */
function isoSerial(iso: string, date1904: boolean): Cell['value'] {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/u.exec(iso.trim());
  if (!found) return iso;
  const [, y, mo, d, h = '0', mi = '0', s = '0'] = found;
  const days = Date.UTC(Number(y), Number(mo) - 1, Number(d)) / DAY;
  const time = (Number(h) * 3600 + Number(mi) * 60 + Number(s)) / 86_400;
  const serial = days - Date.UTC(1899, 11, 30) / DAY;
  // 1900 has a 29 February in Excel's calendar: serials before March 1900 are one lower.
  return (date1904 ? serial - 1462 : serial < 61 ? serial - 1 : serial) + time;
}

function readFormula(source: string, scan: SheetScan, masters: Map<string, Master>): string | undefined {
  const text = plainText(source.slice(scan.formulaStart, scan.formulaEnd));
  // `<f>`: no attributes.
  if (
    source.charCodeAt(scan.formulaStart - 2) === 102 &&
    scan.formulaStart - scan.formulaTag <= 8 &&
    !source.slice(scan.formulaTag, scan.formulaStart).includes(' ')
  ) {
    return text === '' ? undefined : `=${shownFormula(text)}`;
  }
  const { attributes } = readTag(source, scan.formulaTag);
  const type = attributes.get('t');
  const si = attributes.get('si');
  if (type === 'dataTable') return `=TABLE(${attributes.get('r1') ?? ''},${attributes.get('r2') ?? ''})`;
  if (type === 'shared' && si !== undefined) {
    if (text !== '') {
      masters.set(si, { formula: text, row: scan.row, column: scan.column });
    } else {
      const master = masters.get(si);
      return (
        master && `=${shownFormula(shiftFormula(master.formula, scan.row - master.row, scan.column - master.column))}`
      );
    }
  }
  return text === '' ? undefined : `=${shownFormula(text)}`;
}

function readMerges(root: XmlElement): Area[] {
  const merges: Area[] = [];
  for (const element of childrenOf(childOf(root, 'mergeCells'), 'mergeCell')) {
    const area = parseArea(element.attributes.get('ref') ?? '');
    if (area) merges.push(area);
  }
  return merges;
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
