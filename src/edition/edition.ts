import { text, type Locale, type Text } from '../words';
import { WorkbookError } from '../workbook/port';
import { parseArea } from '../sheet';
import { dayIn } from '../taskpane/host/browser';
import { createFileHost, type FileDesk } from '../taskpane/host/file';
import type { PaneJobs } from '../taskpane/host/services';
import { mountPane, type MountedPane } from '../taskpane/mount';
import { createRemoteJobs } from '../taskpane/worker/remote';
import { createFileDesk } from './desk';
import { Drafts } from './files/drafts';
import type { Draft, Kept, RecentFile } from './files/kept';
import { bytesOf, droppedFile, onLaunch, pickFile, type ChosenFile } from './files/pick';
import { readFile, type FileHandle } from './files/save';
import { isoNow, Saving, type SavedFile, type SavingEnd } from './files/saving';
import { SheetView } from './grid/view';
import type { GridSource } from './grid/model';
import { buildEditionPage, type EditionPage } from './page/edition-page';
import { drawn } from './page/time';
import { Offers } from './offers';
import { type BookClient, type BookState } from './wire';
import { hintOf, reasonOf, speaker } from './words';

declare global {
  interface Window {
    /** What the page offers to tests that look at the open file. */
    sanbiaoEdition?: Edition;
  }
}

/** The day on which the sample workbook plays: its last entries are of the evening before. */
const SAMPLE_TODAY = '2026-06-20';

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The file that is open, as the page knows it; its cells are in the worker. */
interface OpenFile extends SavedFile {
  known: Uint8Array;
  /** The book's version that was opened or saved last. */
  savedVersion: number;
  readonly isSample: boolean;
}

/**
 * The browser edition: a page that opens a workbook file, shows its sheets, has the pane beside them, and saves. Nothing leaves the
 * computer.
 */
export class Edition {
  private readonly page: EditionPage;
  readonly view: SheetView;
  private readonly words: (what: Text) => string;
  private readonly jobs: PaneJobs;
  private readonly saving: Saving;
  private readonly drafts: Drafts;
  private readonly offers: Offers;
  private file: OpenFile | undefined;
  private state: BookState | undefined;
  private pane: MountedPane | undefined;
  private shown: string | undefined;
  private edited: () => void = () => undefined;
  private busy = false;
  private before = false;

  /** @param query `lang=en`, `today=2026-06-20`, `sample` opens the sample at once */
  constructor(
    root: HTMLElement,
    private readonly query: URLSearchParams,
    readonly book: BookClient,
    private readonly kept: Kept,
    private readonly sample: Sample,
    locale: Locale,
  ) {
    this.words = speaker(locale);
    // The worker has the workbook already: it is told to look at it, instead of being sent it.
    this.jobs = new Proxy(createRemoteJobs(book.jobs), {
      get: (jobs, name): unknown => (name === 'open' ? () => book.call('openJobs') : Reflect.get(jobs, name)),
    });
    this.page = buildEditionPage(root, this.words, {
      open: () => void this.choose(),
      chosen: (files) => void this.openFiles(files),
      dropped: (data) => void this.drop(data),
      openRecent: (file) => void this.openRecent(file),
      openSample: () => void this.openSample(),
      save: () => void this.save(),
      saveCopy: () => void this.saveCopy(),
      showVersions: () => void this.offers.showVersions(),
      showSheet: (name) => void this.showSheet(name),
      showBefore: (before) => this.showBefore(before),
    });
    this.saving = new Saving(kept, this.page.message);
    this.drafts = new Drafts(kept, this.words, () => this.unsavedWork());
    this.offers = new Offers(kept, this.page, this.words);
    this.view = new SheetView({
      label: this.words(text('edition.sheet')),
      shownText: (cell) => (this.before ? (cell.before ?? cell.text) : cell.text),
      hint: (cell) => hintOf(cell, this.words),
      typed: (sheet, cell, entry) => void this.type(sheet, cell, entry),
      selected: (_sheet, cell) => this.page.setCell(cell),
    });
    this.page.sheetPlace.append(this.view.element);
  }

  async start(): Promise<void> {
    window.sanbiaoEdition = this;
    window.addEventListener('beforeunload', (event) => {
      if (this.unsaved) event.preventDefault();
    });
    onLaunch((handle) => void this.openHandle(handle));
    if (this.query.has('sample')) await this.openSample();
    else await this.offerDraft();
    await this.offers.showRecent();
  }

  get unsaved(): boolean {
    return this.file !== undefined && this.state !== undefined && this.state.version !== this.file.savedVersion;
  }

  // Opening

  private async choose(): Promise<void> {
    const handle = await pickFile();
    if (handle === 'unable') this.page.chooseOld();
    else if (handle !== 'none') await this.openHandle(handle);
  }

  private async openFiles(files: readonly File[]): Promise<void> {
    const [file, second] = files;
    if (file === undefined) return;
    const bytes = await bytesOf(file);
    if (bytes === undefined) {
      this.page.message.say('error', text('edition.unreadable', { name: file.name }));
      return;
    }
    const opened = await this.open({ name: file.name, bytes });
    if (opened && second) this.page.message.say('warning', text('edition.several', { name: file.name }));
  }

  private async drop(data: DataTransfer): Promise<void> {
    const several = data.files.length > 1;
    const dropped = await droppedFile(data);
    if (dropped?.handle === undefined) {
      if (dropped !== undefined) await this.openFiles([dropped.file]);
      return;
    }
    if ((await this.openHandle(dropped.handle)) && several)
      this.page.message.say('warning', text('edition.several', { name: dropped.file.name }));
  }

  private async openRecent({ handle }: RecentFile): Promise<void> {
    // Reading asks for leave only; leave to write is asked for at the first saving.
    const asking = handle as FileHandle & { requestPermission?(how: object): Promise<PermissionState> };
    await asking.requestPermission?.({ mode: 'read' });
    await this.openHandle(handle);
  }

  private async openHandle(handle: FileHandle): Promise<boolean> {
    const bytes = await readFile(handle);
    if (typeof bytes === 'string') {
      this.page.message.say('error', text('edition.unreadable', { name: handle.name }));
      return false;
    }
    const opened = await this.open({ name: handle.name, bytes, handle });
    if (opened) await this.kept.opened({ name: handle.name, at: isoNow(), handle }).catch(() => undefined);
    return opened;
  }

  async openSample(): Promise<void> {
    await this.open({ ...this.sample }, { isSample: true });
  }

  /**
   * Opens a file in place of the one before, after asking about unsaved changes.
   * @returns false where it was not opened; then everything is as before, and the page says why
   */
  private async open(
    chosen: ChosenFile,
    { isSample = false, known = chosen.bytes }: { isSample?: boolean; known?: Uint8Array } = {},
  ): Promise<boolean> {
    if (this.busy || !(await this.mayLeave())) return false;
    return this.working(
      text('edition.opening', { name: chosen.name }),
      (reason) => text('edition.refused', { name: chosen.name, reason }),
      async () => {
        const query = this.paneQuery(isSample);
        this.state = await this.book.call('open', chosen.name, chosen.bytes, dayIn(query));
        const { version } = this.state;
        // Work that goes on where it was left is unsaved from the start.
        const savedVersion = known === chosen.bytes ? version : -1;
        this.file = { name: chosen.name, handle: chosen.handle, known, savedVersion, isSample };
        this.page.message.quiet();
        this.page.setFile(chosen.name, isSample ? (query.get('today') ?? undefined) : undefined);
        this.showUnsaved();
        this.view.open(this.source());
        await drawn();
        await this.showSheet(this.state.tabs[0] ?? '');
        await drawn();
        this.mountPane(query);
        const aside = await this.drafts.putAside();
        if (aside !== undefined) this.page.message.say('warning', aside);
        if (savedVersion === version) this.drafts.forget();
      },
    );
  }

  private paneQuery(isSample: boolean): URLSearchParams {
    const query = new URLSearchParams(this.query);
    if (isSample && !query.has('today')) query.set('today', SAMPLE_TODAY);
    return query;
  }

  private mountPane(query: URLSearchParams): void {
    this.pane?.unmount();
    this.edited = () => undefined;
    this.pane = mountPane(this.page.paneRoot, createFileHost(this.desk(), query), query);
  }

  private async mayLeave(): Promise<boolean> {
    const { file } = this;
    if (!this.unsaved || file === undefined) return true;
    const choice = await this.page.message.ask(text('edition.discard', { name: file.name }), [
      { id: 'save', label: text('edition.discard.save') },
      { id: 'drop', label: text('edition.discard.drop') },
      { id: 'cancel', label: text('edition.discard.cancel') },
    ]);
    return choice === 'save' ? this.save() : choice === 'drop';
  }

  // What the pane asks for

  private desk(): FileDesk {
    return createFileDesk(this.book, {
      jobs: this.jobs,
      written: () => this.renew(),
      select: (sheet, cell) => this.select(sheet, cell),
      selected: () => this.view.selected,
      onEdit: (listener) => {
        this.edited = listener;
      },
      openSample: () => this.openSample(),
    });
  }

  async select(sheet: string, cell: string): Promise<void> {
    const place = parseArea(cell);
    if (place === undefined || !this.state?.tabs.includes(sheet))
      throw new WorkbookError('unknown-sheet', text('workbook.xlsx.unknownSheet', { sheet }));
    await this.showSheet(sheet);
    this.view.select(place.top, place.left);
  }

  // The sheet

  private source(): GridSource {
    const looks = (): BookState['looks'] => this.state?.looks ?? [];
    return {
      get looks() {
        return looks();
      },
      rows: (sheet, from, to) => this.book.call('rows', sheet, from, to),
    };
  }

  private async showSheet(name: string): Promise<void> {
    if (this.shown === name && this.view.cursor?.sheet === name) return;
    const shape = await this.book.call('shape', name);
    if (shape === undefined) return;
    this.shown = name;
    this.page.setTabs(this.state?.tabs ?? [], name);
    this.page.setDrawings(shape.drawings);
    this.view.show(shape);
  }

  /** After a write: what is shown is asked for anew. */
  private async renew(): Promise<void> {
    const before = this.state;
    this.state = await this.book.call('state');
    this.showUnsaved();
    if (this.state.version === before?.version) return;
    this.drafts.soon();
    const { tabs } = this.state;
    const shown = this.shown !== undefined && tabs.includes(this.shown) ? this.shown : (tabs[0] ?? '');
    const shape = await this.book.call('shape', shown);
    if (shape === undefined) return;
    this.page.setTabs(tabs, shown);
    this.page.setDrawings(shape.drawings);
    if (shown === this.shown) this.view.renew(shape);
    else this.view.show(shape);
    this.shown = shown;
    // A sheet that was just made is what people want to see.
    const added = tabs.filter((tab) => before !== undefined && !before.tabs.includes(tab));
    if (added[0] !== undefined) await this.showSheet(added[0]);
  }

  private showBefore(before: boolean): void {
    this.before = before;
    this.view.redraw();
  }

  private async type(sheet: string, cell: string, entry: string): Promise<void> {
    try {
      const report = await this.book.call('type', sheet, cell, entry);
      if (report.conflicts.length > 0)
        this.page.message.say('warning', text('edition.refused.conflict', { sheet, cell }));
      await this.renew();
      this.edited();
    } catch (error) {
      this.page.message.say('warning', text('edition.refused.type', { sheet, cell, reason: reasonOf(error) }));
    }
  }

  // Saving

  /** @returns whether what is open is saved now, somewhere */
  private async save(): Promise<boolean> {
    this.view.settle();
    const { file } = this;
    if (file === undefined || this.busy) return false;
    let ended: SavingEnd = 'not';
    await this.working(
      text('edition.saving'),
      (reason) => text('edition.save-reason', { reason }),
      async () => {
        const { bytes, version } = await this.book.call('bytes');
        if (version === file.savedVersion) {
          this.page.message.say('good', text('edition.saved.unchanged', { name: file.name }));
          ended = 'saved';
          return;
        }
        ended = await this.saving.save(file, bytes);
        if (ended === 'saved') this.settled(file, bytes, version);
      },
    );
    return this.afterSaving(file, ended);
  }

  private async afterSaving(file: OpenFile, ended: SavingEnd): Promise<boolean> {
    if (ended === 'reread' && file.handle !== undefined) {
      // The person has given these changes up.
      file.savedVersion = this.state?.version ?? file.savedVersion;
      await this.openHandle(file.handle);
    }
    return ended === 'saved' || ended === 'copied';
  }

  private async saveCopy(): Promise<void> {
    this.view.settle();
    const { file } = this;
    if (file === undefined) return;
    const { bytes } = await this.book.call('bytes');
    this.saving.copy(file.name, bytes);
  }

  private settled(file: OpenFile, bytes: Uint8Array, version: number): void {
    file.known = bytes;
    file.savedVersion = version;
    this.showUnsaved();
    this.drafts.forget();
  }

  private showUnsaved(): void {
    this.page.setUnsaved(this.unsaved);
  }

  private async unsavedWork(): Promise<Draft | undefined> {
    const { file } = this;
    if (file === undefined || file.isSample || !this.unsaved) return undefined;
    const { bytes } = await this.book.call('bytes');
    const { name, known, handle } = file;
    return { name, known, handle, bytes, at: isoNow() };
  }

  private async offerDraft(): Promise<void> {
    const draft = await this.drafts.offer(this.page.message);
    if (draft !== undefined) await this.open(draft, { known: draft.known });
  }

  /** Says what goes on, does it, and says in words why it failed. */
  private async working(doing: Text, failed: (reason: Text) => Text, work: () => Promise<void>): Promise<boolean> {
    this.setBusy(true);
    this.page.message.say('good', doing);
    try {
      await work();
      return true;
    } catch (error) {
      this.page.message.say('error', failed(reasonOf(error)));
      return false;
    } finally {
      this.setBusy(false);
    }
  }

  private setBusy(busy: boolean): void {
    this.busy = busy;
    this.page.setBusy(busy);
  }
}
