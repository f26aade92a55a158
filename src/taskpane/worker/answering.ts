import type { SheetSnapshot, WorkbookSnapshot } from '../../sheet';
import type { PaneJobs } from '../host/services';
import { faultOf, type Answer, type Request } from './wire';

/** The far end of the wire: takes requests in their order and answers each one. It never rejects. */
export function createAnswering(jobs: PaneJobs): (request: Request) => Promise<Answer> {
  let book: Omit<WorkbookSnapshot, 'sheets'> | undefined;
  let sheets: SheetSnapshot[] = [];

  async function valueFor(request: Request): Promise<unknown> {
    switch (request.do) {
      case 'begin':
        book = request.book;
        sheets = [];
        return undefined;
      case 'sheet':
        sheets.push(request.sheet);
        return undefined;
      case 'opened':
        if (book === undefined) throw new Error('No workbook was begun');
        await jobs.open({ ...book, sheets });
        return undefined;
      case 'job': {
        const job = jobs[request.name] as (...args: readonly unknown[]) => Promise<unknown>;
        return job(...request.args);
      }
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
