import { cellName, columnLetters, isTakenOut, MAX_COLUMN, parseArea, type LineMove } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { SheetScan } from '../sheets/sheet-scan';
import { childrenOf, type XmlElement } from '../xml/xml';
import { textElement, withAttributes, type Splice } from '../xml/xml-write';
import { likeCell, refuseFilled, spliceWithin, type Filling, type MovedCells } from './move-rows';
import type { Titles } from './move-table';

/**
 * The edits that give cells their new columns, put in new columns like those before them, or take columns out.
 * @throws WorkbookError `bad-change` where a column that shall go holds something
 */
export function moveColumnCells(
  source: string,
  data: XmlElement,
  sheet: string,
  { first, by }: LineMove,
  { models, alone, back, titles, valueOf }: Filling,
): MovedCells {
  const edits: Splice[] = [];
  const lost: Record<string, string> = {};
  const rows = new Set<number>();
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix, sheet);
  while (scan.nextRow()) {
    const { row, rowStart, rowOpenEnd } = scan;
    const open = source.slice(rowStart, rowOpenEnd);
    // How far a row reaches is a hint that every program works out for itself.
    if (/\sspans\s*=/u.test(open))
      edits.push({ start: rowStart, end: rowOpenEnd, text: withAttributes(open, { spans: undefined }) });
    const fresh = new Map<number, string>();
    let put = false;
    const putIn = (at: number): void => {
      if (put) return;
      put = true;
      const cells = back ? (back.get(row) ?? '') : by > 0 ? inOrder(fresh, row, titles, data.prefix) : '';
      if (cells !== '') edits.push({ start: at, end: at, text: cells });
    };
    while (scan.nextCell()) {
      const { column, cellStart, cellOpenEnd, cellEnd } = scan;
      if (by > 0 && column >= first - by && column < first) {
        const cell = likeCell(scan, data.prefix, { rows: 0, columns: by }, models);
        if (cell !== '') fresh.set(column + by, cell);
      }
      if (column < first) continue;
      if (by > 0) putIn(cellStart);
      const pushed = column + by > MAX_COLUMN;
      if (pushed || isTakenOut(column, { first, by })) {
        const title = pushed ? undefined : titles[cellName(row, column)];
        if (title === undefined || valueOf(scan) !== title) refuseFilled(scan, sheet, pushed);
        const own = alone.get(cellName(row, column));
        const formula = own === undefined ? [] : [{ start: scan.formulaTag, end: scan.formulaTagEnd, text: own }];
        const tag = source.slice(cellStart, cellOpenEnd);
        const named = scan.cellImplicit ? withName(tag, cellName(row, column)) : tag;
        lost[row] =
          (lost[row] ?? '') +
          (title === undefined
            ? named + spliceWithin(source, cellOpenEnd, cellEnd, formula)
            : titled(withAttributes(named, { t: undefined }), title, data.prefix));
        edits.push({ start: cellStart, end: cellEnd, text: '' });
        continue;
      }
      const name = `${columnLetters(column + by)}${String(row)}`;
      const tag = source.slice(cellStart, cellOpenEnd);
      edits.push({
        start: cellStart,
        end: cellOpenEnd,
        text: scan.cellImplicit ? withName(tag, name) : tag.replace(/(\sr\s*=\s*["'])[A-Za-z]+\d+/u, `$1${name}`),
      });
    }
    if (!scan.rowSelfClosing) putIn(scan.rowCloseStart);
    if (put) rows.add(row);
  }
  const given = back || by < 0 ? [] : Object.keys(titles);
  const homeless = given.find((cell) => !rows.has(parseArea(cell)?.top ?? 0));
  if (homeless !== undefined)
    throw new WorkbookError('bad-change', text('workbook.xlsx.tableHeader', { sheet, cell: homeless }));
  return { edits, lost };
}

/** The new cells of a row; those that are a table's titles hold these. */
function inOrder(cells: ReadonlyMap<number, string>, row: number, titles: Titles, prefix: string): string {
  const all = new Map(cells);
  for (const [cell, title] of Object.entries(titles)) {
    const at = parseArea(cell);
    if (at?.top !== row) continue;
    const own = /^<[^>]*>/u.exec(cells.get(at.left) ?? '')?.[0];
    all.set(at.left, titled(own ?? `<${prefix}c r="${cell}"/>`, title, prefix));
  }
  return [...all]
    .sort(([a], [b]) => a - b)
    .map(([, cell]) => cell)
    .join('');
}

/** A cell with a text of its own, by its tag. */
function titled(tag: string, title: string, prefix: string): string {
  const open = withAttributes(tag.replace(/\s*\/?>$/u, '>'), { t: 'inlineStr' });
  return `${open}<${prefix}is>${textElement(prefix, title)}</${prefix}is></${prefix}c>`;
}

const withName = (tag: string, name: string): string => tag.replace(/^<([^\s/>]+)/u, `<$1 r="${name}"`);

/** Widths and looks of columns: those behind the place move along, the new ones are like the ones before them, and never hidden. */
export function moveColumnWidths(source: string, list: XmlElement, { first, by }: LineMove): Splice[] {
  const spans: { min: number; max: number; tag: string }[] = [];
  const add = (min: number, max: number, tag: string): void => {
    if (min <= Math.min(max, MAX_COLUMN)) spans.push({ min, max: Math.min(max, MAX_COLUMN), tag });
  };
  const gone = by < 0 ? first - by : first;
  for (const col of childrenOf(list, 'col')) {
    const [min, max] = [Number(col.attributes.get('min') ?? 0), Number(col.attributes.get('max') ?? 0)];
    const tag = source.slice(col.start, col.openEnd).replace(/([^/])>$/u, '$1/>');
    const shown = withAttributes(tag, { hidden: undefined, collapsed: undefined });
    add(min, Math.min(max, first - 1), tag);
    for (let model = Math.max(min, first - by); by > 0 && model <= Math.min(max, first - 1); model += 1)
      add(model + by, model + by, shown);
    // What reaches the last column reaches it afterwards, too.
    add(Math.max(min, gone) + by, max === MAX_COLUMN ? max : max + by, tag);
  }
  spans.sort((a, b) => a.min - b.min);
  const joined: typeof spans = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.max === span.min - 1 && sameTag(last.tag, span.tag)) last.max = span.max;
    else joined.push({ ...span });
  }
  if (joined.length === 0) return [{ start: list.start, end: list.end, text: '' }];
  const tags = joined.map((span) => withAttributes(span.tag, { min: String(span.min), max: String(span.max) }));
  return [{ start: list.openEnd, end: list.closeStart, text: tags.join('') }];
}

const sameTag = (a: string, b: string): boolean =>
  withAttributes(a, { min: undefined, max: undefined }) === withAttributes(b, { min: undefined, max: undefined });
