import type { SheetScan } from '../sheets/sheet-scan';
import { readTag } from '../xml/xml';
import { withAttributes } from '../xml/xml-write';

/** Where a cell stands in its row's source. */
export interface PlacedCell {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly hasContent: boolean;
}

/** Walks a row to its end. */
export function placedCells(scan: SheetScan): PlacedCell[] {
  const cells: PlacedCell[] = [];
  while (scan.nextCell()) {
    const hasValue = scan.valueStart >= 0 && scan.valueEnd > scan.valueStart;
    const hasContent = hasValue || scan.inlineStart >= 0 || scan.formulaTag >= 0;
    cells.push({ column: scan.column, start: scan.cellStart, end: scan.cellEnd, hasContent });
  }
  return cells;
}

/** Whether the next element is one of this name without an `r` of its own. */
export function nextIsImplicit(source: string, at: number, name: string): boolean {
  const next = /\S/u.exec(source.slice(at, at + 200));
  if (!next) return true;
  const from = at + next.index;
  return source.startsWith(`<${name}`, from) && !readTag(source, from).attributes.has('r');
}

/** `spans="2:5"` with the columns that were added; rows without the hint stay without. */
export function widenSpans(open: string, low: number, high: number): string {
  const spans = /\sspans\s*=\s*["'](\d+):(\d+)["']/u.exec(open);
  if (!spans) return open;
  const from = Math.min(low, Number(spans[1]));
  const to = Math.max(high, Number(spans[2]));
  return `${from}:${to}` === `${spans[1]}:${spans[2]}` ? open : withAttributes(open, { spans: `${from}:${to}` });
}
