import type { ChangeSet, WorkbookSnapshot } from '../sheet';
import type { Text } from '../words';
import type { Decisions, JournalState } from '../workbook/journal';
import type { ApplyOptions, ApplyReport } from '../workbook/port';
import { errorOf, type Answer, type Fault, type Piece, type Progress, type Request } from '../taskpane/worker/wire';
import type { JobWorker } from '../taskpane/worker/remote';
import type { CellLook, RowView, SheetShape } from './grid/model';

/** The members of options that can cross to a worker: no functions, no signal. */
export type PlainOptions = Pick<ApplyOptions, 'conflicts'> & Decisions;

/** Options without what stays on this side. */
export function plain(options: (ApplyOptions & PlainOptions) | undefined): PlainOptions {
  const { conflicts, choices, rest, overwrite } = options ?? {};
  return { conflicts, choices, rest, overwrite };
}

/** What a page is told about the workbook whenever it has another state. */
export interface BookState {
  readonly name: string;
  readonly tabs: readonly string[];
  readonly looks: readonly CellLook[];
  /** Bytes as they were opened or saved last are in the file; anything else is unsaved. */
  readonly version: number;
}

/** What the worker does with the open file; each call answers once. */
export interface BookCalls {
  /** Opens a file in place of the one before. @throws WorkbookError; then the one before stays */
  open(name: string, bytes: Uint8Array, today: string): BookState;
  state(): BookState;
  /** Without the cells, which stay with the journeys in the worker. */
  read(): WorkbookSnapshot;
  /** With the cells: for the few screens of the page that look into them themselves. */
  readCells(): WorkbookSnapshot;
  /** Hands the workbook as it is now to the journeys. */
  openJobs(): void;
  apply(changes: ChangeSet, options: PlainOptions): ApplyReport;
  journalState(): JournalState;
  journalApply(title: Text, changes: ChangeSet, options: PlainOptions): ApplyReport;
  undo(options: PlainOptions): ApplyReport;
  redo(options: PlainOptions): ApplyReport;
  /** What a person typed into a cell, as the change that it means. */
  type(sheet: string, cell: string, typed: string): ApplyReport;
  /** Another file made of the open one, which stays as it is. */
  another(
    changes: ChangeSet,
    renames: ReadonlyMap<string, string>,
  ): { readonly bytes: Uint8Array; readonly report: ApplyReport };
  bytes(): { readonly bytes: Uint8Array; readonly version: number };
  shape(sheet: string): SheetShape | undefined;
  rows(sheet: string, from: number, to: number): readonly RowView[];
}

export type BookCall = keyof BookCalls;

export interface BookRequest {
  readonly call: number;
  readonly name: BookCall;
  readonly args: readonly unknown[];
}

export type BookAnswer =
  | { readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly call: number; readonly ok: false; readonly fault: Fault }
  | { readonly call: number; readonly progress: readonly [done: number, total: number] };

/** The part of a worker that is used here: it carries calls on the book and the pane's journeys. */
export interface EditionWorker {
  postMessage(request: BookRequest | Request, transfer?: Transferable[]): void;
  onmessage: ((event: { readonly data: BookAnswer | Answer | Piece | Progress }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

type Returned<Name extends BookCall> = Promise<ReturnType<BookCalls[Name]>>;

export interface BookClient {
  call<Name extends BookCall>(name: Name, ...args: Parameters<BookCalls[Name]>): Returned<Name>;
  /** The same, telling how far it is. */
  callWithProgress<Name extends BookCall>(
    onProgress: ApplyOptions['onProgress'],
    name: Name,
    ...args: Parameters<BookCalls[Name]>
  ): Returned<Name>;
  /** The other end of the pane's journeys. */
  readonly jobs: JobWorker;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly onProgress: ApplyOptions['onProgress'];
}

/** The page's end of the wire. A worker that breaks rejects what waits for it. */
export function createBookClient(worker: EditionWorker): BookClient {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const jobs: JobWorker = {
    postMessage: (request) => worker.postMessage(request),
    onmessage: null,
    onerror: null,
  };
  worker.onmessage = ({ data }) => {
    if (!('call' in data)) {
      jobs.onmessage?.({ data });
      return;
    }
    const one = waiting.get(data.call);
    if ('progress' in data) {
      one?.onProgress?.(...data.progress);
      return;
    }
    waiting.delete(data.call);
    if (data.ok) one?.resolve(data.value);
    else one?.reject(errorOf(data.fault));
  };
  worker.onerror = (event) => {
    for (const one of waiting.values()) one.reject(new Error('The worker broke'));
    waiting.clear();
    jobs.onerror?.(event);
  };
  const callWithProgress: BookClient['callWithProgress'] = (onProgress, name, ...args) =>
    new Promise((resolve, reject) => {
      last += 1;
      // The worker answers with what the same call gives there: both ends have the types of BookCalls.
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject, onProgress });
      worker.postMessage({ call: last, name, args });
    });
  return { call: (name, ...args) => callWithProgress(undefined, name, ...args), callWithProgress, jobs };
}
