import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet';
import type { Text } from '../../words';
import { WorkbookError, type WorkbookErrorCode } from '../../workbook/port';
import type { PaneJobs } from '../host/services';
import type { RowBand } from './pieces';

/** The journeys that run behind the worker; `open` goes band by band, so that copying a big workbook never holds the page up. */
export type JobName = Exclude<keyof PaneJobs, 'open' | 'watched'>;

export type Request =
  | { readonly id: number; readonly do: 'begin'; readonly book: Omit<WorkbookSnapshot, 'sheets'> }
  /** A sheet; its rows follow. */
  | { readonly id: number; readonly do: 'sheet'; readonly sheet: Omit<SheetSnapshot, 'rows'> }
  | ({ readonly id: number; readonly do: 'rows' } & RowBand)
  /** A sheet that has not changed since the workbook was opened last. */
  | { readonly id: number; readonly do: 'known'; readonly sheet: string }
  | { readonly id: number; readonly do: 'opened' }
  | {
      readonly id: number;
      readonly do: 'job';
      readonly name: JobName;
      readonly args: readonly unknown[];
      readonly watched?: true;
    }
  /** Stops the watched journey of that request. */
  | { readonly id: number; readonly do: 'stop'; readonly of: number };

/** How far a watched journey is; its answer is still to come. */
export interface Progress {
  readonly id: number;
  readonly progress: number;
}

/** Part of a long list in an answer that is still to come. */
export interface Piece {
  readonly id: number;
  /** Keys that lead to the list. */
  readonly at: readonly string[];
  /** Place of the first of these entries in the list. */
  readonly from: number;
  readonly items: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: Fault };

/** An error as plain data: its words where it has some, never a customer's data. */
export interface Fault {
  readonly code?: WorkbookErrorCode;
  readonly words?: Text;
  readonly detail: string;
}

export function faultOf(error: unknown): Fault {
  if (error instanceof WorkbookError) return { code: error.code, words: error.words, detail: error.detail ?? '' };
  return { detail: error instanceof Error ? error.name : 'unknown' };
}

export function errorOf({ code, words, detail }: Fault): Error {
  if (code !== undefined && words !== undefined) return new WorkbookError(code, words, detail);
  const error = new Error(detail);
  error.name = detail;
  return error;
}
