import {
  areaName,
  cellName,
  isTakenOut,
  lineOf,
  moveAreas,
  movedFormula,
  movedLine,
  opposite,
  parseArea,
  shiftFormula,
  type LineMove,
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

/** Formula elements that the opposite move does not bring back by itself, by cell as it is after the move: as they are now, as they were. */
export type FormerFormulas = Readonly<Record<string, readonly [now: string, was: string]>>;

export interface MovedFormulas {
  readonly edits: readonly Splice[];
  readonly former: FormerFormulas;
  /** The formulas of the lines that new ones are made like, by cell: what is filled down. */
  readonly models: ReadonlyMap<string, { readonly text: string; readonly array: boolean }>;
  /** Formulas of cells that are taken out and were part of a shared one, by cell: written out, since they will stand alone. */
  readonly alone: ReadonlyMap<string, string>;
}

/**
 * The edits that follow a move in a sheet's formulas. Shared formulas stay shared where every one of the group comes out right so; else
 * each cell of the group gets its own.
 * @param own the sheet's name
 * @param back formula elements to put back where they are as they were left
 * @throws WorkbookError `bad-change` where an array formula crosses the place
 */
export function moveFormulas(
  source: string,
  data: XmlElement,
  own: string,
  move: LineMove,
  back: FormerFormulas = {},
): MovedFormulas {
  const following = new Following(source, own, move, back);
  const groups = new Map<string, FormulaCell[]>();
  for (const cell of formulaCells(source, data, own)) {
    if (cell.si === undefined) following.single(cell);
    else groups.set(cell.si, [...(groups.get(cell.si) ?? []), cell]);
  }
  for (const group of groups.values()) following.group(group);
  return following;
}

class Following implements MovedFormulas {
  readonly edits: Splice[] = [];
  readonly former: Record<string, readonly [now: string, was: string]> = {};
  readonly models = new Map<string, { text: string; array: boolean }>();
  readonly alone = new Map<string, string>();
  /** The move goes over this very sheet. */
  private readonly moves: boolean;

  constructor(
    private readonly source: string,
    private readonly own: string,
    private readonly move: LineMove,
    private readonly back: FormerFormulas,
  ) {
    this.moves = own === move.sheet;
  }

  /** A formula that is no part of a shared one. */
  single(cell: FormulaCell): void {
    const attributes = this.moves ? readTag(this.source, cell.start).attributes : new Map<string, string>();
    const ref = cell.type === 'array' || cell.type === 'dataTable' ? attributes.get('ref') : undefined;
    if (ref !== undefined) this.refuseCrossed(ref);
    if (this.isModel(cell) && cell.text !== '' && cell.type !== 'dataTable')
      this.models.set(cellName(cell.row, cell.column), {
        text: this.inCell(cell, cell.text),
        array: cell.type === 'array',
      });
    if (this.isGone(cell)) return;
    const formula = this.inCell(cell, cell.text);
    const tag = withAttributes(cell.tag, ref === undefined ? {} : this.movedPlaces(attributes));
    const now = formula === cell.text && tag === cell.tag ? undefined : this.written(cell, tag, formula);
    this.put(cell, now, this.comesBack(cell, cell.text, formula));
  }

  /** The cells that an array formula or a table of cases fills, and those that the cases go into. */
  private movedPlaces(attributes: ReadonlyMap<string, string>): Record<string, string> {
    const moved: Record<string, string> = {};
    for (const name of ['ref', 'r1', 'r2']) {
      const area = parseArea(attributes.get(name) ?? '');
      const [after] = area ? moveAreas([area], this.move, false) : [];
      if (after && areaName(after) !== attributes.get(name)) moved[name] = areaName(after);
    }
    return moved;
  }

  /** The cells of a shared formula, its first with the text. */
  group(group: readonly FormulaCell[]): void {
    const master = group.find((cell) => cell.text !== '');
    if (!master) return;
    const texts = group.map((cell) => shiftFormula(master.text, cell.row - master.row, cell.column - master.column));
    const formula = this.inCell(master, master.text);
    const moved = group.map((cell, i) => this.inCell(cell, texts[i] ?? ''));
    const whole = !group.some((cell) => this.isGone(cell));
    const [from, fits] = [this.after(master), this.fits(master)];
    const right = group.every((cell, i) => {
      if (this.isGone(cell)) return cell !== master;
      const to = this.after(cell);
      return moved[i] === shiftFormula(formula, to.row - from.row, to.column - from.column);
    });
    group.forEach((cell, i) => {
      const [was = '', now = ''] = [texts[i], moved[i]];
      if (this.isModel(cell)) this.models.set(cellName(cell.row, cell.column), { text: now, array: false });
      if (this.isGone(cell)) this.alone.set(cellName(cell.row, cell.column), element(cell.tag, was));
      else if (cell === master && (fits || right)) {
        const all = group.every((one, at) => this.isGone(one) || this.comesBack(one, texts[at] ?? '', moved[at] ?? ''));
        this.put(cell, this.sharedMaster(cell, formula), all);
      } else if (fits || right) {
        if (this.fits(cell)) this.put(cell, undefined, true);
      } else if (whole) this.put(cell, element(cell.tag, now), false);
      // Where one of the group is taken out, the rest stay on their own afterwards.
      else this.put(cell, element(cell.tag, now), this.comesBack(cell, was, now), element(cell.tag, was));
    });
  }

  /** Whether a formula stands as the move that this one takes back left it. */
  private fits(cell: FormulaCell): boolean {
    return this.back[cellName(cell.row, cell.column)]?.[0] === this.source.slice(cell.start, cell.end);
  }

  /** Writes what a formula is now, or what it was before the move that this one takes back. */
  private put(cell: FormulaCell, now: string | undefined, comesBack: boolean, former?: string): void {
    const was = this.source.slice(cell.start, cell.end);
    const entry = this.fits(cell) ? this.back[cellName(cell.row, cell.column)] : undefined;
    const written = entry?.[1] ?? now ?? was;
    if (written !== was) this.edits.push({ start: cell.start, end: cell.end, text: written });
    if (entry || !comesBack) this.former[this.nameAfter(cell)] = [written, former ?? was];
  }

  private sharedMaster(master: FormulaCell, formula: string): string | undefined {
    const ref = parseArea(readTag(this.source, master.start).attributes.get('ref') ?? '');
    const [moved] = ref && this.moves ? moveAreas([ref], this.move, false) : [];
    const tag = moved ? withAttributes(master.tag, { ref: areaName(moved) }) : master.tag;
    return formula === master.text && tag === master.tag ? undefined : this.written(master, tag, formula);
  }

  private written(cell: FormulaCell, tag: string, formula: string): string {
    const close = /<\/[^>]*>$/u.exec(this.source.slice(cell.start, cell.end))?.[0];
    return close === undefined ? tag : `${tag}${escapeText(formula)}${close}`;
  }

  /** Whether the opposite move makes a formula what it was. */
  private comesBack(cell: FormulaCell, was: string, now: string): boolean {
    if (this.move.by > 0 && now === was) return true;
    const line = this.moves ? lineOf(this.after(cell), this.move.axis) : undefined;
    return movedFormula(now, opposite(this.move), this.own, line) === was;
  }

  private refuseCrossed(ref: string): void {
    const { axis, first, by } = this.move;
    const area = parseArea(ref);
    if (!area) return;
    const [start, end] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
    const cut = by < 0 && isTakenOut(start, this.move) && end >= first - by;
    if ((start < first && end >= first) || cut)
      throw new WorkbookError('bad-change', text('workbook.xlsx.rowsInArray', { sheet: this.own, range: ref }));
  }

  private readonly inCell = (cell: FormulaCell, formula: string): string =>
    movedFormula(formula, this.move, this.own, this.moves ? lineOf(cell, this.move.axis) : undefined);

  private isModel(cell: FormulaCell): boolean {
    const { axis, first, by } = this.move;
    return this.moves && by > 0 && lineOf(cell, axis) >= first - by && lineOf(cell, axis) < first;
  }

  private isGone(cell: FormulaCell): boolean {
    return this.moves && isTakenOut(lineOf(cell, this.move.axis), this.move);
  }

  private after(cell: FormulaCell): { row: number; column: number } {
    if (!this.moves) return cell;
    const line = movedLine(lineOf(cell, this.move.axis), this.move);
    return this.move.axis === 'rows' ? { row: line, column: cell.column } : { row: cell.row, column: line };
  }

  private nameAfter(cell: FormulaCell): string {
    return cellName(this.after(cell).row, this.after(cell).column);
  }
}

/** A formula of its own, its namespace's prefix as in `tag`. */
function element(tag: string, formula: string): string {
  const name = /^<([^\s/>]+)/u.exec(tag)?.[1] ?? 'f';
  return `<${name}>${escapeText(formula)}</${name}>`;
}

function formulaCells(source: string, data: XmlElement, sheet: string): FormulaCell[] {
  const cells: FormulaCell[] = [];
  if (data.selfClosing) return cells;
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix, sheet);
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
