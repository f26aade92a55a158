import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet';
import type { PaneJobs } from '../host/services';
import { faultOf, type Answer, type Progress, type Request } from './wire';

/** The far end of the wire: takes requests in their order and answers each one. It never rejects. */
export function createAnswering(
  jobs: PaneJobs,
  tell: (progress: Progress) => void,
): (request: Request) => Promise<Answer> {
  const stops = new Map<number, AbortController>();
  let book: Omit<WorkbookSnapshot, 'sheets'> | undefined;
  let sheets: SheetSnapshot[] = [];
  /** Those of the workbook that was opened last. */
  let earlier: readonly SheetSnapshot[] = [];
  /** Those of the last sheet. */
  let rows: SheetSnapshot['rows'][number][] = [];

  async function valueFor(request: Request): Promise<unknown> {
    switch (request.do) {
      case 'begin':
        book = request.book;
        sheets = [];
        return undefined;
      case 'sheet':
        rows = [];
        sheets.push({ ...request.sheet, rows });
        return undefined;
      case 'rows': {
        const { from } = request;
        request.rows.forEach((row, index) => {
          rows[from + index] = row;
        });
        return undefined;
      }
      case 'known': {
        const known = earlier.find(({ name }) => name === request.sheet);
        if (known === undefined) throw new Error('No such sheet was opened');
        sheets.push(known);
        return undefined;
      }
      case 'opened':
        if (book === undefined) throw new Error('No workbook was begun');
        await jobs.open({ ...book, sheets });
        earlier = sheets;
        return undefined;
      case 'job': {
        const { id, name, args } = request;
        if (request.watched !== true) return (jobs[name] as Job)(...args);
        const stop = new AbortController();
        stops.set(id, stop);
        const onProgress = (progress: number): void => tell({ id, progress });
        const watched = jobs.watched({ signal: stop.signal, onProgress }) as Readonly<Record<string, Job | undefined>>;
        try {
          return await watched[name]?.(...args);
        } finally {
          stops.delete(id);
        }
      }
      case 'stop':
        stops.get(request.of)?.abort();
        return undefined;
    }
  }

  return async (request) => {
    try {
      return { id: request.id, ok: true, value: await valueFor(request) };
    } catch (error) {
      return { id: request.id, ok: false, fault: faultOf(error) };
    }
  };
}

type Job = (...args: readonly unknown[]) => Promise<unknown>;
