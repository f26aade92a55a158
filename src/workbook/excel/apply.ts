import {
  BadChange,
  cellName,
  placeKey,
  contentText,
  type Change,
  type ChangeSet,
  type DocumentPartChange,
} from '../../sheet';
import { text } from '../../words';
import { WorkbookError, type ApplyOptions, type ApplyReport, type Conflict, type PartRecord } from '../port';
import type { Batches } from './batches';
import { judge } from './checks';
import { excelError } from './errors';
import { Guard } from './guard';
import { inverseOf } from './inverse';
import type { Surprise } from './messages';
import { planOf, type Step } from './plan';
import type { KnownObjects } from './read';
import { allStands, giveBack, takeBack } from './rollback';
import { Interrupted, send } from './send';

/** So often an interrupted write is taken back before a person is told that it could not be. */
const ATTEMPTS = 4;

/**
 * Applies a ChangeSet in two round trips: one looks at what is about to be changed; one looks again, writes, and reads back what it
 * wrote. Whatever goes wrong after that, what was written is taken back.
 * @throws WorkbookError — the workbook is as it was, or `rollback-failed` names what may stand
 */
export async function applyChanges(
  batches: Batches,
  known: KnownObjects,
  changes: ChangeSet,
  options: ApplyOptions = {},
): Promise<ApplyReport> {
  const steps = planned(changes);
  const { record } = options;
  const guard = await Guard.read(batches, steps, known, record ? [record.namespace] : [], options.signal).catch(
    (error: unknown) => {
      throw excelError(error);
    },
  );
  const { steps: allowed, conflicts } = judge(steps, guard, false);
  if (conflicts.length > 0 && options.conflicts !== 'skip') return { applied: 0, conflicts, inverse: [] };
  const inverse = inverseOf(allowed, guard);
  const report: ApplyReport = {
    applied: changes.length - changesIn(conflicts),
    conflicts,
    inverse,
    ...(record && { recorded: true }),
  };
  const noted = record && noteOf(record, report, guard);
  if (inverse.length === 0 && !noted) return report;
  const everything: Step[] = noted ? [{ kind: 'other', change: noted, made: false }, ...allowed] : allowed;
  const undo: Change[] = noted ? [...inverse, { ...noted, before: noted.after, after: noted.before ?? '' }] : inverse;
  const back = (more: readonly Change[] = []): Promise<void> =>
    restore(batches, known, [...undo, ...more], everything, guard);

  let sent;
  try {
    sent = await send(batches, known, everything, guard, options);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw excelError(error);
    const reason = excelError(error.reason);
    const asWanted =
      reason.code === 'connection' && error.surprises.length === 0 && (await stands(batches, known, everything));
    if (asWanted) return report;
    await back(giveBack(error.surprises));
    throw reason;
  }
  if (sent.surprises.length > 0) {
    const meanwhile = surpriseConflicts(sent.surprises, everything);
    if (options.conflicts === 'skip') {
      await restore(batches, known, giveBack(sent.surprises), [], guard);
      return {
        ...report,
        applied: changes.length - changesIn([...conflicts, ...meanwhile]),
        conflicts: [...conflicts, ...meanwhile],
      };
    }
    await back(giveBack(sent.surprises));
    return { applied: 0, conflicts: [...conflicts, ...meanwhile], inverse: [] };
  }
  if (sent.wrong.length > 0 && !(await stands(batches, known, everything))) {
    await back();
    throw new WorkbookError(
      'verify-failed',
      text('workbook.excel.verify-failed', { place: sent.wrong[0] ?? '', count: sent.wrong.length }),
      sent.wrong.join(' '),
    );
  }
  return report;
}

function planned(changes: ChangeSet): Step[] {
  try {
    return planOf(changes);
  } catch (error) {
    if (!(error instanceof BadChange)) throw error;
    throw new WorkbookError(
      'bad-change',
      text('workbook.excel.badAddress', { sheet: error.sheet, cell: error.cell }),
      error.message,
    );
  }
}

/** The step's own record, unless it says nothing new. */
function noteOf({ namespace, content }: PartRecord, report: ApplyReport, guard: Guard): DocumentPartChange | undefined {
  const before = guard.parts.get(namespace)?.content ?? '';
  const after = content(before, report);
  return after === before ? undefined : { kind: 'document-part', sheet: '', namespace, before, after };
}

const changesIn = (conflicts: readonly Conflict[]): number => new Set(conflicts.map(({ change }) => change)).size;

async function stands(batches: Batches, known: KnownObjects, steps: readonly Step[]): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await allStands(batches, known, steps);
    } catch {
      // The next attempt, or taking back, says what is the matter.
    }
  }
  return false;
}

/** Takes back until a second look finds nothing left to take back: the first may have been told something that was true a moment ago. */
async function restore(
  batches: Batches,
  known: KnownObjects,
  undo: ChangeSet,
  steps: readonly Step[],
  guard: Guard,
): Promise<void> {
  let last: unknown;
  let failures = 0;
  let left = undo;
  for (let pass = 0; failures < ATTEMPTS && pass < 3 * ATTEMPTS; pass += 1) {
    try {
      const { wrote, more } = await takeBack(batches, known, left, steps, guard);
      if (!wrote && pass > failures) return;
      left = [...left.filter(({ kind }) => !wrote || kind !== 'replace-sheet'), ...more];
    } catch (error) {
      last = error instanceof Interrupted ? error.reason : error;
      if (error instanceof Interrupted) left = [...left, ...giveBack(error.surprises)];
      failures += 1;
    }
  }
  const places = undo.filter(({ kind }) => kind !== 'document-part');
  const [first] = places;
  const place = first ? `${first.sheet}${'cell' in first ? `!${first.cell}` : ''}` : '';
  throw new WorkbookError(
    'rollback-failed',
    text('workbook.excel.rollback-failed', { place, count: places.length }),
    excelError(last).message,
  );
}

function surpriseConflicts(surprises: readonly Surprise[], steps: readonly Step[]): Conflict[] {
  return surprises.flatMap(({ sheet, row, column, held }): Conflict[] => {
    const key = placeKey(row, column);
    const step = steps.find(
      (candidate) => candidate.kind === 'cells' && candidate.sheet === sheet && candidate.patches.has(key),
    );
    if (step?.kind !== 'cells') return [];
    const change = step.patches.get(key)?.changes[0];
    const expected = contentText(step.states?.get(key)?.content);
    return change ? [{ change, sheet, cell: cellName(row, column), expected, found: held }] : [];
  });
}
