import { acceptDrops } from '../../edition/page/drops';
import { button, group, make } from '../../edition/page/elements';
import { MessageBar, type Choice, type Tone } from '../../edition/page/message-bar';
import { createSplitter } from '../../edition/page/splitter';
import { say, text, type Locale, type Text, type TextKey } from '../../words';
import '../../edition/page/page.css';

/** Widths that Excel gives a task pane: on the Mac, on Windows, on the web. */
export const PANE_WIDTHS = [270, 320, 350] as const;

export interface Page {
  readonly grid: HTMLElement;
  readonly frame: HTMLIFrameElement;
  /** Shows the open file's name in the bar and the window's title, and the day that is taken for today where it is not the real one. */
  setName(name: string, today?: string): void;
  setUnsaved(unsaved: boolean): void;
  /** How many charts the sheet in sight has; 0 says nothing. */
  setCharts(count: number): void;
  setBusy(busy: boolean): void;
  say(tone: Tone, message: Text): void;
  quiet(): void;
  /** Asks in the message bar; the last choice is what closing means. */
  ask<T extends string>(message: Text, choices: readonly Choice<T>[]): Promise<T>;
}

export interface PageActions {
  open(files: readonly File[]): void;
  openSample(): void;
  save(): void;
}

/** Builds the page into `root`: bar, message, grid, splitter, pane. */
export function buildPage(root: HTMLElement, locale: Locale, actions: PageActions): Page {
  const words = (key: TextKey, values?: Text['values']): string => say(text(key, values), locale);
  document.documentElement.lang = locale;
  document.title = words('workbench.title');

  const chooser = make('input', { type: 'file', accept: '.xlsx,.xlsm,.xls,.csv', hidden: true, id: 'file' });
  chooser.addEventListener('change', () => {
    const files = [...(chooser.files ?? [])];
    // The same file may be chosen again after it was changed elsewhere.
    chooser.value = '';
    if (files.length > 0) actions.open(files);
  });
  const open = button(words('workbench.open'), () => chooser.click(), {
    id: 'open',
    title: words('workbench.open.tip'),
  });
  const sample = button(words('workbench.sample'), actions.openSample, {
    id: 'sample',
    title: words('workbench.sample.tip'),
  });
  const save = button(words('workbench.save'), actions.save, {
    id: 'save',
    title: words('workbench.save.tip'),
    className: 'primary',
  });
  const name = make('b', { id: 'name' });
  const day = make('span', { className: 'day', hidden: true });
  const unsaved = make('span', { textContent: words('workbench.unsaved'), hidden: true });
  unsaved.dataset['unsaved'] = '';
  const charts = make('span', { className: 'day', hidden: true });
  const widths = make('div', { className: 'widths', role: 'group', ariaLabel: words('workbench.width') });
  const bar = make('header', { className: 'bar' });
  bar.append(
    make('img', { className: 'mark', src: 'icons/icon-64.png', alt: '' }),
    make('h1', { textContent: words('workbench.title') }),
    open,
    sample,
    save,
    chooser,
    group('name', name, day, unsaved, charts),
    make('span', { className: 'space' }),
    make('span', { className: 'local', textContent: words('workbench.local') }),
    widths,
  );

  const message = new MessageBar((what) => say(what, locale), text('workbench.close'));
  const grid = make('main', { className: 'grid', id: 'grid', ariaLabel: words('workbench.grid') });
  const frame = make('iframe', { id: 'pane', title: words('workbench.pane') });
  // Seen until the pane, whose page comes after the workbook, draws itself over it.
  const bones = make('div', { className: 'bones' });
  bones.ariaHidden = 'true';
  bones.append(...[0, 1, 2, 3].map(() => make('i', {})));
  const pane = group('pane', bones, frame);
  const desk = group('desk', grid);
  const splitter = createSplitter(
    { label: words('workbench.width'), tip: words('workbench.splitter') },
    desk,
    pane,
    (width) => {
      for (const choice of widths.children)
        choice.setAttribute('aria-pressed', String(choice.textContent === String(width)));
    },
  );
  desk.append(splitter.element, pane);
  const drop = make('div', { className: 'drop', textContent: words('workbench.drop'), hidden: true });
  root.replaceChildren(bar, message.element, desk, drop);

  for (const width of PANE_WIDTHS) {
    widths.append(
      button(String(width), () => splitter.setWidth(width), { title: words('workbench.width.pixels', { width }) }),
    );
  }
  splitter.begin(350);
  acceptDrops(drop, (data) => actions.open([...data.files]));
  const saveByKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    actions.save();
  };
  window.addEventListener('keydown', saveByKey);
  // The pane's own page hears the keys that are pressed in it; each load is a new page.
  frame.addEventListener('load', () => frame.contentWindow?.addEventListener('keydown', saveByKey));

  return {
    grid,
    frame,
    setName(shown, today) {
      day.hidden = today === undefined;
      day.textContent = today === undefined ? '' : words('workbench.today', { day: today });
      name.textContent = shown;
      name.title = shown;
      document.title = `${shown} · ${words('workbench.title')}`;
    },
    setUnsaved(changed) {
      unsaved.hidden = !changed;
    },
    setCharts(count) {
      charts.hidden = count === 0;
      charts.textContent = count === 0 ? '' : words('workbench.charts', { count });
    },
    setBusy(busy) {
      for (const control of [open, sample, save]) control.disabled = busy;
      root.ariaBusy = String(busy);
    },
    say: (tone, content) => message.say(tone, content),
    quiet: () => message.quiet(),
    ask: (content, choices) => message.ask(content, choices),
  };
}
