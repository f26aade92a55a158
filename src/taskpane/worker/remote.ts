import type { Jobs } from '../../jobs';
import type { SheetSnapshot } from '../../sheet';
import type { PaneJobs, Watch } from '../host/services';
import { bandsOf, putTogether } from './pieces';
import { errorOf, type Answer, type JobName, type Piece, type Progress, type Request } from './wire';

/** What is used of a `Worker`; tests give a pair of ports. */
export interface JobWorker {
  postMessage(request: Request): void;
  onmessage: ((event: { readonly data: Answer | Piece | Progress }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

type Unsent = Request extends infer One ? (One extends Request ? Omit<One, 'id'> : never) : never;

/**
 * The journeys behind a worker: recognising a year of sheets takes seconds on an old computer, and Excel restarts add-ins that do not
 * answer for five. A worker that breaks rejects what waits for it.
 */
export function createRemoteJobs(worker: JobWorker): PaneJobs {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  /** The sheets that the far end has from the workbook that was opened last. */
  let there: ReadonlySet<SheetSnapshot> = new Set();

  worker.onmessage = ({ data }) => {
    const one = waiting.get(data.id);
    if ('progress' in data) {
      one?.onProgress?.(data.progress);
      return;
    }
    if ('items' in data) {
      one?.pieces.push(data);
      return;
    }
    waiting.delete(data.id);
    if (!data.ok) one?.reject(errorOf(data.fault));
    // To unpack a store's day takes a frame or two, to show it some more: the page may draw between the two.
    else if (data.value !== undefined) setTimeout(() => one?.resolve(putTogether(data.value, one.pieces)));
    else one?.resolve(data.value);
  };
  worker.onerror = () => {
    for (const one of waiting.values()) one.reject(new Error('The worker broke'));
    waiting.clear();
  };

  const ask = (request: Unsent, watch?: Watch): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, { resolve, reject, onProgress: watch?.onProgress, pieces: [] });
      worker.postMessage({ ...request, id } as Request);
      watch?.signal.addEventListener('abort', () => {
        if (waiting.has(id)) void ask({ do: 'stop', of: id });
      });
    });

  const open: PaneJobs['open'] = async ({ sheets, ...book }, onProgress) => {
    const all = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
    const known = there;
    there = new Set();
    let sent = 0;
    await ask({ do: 'begin', book });
    for (const whole of sheets) {
      const { rows, ...sheet } = whole;
      if (known.has(whole)) {
        await ask({ do: 'known', sheet: sheet.name });
        sent += rows.length;
        continue;
      }
      await ask({ do: 'sheet', sheet });
      for (const band of bandsOf({ rows, ...sheet })) {
        await ask({ do: 'rows', ...band });
        sent += band.rows.length;
        onProgress?.(sent / all);
      }
    }
    await ask({ do: 'opened' });
    there = new Set(sheets);
  };
  // Every other name is a journey of the far end, which answers with what the same method gives there: the types of both ends are PaneJobs.
  const journeys = <Own extends object>(own: Own, watch?: Watch): Own =>
    new Proxy(own, {
      get: (_, name) =>
        name in own || typeof name === 'symbol' || name === 'then'
          ? (Reflect.get(own, name) as unknown)
          : (...args: readonly unknown[]) =>
              ask({ do: 'job', name: name as JobName, args, watched: watch && true }, watch),
    });
  return journeys({ open, watched: (watch) => journeys({} as Jobs, watch) } as PaneJobs);
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly onProgress?: (done: number) => void;
  /** Those of the answer that have come. */
  readonly pieces: Piece[];
}
