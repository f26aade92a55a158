import { saveFile } from '../../taskpane/host/browser';
import { text } from '../../words';
import type { MessageBar } from '../page/message-bar';
import { shownTime } from '../page/time';
import type { Kept } from './kept';
import { copyName } from './names';
import { saveInPlace, type FileHandle, type Saved } from './save';

/** A file as saving needs it. */
export interface SavedFile {
  readonly name: string;
  readonly handle?: FileHandle;
  /** What stands on the disk, as far as is known here. */
  readonly known: Uint8Array;
}

/** `saved`: these bytes are in the file, or were downloaded under its name; `copied`: beside it; `reread`: the person wants the disk's content. */
export type SavingEnd = 'saved' | 'copied' | 'reread' | 'not';

/** Saves, keeps what was there, and says in words how it went. */
export class Saving {
  constructor(
    private readonly kept: Kept,
    private readonly message: MessageBar,
  ) {}

  async save(file: SavedFile, bytes: Uint8Array): Promise<SavingEnd> {
    const { handle, name } = file;
    if (handle === undefined) {
      await this.kept.keep(name, file.known, isoNow()).catch(() => undefined);
      saveFile({ name, bytes });
      this.message.say('good', text('edition.saved.download', { name }));
      return 'saved';
    }
    let ended: Saved;
    try {
      ended = await saveInPlace(handle, bytes, file.known, (former) =>
        this.kept.keep(name, former, isoNow()).catch(() => {
          throw new NothingKept();
        }),
      );
    } catch (error) {
      if (!(error instanceof NothingKept)) throw error;
      saveFile({ name, bytes });
      this.message.say('warning', text('edition.no-keeping'));
      return 'saved';
    }
    if (ended === 'changed') return this.changedElsewhere(name, bytes);
    if (ended === 'saved') this.message.say('good', text('edition.saved', { name }));
    else this.message.say('error', text(`edition.${ended}`, { name }));
    return ended === 'saved' ? 'saved' : 'not';
  }

  /** Downloads the bytes beside the file. */
  copy(name: string, bytes: Uint8Array): void {
    const copy = copyName(name, shownTime(isoNow()));
    saveFile({ name: copy, bytes });
    this.message.say('good', text('edition.saved.copy', { name: copy }));
  }

  private async changedElsewhere(name: string, bytes: Uint8Array): Promise<SavingEnd> {
    const choice = await this.message.ask(text('edition.changed-elsewhere', { name }), [
      { id: 'copied', label: text('edition.changed-elsewhere.copy') },
      { id: 'reread', label: text('edition.changed-elsewhere.reread') },
      { id: 'not', label: text('edition.changed-elsewhere.cancel') },
    ]);
    if (choice === 'copied') this.copy(name, bytes);
    return choice;
  }
}

/** The browser keeps nothing for this page. */
class NothingKept extends Error {}

export const isoNow = (): string => new Date().toISOString();
