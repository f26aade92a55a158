import { createAnswering } from '../taskpane/worker/answering';
import { createLocalJobs } from '../taskpane/worker/local';
import { inPieces } from '../taskpane/worker/pieces';
import { faultOf, type Answer, type Piece, type Progress, type Request } from '../taskpane/worker/wire';
import { createBookCalls } from './book/calls';
import type { BookAnswer, BookRequest } from './wire';

/** The part of a worker's global scope that is used here; the DOM's types describe the page's, not the worker's. */
interface WorkerScope {
  onmessage: ((event: { readonly data: BookRequest | Request }) => void) | null;
  postMessage(answer: BookAnswer | Answer | Piece | Progress): void;
}

const scope = globalThis as unknown as WorkerScope;
const jobs = createLocalJobs();
const answerJob = createAnswering(jobs, (progress) => scope.postMessage(progress));
const calls = createBookCalls(jobs, () => new Date());

scope.onmessage = ({ data }) => {
  if ('call' in data) void answerBook(data);
  else void answerJob(data).then((answer) => inPieces(answer).forEach((message) => scope.postMessage(message)));
};

async function answerBook({ call, name, args }: BookRequest): Promise<void> {
  const progress = (done: number, total: number): void => scope.postMessage({ call, progress: [done, total] });
  try {
    const work = calls(progress)[name] as (...all: readonly unknown[]) => unknown;
    scope.postMessage({ call, ok: true, value: await work(...args) });
  } catch (error) {
    scope.postMessage({ call, ok: false, fault: faultOf(error) });
  }
}
