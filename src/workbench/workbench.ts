import { say, text, type Locale, type Text } from '../words';
import { WorkbookError } from '../workbook/port';
import { download } from './download';
import { createGrid, type Grid } from './grid/univer';
import { installWin32Shim } from './host/win32-shim';
import { buildPage, type Page } from './page/page';
import { countTouched } from './save/changes';
import { openSession, type Session } from './session';

declare global {
  interface Window {
    /** What the page offers to the pane's frame, and to tests that look at the grid. */
    sanbiaoWorkbench?: Workbench;
  }
}

/** The day on which the sample workbook plays: its last entries are of the evening before. */
const SAMPLE_TODAY = '2026-06-20';

/** The page: opens workbooks, shows them, lets the pane work on them, saves them. */
export class Workbench {
  readonly grid: Grid;
  session: Session | undefined;
  private readonly page: Page;
  private readonly locale: Locale;
  private unsaved = false;
  private busy = false;

  /** @param query `lang=en`, `today=2026-06-20` (handed to the pane), `file=` a sample's name */
  constructor(
    root: HTMLElement,
    private readonly query: URLSearchParams,
  ) {
    this.locale = query.get('lang')?.startsWith('en') ? 'en' : 'zh-CN';
    this.page = buildPage(root, this.locale, {
      open: (files) => void this.openFiles(files),
      openSample: () => void this.openSample(),
      save: () => void this.save(),
    });
    this.grid = createGrid(this.page.grid, {
      refused: () => this.page.say('warning', text('workbench.refused')),
      changed: () => this.setUnsaved(true),
      shown: () => this.sayCharts(),
    });
  }

  start(): void {
    window.sanbiaoWorkbench = this;
    window.addEventListener('beforeunload', (event) => {
      if (this.unsaved) event.preventDefault();
    });
    void this.openSample(this.query.get('file') ?? undefined);
  }

  /** Makes `frame` believe that it is a task pane in Excel with the open workbook. */
  enter(frame: Window): void {
    if (this.session === undefined) return;
    installWin32Shim(frame, {
      host: this.session.host,
      locale: this.locale === 'en' ? 'en-US' : 'zh-CN',
      documentName: this.session.name,
      file: () => this.session?.file() ?? new Uint8Array(),
    });
  }

  private async openFiles(files: readonly File[]): Promise<void> {
    const [file, second] = files;
    if (file === undefined) return;
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // A folder, or a file that is gone or locked.
      this.page.say('error', text('workbench.error.read', { name: file.name }));
      return;
    }
    const opened = await this.open(file.name, bytes);
    if (opened && second) this.page.say('warning', text('workbench.error.several', { name: file.name }));
  }

  private async openSample(wanted?: string): Promise<void> {
    try {
      const names = (await (await fetch('samples.json')).json()) as readonly string[];
      const name = wanted !== undefined && names.includes(wanted) ? wanted : names[0];
      if (name === undefined) {
        this.page.say('error', text('workbench.sample.missing'));
        return;
      }
      const answer = await fetch(`samples/${encodeURIComponent(name)}`);
      if (!answer.ok) throw new Error(`${answer.status}`);
      await this.open(name, new Uint8Array(await answer.arrayBuffer()), SAMPLE_TODAY);
    } catch {
      this.page.say('error', text('workbench.sample.missing'));
    }
  }

  /** @param today the day that the pane takes for today; absent: the computer's */
  private async open(name: string, bytes: Uint8Array, today?: string): Promise<boolean> {
    if (this.busy || !(await this.mayLeave())) return false;
    return this.working(
      text('workbench.opening', { name }),
      (reason) => text('workbench.error.open', { name, reason }),
      () => {
        const session = openSession(this.grid, name, bytes, (other) => this.openBeside(other));
        this.session = session;
        session.host.book.extras.chartsChanged = () => this.sayCharts();
        this.sayCharts();
        this.page.setName(name, today);
        this.setUnsaved(false);
        this.showPane(today);
        if (session.snapshot.date1904) this.page.say('warning', text('workbench.date1904'));
        else this.page.quiet();
      },
    );
  }

  /** The pane's answer must be on its way before its page goes. */
  private openBeside(bytes: Uint8Array): void {
    setTimeout(() => void this.open(say(text('workbench.other'), this.locale), bytes), 100);
  }

  /** Nothing is dropped without being asked for. */
  private async mayLeave(): Promise<boolean> {
    const { session } = this;
    if (!this.unsaved || session === undefined || session.changes().length === 0) return true;
    const choice = await this.page.ask(text('workbench.discard', { name: session.name }), [
      { id: 'save', label: text('workbench.discard.save') },
      { id: 'drop', label: text('workbench.discard.drop') },
      { id: 'cancel', label: text('workbench.discard.cancel') },
    ]);
    if (choice === 'save') return this.save();
    return choice === 'drop';
  }

  private async save(): Promise<boolean> {
    const { session } = this;
    if (session === undefined || this.busy) return false;
    return this.working(
      text('workbench.saving'),
      (reason) => text('workbench.error.save', { reason }),
      async () => {
        await this.grid.finishEditing();
        const changes = session.changes();
        download(session.name, session.file());
        this.setUnsaved(false);
        this.page.say(
          'good',
          changes.length === 0
            ? text('workbench.saved.nothing', { name: session.name })
            : text('workbench.saved', { name: session.name, count: countTouched(changes) }),
        );
      },
    );
  }

  /** Says what goes on, does it, and says in words why it failed. */
  private async working(
    doing: Text,
    failed: (reason: Text) => Text,
    work: () => void | Promise<void>,
  ): Promise<boolean> {
    this.busy = true;
    this.page.setBusy(true);
    this.page.say('good', doing);
    // Long work blocks the page; the sentence must be on the screen before it begins.
    await new Promise((resolve) => setTimeout(resolve, 30));
    try {
      await work();
      return true;
    } catch (error) {
      this.page.say('error', failed(reasonOf(error)));
      return false;
    } finally {
      this.busy = false;
      this.page.setBusy(false);
    }
  }

  /** The grid draws no charts: where a sheet has some, it is said. */
  private sayCharts(): void {
    const shown = this.grid.api.getActiveWorkbook()?.getActiveSheet().getSheetId();
    const sheet = this.session?.host.book.sheets().find(({ id }) => id === shown);
    this.page.setCharts(sheet?.extras.charts.length ?? 0);
  }

  private setUnsaved(unsaved: boolean): void {
    if (this.unsaved === unsaved) return;
    this.unsaved = unsaved;
    this.page.setUnsaved(unsaved);
  }

  /** A fresh pane for each workbook, as Excel gives every workbook its own. */
  private showPane(today: string | undefined): void {
    const query = new URLSearchParams(today === undefined ? {} : { today });
    for (const key of ['today', 'lang', 'view']) {
      const value = this.query.get(key);
      if (value !== null) query.set(key, value);
    }
    this.page.frame.contentWindow?.location.replace(`taskpane.html?${query.toString()}`);
  }
}

function reasonOf(error: unknown): Text {
  if (error instanceof WorkbookError) return error.words;
  return text('workbench.error.unknown', { detail: error instanceof Error ? error.message : String(error) });
}
