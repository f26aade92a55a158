import { isTakenOut, movedLine, type LineMove } from '../../../sheet';
import { childOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { splice, type Splice } from '../xml/xml-write';

/** Pictures, charts and controls: their anchors count rows and columns from 0. */
export function moveAnchors(source: string, move: LineMove): string {
  const { root } = parseXml(source);
  return splice(
    source,
    [...descendants(root)].flatMap((element) => (childOf(element, 'from') ? anchorEdits(source, element, move) : [])),
  );
}

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

/**
 * The boxes of notes, whatever prefixes the drawing gives its namespaces; the drawing need not be well-formed. Those of notes that are taken
 * out are not there: a line with a note is not taken out.
 */
export function moveNoteBoxes(vml: string, move: LineMove): string {
  const [tag, places] = move.axis === 'rows' ? (['Row', [2, 6]] as const) : (['Column', [0, 4]] as const);
  const counted = new RegExp(`(<((?:[\\w.-]+:)?${tag})(?:\\s[^>]*)?>\\s*)(\\d+)(\\s*</\\2\\s*>)`, 'u');
  return vml.replaceAll(/<((?:[\w.-]+:)?shape)(?=[\s>])[\s\S]*?<\/\1\s*>/gu, (shape) => {
    const line = Number(counted.exec(shape)?.[3] ?? -1) + 1;
    const by = movedLine(line, move) - line;
    if (by === 0) return shape;
    return shape
      .replace(
        counted,
        (_, open: string, _name, number: string, close: string) => open + String(Number(number) + by) + close,
      )
      .replace(
        /(<((?:[\w.-]+:)?Anchor)(?:\s[^>]*)?>)([^<]*)(<\/\2\s*>)/u,
        (_, open: string, _name, anchor: string, close: string) => {
          const parts = anchor.split(',');
          for (const index of places)
            parts[index] = (parts[index] ?? '').replace(/-?\d+/u, (n) => String(Math.max(0, Number(n) + by)));
          return open + parts.join(',') + close;
        },
      );
  });
}
