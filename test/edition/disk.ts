import type { FileHandle, FileWriter } from '../../src/edition/files/save';

/** The page or the computer stops here: nothing after it happens. */
export class Killed extends Error {}

export type Fault = {
  readonly at: number;
  readonly how: 'kill' | 'NotAllowedError' | 'NoModificationAllowedError' | 'NotFoundError' | 'AbortError';
};

/**
 * A file on a disk as a browser offers it: what is written goes beside the file and takes its place when the writer is closed. Every step
 * counts, and at one of them something may go wrong: before it takes effect, or just after.
 */
export class Disk implements FileHandle {
  readonly name = '三表.xlsx';
  steps = 0;
  private killed = false;

  constructor(
    public bytes: Uint8Array,
    private readonly fault?: Fault & { readonly after?: boolean },
  ) {}

  /** Runs a step; also for what is not the disk's own, such as keeping the former bytes. */
  async step<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    // After a kill nothing answers any more; for the test's sake it goes on failing.
    if (this.killed) throw new Killed();
    this.steps += 1;
    if (this.fault?.at !== this.steps) return work();
    if (this.fault.after) work();
    if (this.fault.how === 'kill') {
      this.killed = true;
      throw new Killed();
    }
    throw new DOMException('planted', this.fault.how);
  }

  getFile() {
    return this.step(() => {
      const bytes = this.bytes.slice();
      return { arrayBuffer: () => this.step(() => bytes.buffer) };
    });
  }

  queryPermission() {
    return this.step(() => 'granted' as const);
  }

  createWritable(): Promise<FileWriter> {
    return this.step(() => {
      let beside: Uint8Array = new Uint8Array(0);
      return {
        write: (bytes) => this.step(() => void (beside = bytes.slice())),
        close: () => this.step(() => void (this.bytes = beside)),
        abort: () => this.step(() => undefined),
      };
    });
  }
}
