import { text, type Text, type TextKey } from '../../words';
import type { KeptFile, RecentFile } from '../files/kept';
import { acceptDrops } from './drops';
import { button, group, make } from './elements';
import { MessageBar } from './message-bar';
import { createSplitter } from './splitter';
import { shownTime } from './time';
import './page.css';
import './edition.css';

const PANE_WIDTH = 350;

export interface PageActions {
  open(): void;
  /** Files that came without a handle: from the old picker. */
  chosen(files: readonly File[]): void;
  dropped(data: DataTransfer): void;
  openRecent(file: RecentFile): void;
  openSample(): void;
  save(): void;
  saveCopy(): void;
  showVersions(): void;
  showSheet(name: string): void;
  showBefore(before: boolean): void;
}

/** The elements of the page, and what changes on it. */
export interface EditionPage {
  readonly message: MessageBar;
  readonly sheetPlace: HTMLElement;
  readonly paneRoot: HTMLElement;
  /** The picker of browsers that have no other. */
  chooseOld(): void;
  setFile(name: string, today: string | undefined): void;
  setUnsaved(unsaved: boolean): void;
  setBusy(busy: boolean): void;
  setTabs(tabs: readonly string[], shown: string | undefined): void;
  setCell(name: string): void;
  /** How many charts and pictures the sheet has that the view does not draw. */
  setDrawings(count: number): void;
  setRecent(files: readonly RecentFile[]): void;
  showVersions(
    files: readonly KeptFile[],
    actions: { back(file: KeptFile): void; remove(file: KeptFile): void; clear(): void },
  ): void;
}

/** Builds the page into `root`: bar, message, sheet with its tabs, splitter, pane; before a file is open, the way to one. */
export function buildEditionPage(root: HTMLElement, words: (what: Text) => string, actions: PageActions): EditionPage {
  const t = (key: TextKey, values?: Text['values']): string => words(text(key, values));
  document.title = t('edition.title');
  const tool = (id: 'open' | 'save' | 'save-as' | 'versions', press: () => void, className = ''): HTMLButtonElement =>
    button(t(`edition.${id}`), press, { id, title: t(`edition.${id}.tip`), className });

  const chooser = make('input', { type: 'file', accept: '.xlsx,.xlsm,.xls,.csv', hidden: true, id: 'file' });
  chooser.addEventListener('change', () => {
    const files = [...(chooser.files ?? [])];
    // The same file may be chosen again after it was changed elsewhere.
    chooser.value = '';
    if (files.length > 0) actions.chosen(files);
  });
  const open = tool('open', actions.open, 'primary');
  const save = tool('save', actions.save);
  const copy = tool('save-as', actions.saveCopy);
  const versions = tool('versions', actions.showVersions);
  const ofFile = [save, copy];
  const name = make('b', { id: 'name' });
  const day = make('span', { className: 'day', hidden: true });
  const unsaved = make('span', { textContent: t('edition.unsaved'), hidden: true });
  unsaved.dataset['unsaved'] = '';
  const flip = button(t('edition.show-sheet'), () => turn(), { className: 'flip' });
  const bar = make('header', { className: 'bar' });
  bar.append(
    make('h1', { textContent: t('edition.title') }),
    open,
    save,
    copy,
    versions,
    chooser,
    group('name', name, day, unsaved),
    make('span', { className: 'space' }),
    make('span', { className: 'local', textContent: t('edition.local') }),
    flip,
  );

  const message = new MessageBar(words, text('edition.dismiss'));
  const sheetPlace = make('div', { className: 'sheet-place' });
  const cell = make('output', { className: 'where', ariaLabel: t('edition.cell') });
  const before = make('input', { type: 'checkbox', id: 'before' });
  before.addEventListener('change', () => actions.showBefore(before.checked));
  const beforeLabel = make('label', { title: t('edition.before.tip') });
  beforeLabel.append(before, t('edition.before'));
  const tabs = make('nav', { className: 'tabs', ariaLabel: t('edition.tabs') });
  const undrawn = make('span', { className: 'undrawn', hidden: true });
  const foot = group('foot', cell, tabs, undrawn, beforeLabel);
  const grid = make('section', { className: 'grid', ariaLabel: t('edition.sheet') });
  const paneRoot = make('div', { id: 'root' });
  const pane = group('pane', paneRoot);
  const desk = group('desk', grid);
  const splitter = createSplitter({ label: t('edition.width'), tip: t('edition.splitter') }, desk, pane);
  splitter.begin(PANE_WIDTH);
  grid.append(sheetPlace, foot, splitter.element);
  desk.append(pane);
  const start = startCard(t, open, actions);
  const drop = make('div', { className: 'drop', textContent: t('edition.drop'), hidden: true });
  const dialog = make('dialog', { className: 'versions' });
  root.replaceChildren(bar, message.element, start.element, desk, drop, dialog);
  root.dataset['shown'] = 'pane';

  const showCurrent = (): void =>
    tabs.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const turn = (): void => {
    const shown = root.dataset['shown'] === 'pane' ? 'sheet' : 'pane';
    root.dataset['shown'] = shown;
    flip.textContent = t(shown === 'pane' ? 'edition.show-sheet' : 'edition.show-pane');
  };
  const setOpen = (isOpen: boolean): void => {
    desk.hidden = !isOpen;
    start.element.hidden = isOpen;
    flip.hidden = !isOpen;
    for (const control of ofFile) control.hidden = !isOpen;
    open.classList.toggle('primary', !isOpen);
    save.classList.toggle('primary', isOpen);
  };
  setOpen(false);
  acceptDrops(drop, actions.dropped);
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const action = { s: actions.save, o: actions.open }[event.key.toLowerCase()];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });

  return {
    message,
    sheetPlace,
    paneRoot,
    chooseOld: () => chooser.click(),
    setFile(shown, today) {
      setOpen(true);
      day.hidden = today === undefined;
      day.textContent = today === undefined ? '' : t('edition.today', { day: today });
      name.textContent = shown;
      name.title = shown;
      before.checked = false;
      document.title = `${shown} · ${t('edition.title')}`;
    },
    setUnsaved(changed) {
      unsaved.hidden = !changed;
    },
    setBusy(busy) {
      for (const control of [open, versions, ...ofFile]) control.disabled = busy;
      root.ariaBusy = String(busy);
    },
    setTabs(names, shown) {
      tabs.replaceChildren(
        ...names.map((tab) => {
          const element = button(tab, () => actions.showSheet(tab), { title: tab });
          if (tab === shown) element.ariaCurrent = 'page';
          return element;
        }),
      );
      showCurrent();
    },
    setCell(place) {
      cell.textContent = place;
    },
    setDrawings(count) {
      undrawn.hidden = count === 0;
      undrawn.textContent = count === 0 ? '' : t('edition.drawings', { count });
      undrawn.title = undrawn.textContent;
      // What is said there takes room from the tabs.
      showCurrent();
    },
    setRecent: start.setRecent,
    showVersions(files, { back, remove, clear }) {
      const line = (file: KeptFile): HTMLElement => {
        const values = { name: file.name, at: shownTime(file.at), size: Math.ceil(file.size / 1024) };
        const item = make('li', {});
        item.append(
          make('span', { textContent: t('edition.versions.line', values) }),
          button(t('edition.versions.back'), () => back(file), { title: t('edition.versions.back.tip', values) }),
          button(t('edition.versions.delete'), () => remove(file), { title: t('edition.versions.delete.tip', values) }),
        );
        return item;
      };
      const list = make('ul', {});
      list.append(...files.map(line));
      dialog.replaceChildren(
        make('h2', { textContent: t('edition.versions'), id: 'versions-title' }),
        make('p', { textContent: t('edition.versions.note') }),
        files.length === 0 ? make('p', { textContent: t('edition.versions.none') }) : list,
        group(
          'actions',
          button(t('edition.close'), () => dialog.close(), { className: 'primary' }),
          button(t('edition.versions.clear'), clear),
        ),
      );
      dialog.setAttribute('aria-labelledby', 'versions-title');
      if (!dialog.open) dialog.showModal();
    },
  };
}

/** What stands on the page before a file is open: the way to today's calls in two presses. */
function startCard(
  t: (key: TextKey, values?: Text['values']) => string,
  open: HTMLButtonElement,
  actions: PageActions,
): { readonly element: HTMLElement; setRecent(files: readonly RecentFile[]): void } {
  const element = make('main', { className: 'start' });
  const recent = make('section', { hidden: true });
  const list = make('ul', {});
  recent.append(make('h3', { textContent: t('edition.start.recent') }), list);
  element.append(
    make('h2', { textContent: t('edition.start.heading') }),
    make('p', { textContent: t('edition.start.text') }),
    group(
      'actions',
      button(t('edition.open'), () => open.click(), { className: 'primary big', title: t('edition.open.tip') }),
      button(t('edition.start.sample'), actions.openSample, { id: 'sample' }),
    ),
    recent,
    make('p', { className: 'quiet', textContent: t('edition.local') }),
  );
  return {
    element,
    setRecent(files) {
      recent.hidden = files.length === 0;
      list.replaceChildren(
        ...files.map((file) => {
          const item = make('li', {});
          const line = t('edition.start.recent.line', { name: file.name, at: shownTime(file.at) });
          item.append(button(line, () => actions.openRecent(file)));
          return item;
        }),
      );
    },
  };
}
