import type { Node } from '../package-diff';
import type { Book } from './soundness';

/** A cell as its file tells it, without its place and its formula: `cells` by `row:column`. */
export interface Cells {
  readonly cells: ReadonlyMap<string, string>;
  /** A row's own attributes without what follows from its cells. */
  readonly rows: ReadonlyMap<number, string>;
}

const localOf = (node: Node): string => node.name.slice(node.name.lastIndexOf('}') + 1);
const columnOf = (letters: string): number => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);

export function placeOf(cell: string): readonly [row: number, column: number] {
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/u.exec(cell.toUpperCase()) ?? [];
  return [Number(row), columnOf(letters)];
}

/** The cells of a sheet, read by a parser that the product does not use; cells and rows without names count on from the one before. */
export function cellsOf(sheet: Node): Cells {
  const cells = new Map<string, string>();
  const rows = new Map<number, string>();
  let lastRow = 0;
  for (const row of sheet.children.find((child) => localOf(child) === 'sheetData')?.children ?? []) {
    lastRow = Number(row.attributes['r'] ?? lastRow + 1);
    const { r: _r, spans: _spans, ...own } = row.attributes;
    rows.set(lastRow, JSON.stringify(own));
    let lastColumn = 0;
    for (const cell of row.children) {
      const name = cell.attributes['r'];
      lastColumn = name === undefined ? lastColumn + 1 : placeOf(name)[1];
      const { r: _, ...attributes } = cell.attributes;
      const content = cell.children.filter((child) => localOf(child) !== 'f').map(plain);
      cells.set(`${String(lastRow)}:${String(lastColumn)}`, JSON.stringify([sorted(attributes), content]));
    }
  }
  return { cells, rows };
}

const sorted = (attributes: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));

const plain = (node: Node): unknown => [
  localOf(node),
  sorted(node.attributes),
  node.children.length === 0 ? node.text : '',
  node.children.map(plain),
];

/** What a cell looks like, piece by piece, by the number of its look; `undefined` where the book tells no looks. */
export function lookOf(book: Book, cell: string | undefined): Readonly<Record<string, string>> | undefined {
  const number = Number(
    (JSON.parse(cell ?? '[[],[]]') as [[string, string][]])[0].find(([key]) => key === 's')?.[1] ?? 0,
  );
  const styles = [...book.roots.values()].find((root) => localOf(root) === 'styleSheet');
  if (!styles) return undefined;
  const list = (name: string): readonly Node[] =>
    styles.children.find((child) => localOf(child) === name)?.children ?? [];
  const xf = list('cellXfs')[number];
  const piece = (name: string, key: string): string => {
    const node = list(name)[Number(xf?.attributes[key] ?? 0)];
    return node ? JSON.stringify(plain(node)) : '';
  };
  const child = (name: string): string => {
    const node = xf?.children.find((one) => localOf(one) === name);
    return node ? JSON.stringify(plain(node)) : '';
  };
  const id = xf?.attributes['numFmtId'] ?? '0';
  const code = list('numFmts').find(({ attributes }) => attributes['numFmtId'] === id)?.attributes['formatCode'];
  return {
    'number-format': code ?? id,
    font: piece('fonts', 'fontId'),
    fill: piece('fills', 'fillId'),
    border: piece('borders', 'borderId'),
    align: child('alignment'),
    protection: child('protection') + (xf?.attributes['quotePrefix'] ?? ''),
  };
}
