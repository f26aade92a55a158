import { columnLetters, type Area } from '../../sheet';
import type { Axis } from './axis';
import type { Lines } from './pane';

/** Pixels that the heads of rows and columns take. */
export const HEAD = { width: 46, height: 22 } as const;

/** The letters above the columns and the numbers beside the rows; those of the selected lines are marked. */
export class Heads {
  private readonly columns = document.createElement('div');
  private readonly rows = document.createElement('div');
  readonly elements: readonly HTMLElement[] = [this.columns, this.rows];

  constructor() {
    for (const element of this.elements) {
      element.className = 'heads';
      element.ariaHidden = 'true';
    }
    Object.assign(this.columns.style, { inset: '0 0 auto 0', height: `${HEAD.height}px` });
    Object.assign(this.rows.style, { inset: `${HEAD.height}px auto 0 0`, width: `${HEAD.width}px` });
  }

  /** @param here the selected area @param frozen lines that stay @param inSight lines that are scrolled into sight */
  paint(
    axes: { readonly rows: Axis; readonly columns: Axis },
    here: Area,
    frozen: { readonly rows: number; readonly columns: number },
    inSight: { readonly rows: Lines; readonly columns: Lines },
    { scrollLeft, scrollTop }: { readonly scrollLeft: number; readonly scrollTop: number },
  ): void {
    const columns = heads(axes.columns, frozen.columns, inSight.columns, (column, start, size, held) =>
      head(columnLetters(column), column >= here.left && column <= here.right, {
        left: HEAD.width + start - (held ? 0 : scrollLeft),
        top: 0,
        width: size,
        height: HEAD.height,
      }),
    );
    const rows = heads(axes.rows, frozen.rows, inSight.rows, (row, start, size, held) =>
      head(String(row), row >= here.top && row <= here.bottom, {
        left: 0,
        top: start - (held ? 0 : scrollTop),
        width: HEAD.width,
        height: size,
      }),
    );
    const corner = head('', false, { left: 0, top: 0, width: HEAD.width, height: HEAD.height });
    this.columns.replaceChildren(...columns, corner);
    this.rows.replaceChildren(...rows);
  }
}

function heads(
  axis: Axis,
  held: number,
  lines: Lines,
  make: (line: number, start: number, size: number, held: boolean) => HTMLElement,
): HTMLElement[] {
  const made: HTMLElement[] = [];
  // Those that move come first: the ones that stay are drawn over them.
  for (let line = lines.first; line <= lines.last; line += 1)
    if (axis.size(line) > 0) made.push(make(line, axis.start(line), axis.size(line), false));
  for (let line = 1; line <= held; line += 1)
    if (axis.size(line) > 0) made.push(make(line, axis.start(line), axis.size(line), true));
  return made;
}

function head(
  label: string,
  here: boolean,
  place: { left: number; top: number; width: number; height: number },
): HTMLElement {
  const element = document.createElement('span');
  element.textContent = label;
  element.classList.toggle('here', here);
  for (const [name, pixels] of Object.entries(place)) element.style.setProperty(name, `${pixels}px`);
  return element;
}
