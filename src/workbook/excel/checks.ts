import {
  cellName,
  checkCell,
  fulfils,
  IF_STILL_OURS,
  overlay,
  parseArea,
  type CellChange,
  type CellPatch,
  type CellState,
  type ColumnWidthChange,
  type Scalar,
} from '../../sheet';
import { text, type KeyTail, type Text } from '../../words';
import { WorkbookError, type Conflict, type WorkbookErrorCode } from '../port';
import type { Guard } from './guard';
import { STOOD_THERE, untouchedSince } from './inverse';
import { sheetsNeeded, type CellStep, type OtherStep, type Step } from './plan';
import { widthInCharacters } from './units';

const SHEET_NAME = /^(?!')[^\\/?*[\]:]{1,31}(?<!')$/u;

function refusal(code: WorkbookErrorCode, key: KeyTail<'workbook.excel.'>, values: Text['values']): WorkbookError {
  return new WorkbookError(code, text(`workbook.excel.${key}`, values), Object.values(values ?? {}).join('!'));
}

/** What may be done, and what would overwrite something that a person has changed. */
export interface Verdict {
  /** The plan without what is already as wanted, and without conflicts. */
  readonly steps: Step[];
  readonly conflicts: Conflict[];
}

/**
 * Holds a plan against the workbook as it is now.
 * @param undoing takes back what is left of an interrupted write: conflicts are somebody else's edits and stay, nothing is refused
 * @throws WorkbookError before anything is written: protected sheet, formula, list, unknown or foreign sheet
 */
export function judge(steps: readonly Step[], guard: Guard, undoing: boolean): Verdict {
  if (!undoing) refuseSheets(steps, guard);
  const conflicts: Conflict[] = [];
  const allowed: Step[] = [];
  const current = new Map<string, Map<number, CellState>>();
  const others = new CurrentOthers(guard);
  for (const step of steps) {
    if (step.kind === 'cells') allowed.push(judgeCells(step, guard, current, undoing, conflicts));
    else if (judgeOther(step, guard, others, conflicts)) allowed.push(step);
  }
  return { steps: allowed.filter((step) => step.kind === 'other' || step.patches.size > 0), conflicts };
}

function refuseSheets(steps: readonly Step[], guard: Guard): void {
  for (const sheet of sheetsNeeded(steps)) {
    if (!guard.sheets.has(sheet)) throw refusal('unknown-sheet', 'unknown-sheet', { sheet });
  }
  const copiedOnly = new Set(
    steps.flatMap((step) => (step.kind === 'other' && step.change.kind === 'copy-sheet' ? [step.change.from] : [])),
  );
  for (const sheet of guard.protectedSheets) {
    const written = steps.some((step) =>
      step.kind === 'cells' ? step.sheet === sheet && step.made === false : step.change.sheet === sheet,
    );
    if (written || !copiedOnly.has(sheet)) throw refusal('protected-sheet', 'protectedSheet', { sheet });
  }
  const present = new Set([...guard.sheets].map((name) => name.toLowerCase()));
  for (const step of steps) {
    if (step.kind === 'cells') continue;
    const { change } = step;
    const { sheet } = change;
    if (change.kind === 'add-sheet' || change.kind === 'copy-sheet') {
      if (!SHEET_NAME.test(sheet)) throw refusal('bad-change', 'badSheetName', { sheet });
      if (present.has(sheet.toLowerCase())) throw refusal('bad-change', 'sheetExists', { sheet });
      present.add(sheet.toLowerCase());
    } else if (change.kind === 'remove-sheet' || change.kind === 'replace-sheet') {
      if (!step.made && !guard.ours.has(sheet)) throw refusal('bad-change', 'foreignSheet', { sheet });
      if (change.kind === 'remove-sheet') present.delete(sheet.toLowerCase());
    } else if (change.kind === 'column-width') {
      if (!parseArea(change.columns.includes(':') ? change.columns : `${change.columns}:${change.columns}`))
        throw refusal('bad-change', 'badAddress', { sheet, cell: change.columns });
    }
  }
}

function judgeCells(
  step: CellStep,
  guard: Guard,
  current: Map<string, Map<number, CellState>>,
  undoing: boolean,
  conflicts: Conflict[],
): CellStep {
  const findings = guard.cells.get(step.sheet);
  const now = current.get(step.sheet) ?? new Map(findings?.states);
  current.set(step.sheet, now);
  const states = new Map<number, CellState>();
  const patches = new Map<number, CellPatch>();
  for (const [key, whole] of step.patches) {
    const patch = undoing ? stillOurs(whole, now.get(key) ?? {}) : withoutLost(whole, now.get(key) ?? {});
    const cell = cellName(patch.row, patch.column);
    if (patch.after.note !== undefined && !undoing) throw refusal('bad-change', 'notes', { sheet: step.sheet, cell });
    const state = now.get(key) ?? {};
    const refused = findings && checkCell(patch, state);
    if (refused?.why === 'formula' && !undoing)
      throw refusal('formula-cell', 'formulaCell', { sheet: step.sheet, cell });
    if (refused?.why === 'conflict')
      conflicts.push({
        change: refused.change,
        sheet: step.sheet,
        cell,
        expected: refused.expected,
        found: refused.found,
      });
    if (refused || (step.made === false && fulfils(state, patch.after))) continue;
    if (!undoing) refuseByList(step.sheet, cell, patch, findings?.lists.get(key));
    patches.set(key, patch);
    states.set(key, state);
    now.set(key, merged(state, patch.after));
  }
  return { ...step, patches, states };
}

/** What may be taken back of a cell: somebody else's content stays there, while our look goes, and the other way round. */
function stillOurs(patch: CellPatch, state: CellState): CellPatch {
  const aspectOf = ({ kind }: CellChange): string => (kind === 'formula' ? 'value' : kind);
  const aspects = new Set(patch.changes.map(aspectOf));
  const theirs = [...aspects].filter((aspect) =>
    checkCell({ ...patch, changes: patch.changes.filter((change) => aspectOf(change) === aspect) }, state),
  );
  if (theirs.length === 0) return patch;
  return { ...patch, ...made(patch.changes.filter((change) => !theirs.includes(aspectOf(change)))) };
}

/** Without looks that were to be taken away only as long as they are ours. */
function withoutLost(patch: CellPatch, state: CellState): CellPatch {
  const lost = (change: CellChange): boolean =>
    change.restore === IF_STILL_OURS && checkCell({ ...patch, changes: [change] }, state) !== undefined;
  return patch.changes.some(lost) ? { ...patch, ...made(patch.changes.filter((change) => !lost(change))) } : patch;
}

/** Changes with what they make of a cell. */
function made(changes: CellChange[]): Pick<CellPatch, 'after' | 'changes'> {
  const after: CellState = {};
  for (const change of changes) overlay(after, change);
  return { after, changes };
}

function merged(state: CellState, after: CellState): CellState {
  return {
    ...state,
    ...after,
    font: { ...state.font, ...after.font },
    align: { ...state.align, ...after.align },
    border: { ...state.border, ...after.border },
  };
}

/** A list that does not have the value is respected; what stood there before may always come back. */
function refuseByList(
  sheet: string,
  cell: string,
  { after, changes }: CellPatch,
  list: readonly string[] | undefined,
): void {
  const { content } = after;
  if (!list || !content || !('value' in content) || content.value === '') return;
  if (changes.some(({ restore }) => restore === STOOD_THERE)) return;
  if (!list.includes(String(content.value)))
    throw refusal('validation', 'validation', { sheet, cell, value: String(content.value), list });
}

/** Widths and parts as they are while the steps go by, so that a later change sees what an earlier one made. */
class CurrentOthers {
  private readonly widths = new Map<string, number>();
  private readonly parts = new Map<string, string>();

  constructor(private readonly guard: Guard) {}

  /** Characters of the columns of a change, as far as they were looked at. */
  widthsOf({ sheet, columns }: ColumnWidthChange): number[] {
    return this.columnsOf(sheet, columns).map(
      (column) =>
        this.widths.get(`${sheet} ${column}`) ?? widthInCharacters(this.guard.widths.get(sheet)?.get(column) ?? 0),
    );
  }

  setWidths({ sheet, columns, after }: ColumnWidthChange): void {
    for (const column of this.columnsOf(sheet, columns)) this.widths.set(`${sheet} ${column}`, after);
  }

  part(namespace: string): string {
    return this.parts.get(namespace) ?? this.guard.parts.get(namespace)?.content ?? '';
  }

  setPart(namespace: string, content: string): void {
    this.parts.set(namespace, content);
  }

  private columnsOf(sheet: string, columns: string): number[] {
    const area = parseArea(columns.includes(':') ? columns : `${columns}:${columns}`);
    const all = Array.from({ length: area ? area.right - area.left + 1 : 0 }, (_, i) => (area?.left ?? 1) + i);
    return all.filter((column) => this.guard.widths.get(sheet)?.has(column));
  }
}

/** Whether a step is to be carried out: not when it conflicts, and not when everything is as it wants. */
function judgeOther({ change, made }: OtherStep, guard: Guard, now: CurrentOthers, conflicts: Conflict[]): boolean {
  const conflict = (cell: string, expected: Scalar, found: Scalar): boolean => {
    conflicts.push({ change, sheet: change.sheet, cell, expected, found });
    return false;
  };
  if (change.kind === 'column-width' && !made) {
    const widths = now.widthsOf(change);
    const { before, after } = change;
    const near = (a: number, b: number, within: number): boolean => Math.abs(a - b) < within;
    if (widths.every((width) => near(width, after, 0.01))) return false;
    // Excel rounds a width to whole pixels of the screen.
    const strange =
      before === undefined ? undefined : widths.find((width) => !near(width, before, 0.3) && !near(width, after, 0.3));
    if (strange !== undefined) return conflict(change.columns, before ?? '', strange);
    now.setWidths(change);
  }
  if (change.kind === 'document-part') {
    const found = now.part(change.namespace);
    if (found === change.after) return false;
    if (change.before !== undefined && found !== change.before)
      return conflict(change.namespace, change.before.length, found.length);
    now.setPart(change.namespace, change.after);
  }
  if (change.kind === 'remove-sheet' && !made && !untouchedSince(change, guard)) return conflict('A1', '', '');
  return true;
}
