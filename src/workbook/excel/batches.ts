import { cancelled } from './errors';

export interface BatchOptions {
  /** Told once per round trip that takes longer than `slowAfter`: the pane says so and offers to cancel. */
  readonly onSlow?: () => void;
  /** Milliseconds; Excel for the desktop restarts add-ins that are silent for 5 s. */
  readonly slowAfter?: number;
}

const SLOW = 5_000;

/** One round trip after the other, counted. What a batch loads is read after it by the function that `queue` returns. */
export class Batches {
  /** Round trips so far. */
  syncs = 0;

  constructor(private readonly options: BatchOptions = {}) {}

  /**
   * A plain RequestContext instead of `Excel.run`: that would track every range that is made, twice the message for nothing.
   * @throws the client's own error; WorkbookError `cancelled` before anything is sent
   */
  async run<T>(queue: (context: Excel.RequestContext) => () => T, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) throw cancelled();
    const context = new Excel.RequestContext();
    const read = queue(context);
    this.syncs += 1;
    const { onSlow } = this.options;
    const slow = onSlow && setTimeout(onSlow, this.options.slowAfter ?? SLOW);
    try {
      await context.sync();
    } finally {
      clearTimeout(slow);
    }
    return read();
  }
}
