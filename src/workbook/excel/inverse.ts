import {
  columnLetters,
  contentText,
  invertPatches,
  parseArea,
  placeKey,
  type AddSheetChange,
  type CellPatch,
  type Change,
  type ColumnWidthChange,
  type CopySheetChange,
  type RemoveSheetChange,
  type Scalar,
} from '../../sheet';
import type { Guard } from './guard';
import { pageRecord } from './page';
import type { CellStep, OtherStep, Step } from './plan';
import { contentPatches, rulePlace, ruleStands, sameRule } from './sheet-ops';
import { widthInCharacters } from './units';

/** Marks inverse values: what stood in a cell comes back even where a list would not take it today. */
export const STOOD_THERE = 'excel:stood-there';
const PRINT = 'excel-sheet:';

/** What brings back the workbook as the guard saw it, last step first. */
export function inverseOf(steps: readonly Step[], guard: Guard): Change[] {
  return [...steps]
    .reverse()
    .flatMap((step) => (step.kind === 'cells' ? inverseCells(step) : inverseOther(step, steps, guard)));
}

function inverseCells({ sheet, made, patches, states }: CellStep): Change[] {
  if (made !== false) return [];
  const changes = invertPatches(sheet, patches.values(), (row, column) => states?.get(placeKey(row, column)) ?? {});
  return changes.map((change) => (change.kind === 'value' ? { ...change, restore: STOOD_THERE } : change));
}

function inverseOther({ change, made }: OtherStep, steps: readonly Step[], guard: Guard): Change[] {
  const { sheet } = change;
  if (made && change.kind !== 'remove-sheet') return [];
  switch (change.kind) {
    case 'add-sheet':
    case 'copy-sheet':
      return [
        {
          kind: 'remove-sheet',
          sheet,
          restore: PRINT + printOf(entriesOf(sheet, steps, guard), chartsOf(change, guard)),
        } satisfies RemoveSheetChange,
      ];
    case 'replace-sheet': {
      const content = guard.contents.get(sheet);
      return content ? [{ kind: 'replace-sheet', sheet, ...content, ...pageOf(sheet, guard) }] : [];
    }
    case 'remove-sheet': {
      const content = guard.contents.get(sheet);
      return content && !made ? [{ kind: 'add-sheet', sheet, ...content, ...pageOf(sheet, guard) }] : [];
    }
    case 'column-width':
      return widthChanges(change, guard.widths.get(sheet) ?? new Map());
    case 'conditional-format': {
      if (ruleStands(change, guard.rules.get(sheet))) return [];
      const { kind: _kind, why: _why, restore: _restore, ...rule } = change;
      return [{ kind: 'remove-conditional-format', ...rule }];
    }
    case 'remove-conditional-format': {
      const present = guard.rules.get(sheet) ?? [];
      return present
        .filter((rule) => sameRule(rule, change))
        .map((rule) => {
          const { id: _id, stopIfTrue: _stop, ...format } = rule;
          return { kind: 'conditional-format', sheet, ...format, restore: rulePlace(rule, present) };
        });
    }
    case 'document-part': {
      const before = guard.parts.get(change.namespace)?.content ?? '';
      return before === change.after
        ? []
        : [{ kind: 'document-part', sheet: '', namespace: change.namespace, before: change.after, after: before }];
    }
  }
}

function pageOf(sheet: string, guard: Guard): { readonly restore?: string } {
  const page = guard.pages.get(sheet);
  return page ? { restore: pageRecord(page) } : {};
}

const chartsOf = (change: AddSheetChange | CopySheetChange, guard: Guard): number =>
  change.kind === 'add-sheet' ? (change.charts?.length ?? 0) : (guard.sourceCharts.get(change.from) ?? 0);

/** Column by column; where the set sets a column twice, both lead back to what was there at first. */
function widthChanges(change: ColumnWidthChange, widths: ReadonlyMap<number, number>): Change[] {
  const area = parseArea(change.columns.includes(':') ? change.columns : `${change.columns}:${change.columns}`);
  return [...widths]
    .filter(([column]) => area && column >= area.left && column <= area.right)
    .map(([column, points]) => ({
      kind: 'column-width',
      sheet: change.sheet,
      columns: columnLetters(column),
      before: change.after,
      after: widthInCharacters(points),
    }));
}

/** What a sheet that this set makes will hold at its end: a copy has what the set did to its source before. */
function entriesOf(sheet: string, steps: readonly Step[], guard: Guard): Map<number, Scalar> {
  const entries = new Map<number, Scalar>();
  steps.forEach((step, index) => {
    if (step.kind === 'cells') {
      if (step.sheet === sheet && step.made !== false) layOver(entries, [...step.patches.values()]);
      return;
    }
    const { change } = step;
    if (change.sheet !== sheet) return;
    if (change.kind === 'add-sheet') layOver(entries, contentPatches(change));
    if (change.kind !== 'copy-sheet') return;
    for (const [key, entry] of guard.sources.get(change.from) ?? []) entries.set(key, entry);
    for (const earlier of steps.slice(0, index)) {
      if (earlier.kind === 'cells' && earlier.sheet === change.from) layOver(entries, [...earlier.patches.values()]);
    }
  });
  return entries;
}

function layOver(entries: Map<number, Scalar>, patches: readonly CellPatch[]): void {
  for (const { row, column, after } of patches)
    if (after.content !== undefined) entries.set(placeKey(row, column), contentText(after.content));
}

/**
 * A fingerprint of a sheet's contents, so that a sheet of ours in which somebody worked since is not taken away unasked, nor a chart that
 * somebody drew there. Formulas count only as such: Excel may spell them in another way.
 */
function printOf(entries: ReadonlyMap<number, Scalar>, charts: number): string {
  let hash = 0x811c9dc5;
  const held = [...entries].filter(([, entry]) => entry !== '').sort(([a], [b]) => a - b);
  for (const [key, entry] of held) {
    const text = typeof entry === 'string' && entry.startsWith('=') ? '=' : `${typeof entry} ${String(entry)}`;
    for (const char of `${key} ${text}\n`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `${held.length}.${hash.toString(36)}.${charts}`;
}

/** Whether a sheet still holds what it held when it was made; true where nothing is remembered about that. */
export function untouchedSince(change: RemoveSheetChange, guard: Guard): boolean {
  return !change.restore?.startsWith(PRINT) || change.restore === printAsItStands(change.sheet, guard);
}

/** What a `remove-sheet` remembers of a sheet as the guard saw it. */
export function printAsItStands(sheet: string, guard: Guard): string {
  const content = guard.contents.get(sheet);
  const entries = new Map<number, Scalar>();
  if (content) layOver(entries, contentPatches(content));
  return PRINT + printOf(entries, guard.charts.get(sheet)?.length ?? 0);
}
