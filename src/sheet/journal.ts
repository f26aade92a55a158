import type { Text } from '../words';
import { parseArea } from './address';
import type { Change, ChangeSet } from './changes';
import { pack, unpack } from './packing';

/** One thing that a person did with the product, and how to take it back. */
export interface JournalStep {
  readonly title: Text;
  /** When, as the caller tells it: `2026-06-14T09:30`. */
  readonly at: string;
  /** Changes as they were applied: doing it again. */
  readonly forward: ChangeSet;
  /** What brings back the state before. */
  readonly inverse: ChangeSet;
}

/** Steps in their order; those before `done` stand in the workbook, those from there on were taken back and can be done again. */
export interface Journal {
  readonly steps: readonly JournalStep[];
  readonly done: number;
  /** Steps dropped so far because of the size. */
  readonly dropped: number;
}

export const EMPTY_JOURNAL: Journal = { steps: [], done: 0, dropped: 0 };

/** Characters in the workbook: half a megabyte is bearable; a day's step has about 5,000, a month's sheet made anew about 70,000. */
export const JOURNAL_LIMIT = 600_000;

/** Steps never change: each is packed once. */
const packed = new WeakMap<JournalStep, string>();

function packedStep(step: JournalStep): string {
  const known = packed.get(step) ?? pack(step);
  packed.set(step, known);
  return known;
}

/**
 * Adds a step after those that stand; what had been taken back can no longer be done again. The oldest steps are dropped until the rest
 * fits; a step that alone is too large is kept as a gap: nothing before it can be taken back any more.
 */
export function record(journal: Journal, step: JournalStep, limit = JOURNAL_LIMIT): Journal {
  const steps = [
    ...journal.steps.slice(0, journal.done),
    { ...step, forward: plain(step.forward), inverse: plain(step.inverse) },
  ];
  const sizes = steps.map((entry) => packedStep(entry).length);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  let drop = 0;
  while (drop < steps.length && total > limit) {
    total -= sizes[drop] ?? 0;
    drop += 1;
  }
  const kept = steps.slice(drop);
  return { steps: kept, done: kept.length, dropped: journal.dropped + drop };
}

/** Adds the next part of a long write to the step that it belongs to, the last one: one undo takes all of it back. */
export function extended(journal: Journal, { forward, inverse }: JournalStep, limit = JOURNAL_LIMIT): Journal {
  const last = stepToUndo(journal);
  if (last === undefined) return journal;
  const whole = { ...last, forward: [...last.forward, ...forward], inverse: [...inverse, ...last.inverse] };
  return record({ ...journal, done: journal.done - 1 }, whole, limit);
}

/** Reasons are for the preview: they are not kept. */
const plain = (changes: ChangeSet): ChangeSet => changes.map(({ why: _why, ...change }) => change as Change);

export function stepToUndo(journal: Journal): JournalStep | undefined {
  return journal.steps[journal.done - 1];
}

export function stepToRedo(journal: Journal): JournalStep | undefined {
  return journal.steps[journal.done];
}

/** After the last step was taken back. */
export function undone(journal: Journal): Journal {
  return journal.done === 0 ? journal : { ...journal, done: journal.done - 1 };
}

/** After the next step was done again; `inverse` is how to take it back now. */
export function redone(journal: Journal, inverse: ChangeSet): Journal {
  const steps = journal.steps.map((step, index) =>
    index === journal.done ? { ...step, inverse: plain(inverse) } : step,
  );
  return { ...journal, steps, done: Math.min(journal.done + 1, steps.length) };
}

/** What a person decides about a cell that somebody edited since the step. */
export type Choice = 'theirs' | 'ours';

/** A place where a step no longer fits. */
export interface Misfit {
  readonly change: Change;
  readonly sheet: string;
  readonly cell: string;
}

/**
 * The step's changes after a person decided: `theirs` leaves a place as it is now, `ours` writes over it; `rest` is for the places that
 * were not decided one by one.
 */
export function resolve(
  changes: ChangeSet,
  misfits: readonly Misfit[],
  choices: ReadonlyMap<string, Choice>,
  rest: Choice,
): ChangeSet {
  const byChange = new Map<Change, Choice>();
  for (const { change, sheet, cell } of misfits) {
    const choice = choices.get(`${sheet}!${cell}`) ?? rest;
    // A change over a range is written over only where that was said of all its misfits.
    if (byChange.get(change) !== 'theirs') byChange.set(change, choice);
  }
  return changes.map((change) => (byChange.get(change) === 'ours' ? unconditional(change) : change));
}

/** A change without its condition: it is made whatever stands there. */
export function unconditional(change: Change): Change {
  if (change.kind === 'remove-sheet') return { kind: change.kind, sheet: change.sheet };
  if (!('before' in change)) return change;
  const { before: _before, ...rest } = change;
  return rest as Change;
}

const CELL_AFTER: Readonly<Record<string, readonly string[]>> = {
  value: ['string', 'number', 'boolean'],
  formula: ['string'],
  'number-format': ['string'],
  fill: ['string'],
  font: ['object'],
  align: ['object'],
  border: ['object'],
  note: ['string'],
};
const STRINGS: Readonly<Record<string, readonly string[]>> = {
  'conditional-format': ['range', 'formula'],
  'remove-conditional-format': ['range', 'formula'],
  'column-width': ['columns'],
  'insert-rows': ['rows'],
  'remove-rows': ['rows'],
  'insert-columns': ['columns'],
  'remove-columns': ['columns'],
  'add-sheet': [],
  'copy-sheet': ['from'],
  'replace-sheet': [],
  'remove-sheet': [],
  'document-part': ['namespace', 'after'],
};

/** What we wrote ourselves, held against the little that must be true of it: the adapters refuse the rest by its content. */
function isChange(entry: unknown): entry is Change {
  if (!isObject(entry)) return false;
  if (typeof entry['kind'] !== 'string' || typeof entry['sheet'] !== 'string') return false;
  const after = CELL_AFTER[entry['kind']];
  if (after)
    return (
      typeof entry['cell'] === 'string' &&
      parseArea(entry['cell']) !== undefined &&
      entry['after'] !== null &&
      after.includes(typeof entry['after'])
    );
  return STRINGS[entry['kind']]?.every((key) => typeof entry[key] === 'string') ?? false;
}

// By hand and not by a schema: the day reads the journal too, and a schema library would be a tenth of what the pane loads for it.
type Entries = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isChangeSet = (value: unknown): value is ChangeSet => Array.isArray(value) && value.every(isChange);

function isText(value: unknown): value is Text {
  if (!isObject(value) || typeof value['key'] !== 'string') return false;
  const values = value['values'];
  if (values === undefined) return true;
  return (
    isObject(values) &&
    Object.values(values).every((entry) => typeof entry === 'string' || typeof entry === 'number' || isText(entry))
  );
}

function isStep(value: unknown): value is JournalStep {
  return (
    isObject(value) &&
    isText(value['title']) &&
    typeof value['at'] === 'string' &&
    isChangeSet(value['forward']) &&
    isChangeSet(value['inverse'])
  );
}

/** As text for the document part `DOCUMENT_PARTS.journal`. */
export function serialiseJournal(journal: Journal): string {
  return JSON.stringify({ version: 2, ...journal, steps: journal.steps.map(packedStep) });
}

/** `undefined` for a text that is not a journal of ours: the caller says so and begins a new one. `''` is an empty journal. */
export function parseJournal(content: string): Journal | undefined {
  if (content.trim() === '') return EMPTY_JOURNAL;
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (!isObject(json) || json['version'] !== 2 || !Array.isArray(json['steps'])) return undefined;
  const { done, dropped } = json;
  const steps = json['steps'].map((step) => (typeof step === 'string' ? unpack(step) : undefined));
  if (!steps.every(isStep) || !isCount(done) || !isCount(dropped)) return undefined;
  return done > steps.length ? undefined : { steps, done, dropped };
}
