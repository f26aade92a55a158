import { PLANNED_MARKS } from '../forms/values';
import {
  cellAt,
  findSheet,
  parseArea,
  type BorderStyle,
  type Change,
  type ChangeSet,
  type Journal,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import { text, type Text } from '../words';
import { FINDING_COLOUR, FINDING_LINE, settledFrames } from './settled-looks';
import { withoutStandingLooks } from './standing-looks';

/** A cell that the manager's check speaks of, and what it says. */
export interface MarkedFinding {
  readonly sheet: string;
  readonly cell: string;
  readonly title: Text;
  readonly what: Text;
}

/** Our notes begin with it: in either language, and after the rows have moved. */
const SIGN = '⚑';

/**
 * Marks cells that the check speaks of: a frame of double lines, which prints without colour, and where the host can write notes a note that says why.
 * Marks of an earlier run whose finding is gone are taken away; with no findings, all of them. A note that a person wrote stays, and so
 * does a cell's own look: what the frame replaced comes back by the journal. A cell that holds a planned mark has the day's own box already.
 */
export function markFindings(
  book: WorkbookSnapshot,
  journal: Journal,
  findings: readonly MarkedFinding[],
  speak: (what: Text) => string,
): ChangeSet {
  const wanted = new Map<string, { sheet: SheetSnapshot; cell: string; says: Text[]; notes: string[] }>();
  for (const { sheet: name, cell, title, what } of findings) {
    const sheet = findSheet(book, name);
    if (!sheet || sheet.protected || isPlanned(sheet, cell)) continue;
    const key = placeOf(name, cell);
    const one = wanted.get(key) ?? { sheet, cell, says: [], notes: [] };
    wanted.set(key, one);
    one.says.push(title);
    one.notes.push(`${SIGN} ${speak(title)}：${speak(what)}`);
  }
  const frames: Change[] = [];
  const notes: Change[] = [];
  for (const { sheet, cell, says, notes: lines } of wanted.values()) {
    const [what] = says;
    if (what === undefined) continue;
    const count = says.length;
    const why = count === 1 ? text('audit.change.mark', { what }) : text('audit.change.mark-more', { what, count });
    const { name } = sheet;
    const line = FINDING_LINE;
    const frame: BorderStyle = { top: line, bottom: line, left: line, right: line, color: FINDING_COLOUR };
    frames.push({ kind: 'border', sheet: name, cell, after: frame, why });
    if (sheet.notes === undefined) continue;
    const before = sheet.notes.get(cell) ?? '';
    const after = lines.join('\n');
    if (before !== after && (before === '' || before.startsWith(SIGN)))
      notes.push({ kind: 'note', sheet: name, cell, before, after, why });
  }
  const gone = text('audit.change.unmark');
  for (const sheet of book.sheets) {
    if (sheet.protected) continue;
    for (const [cell, before] of sheet.notes ?? [])
      if (before.startsWith(SIGN) && !wanted.has(placeOf(sheet.name, cell)))
        notes.push({ kind: 'note', sheet: sheet.name, cell, before, after: '', why: gone });
  }
  const settled = settledFrames(book, journal, (sheet, cell) => wanted.has(placeOf(sheet, cell)), gone);
  return [...settled, ...withoutStandingLooks(journal, frames), ...notes];
}

const placeOf = (sheet: string, cell: string): string => `${cell} ${sheet}`;

function isPlanned(sheet: SheetSnapshot, cell: string): boolean {
  const at = parseArea(cell);
  const words = at ? String(cellAt(sheet, at.top, at.left)?.value ?? '').trim() : '';
  return words !== '' && words.replace(PLANNED_MARKS, '').trim() === '';
}
