import { areaName, columnLetters, movedFormula, parseArea, type Area, type LineMove, moveAreas } from '../../../sheet';
import { childrenOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeText, splice, type Splice } from '../xml/xml-write';
import { moveColumnWidths } from './move-columns';
import { movedLine } from './move-cells';

/** Elements around the cells that hold a formula as their text: conditional formats, lists, and their extensions. */
const FORMULAS: ReadonlySet<string> = new Set(['formula', 'formula1', 'formula2', 'f']);
/** Elements whose ranges follow the rows and columns, with the attribute that holds them. */
const RANGES: Readonly<Record<string, string>> = {
  dimension: 'ref',
  autoFilter: 'ref',
  sortState: 'ref',
  sortCondition: 'ref',
  conditionalFormatting: 'sqref',
  dataValidation: 'sqref',
  protectedRange: 'sqref',
  ignoredError: 'sqref',
  hyperlink: 'ref',
  selection: 'sqref',
};
/** Ranges that grow even where they are one row (or column) only: what the new ones take from those before them. */
const TAKEN_ALONG: ReadonlySet<string> = new Set(['conditionalFormatting', 'dataValidation', 'sqref']);

/** The edits around the cells of the moved sheet: ranges, merges, breaks, and formulas outside of cells. */
export function moveShell(source: string, root: XmlElement, move: LineMove): Splice[] {
  const edits: Splice[] = [];
  for (const child of root.children) {
    if (child.local === 'sheetData') continue;
    if (child.local === 'mergeCells') edits.push(...moveMerges(source, child, move));
    else if (child.local === (move.axis === 'rows' ? 'rowBreaks' : 'colBreaks'))
      edits.push(...moveBreaks(source, child, move));
    else if (child.local === 'cols' && move.axis === 'columns') edits.push(...moveColumnWidths(source, child, move));
    else for (const element of [child, ...descendants(child)]) edits.push(...moveElement(source, element, move));
  }
  return edits;
}

function moveElement(source: string, element: XmlElement, move: LineMove): Splice[] {
  const attribute = RANGES[element.local];
  const changes: Record<string, string | undefined> = {};
  const range = attribute === undefined ? undefined : element.attributes.get(attribute);
  if (attribute !== undefined && range !== undefined) {
    const moved = movedRange(range, move, TAKEN_ALONG.has(element.local));
    if (moved === '') return [{ start: element.start, end: element.end, text: '' }];
    if (moved !== range) changes[attribute] = moved;
  }
  for (const name of ['activeCell', 'topLeftCell'] as const) {
    const cell = element.attributes.get(name);
    // A frozen pane keeps what it shows on top.
    if (cell === undefined || (name === 'topLeftCell' && element.local === 'pane')) continue;
    const moved = movedRange(cell, move, false);
    if (moved !== cell && moved !== '') changes[name] = moved;
  }
  const location = element.local === 'hyperlink' ? element.attributes.get('location') : undefined;
  if (location !== undefined && movedFormula(location, move, move.sheet) !== location)
    changes.location = movedFormula(location, move, move.sheet);
  const edits: Splice[] = Object.keys(changes).length > 0 ? [attributeSplice(source, element, changes)] : [];
  if (element.children.length > 0) return edits;
  if (FORMULAS.has(element.local)) edits.push(...formulaEdit(source, element, move, move.sheet));
  // The extensions keep their ranges as text.
  if (element.local === 'sqref' && element.openEnd < element.closeStart) {
    const was = textOf(source, element);
    const moved = movedRange(was, move, true);
    if (moved !== was) edits.push({ start: element.openEnd, end: element.closeStart, text: moved });
  }
  return edits;
}

/** The edit to an element whose text is a formula of the sheet `own`. */
export function formulaEdit(source: string, element: XmlElement, move: LineMove, own: string): Splice[] {
  if (element.openEnd >= element.closeStart) return [];
  const was = textOf(source, element);
  const formula = movedFormula(was, move, own);
  return formula === was ? [] : [{ start: element.openEnd, end: element.closeStart, text: escapeText(formula) }];
}

/** `A1:B2 C3` after the move; `''` where all of it is gone. */
export function movedRange(range: string, move: LineMove, takenAlong: boolean): string {
  const { axis, first, by } = move;
  return range
    .trim()
    .split(/\s+/u)
    .flatMap((part) => {
      const area = parseArea(part);
      if (!area) return [part];
      const columns = /^\$?[A-Za-z]+:\$?[A-Za-z]+$/u.test(part);
      const whole = columns || /^\$?\d+:\$?\d+$/u.test(part);
      if (whole && columns === (axis === 'rows')) return [part];
      const last = axis === 'rows' ? area.bottom : area.right;
      const along = takenAlong && by > 0 && last === first - 1;
      const grown = axis === 'rows' ? { ...area, bottom: last + by } : { ...area, right: last + by };
      const [moved] = along ? [grown] : moveAreas([area], move);
      if (!moved) return [];
      if (!whole) return [areaName(moved)];
      return [
        columns
          ? `${columnLetters(moved.left)}:${columnLetters(moved.right)}`
          : `${String(moved.top)}:${String(moved.bottom)}`,
      ];
    })
    .join(' ');
}

/**
 * Merges follow; those within the rows (or columns) before new ones are repeated in these. A heading over several columns that ended with
 * the column before new ones stands over them, too.
 */
function moveMerges(source: string, list: XmlElement, move: LineMove): Splice[] {
  const { axis, first, by } = move;
  const rows = axis === 'rows';
  const cells = childrenOf(list, 'mergeCell');
  const areas = cells.map((cell) => parseArea(cell.attributes.get('ref') ?? ''));
  const edits: Splice[] = [];
  const fresh: Area[] = [];
  let count = cells.length;
  cells.forEach((cell, index) => {
    const area = areas[index];
    if (!area) return;
    const [start, end] = rows ? [area.top, area.bottom] : [area.left, area.right];
    const within = start >= first - Math.abs(by) && end < first;
    const [moved] = moveAreas([area], move, !rows && !within);
    if (by > 0 && within)
      fresh.push(
        rows
          ? { ...area, top: area.top + by, bottom: area.bottom + by }
          : { ...area, left: area.left + by, right: area.right + by },
      );
    if (!moved || areaName(moved) === areaName({ ...moved, bottom: moved.top, right: moved.left })) {
      edits.push({ start: cell.start, end: cell.end, text: '' });
      count -= 1;
    } else if (areaName(moved) !== areaName(area)) edits.push(attributeSplice(source, cell, { ref: areaName(moved) }));
  });
  const last = cells.at(-1);
  if (fresh.length > 0 && last) {
    const xml = fresh.map((area) => `<${last.name} ref="${areaName(area)}"/>`).join('');
    edits.push({ start: list.closeStart, end: list.closeStart, text: xml });
  }
  if (count + fresh.length === 0) return [{ start: list.start, end: list.end, text: '' }];
  if (list.attributes.has('count') && count + fresh.length !== cells.length)
    edits.push(attributeSplice(source, list, { count: String(count + fresh.length) }));
  return edits;
}

function moveBreaks(source: string, list: XmlElement, move: LineMove): Splice[] {
  return childrenOf(list, 'brk').flatMap((mark) => {
    const id = Number(mark.attributes.get('id') ?? 0);
    const moved = movedLine(id, move);
    return moved === id ? [] : [attributeSplice(source, mark, { id: String(moved) })];
  });
}

/** A part whose elements named in `ranges` hold a range of the moved sheet, and whose formulas are that sheet's: tables, notes. */
export function moveRangesIn(source: string, attributes: Readonly<Record<string, string>>, move: LineMove): string {
  const { root } = parseXml(source);
  const edits: Splice[] = [];
  for (const element of [root, ...descendants(root)]) {
    const attribute = attributes[element.local];
    const range = attribute === undefined ? undefined : element.attributes.get(attribute);
    if (attribute !== undefined && range !== undefined) {
      const moved = movedRange(range, move, false);
      if (moved === '') edits.push({ start: element.start, end: element.end, text: '' });
      else if (moved !== range) edits.push(attributeSplice(source, element, { [attribute]: moved }));
    } else if (element.children.length === 0 && /formula$/iu.test(element.local))
      edits.push(...formulaEdit(source, element, move, move.sheet));
  }
  return splice(source, edits);
}

/** Pictures and charts on the moved sheet: their anchors count rows and columns from 0. */
export function moveAnchors(source: string, move: LineMove): string {
  const { root } = parseXml(source);
  const edits: Splice[] = [];
  for (const element of descendants(root)) {
    if (
      element.local !== (move.axis === 'rows' ? 'row' : 'col') ||
      (element.parent?.local !== 'from' && element.parent?.local !== 'to')
    )
      continue;
    if (element.parent.parent?.attributes.get('editAs') === 'absolute') continue;
    const line = Number(textOf(source, element)) + 1;
    const moved = movedLine(line, move);
    if (moved !== line) edits.push({ start: element.openEnd, end: element.closeStart, text: String(moved - 1) });
  }
  return splice(source, edits);
}

/** The boxes of notes. */
export function moveNoteBoxes(vml: string, move: LineMove): string {
  const [tag, places] = move.axis === 'rows' ? (['Row', [2, 6]] as const) : (['Column', [0, 4]] as const);
  const counted = new RegExp(`<x:${tag}>\\s*(\\d+)\\s*</x:${tag}>`, 'u');
  return vml.replaceAll(/<v:shape\b[\s\S]*?<\/v:shape>/gu, (shape) => {
    const found = counted.exec(shape);
    const line = Number(found?.[1] ?? -1) + 1;
    const by = movedLine(line, move) - line;
    if (!found || by === 0) return shape;
    return shape
      .replace(found[0], `<x:${tag}>${String(line + by - 1)}</x:${tag}>`)
      .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/u, (_, open: string, anchor: string, close: string) => {
        const parts = anchor.split(',');
        for (const index of places) parts[index] = (parts[index] ?? '').replace(/\d+/u, (n) => String(Number(n) + by));
        return open + parts.join(',') + close;
      });
  });
}
