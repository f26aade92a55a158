import {
  addToPatches,
  BadChange,
  type AddSheetChange,
  type CellChange,
  type CellPatch,
  type CellState,
  type Change,
  type ChangeSet,
  type ColumnWidthChange,
  type ConditionalFormatChange,
  type CopySheetChange,
  type DocumentPartChange,
  type RemoveConditionalFormatChange,
  type RemoveSheetChange,
  type ReplaceSheetChange,
} from '../../sheet';

export type SheetChange = AddSheetChange | CopySheetChange | ReplaceSheetChange | RemoveSheetChange;
export type OtherChange =
  SheetChange | ConditionalFormatChange | RemoveConditionalFormatChange | ColumnWidthChange | DocumentPartChange;

/** Cells of one sheet that are written together. */
export interface CellStep {
  readonly kind: 'cells';
  readonly sheet: string;
  readonly patches: Map<number, CellPatch>;
  /** The sheet is made by this set; for a copy, the sheet whose cells it has at first. */
  readonly made: false | { readonly from?: string };
  /** The cells right before this step, earlier steps of the set included; set when the step is judged. */
  readonly states?: ReadonlyMap<number, CellState>;
}

export interface OtherStep {
  readonly kind: 'other';
  readonly change: OtherChange;
  readonly made: boolean;
}

export type Step = CellStep | OtherStep;

const CELL_KINDS = new Set<Change['kind']>([
  'value',
  'formula',
  'number-format',
  'fill',
  'font',
  'align',
  'border',
  'note',
]);

export function isCellChange(change: Change): change is CellChange {
  return CELL_KINDS.has(change.kind);
}

/**
 * Puts a ChangeSet into few steps: single-cell changes of a sheet are gathered, and carried out before anything that makes, copies,
 * replaces or removes that sheet.
 * @throws BadChange for an address that is none
 */
export function planOf(changes: ChangeSet): Step[] {
  const steps: Step[] = [];
  const open = new Map<string, CellStep>();
  const made = new Map<string, { readonly from?: string }>();
  const close = (sheet: string): void => {
    const step = open.get(sheet);
    if (step) steps.push(step);
    open.delete(sheet);
  };
  for (const change of changes) {
    if (isCellChange(change)) {
      const step = open.get(change.sheet) ?? {
        kind: 'cells',
        sheet: change.sheet,
        patches: new Map(),
        made: made.get(change.sheet) ?? false,
      };
      open.set(change.sheet, step);
      addToPatches(step.patches, change);
      continue;
    }
    switch (change.kind) {
      case 'add-sheet':
      case 'replace-sheet':
      case 'remove-sheet':
        close(change.sheet);
        break;
      case 'copy-sheet':
        close(change.from);
        close(change.sheet);
        break;
      case 'insert-rows':
      case 'remove-rows':
      case 'insert-columns':
      case 'remove-columns':
        // They part a set (`applyInOrder`): what follows counts by the new lines.
        throw new BadChange(change.sheet, 'rows' in change ? change.rows : change.columns, 'lines amid a plan');
      case 'conditional-format':
      case 'remove-conditional-format':
      case 'column-width':
      case 'document-part':
        break;
    }
    if (change.kind === 'remove-conditional-format') dropAdded(steps, change);
    if (change.kind === 'document-part' && joinPart(steps, change)) continue;
    steps.push({ kind: 'other', change, made: made.has(change.sheet) });
    if (change.kind === 'add-sheet' || change.kind === 'replace-sheet') made.set(change.sheet, {});
    if (change.kind === 'copy-sheet') made.set(change.sheet, { from: change.from });
    if (change.kind === 'remove-sheet') made.delete(change.sheet);
  }
  for (const sheet of [...open.keys()]) close(sheet);
  return steps;
}

/** Two contents of one part: the last one counts, under the condition of the first. */
function joinPart(steps: Step[], change: DocumentPartChange): boolean {
  for (const [index, step] of steps.entries()) {
    if (step.kind !== 'other' || step.change.kind !== 'document-part' || step.change.namespace !== change.namespace)
      continue;
    steps[index] = { ...step, change: { ...step.change, after: change.after } };
    return true;
  }
  return false;
}

/** A rule that the same set added before is not added at all. */
function dropAdded(steps: Step[], { sheet, range, formula }: RemoveConditionalFormatChange): void {
  const index = steps.findIndex(
    (step) =>
      step.kind === 'other' &&
      step.change.kind === 'conditional-format' &&
      step.change.sheet === sheet &&
      step.change.range === range &&
      step.change.formula === formula,
  );
  if (index >= 0) steps.splice(index, 1);
}

/** Sheets that must be there before the set is carried out. */
export function sheetsNeeded(steps: readonly Step[]): Set<string> {
  const needed = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'cells') {
      if (step.made === false) needed.add(step.sheet);
      continue;
    }
    const { change } = step;
    if (change.kind === 'copy-sheet') needed.add(change.from);
    else if (change.kind !== 'add-sheet' && change.kind !== 'document-part' && !step.made) needed.add(change.sheet);
  }
  return needed;
}
