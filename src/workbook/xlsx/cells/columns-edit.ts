import { columnLetters, parseArea, type ColumnWidthChange } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError, type Conflict } from '../../port';
import { readRecord, writeRecord, type MarkupRecord } from '../restore';
import type { SheetEditor } from '../sheets/sheet-edit';
import { childOf, childrenOf, flag, type XmlElement } from '../xml/xml';
import { withAttributes } from '../xml/xml-write';

/** Width of a digit in the default font and the padding of a cell, in pixels: what files count widths in (18.3.1.13). */
const DIGIT = 7;
const PADDING = 5;
const DEFAULT_WIDTH = 8.43;

/** Characters as Excel shows them → the file's width. */
export function storedWidth(characters: number): number {
  const pixels = characters < 1 ? characters * (DIGIT + PADDING) : characters * DIGIT + PADDING;
  return Math.trunc((Math.round(pixels) / DIGIT) * 256) / 256;
}

/** The file's width → characters as Excel shows them, to two digits. */
export function shownWidth(width: number): number {
  const pixels = Math.round(width * DIGIT);
  const characters = pixels < DIGIT + PADDING ? pixels / (DIGIT + PADDING) : (pixels - PADDING) / DIGIT;
  return Math.round(characters * 100) / 100;
}

interface Span {
  min: number;
  max: number;
  /** The opening tag, its `min` and `max` aside. */
  tag: string;
}

/** Sets the width of columns, splitting the ranges of `cols` where they reach further. Returns the inverse, or the conflict. */
export function setColumnWidth(
  sheet: SheetEditor,
  change: ColumnWidthChange,
): { inverse: ColumnWidthChange[] } | { conflict: Conflict } {
  const area = parseArea(change.columns.includes(':') ? change.columns : `${change.columns}:${change.columns}`);
  if (!area || area.top !== 1 || change.after < 0 || change.after > 255) {
    throw new WorkbookError(
      'bad-change',
      text('workbook.xlsx.badRange', { sheet: change.sheet, range: change.columns }),
    );
  }
  const { left, right } = area;
  const widths = widthRuns(sheet.root, left, right);
  const wrong =
    change.before === undefined
      ? undefined
      : widths.find((run) => Math.abs(run.width - (change.before as number)) > 0.02);
  if (wrong) {
    return {
      conflict: {
        change,
        sheet: change.sheet,
        cell: columnLetters(wrong.from),
        expected: change.before as number,
        found: wrong.width,
      },
    };
  }
  const was = colsSource(sheet);
  const record = readRecord<MarkupRecord>(change.restore);
  if (record?.was !== undefined && record.now === was) {
    replaceCols(sheet, record.was);
  } else {
    if (widths.every((run) => Math.abs(run.width - change.after) < 0.005)) return { inverse: [] };
    sheet.guards().demand('formatColumns');
    replaceCols(sheet, widened(sheet, left, right, change.after));
  }
  const restore = writeRecord({ now: colsSource(sheet), was });
  const columns = (from: number, to: number): string =>
    from === to ? columnLetters(from) : `${columnLetters(from)}:${columnLetters(to)}`;
  // The record brings all columns back at once; it goes with the first, the others then find their width already there.
  return {
    inverse: widths.map((run, i) => ({
      kind: 'column-width' as const,
      sheet: change.sheet,
      columns: columns(run.from, run.to),
      after: run.width,
      ...(i === 0 && { restore }),
    })),
  };
}

function spansOf(root: XmlElement, source: string): Span[] {
  return childrenOf(root, 'cols').flatMap((cols) =>
    childrenOf(cols, 'col').map((col) => ({
      min: Number(col.attributes.get('min') ?? 0),
      max: Number(col.attributes.get('max') ?? 0),
      tag: source.slice(col.start, col.openEnd).replace(/([^/])>$/u, '$1/>'),
    })),
  );
}

/** The shown widths of the columns, neighbours of one width together. */
function widthRuns(root: XmlElement, left: number, right: number): { from: number; to: number; width: number }[] {
  const cols = childrenOf(root, 'cols').flatMap((list) => childrenOf(list, 'col'));
  const format = childOf(root, 'sheetFormatPr')?.attributes.get('defaultColWidth');
  const usual = format === undefined ? DEFAULT_WIDTH : shownWidth(Number(format));
  const runs: { from: number; to: number; width: number }[] = [];
  for (let column = left; column <= right; column += 1) {
    const col = cols.find(
      (element) => Number(element.attributes.get('min')) <= column && Number(element.attributes.get('max')) >= column,
    );
    const stored = col?.attributes.get('width');
    const width = col && flag(col, 'hidden') ? 0 : stored === undefined ? usual : shownWidth(Number(stored));
    const last = runs.at(-1);
    if (last?.width === width) last.to = column;
    else runs.push({ from: column, to: column, width });
  }
  return runs;
}

function widened(sheet: SheetEditor, left: number, right: number, characters: number): string {
  const p = sheet.prefix;
  const width = String(storedWidth(characters));
  const out: Span[] = [];
  let next = left;
  const fresh = (min: number, max: number): void => {
    if (min <= max)
      out.push({ min, max, tag: `<${p}col min="${min}" max="${max}" width="${width}" customWidth="1"/>` });
  };
  for (const span of spansOf(sheet.root, sheet.shell).sort((a, b) => a.min - b.min)) {
    if (span.max < left || span.min > right) {
      if (span.min > right) {
        fresh(next, right);
        next = right + 1;
      }
      out.push(span);
      continue;
    }
    if (span.min < left) out.push({ ...span, max: left - 1 });
    const from = Math.max(span.min, left);
    const to = Math.min(span.max, right);
    fresh(next, from - 1);
    const hidden = characters === 0 ? '1' : undefined;
    out.push({
      min: from,
      max: to,
      tag: withAttributes(span.tag, { width, customWidth: '1', bestFit: undefined, hidden }),
    });
    next = to + 1;
    if (span.max > right) out.push({ ...span, min: right + 1 });
  }
  fresh(next, right);
  const tags = out.map((span) => withAttributes(span.tag, { min: String(span.min), max: String(span.max) }));
  return `<${p}cols>${tags.join('')}</${p}cols>`;
}

/** From the first list of columns to the end of the last: the schema allows several, and some writers make one for each column. */
function colsPlace(sheet: SheetEditor): { readonly start: number; readonly end: number } | undefined {
  const lists = childrenOf(sheet.root, 'cols');
  const [first, last] = [lists[0], lists.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

function colsSource(sheet: SheetEditor): string {
  const place = colsPlace(sheet);
  return place ? sheet.shell.slice(place.start, place.end) : '';
}

function replaceCols(sheet: SheetEditor, xml: string): void {
  const place = colsPlace(sheet);
  if (place) sheet.editShell([{ ...place, text: xml }]);
  else if (xml !== '') sheet.insert('cols', xml);
}
