import { saveFile } from '../../taskpane/host/browser';
import type { MessageBar } from '../page/message-bar';
import { shownTime } from '../page/time';
import { text, type Text } from '../../words';
import type { Draft, Kept } from './kept';
import { draftName } from './names';
import { sameBytes } from './save';

/** So many milliseconds after a change the unsaved work is put by. */
const PUT_BY_AFTER = 800;

/** Unsaved work is put by, so that closing the page by mistake loses nothing. */
export class Drafts {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is offered, and the person has not said yet whether to go on with it. */
  private offered: Draft | undefined;

  /** @param unsaved what is to be put by; `undefined` where everything is saved */
  constructor(
    private readonly kept: Kept,
    private readonly words: (what: Text) => string,
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

  /** Offers what was not saved when the page was closed. @returns it, where the person goes on with it */
  async offer(message: MessageBar): Promise<Draft | undefined> {
    this.offered = await this.left();
    if (this.offered === undefined) return undefined;
    const draft = this.offered;
    const choice = await message.ask(text('edition.draft', { name: draft.name, at: shownTime(draft.at) }), [
      { id: 'take', label: text('edition.draft.take') },
      { id: 'drop', label: text('edition.draft.drop') },
    ]);
    this.offered = undefined;
    if (choice === 'take') return draft;
    this.forget();
    return undefined;
  }

  /**
   * Instead of answering the person opened another file, whose own unsaved work will need the place: what was offered is kept with the
   * former files, or downloaded where they take no more. @returns what to say of it
   */
  async putAside(): Promise<Text | undefined> {
    const draft = this.offered;
    if (draft === undefined) return undefined;
    this.offered = undefined;
    const name = draftName(this.words, draft.name);
    try {
      await this.kept.keep(name, draft.bytes, draft.at);
      return text('edition.draft.aside', { name: draft.name });
    } catch {
      saveFile({ name, bytes: draft.bytes });
      return text('edition.saved.copy', { name });
    }
  }

  private async left(): Promise<Draft | undefined> {
    const draft = await this.kept.draft().catch(() => undefined);
    return draft === undefined || sameBytes(draft.bytes, draft.known) ? undefined : draft;
  }

  private async putBy(): Promise<void> {
    const draft = await this.unsaved();
    if (draft !== undefined) await this.kept.setDraft(draft).catch(() => undefined);
  }
}
