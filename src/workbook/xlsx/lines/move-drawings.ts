import { isTakenOut, movedFormula, movedLine, type LineMove } from '../../../sheet';
import { childOf, descendants, parseXml, plainText, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeText, splice, type Splice } from '../xml/xml-write';

/** Pictures, charts and controls: their anchors count rows and columns from 0. */
export function moveAnchors(source: string, move: LineMove): string {
  const { root } = parseXml(source);
  return splice(
    source,
    [...descendants(root)].flatMap((element) => [
      ...(childOf(element, 'from') ? anchorEdits(source, element, move) : []),
      ...tieEdits(source, element, move),
    ]),
  );
}

/** Attributes that tie a shape or a form control to cells: of a drawing, and of a control's part. */
const TIES: readonly string[] = ['textlink', 'fmlaLink', 'fmlaRange', 'fmlaGroup', 'fmlaTxbx'];

/**
 * An element's ties to cells of the moved sheet after the move, those that differ.
 * @param own the sheet that cells without a sheet's name are of; `''`: only cells with one are looked at
 */
export function movedTies(element: XmlElement, move: LineMove, own: string): Record<string, string> {
  const moved: Record<string, string> = {};
  for (const name of TIES) {
    const was = element.attributes.get(name);
    if (was === undefined || was.includes('!') === (own !== '')) continue;
    const formula = was.replace(/^=/u, '');
    const now = movedFormula(formula, move, own);
    if (now !== formula) moved[name] = now;
  }
  return moved;
}

function tieEdits(source: string, element: XmlElement, move: LineMove): Splice[] {
  const ties = movedTies(element, move, move.sheet);
  return Object.keys(ties).length > 0 ? [attributeSplice(source, element, ties)] : [];
}

/** A form control's part on the moved sheet. */
export const moveTies = (source: string, move: LineMove): string =>
  splice(source, tieEdits(source, parseXml(source).root, move));

/** The edits to an anchor's two corners. What keeps its size moves as a whole; what stays where it is does not move. */
export function anchorEdits(source: string, anchor: XmlElement, move: LineMove): Splice[] {
  const keeps = anchor.attributes.get('editAs') ?? (anchor.local === 'anchor' ? controlKeeps(anchor) : 'twoCell');
  if (keeps === 'absolute') return [];
  const from = cornerOf(source, anchor, 'from', move);
  const to = cornerOf(source, anchor, 'to', move);
  if (!from) return [];
  const first = movedLine(from.line, move);
  const last = to && (keeps === 'oneCell' ? to.line + first - from.line : movedLine(to.line, move));
  return [...cornerEdits(from, first, move), ...(to && last !== undefined ? cornerEdits(to, last, move) : [])];
}

/** A control says in words of its own what moves with it. */
function controlKeeps(anchor: XmlElement): string {
  if (anchor.attributes.get('moveWithCells') !== '1') return 'absolute';
  return anchor.attributes.get('sizeWithCells') === '1' ? 'twoCell' : 'oneCell';
}

interface Corner {
  /** Counted from 1. */
  readonly line: number;
  readonly number: XmlElement;
  readonly offset: XmlElement | undefined;
}

function cornerOf(source: string, anchor: XmlElement, end: 'from' | 'to', { axis }: LineMove): Corner | undefined {
  const corner = childOf(anchor, end);
  const number = childOf(corner, axis === 'rows' ? 'row' : 'col');
  if (!number) return undefined;
  const offset = childOf(corner, axis === 'rows' ? 'rowOff' : 'colOff');
  return { line: Number(textOf(source, number)) + 1, number, offset };
}

function cornerEdits({ line, number, offset }: Corner, after: number, move: LineMove): Splice[] {
  const put = (element: XmlElement, value: number): Splice => ({
    start: element.openEnd,
    end: element.closeStart,
    text: String(value),
  });
  return [
    ...(after === line ? [] : [put(number, after - 1)]),
    // The line that the offset counts within is gone.
    ...(isTakenOut(line, move) && offset && !offset.selfClosing ? [put(offset, 0)] : []),
  ];
}

const SHAPE = /<((?:[\w.-]+:)?shape)(?=[\s>])[\s\S]*?<\/\1\s*>/gu;

/** `<x:NAME>…</x:NAME>` with any prefix: what opens it, its text, what closes it. */
const vmlElement = (name: string): RegExp =>
  new RegExp(`(<((?:[\\w.-]+:)?${name})(?:\\s[^>]*)?>)([^<]*)(</\\2\\s*>)`, 'u');
const ANCHOR = vmlElement('Anchor');
const VML_TIES = ['FmlaLink', 'FmlaRange', 'FmlaGroup', 'FmlaTxbx'].map(vmlElement);
const isOn = (shape: string, name: string): boolean =>
  new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s*/>|\\s*>\\s*(?:</|T))`, 'u').test(shape);

/**
 * The boxes of notes, and form controls, whatever prefixes the drawing gives its namespaces; the drawing need not be well-formed. Boxes of notes
 * that are taken out are not there: a line with a note is not taken out.
 */
export function moveBoxes(vml: string, move: LineMove): string {
  const counted = vmlElement(move.axis === 'rows' ? 'Row' : 'Column');
  return vml.replaceAll(SHAPE, (shape) => {
    const [, , , number] = counted.exec(shape) ?? [];
    if (number === undefined) return moveControl(shape, move);
    const line = Number(number) + 1;
    const by = movedLine(line, move) - line;
    if (by === 0) return shape;
    return withAnchor(
      shape.replace(
        counted,
        (_, open: string, _name, was: string, close: string) =>
          open + was.replace(/\d+/u, String(line - 1 + by)) + close,
      ),
      move,
      () => [by, by],
    );
  });
}

/** A control that is drawn in VML alone, or as well: where it stands, and the cells that it is tied to. */
function moveControl(shape: string, move: LineMove): string {
  const tied = VML_TIES.reduce(
    (text, tie) =>
      text.replace(tie, (whole: string, open: string, _name, was: string, close: string) => {
        const formula = plainText(was).trim();
        const now = movedFormula(formula, move, move.sheet);
        return now === formula ? whole : open + escapeText(now) + close;
      }),
    shape,
  );
  // Despite its name it says that the control stays where it is.
  if (isOn(tied, 'MoveWithCells')) return tied;
  return withAnchor(tied, move, (first, last) => {
    const start = movedLine(first, move) - first;
    return [start, isOn(tied, 'SizeWithCells') ? start : movedLine(last, move) - last];
  });
}

/** @param steps how far the first and the last line of the shape (from 1) go */
function withAnchor(
  shape: string,
  { axis }: LineMove,
  steps: (first: number, last: number) => readonly [first: number, last: number],
): string {
  const places = axis === 'rows' ? ([2, 6] as const) : ([0, 4] as const);
  return shape.replace(ANCHOR, (_, open: string, _name, anchor: string, close: string) => {
    const parts = anchor.split(',');
    const by = steps(Number(parts[places[0]]) + 1, Number(parts[places[1]]) + 1);
    places.forEach((place, i) => {
      parts[place] = (parts[place] ?? '').replace(/-?\d+/u, (n) => String(Math.max(0, Number(n) + (by[i] ?? 0))));
    });
    return open + parts.join(',') + close;
  });
}
