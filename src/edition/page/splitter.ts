import { recall, remember } from '../../taskpane/host/browser';
import { make } from './elements';

const NARROWEST = 240;
const WIDEST = 640;
/** Where this computer keeps the width that somebody chose. */
const KEPT = 'pane-width';

export interface Splitter {
  readonly element: HTMLElement;
  setWidth(width: number): void;
  /** Gives the pane the width that was chosen last on this computer, else this one. */
  begin(width: number): void;
}

/**
 * The line between sheet and pane: dragged, or moved with the arrow keys. The pane's width is its `--pane-width`.
 * @param changed told of each new width
 */
export function createSplitter(
  { label, tip }: { readonly label: string; readonly tip: string },
  desk: HTMLElement,
  pane: HTMLElement,
  changed: (width: number) => void = () => undefined,
): Splitter {
  const element = make('div', {
    className: 'splitter',
    tabIndex: 0,
    role: 'separator',
    ariaOrientation: 'vertical',
    title: tip,
    ariaLabel: label,
  });
  element.setAttribute('aria-valuemin', String(NARROWEST));
  element.setAttribute('aria-valuemax', String(WIDEST));
  const show = (width: number): number => {
    const fitting = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
    pane.style.setProperty('--pane-width', `${fitting}px`);
    element.setAttribute('aria-valuenow', String(fitting));
    changed(fitting);
    return fitting;
  };
  const setWidth = (width: number): void => remember(KEPT, String(show(width)));
  const begin = (width: number): void => void show(Number(recall(KEPT)) || width);
  dragSplitter(element, desk, () => pane.offsetWidth, setWidth);
  return { element, setWidth, begin };
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
