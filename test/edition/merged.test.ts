import { Axis } from '../../src/edition/grid/axis';
import type { DrawContext } from '../../src/edition/grid/cells';
import { GridPane } from '../../src/edition/grid/pane';
import type { Area } from '../../src/sheet';

/** As much of an element as a pane of the grid is made of. */
class Box {
  readonly children: Box[] = [];
  readonly style = { setProperty: (): void => undefined };
  readonly classList = { add: (): void => undefined };
  parent?: Box;
  className = '';
  hidden = false;

  get childElementCount(): number {
    return this.children.length;
  }

  append(...boxes: Box[]): void {
    for (const box of boxes) {
      box.parent = this;
      this.children.push(box);
    }
  }

  insertBefore(box: Box): void {
    this.append(box);
  }

  replaceChildren(...boxes: Box[]): void {
    this.children.length = 0;
    this.append(...boxes);
  }

  remove(): void {
    const siblings = this.parent?.children ?? [];
    siblings.splice(siblings.indexOf(this), 1);
  }
}

const scope = globalThis as { document?: unknown };
beforeAll(() => (scope.document = { createElement: () => new Box() }));
afterAll(() => delete scope.document);

const axis = new Axis([0, 20, 20, 20]);
const context: DrawContext = {
  rows: axis,
  columns: axis,
  looks: [],
  gridlines: true,
  row: () => undefined,
  mergeAt: () => undefined,
  shownText: () => '',
  hint: () => '',
};
const ALL = { first: 1, last: 3 };
const TITLE: Area = { top: 1, left: 1, bottom: 1, right: 3 };

/** The boxes of merged cells that lie over the sheet. */
function lying(pane: GridPane): { readonly boxes: number; readonly hidden: boolean } {
  const [layer] = (pane.element as unknown as Box).children;
  const merged = layer?.children.find(({ className }) => className === 'merged');
  return { boxes: merged?.childElementCount ?? -1, hidden: merged?.hidden ?? false };
}

test('merged cells of the sheet before do not lie over one without', () => {
  const pane = new GridPane();
  pane.show(context, [TITLE], ALL, ALL);
  expect(lying(pane)).toEqual({ boxes: 1, hidden: false });
  // Another sheet of the same size is shown, and back again.
  pane.clear();
  pane.show(context, [], ALL, ALL);
  expect(lying(pane)).toEqual({ boxes: 0, hidden: true });
  pane.clear();
  pane.show(context, [TITLE], ALL, ALL);
  expect(lying(pane)).toEqual({ boxes: 1, hidden: false });
});

test('scrolled away from its merged cells a sheet shows none, and scrolled back shows them again', () => {
  const pane = new GridPane();
  pane.show(context, [TITLE], ALL, ALL);
  pane.show(context, [TITLE], { first: 2, last: 3 }, ALL);
  expect(lying(pane)).toEqual({ boxes: 0, hidden: true });
  pane.show(context, [TITLE], ALL, ALL);
  expect(lying(pane)).toEqual({ boxes: 1, hidden: false });
});
