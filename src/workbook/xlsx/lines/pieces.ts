import { opposite, type LineMove } from '../../../sheet';
import { parseXml, type XmlElement } from '../xml/xml';
import { splice } from '../xml/xml-write';

/** The root's own tag among the pieces of a part. */
const ROOT = '#';

/** The children of a part's root that bear one name, which the opposite move does not bring back by itself. */
export interface Piece {
  readonly name: string;
  /** The name of those in front of them; `#` where they are the first. */
  readonly after: string;
  /** `''` where the move left none of them. */
  readonly now: string;
  readonly was: string;
}

/** A part (without a sheet's rows) after a move. */
export interface Followed {
  readonly source: string;
  readonly pieces: readonly Piece[];
}

/**
 * Has a part follow a move, and notes what the opposite move would not bring back: ranges that were cut off at the sheet's end, references
 * that were lost, lists that are empty now.
 * @param back what was noted when the move that this one takes back was made; it is put back where it stands as it was left
 */
export function follow(
  source: string,
  move: LineMove,
  step: (source: string, move: LineMove) => string,
  back: readonly Piece[] = [],
): Followed {
  let moved = step(source, move);
  if (back.length > 0) {
    const before = piecesOf(source);
    for (const piece of back) if ((before.get(piece.name)?.text ?? '') === piece.now) moved = putBack(moved, piece);
  }
  const again = step(moved, opposite(move));
  if (again === source) return { source: moved, pieces: [] };
  const [was, now, later] = [piecesOf(source), piecesOf(moved), piecesOf(again)];
  const pieces: Piece[] = [];
  let after = ROOT;
  for (const [name, { text }] of was) {
    if (later.get(name)?.text !== text) pieces.push({ name, after, now: now.get(name)?.text ?? '', was: text });
    after = name;
  }
  return { source: moved, pieces };
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The root's tag, then its children by name, from the first of a name to the last. */
function piecesOf(source: string): ReadonlyMap<string, Place> {
  const { root } = parseXml(source, 'mergeCells');
  const places = new Map<string, Place>([[ROOT, place(source, root.start, root.openEnd)]]);
  for (const { local, start, end } of root.children)
    places.set(local, place(source, places.get(local)?.start ?? start, end));
  return places;
}

const place = (source: string, start: number, end: number): Place => ({ text: source.slice(start, end), start, end });

function putBack(source: string, piece: Piece): string {
  const places = piecesOf(source);
  const own = places.get(piece.name);
  if (own) return splice(source, [{ start: own.start, end: own.end, text: piece.was }]);
  const before = places.get(piece.after);
  return before ? splice(source, [{ start: before.end, end: before.end, text: piece.was }]) : source;
}

/** Elements that cannot be empty. */
const LISTS: ReadonlySet<string> = new Set([
  'hyperlinks',
  'dataValidations',
  'protectedRanges',
  'ignoredErrors',
  'cellWatches',
  'scenario',
  'scenarios',
  'conditionalFormattings',
  'sparklines',
  'sparklineGroup',
  'sparklineGroups',
  'ext',
  'extLst',
]);

/** Whether nothing is left in a list of which so many children are gone. */
export function isEmptied(element: XmlElement, gone: number): boolean {
  return gone > 0 && gone === element.children.length && LISTS.has(element.local);
}
