import { createAnswering } from './answering';
import { createLocalJobs } from './local';
import { inPieces } from './pieces';
import type { Answer, Piece, Progress, Request } from './wire';

/** The part of a worker's global scope that is used here; the DOM's types describe the page's, not the worker's. */
interface WorkerScope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(answer: Answer | Piece | Progress): void;
}

const scope = globalThis as unknown as WorkerScope;
const answer = createAnswering(createLocalJobs(), (progress) => scope.postMessage(progress));

scope.onmessage = ({ data }) => {
  void answer(data).then((result) => inPieces(result).forEach((message) => scope.postMessage(message)));
};
