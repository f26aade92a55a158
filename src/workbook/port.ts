import type { Change, ChangeSet, Scalar, WorkbookSnapshot } from '../sheet';
import type { Text } from '../words';

/** Something went wrong that a person must be told: what, where, what to do. The workbook is as it was unless `applied` says otherwise. */
export class WorkbookError extends Error {
  constructor(
    readonly code: WorkbookErrorCode,
    readonly words: Text,
    /** Technical detail for a developer's console; never personal data. */
    readonly detail?: string,
  ) {
    super(`${code}: ${detail ?? words.key}`);
    this.name = 'WorkbookError';
  }
}

export type WorkbookErrorCode =
  | 'not-a-workbook'
  | 'encrypted'
  | 'legacy-xls'
  | 'text-file'
  | 'broken-file'
  | 'hostile-file'
  | 'unsupported'
  | 'unknown-sheet'
  | 'bad-change'
  | 'protected-sheet'
  | 'merged-cell'
  | 'formula-cell'
  | 'array-formula'
  | 'validation'
  | 'edit-mode'
  | 'workbook-closed'
  | 'connection'
  | 'too-large'
  | 'verify-failed'
  | 'rollback-failed'
  | 'cancelled'
  | 'host';

/** A change that no longer fits: the cell holds something else than `before`. */
export interface Conflict {
  readonly change: Change;
  readonly sheet: string;
  readonly cell: string;
  readonly expected: Scalar;
  readonly found: Scalar;
}

export interface ApplyOptions {
  /** `refuse` (default): nothing is written when there is a conflict; `skip`: conflicting cells are left alone. */
  readonly conflicts?: 'refuse' | 'skip';
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /**
   * A note of this step in one of our document parts, written together with it. An adapter that cannot do that passes over it and
   * leaves `ApplyReport.recorded` away.
   */
  readonly record?: PartRecord;
}

export interface PartRecord {
  readonly namespace: string;
  /** The part's new content, from what it holds (`''`: there is none) and from what is about to be done. */
  readonly content: (former: string, report: ApplyReport) => string;
}

export interface ApplyReport {
  /** Changes that stand in the workbook now. */
  readonly applied: number;
  readonly conflicts: readonly Conflict[];
  /** Restores exactly what was there before; empty when nothing was applied. */
  readonly inverse: ChangeSet;
  /** The record asked for in the options is written. */
  readonly recorded?: true;
}

/** A workbook that can be read and written; the adapters are `excel` (Office.js) and `xlsx` (files). */
export interface WorkbookPort {
  /** @param onProgress told how far a long reading is, 0–1 */
  read(onProgress?: (done: number) => void): Promise<WorkbookSnapshot>;
  /** @throws WorkbookError — then the workbook is as it was (or the error says what stands: `rollback-failed`). */
  apply(changes: ChangeSet, options?: ApplyOptions): Promise<ApplyReport>;
}
