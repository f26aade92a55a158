import { areaName, isTakenOut, moveAreas, movedLine, parseArea, type LineMove } from '../../../sheet';
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, splice, withAttributes, type Splice } from '../xml/xml-write';
import { moveColumnWidths } from './move-columns';
import { anchorEdits } from './move-drawings';
import { formulaEdit, movedFilterColumn, movedLinks, movedRange, movedSource } from './move-ranges';
import { isEmptied } from './pieces';

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
  cellWatch: 'r',
  cellSmartTags: 'r',
  inputCells: 'r',
};
/** Ranges that grow even where they are one row (or column) only: what the new ones take from those before them. */
const TAKEN_ALONG: ReadonlySet<string> = new Set(['conditionalFormatting', 'dataValidation', 'sqref']);

/** A moved sheet without its rows: ranges, merges, breaks, formulas outside of cells, controls. */
export function moveShell(source: string, move: LineMove): string {
  const { root } = parseXml(source, 'mergeCells');
  const edits = root.children.flatMap((child): readonly Splice[] => {
    if (child.local === 'sheetData') return [];
    if (child.local === 'mergeCells') return moveMerges(source, child, move);
    if (child.local === 'cols') return move.axis === 'columns' ? moveColumnWidths(source, child, move) : [];
    return moveTree(source, child, move) ?? [gone(child)];
  });
  return splice(source, edits);
}

const gone = ({ start, end }: XmlElement): Splice => ({ start, end, text: '' });

/** The edits to an element and those in it; `undefined` where nothing of it is left. */
function moveTree(source: string, element: XmlElement, move: LineMove): Splice[] | undefined {
  if (element.local === 'rowBreaks' || element.local === 'colBreaks') return moveBreaks(source, element, move);
  const own = moveElement(source, element, move);
  if (!own) return undefined;
  const edits = [...own.edits, ...(childOf(element, 'from') ? anchorEdits(source, element, move) : [])];
  let lost = 0;
  for (const child of element.children) {
    const within = moveTree(source, child, move);
    // What applies to no cell any more goes with its range.
    if (!within && child.local === 'sqref') return undefined;
    if (!within) lost += 1;
    edits.push(...(within ?? [gone(child)]));
  }
  if (isEmptied(element, lost)) return undefined;
  const { attributes } = own;
  if (lost > 0 && element.attributes.has('count')) attributes['count'] = String(element.children.length - lost);
  return Object.keys(attributes).length > 0 ? [attributeSplice(source, element, attributes), ...edits] : edits;
}

/** What changes in an element itself; `undefined` where its range is gone. */
function moveElement(
  source: string,
  element: XmlElement,
  move: LineMove,
): { readonly attributes: Record<string, string>; readonly edits: readonly Splice[] } | undefined {
  const attribute = RANGES[element.local];
  const attributes: Record<string, string> = {};
  const range = attribute === undefined ? undefined : element.attributes.get(attribute);
  if (attribute !== undefined && range !== undefined) {
    const moved = movedRange(range, move, TAKEN_ALONG.has(element.local));
    if (moved === '' && element.local !== 'selection') return undefined;
    if (moved !== range && moved !== '') attributes[attribute] = moved;
  }
  if (element.local === 'filterColumn') {
    const place = movedFilterColumn(element, move);
    if (place === undefined) return undefined;
    if (place !== element.attributes.get('colId')) attributes['colId'] = place;
  }
  for (const name of ['activeCell', 'topLeftCell'] as const) {
    const cell = element.attributes.get(name);
    // A frozen pane keeps what it shows on top.
    if (cell === undefined || (name === 'topLeftCell' && element.local === 'pane')) continue;
    const moved = movedRange(cell, move, false);
    if (moved !== cell && moved !== '') attributes[name] = moved;
  }
  Object.assign(attributes, movedLinks(element, move, move.sheet), movedSource(element, move));
  if (element.children.length > 0) return { attributes, edits: [] };
  if (FORMULAS.has(element.local)) return { attributes, edits: formulaEdit(source, element, move, move.sheet) };
  // The extensions keep their ranges as text.
  if (element.local !== 'sqref' || element.openEnd >= element.closeStart) return { attributes, edits: [] };
  const was = textOf(source, element);
  const moved = movedRange(was, move, true);
  if (moved === '') return undefined;
  const { openEnd: start, closeStart: end } = element;
  return { attributes, edits: moved === was ? [] : [{ start, end, text: moved }] };
}

const MERGE = /<((?:[\w.-]+:)?mergeCell)(?=[\s/>])[^>]*?(?:\/>|>\s*<\/\1\s*>)/gu;

/**
 * Merges follow; those within the rows (or columns) before new ones are repeated in these. A heading over several columns that ended with
 * the column before new ones stands over them, too. There may be a million, so that they are scanned.
 */
function moveMerges(source: string, list: XmlElement, move: LineMove): Splice[] {
  if (list.selfClosing) return [];
  const { axis, first, by } = move;
  const rows = axis === 'rows';
  const fresh: string[] = [];
  let [before, count] = [0, 0];
  const inner = source.slice(list.openEnd, list.closeStart).replaceAll(MERGE, (tag, name: string) => {
    before += 1;
    const ref = /\sref\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1] ?? '';
    const area = parseArea(ref);
    count += 1;
    if (!area) return tag;
    const [start, end] = rows ? [area.top, area.bottom] : [area.left, area.right];
    const within = start >= first - Math.abs(by) && end < first;
    const [moved] = moveAreas([area], move, !rows && !within);
    if (by > 0 && within) {
      const copy = rows
        ? { ...area, top: area.top + by, bottom: area.bottom + by }
        : { ...area, left: area.left + by, right: area.right + by };
      fresh.push(`<${name} ref="${areaName(copy)}"/>`);
    }
    if (!moved || (moved.top === moved.bottom && moved.left === moved.right)) {
      count -= 1;
      return '';
    }
    return areaName(moved) === areaName(area) ? tag : withAttributes(tag, { ref: areaName(moved) });
  });
  count += fresh.length;
  if (count === 0 && before > 0) return [gone(list)];
  const edits: Splice[] = [{ start: list.openEnd, end: list.closeStart, text: inner + fresh.join('') }];
  if (list.attributes.has('count') && count !== before)
    edits.unshift(attributeSplice(source, list, { count: String(count) }));
  return edits;
}

/** Breaks stand above a row (left of a column) and go with it; their numbers count from 0. */
function moveBreaks(source: string, list: XmlElement, move: LineMove): Splice[] | undefined {
  if (list.local !== (move.axis === 'rows' ? 'rowBreaks' : 'colBreaks')) return [];
  const marks = childrenOf(list, 'brk');
  const edits: Splice[] = [];
  let [lost, byHand] = [0, 0];
  for (const mark of marks) {
    const line = Number(mark.attributes.get('id') ?? 0) + 1;
    if (isTakenOut(line, move)) {
      lost += 1;
      byHand += mark.attributes.get('man') === '1' ? 1 : 0;
      edits.push(gone(mark));
    } else if (movedLine(line, move) !== line)
      edits.push(attributeSplice(source, mark, { id: String(movedLine(line, move) - 1) }));
  }
  if (lost === 0) return edits;
  if (lost === list.children.length) return undefined;
  const counts: Record<string, string> = {};
  for (const [name, less] of [
    ['count', lost],
    ['manualBreakCount', byHand],
  ] as const) {
    const count = list.attributes.get(name);
    if (count !== undefined) counts[name] = String(Number(count) - less);
  }
  return [attributeSplice(source, list, counts), ...edits];
}
