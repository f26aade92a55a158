import { cellName, columnLetters, isTakenOut, MAX_ROW, shiftFormula, type Cell, type LineMove } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { SheetScan } from '../sheets/sheet-scan';
import type { XmlElement } from '../xml/xml';
import { escapeText, splice, withAttributes, type Splice } from '../xml/xml-write';
import type { MovedFormulas } from './move-formulas';
import type { Titles } from './move-table';

/** The edits to cells, and what they take away for good, by row. */
export interface MovedCells {
  readonly edits: readonly Splice[];
  readonly lost: Readonly<Record<string, string>>;
}

/** What a move has to know of the cells that come and go. */
export interface Filling {
  /** Formulas of the lines before new ones, by cell, to be filled on. */
  readonly models: MovedFormulas['models'];
  readonly alone: MovedFormulas['alone'];
  /** Lines that the move which this one takes back had taken away, by row. */
  readonly back: ReadonlyMap<number, string> | undefined;
  readonly titles: Titles;
  readonly valueOf: (scan: SheetScan) => Cell['value'];
}

/** @throws WorkbookError `bad-change` for a cell that would be taken out or pushed off the sheet with what is in it */
export function refuseFilled(scan: SheetScan, sheet: string, pushed: boolean): void {
  const filled = scan.valueStart >= 0 || scan.inlineStart >= 0;
  // New rows are filled with formulas like those above them, which go with them.
  if (pushed ? filled || scan.formulaTag >= 0 : filled && scan.formulaTag < 0)
    throw new WorkbookError(
      'bad-change',
      text(pushed ? 'workbook.xlsx.pushedOff' : 'workbook.xlsx.rowsInUse', {
        sheet,
        cell: cellName(scan.row, scan.column),
      }),
    );
}

/**
 * The edits that give rows and cells their new numbers, put in new rows like those above them, or take rows out.
 * @throws WorkbookError `bad-change` where a row that shall go holds something
 */
export function moveRows(
  source: string,
  data: XmlElement,
  sheet: string,
  { first, by }: LineMove,
  { models: formulas, alone, back }: Filling,
): MovedCells {
  const edits: Splice[] = [];
  const lost: Record<string, string> = {};
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix, sheet);
  const models = new Map<number, string>();
  let at: number | undefined;
  while (scan.nextRow()) {
    const { row, rowStart, rowOpenEnd, rowImplicit } = scan;
    if (by > 0 && !back && row >= first - by && row < first) models.set(row, likeRow(source, scan, by, formulas));
    if (row < first) continue;
    const pushed = row + by > MAX_ROW;
    const gone = pushed || isTakenOut(row, { first, by });
    const inRow: Splice[] = [];
    const number = String(row + by);
    while (scan.nextCell()) {
      const { cellStart, cellOpenEnd, column } = scan;
      if (gone) {
        refuseFilled(scan, sheet, pushed);
        const own = alone.get(cellName(row, column));
        if (own !== undefined) inRow.push({ start: scan.formulaTag, end: scan.formulaTagEnd, text: own });
      } else if (!scan.cellImplicit) {
        const tag = source.slice(cellStart, cellOpenEnd);
        const name = `$1${columnLetters(column)}${number}`;
        inRow.push({ start: cellStart, end: cellOpenEnd, text: tag.replace(/(\sr\s*=\s*["'])[A-Za-z]+\d+/u, name) });
      }
    }
    if (gone) {
      const open = withAttributes(source.slice(rowStart, rowOpenEnd), rowImplicit ? { r: String(row) } : {});
      lost[row] = open + spliceWithin(source, rowOpenEnd, scan.rowEnd, inRow);
      edits.push({ start: rowStart, end: scan.rowEnd, text: '' });
      continue;
    }
    // Rows without a number count on from the one before them, which may not be there any more.
    if (!rowImplicit || at === undefined)
      inRow.push({
        start: rowStart,
        end: rowOpenEnd,
        text: withAttributes(source.slice(rowStart, rowOpenEnd), { r: number }),
      });
    at ??= rowStart;
    edits.push(...inRow);
  }
  const fresh = [...(back ?? models).values()];
  const place = by > 0 ? (at ?? data.closeStart) : data.closeStart;
  if (fresh.length > 0) edits.unshift({ start: place, end: place, text: fresh.join('') });
  return { edits, lost };
}

/** A piece of a source with the edits that lie in it. */
export function spliceWithin(source: string, start: number, end: number, edits: readonly Splice[]): string {
  const within = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return splice(source.slice(start, end), within);
}

/** A row with the look and the formulas of the scanned one, further down. */
function likeRow(source: string, scan: SheetScan, by: number, formulas: MovedFormulas['models']): string {
  const to = String(scan.row + by);
  const open = withAttributes(source.slice(scan.rowStart, scan.rowOpenEnd), {
    r: to,
    hidden: undefined,
    collapsed: undefined,
  });
  if (scan.rowSelfClosing) return open;
  const name = /^<([^\s/>]+)/u.exec(open)?.[1] ?? 'row';
  let cells = '';
  while (scan.nextCell()) cells += likeCell(scan, name.slice(0, -3), { rows: by, columns: 0 }, formulas);
  return `${open}${cells}</${name}>`;
}

/** A cell with the look and the formula of the scanned one, further down or further right; `''` where it has neither. */
export function likeCell(
  scan: SheetScan,
  prefix: string,
  further: { readonly rows: number; readonly columns: number },
  formulas: MovedFormulas['models'],
): string {
  const name = cellName(scan.row + further.rows, scan.column + further.columns);
  const style = scan.style > 0 ? ` s="${String(scan.style)}"` : '';
  const cell = `<${prefix}c r="${name}"${style}`;
  const model = formulas.get(cellName(scan.row, scan.column));
  if (model === undefined) return style === '' ? '' : `${cell}/>`;
  const array = model.array ? ` t="array" ref="${name}"` : '';
  const formula = escapeText(shiftFormula(model.text, further.rows, further.columns));
  return `${cell}><${prefix}f${array}>${formula}</${prefix}f></${prefix}c>`;
}
