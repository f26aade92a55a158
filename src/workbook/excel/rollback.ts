import { cellName, fulfils, type Change, type ChangeSet } from '../../sheet';
import type { Batches } from './batches';
import { judge } from './checks';
import { Guard } from './guard';
import { STOOD_THERE } from './inverse';
import { send } from './send';
import { planOf, type Step } from './plan';
import type { KnownObjects } from './read';
import { ruleStands, sameRule } from './sheet-ops';
import type { Surprise } from './messages';

/** Cells that somebody changed while we wrote get back what that person put there. */
export function giveBack(surprises: readonly Surprise[]): Change[] {
  return surprises.map(({ sheet, row, column, held }): Change => {
    const place = { sheet, cell: cellName(row, column) };
    if (typeof held === 'string' && held.startsWith('=') && held.length > 1)
      return { ...place, kind: 'formula', after: held };
    return { ...place, kind: 'value', after: held, restore: STOOD_THERE };
  });
}

async function sheetNames(batches: Batches): Promise<Set<string>> {
  return batches.run((context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    return () => new Set(sheets.items.map(({ name }) => name));
  });
}

/**
 * Brings back what an interrupted write may have changed; what was not reached is left as it is, and so is what others did since.
 * @param before the workbook as it was before
 * @returns whether there was something to bring back; and `more` that is to be given back to people who edited meanwhile
 * @throws when it could not be done, or not be proved
 */
export async function takeBack(
  batches: Batches,
  known: KnownObjects,
  inverse: ChangeSet,
  steps: readonly Step[],
  before: Guard,
): Promise<{ readonly wrote: boolean; readonly more: readonly Change[] }> {
  known.parts.clear();
  const present = await sheetNames(batches);
  const fitting = inverse.flatMap((change): Change[] => {
    if (change.kind === 'document-part') return [change];
    if (change.kind === 'add-sheet') return present.has(change.sheet) ? [] : [change];
    if (!present.has(change.sheet)) return [];
    // Half made, it does not hold what it should: that is no reason to keep it.
    return change.kind === 'remove-sheet' ? [{ kind: 'remove-sheet', sheet: change.sheet }] : [change];
  });
  const plan = planOf([...fitting, ...strayCopies(steps, before.sheets, present)]);
  const guard = await Guard.read(batches, plan, known);
  guard.clearStrays(before);
  const { steps: left } = judge(plan, guard, true);
  const { wrong, surprises, wrote } = await send(batches, known, left, guard);
  if (surprises.length === 0 && wrong.length > 0) throw new Error(`not restored: ${wrong[0] ?? ''}`);
  return { wrote, more: giveBack(surprises) };
}

/** A copy that did not get as far as its name is called after the sheet that it was made from. */
function strayCopies(steps: readonly Step[], before: ReadonlySet<string>, present: ReadonlySet<string>): Change[] {
  const sources = steps.flatMap((step) =>
    step.kind === 'other' && step.change.kind === 'copy-sheet' ? [step.change.from] : [],
  );
  return [...present]
    .filter((name) => !before.has(name) && sources.some((from) => name.startsWith(`${from} (`)))
    .map((sheet) => ({ kind: 'remove-sheet', sheet }));
}

/** Whether everything stands although no answer came; only for sets that make no sheets, which can be seen in one round trip. */
export async function allStands(batches: Batches, known: KnownObjects, steps: readonly Step[]): Promise<boolean> {
  const visible = steps.every(
    (step) =>
      (step.kind === 'cells' && step.made === false) ||
      (step.kind === 'other' &&
        ['conditional-format', 'remove-conditional-format', 'document-part'].includes(step.change.kind)),
  );
  if (!visible) return false;
  known.parts.clear();
  const guard = await Guard.read(batches, steps, known);
  return steps.every((step) => {
    if (step.kind === 'cells') {
      const states = guard.cells.get(step.sheet)?.states;
      return [...step.patches].every(([key, { after }]) => fulfils(states?.get(key) ?? {}, after));
    }
    const { change } = step;
    const rules = guard.rules.get(change.sheet) ?? [];
    if (change.kind === 'conditional-format') return ruleStands(change, rules);
    if (change.kind === 'remove-conditional-format') return !rules.some((rule) => sameRule(rule, change));
    return change.kind === 'document-part' && (guard.parts.get(change.namespace)?.content ?? '') === change.after;
  });
}
