import type { ApplyOptions } from '../port';
import type { Batches } from './batches';
import { cellOps } from './cell-ops';
import { cancelled, leftNothing } from './errors';
import type { Guard } from './guard';
import { splitWrites, type Surprise, type WriteOp } from './messages';
import type { Step } from './plan';
import type { KnownObjects } from './read';
import { otherOps } from './sheet-ops';

/** Something went wrong when a part of it may have been written already. */
export class Interrupted extends Error {
  constructor(
    readonly reason: unknown,
    /** What is known, in spite of that, of cells that somebody changed between check and write. */
    readonly surprises: readonly Surprise[] = [],
  ) {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

export interface Sent {
  /** Cells that were changed by somebody between check and write. */
  readonly surprises: readonly Surprise[];
  /** Places that do not hold what was written. */
  readonly wrong: readonly string[];
  /** There was something to write. */
  readonly wrote: boolean;
}

interface Proof {
  readonly before?: () => readonly Surprise[];
  readonly after?: () => readonly string[];
}

/** Of a message that failed half-way Excel still tells what it had answered until then. */
function salvaged(proofs: readonly Proof[]): Surprise[] {
  return proofs.flatMap(({ before }) => {
    try {
      return [...(before?.() ?? [])];
    } catch {
      return [];
    }
  });
}

/** Our own record goes first: should Excel be torn away in the middle, it can still be taken back from there. */
function opsOf(steps: readonly Step[], guard: Guard, known: KnownObjects): WriteOp[] {
  const parts: WriteOp[] = [];
  const others: WriteOp[] = [];
  for (const step of steps) {
    if (step.kind === 'cells')
      others.push(...cellOps(step.sheet, [...step.patches.values()], step.made === false ? step.states : undefined));
    else (step.change.kind === 'document-part' ? parts : others).push(...otherOps(step.change, guard, known));
  }
  return [...parts, ...others];
}

/**
 * Writes a plan in one round trip, or in one per 20,000 formatted cells or 3.5 MB; each message looks at the cells before it writes and
 * reads them back after it.
 * @throws Interrupted when something may have been written; the client's own error or WorkbookError `cancelled` when nothing was
 */
export async function send(
  batches: Batches,
  known: KnownObjects,
  steps: readonly Step[],
  guard: Guard,
  options: ApplyOptions = {},
): Promise<Sent> {
  const messages = splitWrites(opsOf(steps, guard, known));
  const surprises: Surprise[] = [];
  const wrong: string[] = [];
  for (const [index, ops] of messages.entries()) {
    if (options.signal?.aborted) throw index === 0 ? cancelled() : new Interrupted(cancelled(), surprises);
    let proofs: readonly Proof[] = [];
    try {
      await batches.run((context) => {
        context.application.suspendScreenUpdatingUntilNextSync();
        // One after the other: a later change of the same set may undo an earlier one, which stood for all that.
        proofs = ops.map((op) => {
          const before = op.before?.(context);
          op.write(context);
          return { before, after: op.after?.(context) };
        });
        return () => undefined;
      });
    } catch (error) {
      if (index === 0 && leftNothing(error)) throw error;
      throw new Interrupted(error, [...surprises, ...salvaged(proofs)]);
    }
    for (const { before, after } of proofs) {
      surprises.push(...(before?.() ?? []));
      wrong.push(...(after?.() ?? []));
    }
    options.onProgress?.(index + 1, messages.length);
    if (surprises.length > 0 && options.conflicts !== 'skip') break;
  }
  return { surprises, wrong, wrote: messages.length > 0 };
}
