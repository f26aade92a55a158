import type { Text } from '../words';
import { saveFile } from '../taskpane/host/browser';
import { keptName } from './files/names';
import type { Kept, KeptFile } from './files/kept';
import type { EditionPage } from './page/edition-page';
import { shownTime } from './page/time';

/** What the browser keeps on this computer and the page offers: files that were opened lately, and files as they were before they were saved. */
export class Offers {
  constructor(
    private readonly kept: Kept,
    private readonly page: EditionPage,
    private readonly words: (what: Text) => string,
  ) {}

  async showRecent(): Promise<void> {
    this.page.setRecent(await this.kept.recent().catch(() => []));
  }

  async showVersions(): Promise<void> {
    const files = await this.kept.list().catch(() => []);
    this.page.showVersions(files, {
      back: (file) => void this.giveBack(file),
      remove: (file) => void this.kept.remove(file.id).then(() => this.showVersions()),
      clear: () =>
        void this.kept.clear().then(async () => {
          await this.showRecent();
          await this.showVersions();
        }),
    });
  }

  private async giveBack({ id, name, at }: KeptFile): Promise<void> {
    const bytes = await this.kept.bytes(id);
    if (bytes !== undefined) saveFile({ name: keptName(this.words, name, shownTime(at)), bytes });
  }
}
