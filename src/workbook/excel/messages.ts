import type { Batches } from './batches';

/** Well under the 5 MB that Excel on the web takes, as the estimates are rough. */
const MAX_BYTES = 3_500_000;
/** More formatted cells than this at once are reported to fail. */
const MAX_CELLS = 20_000;

/** Something to be loaded, with a rough weight of its question and its answer in bytes. */
export interface Load {
  readonly request: number;
  readonly response: number;
  /** Queues the load; what it returns takes the answer. */
  queue(context: Excel.RequestContext): () => void;
}

/** Splits by weight; a single heavy entry still makes a message of its own. */
export function split<T>(
  entries: readonly T[],
  weights: readonly ((entry: T) => number)[],
  limits: readonly number[],
): T[][] {
  const messages: T[][] = [];
  let totals = weights.map(() => Infinity);
  for (const entry of entries) {
    const next = weights.map((weight, i) => (totals[i] ?? 0) + weight(entry));
    if (next.some((total, i) => total > (limits[i] ?? Infinity))) {
      messages.push([]);
      totals = weights.map((weight) => weight(entry));
    } else totals = next;
    messages.at(-1)?.push(entry);
  }
  return messages;
}

/** Loads everything in as few messages as their sizes allow: one, unless tens of thousands of cells are meant. */
export async function loadAll(batches: Batches, loads: readonly Load[], signal?: AbortSignal): Promise<void> {
  for (const message of split(loads, [(load) => load.request, (load) => load.response], [MAX_BYTES, MAX_BYTES])) {
    await batches.run((context) => {
      const readers = message.map((load) => load.queue(context));
      return () => readers.forEach((read) => read());
    }, signal);
  }
}

/** A write with its proofs: what is loaded just before and just after it in the same message. */
export interface WriteOp {
  readonly sheet: string;
  readonly bytes: number;
  readonly cells: number;
  /** Cells whose content is not what the check saw a moment ago, with what was there. */
  before?(context: Excel.RequestContext): () => readonly Surprise[];
  write(context: Excel.RequestContext): void;
  /** What does not stand as it was written. */
  after?(context: Excel.RequestContext): () => readonly string[];
}

/** A cell that somebody changed between check and write: `held` is what it held. */
export interface Surprise {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly held: string | number | boolean;
}

export function splitWrites(ops: readonly WriteOp[]): WriteOp[][] {
  return split(ops, [(op) => op.bytes, (op) => op.cells], [MAX_BYTES, MAX_CELLS]);
}
