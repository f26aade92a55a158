import { say, text, type Locale, type Text, type TextKey } from '../../words';
import './page.css';

/** Widths that Excel gives a task pane: on the Mac, on Windows, on the web. */
export const PANE_WIDTHS = [270, 320, 350] as const;
const NARROWEST = 240;
const WIDEST = 640;

export type Tone = 'good' | 'warning' | 'error';
export interface Choice<T extends string> {
  readonly id: T;
  readonly label: Text;
}

export interface Page {
  readonly grid: HTMLElement;
  readonly frame: HTMLIFrameElement;
  /** Shows the open file's name in the bar and the window's title, and the day that is taken for today where it is not the real one. */
  setName(name: string, today?: string): void;
  setUnsaved(unsaved: boolean): void;
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
  const widths = make('div', { className: 'widths', role: 'group', ariaLabel: words('workbench.width') });
  const bar = make('header', { className: 'bar' });
  bar.append(
    make('img', { className: 'mark', src: 'icons/icon-64.png', alt: '' }),
    make('h1', { textContent: words('workbench.title') }),
    open,
    sample,
    save,
    chooser,
    group('name', name, day, unsaved),
    make('span', { className: 'space' }),
    make('span', { className: 'local', textContent: words('workbench.local') }),
    widths,
  );

  const message = make('section', { className: 'message', role: 'status', ariaLive: 'polite', hidden: true });
  const grid = make('main', { className: 'grid', id: 'grid', ariaLabel: words('workbench.grid') });
  const splitter = make('div', {
    className: 'splitter',
    tabIndex: 0,
    role: 'separator',
    ariaOrientation: 'vertical',
    title: words('workbench.splitter'),
  });
  splitter.ariaLabel = words('workbench.width');
  const frame = make('iframe', { id: 'pane', title: words('workbench.pane') });
  const pane = group('pane', frame);
  const desk = group('desk', grid, splitter, pane);
  const drop = make('div', { className: 'drop', textContent: words('workbench.drop'), hidden: true });
  root.replaceChildren(bar, message, desk, drop);

  const setWidth = (width: number): void => {
    const fitting = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    pane.style.setProperty('--pane-width', `${fitting}px`);
    splitter.setAttribute('aria-valuenow', String(fitting));
    for (const choice of widths.children)
      choice.setAttribute('aria-pressed', String(choice.textContent === String(fitting)));
  };
  splitter.setAttribute('aria-valuemin', String(NARROWEST));
  splitter.setAttribute('aria-valuemax', String(WIDEST));
  for (const width of PANE_WIDTHS) {
    widths.append(button(String(width), () => setWidth(width), { title: words('workbench.width.pixels', { width }) }));
  }
  setWidth(350);
  dragSplitter(splitter, desk, () => pane.offsetWidth, setWidth);
  acceptDrops(drop, actions.open);
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    actions.save();
  });

  const quiet = (): void => {
    message.hidden = true;
    message.replaceChildren();
  };
  const show = (tone: Tone, content: Text, buttons: readonly HTMLButtonElement[]): void => {
    message.dataset['tone'] = tone;
    message.role = tone === 'error' ? 'alert' : 'status';
    message.replaceChildren(make('p', { textContent: say(content, locale) }), ...buttons);
    message.hidden = false;
  };

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
    setBusy(busy) {
      for (const control of [open, sample, save]) control.disabled = busy;
      root.ariaBusy = String(busy);
    },
    say(tone, content) {
      show(tone, content, [button(words('workbench.close'), quiet)]);
    },
    quiet,
    ask(content, choices) {
      return new Promise((resolve) => {
        show(
          'warning',
          content,
          choices.map(({ id, label }, index) =>
            button(
              say(label, locale),
              () => {
                quiet();
                resolve(id);
              },
              { className: index === 0 ? 'primary' : '' },
            ),
          ),
        );
        message.querySelector('button')?.focus();
      });
    },
  };
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), properties);
}

function group(className: string, ...children: readonly Node[]): HTMLElement {
  const element = make('div', { className });
  element.append(...children);
  return element;
}

function button(label: string, press: () => void, more: Partial<HTMLButtonElement> = {}): HTMLButtonElement {
  const element = make('button', { type: 'button', textContent: label, ...more });
  element.addEventListener('click', press);
  return element;
}

function dragSplitter(
  splitter: HTMLElement,
  desk: HTMLElement,
  width: () => number,
  setWidth: (width: number) => void,
): void {
  splitter.addEventListener('pointerdown', (down) => {
    const start = width();
    const move = (event: PointerEvent): void => setWidth(start + down.clientX - event.clientX);
    splitter.setPointerCapture(down.pointerId);
    // Frame and grid would swallow the pointer on its way.
    desk.classList.add('dragging');
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener(
      'lostpointercapture',
      () => {
        splitter.removeEventListener('pointermove', move);
        desk.classList.remove('dragging');
      },
      { once: true },
    );
  });
  splitter.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') setWidth(width() + 10);
    else if (event.key === 'ArrowRight') setWidth(width() - 10);
    else return;
    event.preventDefault();
  });
}

function acceptDrops(drop: HTMLElement, open: (files: readonly File[]) => void): void {
  const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener('dragover', (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    drop.hidden = false;
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) drop.hidden = true;
  });
  window.addEventListener('drop', (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    drop.hidden = true;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) open(files);
  });
}
