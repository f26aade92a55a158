import type { Draft, Kept } from './kept';
import { sameBytes } from './save';

/** So many milliseconds after a change the unsaved work is put by. */
const PUT_BY_AFTER = 800;

/** Unsaved work is put by, so that closing the page by mistake loses nothing. */
export class Drafts {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param unsaved what is to be put by; `undefined` where everything is saved */
  constructor(
    private readonly kept: Kept,
    private readonly unsaved: () => Promise<Draft | undefined>,
  ) {}

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.putBy(), PUT_BY_AFTER);
  }

  forget(): void {
    clearTimeout(this.timer);
    void this.kept.setDraft(undefined).catch(() => undefined);
  }

  /** What was not saved when the page was closed. */
  async left(): Promise<Draft | undefined> {
    const draft = await this.kept.draft().catch(() => undefined);
    return draft === undefined || sameBytes(draft.bytes, draft.known) ? undefined : draft;
  }

  private async putBy(): Promise<void> {
    const draft = await this.unsaved();
    if (draft !== undefined) await this.kept.setDraft(draft).catch(() => undefined);
  }
}
