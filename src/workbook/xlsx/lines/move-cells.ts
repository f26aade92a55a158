import {
  areaName,
  cellName,
  columnLetters,
  moveAreas,
  movedFormula,
  parseArea,
  shiftFormula,
  type LineMove,
  lineOf,
} from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { SheetScan } from '../sheets/sheet-scan';
import { plainText, readTag, type XmlElement } from '../xml/xml';
import { escapeText, withAttributes, type Splice } from '../xml/xml-write';

/** A formula element as it stands in the source. */
interface FormulaCell {
  readonly row: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly text: string;
  readonly type: string | undefined;
  readonly si: string | undefined;
}

export interface MovedCells {
  readonly edits: readonly Splice[];
  /** Formula elements that were written out although they were shared, by cell as it is after the move: the inverse puts them back. */
  readonly former: Readonly<Record<string, string>>;
  /** The formulas of the rows that new rows are made like, by cell: what is filled down. */
  readonly models: ReadonlyMap<string, { readonly text: string; readonly array: boolean }>;
}

/**
 * The edits that follow a move in a sheet's formulas. Shared formulas stay shared where every one of the group comes out right so; else
 * each cell of the group gets its own.
 * @param own the sheet's name
 * @param back formula elements to put back where the formula is the same
 */
export function moveFormulas(
  source: string,
  data: XmlElement,
  own: string,
  move: LineMove,
  back: Readonly<Record<string, string>> = {},
): MovedCells {
  const cells = formulaCells(source, data);
  const edits: Splice[] = [];
  const former: Record<string, string> = {};
  const models = new Map<string, { text: string; array: boolean }>();
  const moves = own === move.sheet;
  const after = (cell: FormulaCell): { row: number; column: number } => {
    if (!moves) return cell;
    const line = movedLine(lineOf(cell, move.axis), move);
    return move.axis === 'rows' ? { row: line, column: cell.column } : { row: cell.row, column: line };
  };
  const nameAfter = (cell: FormulaCell): string => cellName(after(cell).row, after(cell).column);
  const inCell = (cell: FormulaCell, formula: string): string =>
    movedFormula(formula, move, own, moves ? lineOf(cell, move.axis) : undefined);
  const groups = new Map<string, FormulaCell[]>();
  const isModel = (cell: FormulaCell): boolean =>
    moves && move.by > 0 && lineOf(cell, move.axis) >= move.first - move.by && lineOf(cell, move.axis) < move.first;
  for (const cell of cells) {
    if (isModel(cell) && cell.si === undefined && cell.text !== '' && cell.type !== 'dataTable')
      models.set(cellName(cell.row, cell.column), { text: inCell(cell, cell.text), array: cell.type === 'array' });
    if (moves && move.by < 0 && isGone(lineOf(cell, move.axis), move)) continue;
    if (cell.si !== undefined) groups.set(cell.si, [...(groups.get(cell.si) ?? []), cell]);
    else edits.push(...plainFormula(source, cell, own, move, inCell, back[nameAfter(cell)]));
  }
  for (const group of groups.values()) {
    const master = group.find((cell) => cell.text !== '');
    if (!master) continue;
    const formula = inCell(master, master.text);
    for (const cell of group)
      if (isModel(cell))
        models.set(cellName(cell.row, cell.column), {
          text: inCell(cell, shiftFormula(master.text, cell.row - master.row, cell.column - master.column)),
          array: false,
        });
    const right = group.every((cell) => {
      const was = shiftFormula(master.text, cell.row - master.row, cell.column - master.column);
      const [to, from] = [after(cell), after(master)];
      const derived = shiftFormula(formula, to.row - from.row, to.column - from.column);
      return inCell(cell, was) === derived;
    });
    if (right) edits.push(...sharedMaster(source, master, formula, moves ? move : undefined));
    else
      for (const cell of group) {
        const was = shiftFormula(master.text, cell.row - master.row, cell.column - master.column);
        former[nameAfter(cell)] = source.slice(cell.start, cell.end);
        edits.push({ start: cell.start, end: cell.end, text: element(cell.tag, inCell(cell, was)) });
      }
  }
  return { edits, former, models };
}

const element = (tag: string, formula: string): string => {
  const name = /^<([\w:]+)/u.exec(tag)?.[1] ?? 'f';
  return `<${name}>${escapeText(formula)}</${name}>`;
};

function plainFormula(
  source: string,
  cell: FormulaCell,
  own: string,
  move: LineMove,
  inCell: (cell: FormulaCell, formula: string) => string,
  back: string | undefined,
): Splice[] {
  const formula = inCell(cell, cell.text);
  if (back !== undefined) return [{ start: cell.start, end: cell.end, text: back }];
  let { tag } = cell;
  const ref = own === move.sheet ? readTag(source, cell.start).attributes.get('ref') : undefined;
  if (ref !== undefined && cell.type === 'array') {
    const area = parseArea(ref);
    const ends = area && (move.axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right]);
    if (ends && (ends[0] ?? 0) < move.first && (ends[1] ?? 0) >= move.first)
      throw new WorkbookError('bad-change', text('workbook.xlsx.rowsInArray', { sheet: own, range: ref }));
    const [moved] = area ? moveAreas([area], move, false) : [];
    if (moved) tag = withAttributes(tag, { ref: areaName(moved) });
  }
  if (formula === cell.text && tag === cell.tag) return [];
  const close = source.slice(cell.start, cell.end).match(/<\/[^>]*>$/u)?.[0];
  return close === undefined
    ? []
    : [{ start: cell.start, end: cell.end, text: `${tag}${escapeText(formula)}${close}` }];
}

function sharedMaster(source: string, master: FormulaCell, formula: string, move: LineMove | undefined): Splice[] {
  const ref = parseArea(readTag(source, master.start).attributes.get('ref') ?? '');
  const [moved] = ref && move ? moveAreas([ref], move, false) : [];
  const tag = moved ? withAttributes(master.tag, { ref: areaName(moved) }) : master.tag;
  if (formula === master.text && tag === master.tag) return [];
  const close = source.slice(master.start, master.end).match(/<\/[^>]*>$/u)?.[0] ?? '';
  return [{ start: master.start, end: master.end, text: `${tag}${escapeText(formula)}${close}` }];
}

function formulaCells(source: string, data: XmlElement): FormulaCell[] {
  const cells: FormulaCell[] = [];
  if (data.selfClosing) return cells;
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix);
  while (scan.nextRow()) {
    while (scan.nextCell()) {
      if (scan.formulaTag < 0) continue;
      const { attributes } = readTag(source, scan.formulaTag);
      const type = attributes.get('t');
      cells.push({
        row: scan.row,
        column: scan.column,
        start: scan.formulaTag,
        end: scan.formulaTagEnd,
        tag: source.slice(scan.formulaTag, scan.formulaStart),
        text: plainText(source.slice(scan.formulaStart, scan.formulaEnd)),
        type,
        si: type === 'shared' ? attributes.get('si') : undefined,
      });
    }
  }
  return cells;
}

/** The number that a row or column has after the move. */
export function movedLine(line: number, { first, by }: LineMove): number {
  return line >= first ? line + by : line;
}

const isGone = (line: number, { first, by }: LineMove): boolean => line >= first && line < first - by;

/**
 * The edits that give rows and cells their new numbers, put in new rows like those above them, or take rows out. `formulas` are
 * those of the rows above, by cell, to be filled down.
 * @throws WorkbookError `bad-change` where a row that shall go holds something
 */
export function moveCells(
  source: string,
  data: XmlElement,
  sheet: string,
  move: LineMove,
  formulas: MovedCells['models'],
): Splice[] {
  const { first, by } = move;
  const edits: Splice[] = [];
  if (data.selfClosing) return edits;
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix);
  const models = new Map<number, string>();
  let at: number | undefined;
  while (scan.nextRow()) {
    const { row, rowStart, rowOpenEnd, rowImplicit } = scan;
    if (by > 0 && row >= first - by && row < first) models.set(row, likeRow(source, scan, by, formulas));
    if (row < first) continue;
    at ??= rowStart;
    if (by < 0 && row < first - by) {
      while (scan.nextCell())
        if (scan.formulaTag < 0 && (scan.valueStart >= 0 || scan.inlineStart >= 0))
          throw new WorkbookError(
            'bad-change',
            text('workbook.xlsx.rowsInUse', { sheet, cell: cellName(row, scan.column) }),
          );
      scan.skipRow();
      edits.push({ start: rowStart, end: scan.rowEnd, text: '' });
      continue;
    }
    const number = String(row + by);
    if (!rowImplicit)
      edits.push({
        start: rowStart,
        end: rowOpenEnd,
        text: withAttributes(source.slice(rowStart, rowOpenEnd), { r: number }),
      });
    while (scan.nextCell()) {
      if (scan.cellImplicit) continue;
      const tag = source.slice(scan.cellStart, scan.cellOpenEnd);
      edits.push({
        start: scan.cellStart,
        end: scan.cellOpenEnd,
        text: tag.replace(/(\sr\s*=\s*["'])[A-Za-z]+\d+/u, `$1${columnLetters(scan.column)}${number}`),
      });
    }
  }
  if (by > 0 && models.size > 0) {
    const rows = [...models].sort(([a], [b]) => a - b).map(([, xml]) => xml);
    const place = at ?? data.closeStart;
    edits.unshift({ start: place, end: place, text: rows.join('') });
  }
  return edits;
}

/** A row with the look and the formulas of the scanned one, further down. */
function likeRow(source: string, scan: SheetScan, by: number, formulas: MovedCells['models']): string {
  const to = String(scan.row + by);
  const open = withAttributes(source.slice(scan.rowStart, scan.rowOpenEnd), {
    r: to,
    hidden: undefined,
    collapsed: undefined,
  });
  if (scan.rowSelfClosing) return open;
  const name = /^<([\w:]+)/u.exec(open)?.[1] ?? 'row';
  const prefix = name.slice(0, -3);
  const cells: string[] = [];
  while (scan.nextCell()) {
    const style = scan.style > 0 ? ` s="${String(scan.style)}"` : '';
    const cell = `<${prefix}c r="${columnLetters(scan.column)}${to}"${style}`;
    const model = formulas.get(cellName(scan.row, scan.column));
    if (model !== undefined) {
      const array = model.array ? ` t="array" ref="${columnLetters(scan.column)}${to}"` : '';
      cells.push(
        `${cell}><${prefix}f${array}>${escapeText(shiftFormula(model.text, by, 0))}</${prefix}f></${prefix}c>`,
      );
    } else if (style !== '') cells.push(`${cell}/>`);
  }
  return `${open}${cells.join('')}</${name}>`;
}
