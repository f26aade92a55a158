import type { Change, ChangeSet } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError, type ApplyOptions, type ApplyReport, type PartRecord } from '../../port';
import { applyChanges } from '../apply';
import type { Batches } from '../batches';
import { excelError } from '../errors';
import { Guard } from '../guard';
import { printAsItStands } from '../inverse';
import { planOf } from '../plan';
import type { KnownObjects } from '../read';
import { applyLines, type LinesChange } from './lines';

const LINES: ReadonlySet<Change['kind']> = new Set(['insert-rows', 'remove-rows', 'insert-columns', 'remove-columns']);

type Part = LinesChange | ChangeSet;

const isLines = (change: Change): change is LinesChange => LINES.has(change.kind);

/** Changes that can be carried out together, and between them the rows and columns that are put in or taken out: what follows counts by those. */
function partsOf(changes: ChangeSet): Part[] {
  const parts: Part[] = [];
  let open: Change[] | undefined;
  for (const change of changes) {
    if (isLines(change)) {
      parts.push(change);
      open = undefined;
    } else if (open) open.push(change);
    else parts.push((open = [change]));
  }
  return parts;
}

/**
 * Applies a ChangeSet part by part where rows or columns are put in or taken out in it; all others in one go. Where a part cannot be done, those
 * before it are taken back: everything stands, or nothing. Our own record is written with the last part.
 * @throws WorkbookError — the workbook is as it was, or `rollback-failed` names what may stand
 */
export async function applyInOrder(
  batches: Batches,
  known: KnownObjects,
  changes: ChangeSet,
  options: ApplyOptions = {},
): Promise<ApplyReport> {
  if (!changes.some(isLines)) return applyChanges(batches, known, changes, options);
  const parts = partsOf(changes);
  const made = madeIn(changes);
  const last = parts.at(-1);
  if (options.record && last !== undefined && ('kind' in last || made.size > 0)) parts.push([]);
  let [done, inverse]: [number, ChangeSet] = [0, []];
  const conflicts: ApplyReport['conflicts'][number][] = [];
  let recorded = false;
  let refused: ApplyReport['conflicts'] | undefined;
  try {
    for (const [index, part] of parts.entries()) {
      const ends = index === parts.length - 1;
      const record = ends ? options.record : undefined;
      if (ends && record) inverse = await withoutMade(batches, known, inverse, made);
      const report: ApplyReport =
        'kind' in part
          ? await applyLines(batches, known, part)
          : await applyChanges(batches, known, part, { ...options, record: record && whole(record, done, inverse) });
      // Without its lines the rest of the set would count by others.
      if (report.conflicts.length > 0 && ('kind' in part || options.conflicts !== 'skip')) {
        refused = report.conflicts;
        break;
      }
      conflicts.push(...report.conflicts);
      done += report.applied;
      inverse = [...report.inverse, ...inverse];
      recorded ||= report.recorded === true;
    }
  } catch (error) {
    await takeBack(batches, known, inverse, error);
    throw error;
  }
  if (refused) {
    await takeBack(batches, known, inverse);
    return { applied: 0, conflicts: refused, inverse: [] };
  }
  if (!options.record) inverse = await withoutMade(batches, known, inverse, made);
  return { applied: done, conflicts, inverse, ...(recorded && { recorded }) };
}

/** Sheets that a set makes itself. */
function madeIn(changes: ChangeSet): ReadonlySet<string> {
  return new Set(changes.flatMap(({ kind, sheet }) => (kind === 'copy-sheet' || kind === 'add-sheet' ? [sheet] : [])));
}

/** A sheet that the set made is taken away whole, as it stands now that the set is done: nobody needs its cells back first. */
async function withoutMade(
  batches: Batches,
  known: KnownObjects,
  inverse: ChangeSet,
  made: ReadonlySet<string>,
): Promise<ChangeSet> {
  const removals = inverse.filter(({ kind, sheet }) => kind === 'remove-sheet' && made.has(sheet));
  if (removals.length === 0) return inverse;
  const guard = await Guard.read(batches, planOf(removals), known);
  const others = inverse.filter(({ sheet }) => !removals.some((removal) => removal.sheet === sheet));
  return [
    ...removals.map((removal): Change => ({ ...removal, restore: printAsItStands(removal.sheet, guard) })),
    ...others,
  ];
}

/** The record of the last part tells of the parts before it, too. */
function whole({ namespace, content }: PartRecord, done: number, inverse: ChangeSet): PartRecord {
  return {
    namespace,
    content: (former, report) =>
      content(former, { ...report, applied: done + report.applied, inverse: [...report.inverse, ...inverse] }),
  };
}

async function takeBack(batches: Batches, known: KnownObjects, inverse: ChangeSet, reason?: unknown): Promise<void> {
  try {
    for (const part of partsOf(inverse)) {
      const { conflicts } =
        'kind' in part ? await applyLines(batches, known, part) : await applyChanges(batches, known, part);
      if (conflicts.length > 0) throw new Error('somebody changed it meanwhile');
    }
  } catch (error) {
    const [first] = inverse;
    throw new WorkbookError(
      'rollback-failed',
      text('workbook.excel.rollback-failed', { place: first?.sheet ?? '', count: inverse.length }),
      [...(reason === undefined ? [] : [reason]), error].map((one) => excelError(one).message).join(' · '),
    );
  }
}
