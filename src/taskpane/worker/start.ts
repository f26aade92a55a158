import type { PaneJobs } from '../host/services';
import { createRemoteJobs, type JobWorker } from './remote';
import type { Answer } from './wire';

/** The journeys in a worker; on the page itself where the browser refuses one (old WebViews, local files). */
export function startJobs(): PaneJobs {
  try {
    return createRemoteJobs(
      new Worker(/* webpackChunkName: "worker" */ new URL('./worker.ts', import.meta.url)) as JobWorker,
    );
  } catch {
    return createRemoteJobs(samePage());
  }
}

/** Stands in for a worker: the same wire without a second thread. */
function samePage(): JobWorker {
  const answering = Promise.all([import('./answering'), import('./local')]).then(
    ([{ createAnswering }, { createLocalJobs }]) =>
      createAnswering(createLocalJobs(), (progress) => end.onmessage?.({ data: progress })),
  );
  const end: JobWorker = {
    onmessage: null,
    onerror: null,
    postMessage(request) {
      answering
        .then((answer) => answer(request))
        .then(
          (data: Answer) => end.onmessage?.({ data }),
          () => end.onerror?.({}),
        );
    },
  };
  return end;
}
