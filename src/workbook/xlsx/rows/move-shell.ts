import { areaName, movedFormula, parseArea, type Area, type RowMove, moveAreas } from '../../../sheet';
import { childrenOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeText, splice, type Splice } from '../xml/xml-write';
import { movedRow } from './move-cells';

/** Elements around the cells that hold a formula as their text: conditional formats, lists, and their extensions. */
const FORMULAS: ReadonlySet<string> = new Set(['formula', 'formula1', 'formula2', 'f']);
/** Elements whose ranges follow the rows, with the attribute that holds them. */
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
/** Ranges that grow even where they are one row high: what the new rows take from those above them. */
const TAKEN_ALONG: ReadonlySet<string> = new Set(['conditionalFormatting', 'dataValidation', 'sqref']);

/** The edits around the cells of the moved sheet: ranges, merges, breaks, and formulas outside of cells. */
export function moveShell(source: string, root: XmlElement, move: RowMove): Splice[] {
  const edits: Splice[] = [];
  for (const child of root.children) {
    if (child.local === 'sheetData') continue;
    if (child.local === 'mergeCells') edits.push(...moveMerges(source, child, move));
    else if (child.local === 'rowBreaks') edits.push(...moveBreaks(source, child, move));
    else for (const element of [child, ...descendants(child)]) edits.push(...moveElement(source, element, move));
  }
  return edits;
}

function moveElement(source: string, element: XmlElement, move: RowMove): Splice[] {
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
export function formulaEdit(source: string, element: XmlElement, move: RowMove, own: string): Splice[] {
  if (element.openEnd >= element.closeStart) return [];
  const was = textOf(source, element);
  const formula = movedFormula(was, move, own);
  return formula === was ? [] : [{ start: element.openEnd, end: element.closeStart, text: escapeText(formula) }];
}

/** `A1:B2 C3` after the move; `''` where all of it is gone. */
export function movedRange(range: string, { first, by }: RowMove, takenAlong: boolean): string {
  return range
    .trim()
    .split(/\s+/u)
    .flatMap((part) => {
      const area = parseArea(part);
      if (!area) return [part];
      const whole = /^\$?[A-Za-z]+:\$?[A-Za-z]+$/u.test(part);
      if (whole) return [part];
      const along = takenAlong && by > 0 && area.bottom === first - 1;
      const [moved] = along ? [{ ...area, bottom: area.bottom + by }] : moveAreas([area], first, by);
      return moved ? [areaName(moved)] : [];
    })
    .join(' ');
}

/** Merges follow; those within the rows above new ones are repeated in these. */
function moveMerges(source: string, list: XmlElement, { first, by }: RowMove): Splice[] {
  const cells = childrenOf(list, 'mergeCell');
  const areas = cells.map((cell) => parseArea(cell.attributes.get('ref') ?? ''));
  const edits: Splice[] = [];
  const fresh: Area[] = [];
  let count = cells.length;
  cells.forEach((cell, index) => {
    const area = areas[index];
    if (!area) return;
    const [moved] = moveAreas([area], first, by, false);
    if (by > 0 && area.top >= first - by && area.bottom < first)
      fresh.push({ ...area, top: area.top + by, bottom: area.bottom + by });
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

function moveBreaks(source: string, list: XmlElement, move: RowMove): Splice[] {
  return childrenOf(list, 'brk').flatMap((mark) => {
    const id = Number(mark.attributes.get('id') ?? 0);
    const moved = movedRow(id, move);
    return moved === id ? [] : [attributeSplice(source, mark, { id: String(moved) })];
  });
}

/** A part whose elements named in `ranges` hold a range of the moved sheet, and whose formulas are that sheet's: tables, notes. */
export function moveRangesIn(source: string, attributes: Readonly<Record<string, string>>, move: RowMove): string {
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

/** Pictures and charts on the moved sheet: their anchors count rows from 0. */
export function moveAnchors(source: string, move: RowMove): string {
  const { root } = parseXml(source);
  const edits: Splice[] = [];
  for (const element of descendants(root)) {
    if (element.local !== 'row' || (element.parent?.local !== 'from' && element.parent?.local !== 'to')) continue;
    if (element.parent.parent?.attributes.get('editAs') === 'absolute') continue;
    const row = Number(textOf(source, element)) + 1;
    const moved = movedRow(row, move);
    if (moved !== row) edits.push({ start: element.openEnd, end: element.closeStart, text: String(moved - 1) });
  }
  return splice(source, edits);
}

/** The boxes of notes. */
export function moveNoteBoxes(vml: string, move: RowMove): string {
  return vml.replaceAll(/<v:shape\b[\s\S]*?<\/v:shape>/gu, (shape) => {
    const found = /<x:Row>\s*(\d+)\s*<\/x:Row>/u.exec(shape);
    const row = Number(found?.[1] ?? -1) + 1;
    const by = movedRow(row, move) - row;
    if (!found || by === 0) return shape;
    return shape
      .replace(found[0], `<x:Row>${String(row + by - 1)}</x:Row>`)
      .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/u, (_, open: string, anchor: string, close: string) => {
        const parts = anchor.split(',');
        for (const index of [2, 6]) parts[index] = (parts[index] ?? '').replace(/\d+/u, (n) => String(Number(n) + by));
        return open + parts.join(',') + close;
      });
  });
}
