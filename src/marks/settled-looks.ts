import { PLANNED_MARKS } from '../forms/values';
import {
  BORDER_SIDES,
  cellAt,
  cellName,
  findSheet,
  IF_STILL_OURS,
  parseArea,
  sidesOf,
  type BorderSide,
  type BorderStyle,
  type Change,
  type ChangeSet,
  type Journal,
  type JournalStep,
  type SideLine,
  type WorkbookSnapshot,
} from '../sheet';
import { text, type Text } from '../words';

type Look = Extract<Change, { kind: 'fill' | 'font' | 'border' | 'align' }>;
type Member = string | number | boolean | SideLine;

/** One thing about a cell's look that we changed: what it was before our first touch, and what our last one made of it. */
interface Touch {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly kind: Look['kind'];
  readonly member: string;
  readonly former: Member;
  standing: Member;
}

const OPPOSITE: Readonly<Record<string, { side: BorderSide; row: number; column: number }>> = {
  top: { side: 'bottom', row: -1, column: 0 },
  bottom: { side: 'top', row: 1, column: 0 },
  left: { side: 'right', row: 0, column: -1 },
  right: { side: 'left', row: 0, column: 1 },
};

/**
 * Takes the look of a mark away where the mark is gone: the visit was made and a level stands there, or somebody cleared the cell. The
 * journal tells what the cell looked like before; looks that somebody changed since are theirs and stay. A line between two cells
 * belongs to both: it stays while one of them still has its mark.
 * @param marks what is about to be written: cells that get a mark have one
 */
export function settledLooks(book: WorkbookSnapshot, journal: Journal, marks: readonly Change[] = []): Change[] {
  const touches = touchesOf(journal.steps.slice(0, journal.done));
  const cells = (of: (change: Change) => boolean): Set<string> =>
    new Set(marks.filter(of).map((change) => ('cell' in change ? `${change.cell} ${change.sheet}` : '')));
  const cleared = cells((change) => change.kind === 'value' && change.after === '');
  const marked = cells(() => true);
  const isMarked = (sheet: string, row: number, column: number): boolean => {
    const place = `${cellName(row, column)} ${sheet}`;
    if (cleared.has(place)) return false;
    if (marked.has(place)) return true;
    const found = findSheet(book, sheet);
    const words = found ? String(cellAt(found, row, column)?.value ?? '').trim() : '';
    return words !== '' && words.replace(PLANNED_MARKS, '').trim() === '';
  };
  return goneLooks(book, touches, isMarked, (touch) => !isFindingLine(touch));
}

/** The frame that the manager's check puts round a cell: no other mark has double lines. */
export const FINDING_LINE = 'double';
export const FINDING_COLOUR = '#1F4E79';

const isFindingLine = ({ kind, standing }: Touch): boolean =>
  kind === 'border' && (standing as SideLine).line === FINDING_LINE;

/** The same for the frames of the manager's check, which do not go by what stands in the cell. */
export function settledFrames(
  book: WorkbookSnapshot,
  journal: Journal,
  stands: (sheet: string, cell: string) => boolean,
  why: Text,
): Change[] {
  const touches = touchesOf(journal.steps.slice(0, journal.done));
  const isMarked = (sheet: string, row: number, column: number): boolean => stands(sheet, cellName(row, column));
  return goneLooks(book, touches, isMarked, isFindingLine).map((change) => ({ ...change, why }));
}

/** The ways back for looks of ours whose cell has no mark any more. */
function goneLooks(
  book: WorkbookSnapshot,
  touches: ReadonlyMap<string, Touch>,
  isMarked: (sheet: string, row: number, column: number) => boolean,
  own: (touch: Touch) => boolean,
): Change[] {
  const settled = new Map<string, Touch[]>();
  for (const touch of touches.values()) {
    const { sheet, row, column, kind, member } = touch;
    const found = findSheet(book, sheet);
    if (!own(touch) || !found || found.protected || isMarked(sheet, row, column)) continue;
    if (kind === 'border') {
      const beside = OPPOSITE[member];
      if (!beside) continue;
      const other = touches.get(keyOf(sheet, row + beside.row, column + beside.column, kind, beside.side));
      if (other && own(other) && isMarked(sheet, other.row, other.column)) continue;
    }
    const cell = `${cellName(row, column)} ${sheet}`;
    settled.set(cell, [...(settled.get(cell) ?? []), touch]);
  }
  return [...settled.values()].flatMap(changesBack);
}

const keyOf = (sheet: string, row: number, column: number, kind: Look['kind'], member: string): string =>
  `${kind} ${member} ${String(row)} ${String(column)} ${sheet}`;

/** What our steps did to looks and nobody took back, by `keyOf`. */
function touchesOf(steps: readonly JournalStep[]): ReadonlyMap<string, Touch> {
  const touches = new Map<string, Touch>();
  for (const step of steps) {
    const formers = membersOf(step.inverse);
    for (const [key, { after, ...place }] of membersOf(step.forward)) {
      const own = formers.get(key)?.after;
      const beside = own === undefined ? undefined : lineBeside(touches, place);
      // Excel tells the frame of the cell next to it as this cell's own line.
      const found = beside !== undefined && own !== undefined && same(beside.standing, own) ? beside.former : own;
      const former = touches.get(key)?.former ?? found;
      if (former === undefined) continue;
      if (same(former, after)) touches.delete(key);
      else touches.set(key, { ...place, former, standing: after });
    }
  }
  return touches;
}

/** The line that the cell on its other side got. */
function lineBeside(touches: ReadonlyMap<string, Touch>, place: Omit<Touch, 'former' | 'standing'>): Touch | undefined {
  const beside = place.kind === 'border' ? OPPOSITE[place.member] : undefined;
  return (
    beside &&
    touches.get(keyOf(place.sheet, place.row + beside.row, place.column + beside.column, 'border', beside.side))
  );
}

type PlacedMember = Omit<Touch, 'former' | 'standing'> & { readonly after: Member };

function membersOf(changes: ChangeSet): Map<string, PlacedMember> {
  const members = new Map<string, PlacedMember>();
  for (const change of changes) {
    const { kind, sheet } = change;
    if (kind !== 'fill' && kind !== 'font' && kind !== 'align' && kind !== 'border') continue;
    const area = parseArea(change.cell);
    if (!area) continue;
    const values: [string, Member][] =
      change.kind === 'fill'
        ? [['', change.after]]
        : Object.entries(change.kind === 'border' ? sidesOf(change.after) : change.after);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        for (const [member, after] of values)
          members.set(keyOf(sheet, row, column, kind, member), { sheet, row, column, kind, member, after });
      }
    }
  }
  return members;
}

function same(a: Member, b: Member): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The changes for the touches of one cell. */
function changesBack(touches: readonly Touch[]): Change[] {
  const [first] = touches;
  if (!first) return [];
  const { sheet, row, column } = first;
  const base = { sheet, cell: cellName(row, column), why: text('schedule.change.settled'), restore: IF_STILL_OURS };
  const changes: Change[] = [];
  for (const { kind, former, standing } of touches)
    if (kind === 'fill') changes.push({ ...base, kind, before: String(standing), after: String(former) });
  for (const kind of ['font', 'align'] as const) {
    const own = touches.filter((touch) => touch.kind === kind);
    if (own.length === 0) continue;
    const gather = (of: 'former' | 'standing'): object =>
      Object.fromEntries(own.map((touch) => [touch.member, touch[of]]));
    changes.push({ ...base, kind, before: gather('standing'), after: gather('former') });
  }
  const lines = new Map<string, { before: BorderStyle; after: BorderStyle }>();
  for (const side of BORDER_SIDES) {
    const touch = touches.find(({ kind, member }) => kind === 'border' && member === side);
    if (!touch) continue;
    const [was, is] = [touch.former as SideLine, touch.standing as SideLine];
    // A change has one colour for all its lines.
    const key = `${was.color} ${is.color}`;
    const pair = lines.get(key) ?? { before: colour(is), after: colour(was) };
    lines.set(key, { before: { ...pair.before, [side]: is.line }, after: { ...pair.after, [side]: was.line } });
  }
  for (const pair of lines.values()) changes.push({ ...base, kind: 'border', ...pair });
  return changes;
}

const colour = ({ color }: SideLine): BorderStyle => (color === '' ? {} : { color });
