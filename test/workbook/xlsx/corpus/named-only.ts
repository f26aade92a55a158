import type { Change, SheetSnapshot, WorkbookSnapshot } from '../../../../src/sheet';
import { readXlsx } from '../../../../src/workbook/xlsx';
import { partFaults } from '../contract/wholeness';
import { diffPackages, type Node } from '../package-diff';
import { cellsOf, lookOf, placeOf, type Cells } from './cells';
import { bookOf, unsound, type Book } from './soundness';

const localOf = (node: Node): string => node.name.slice(node.name.lastIndexOf('}') + 1);
const LOOKS: ReadonlySet<string> = new Set(['number-format', 'font', 'fill', 'border', 'align']);

/** A package and what was found in it once, since many changes are tried on it. */
export interface Before {
  readonly bytes: Uint8Array;
  readonly book: Book;
  readonly sheets: ReadonlyMap<string, Cells>;
  /** What is not in order to begin with. */
  readonly unsound: ReadonlySet<string>;
  readonly read: ReturnType<typeof readXlsx>;
}

export function beforeOf(bytes: Uint8Array): Before {
  const book = bookOf(bytes);
  return { bytes, book, sheets: sheetsOf(book), unsound: new Set(unsound(book)), read: readXlsx(bytes, 'x') };
}

const sheetsOf = (book: Book): Map<string, Cells> =>
  new Map(
    [...book.roots].filter(([, root]) => localOf(root) === 'worksheet').map(([part, root]) => [part, cellsOf(root)]),
  );

/** How cells move where one row or column is put in (`by` 1) or taken out (-1). */
interface Shift {
  readonly axis: 0 | 1;
  readonly from: number;
  readonly by: 1 | -1;
}

function shiftOf(change: Change): Shift | undefined {
  const by = change.kind.startsWith('insert') ? 1 : -1;
  if (change.kind === 'insert-rows' || change.kind === 'remove-rows')
    return { axis: 0, from: Number(change.rows.split(':')[0]), by };
  return change.kind === 'insert-columns' || change.kind === 'remove-columns'
    ? { axis: 1, from: placeOf(`${change.columns.split(':')[0] ?? ''}1`)[1], by }
    : undefined;
}

/** Where a row or column is after the move; `undefined` where it is taken out. */
function lineAfter(line: number, { from, by }: Shift): number | undefined {
  if (line < from) return line;
  return by < 0 && line === from ? undefined : line + by;
}

/** All that is not as it should be after a change: the package, the schema, other cells than the named one, other pieces of its look. */
export function wrongAfter(before: Before, after: Uint8Array, change: Change): string[] {
  let book: Book;
  try {
    book = bookOf(after, before.book);
  } catch (error) {
    return [`not well-formed: ${String(error).slice(0, 90)}`];
  }
  // A copy of a sheet has its faults.
  const faults = change.kind === 'copy-sheet' ? new Set([...before.unsound].map(whatever)) : undefined;
  const found = unsound(book).filter((fault) => !before.unsound.has(fault) && !faults?.has(whatever(fault)));
  const shift = shiftOf(change);
  found.push(...(shift ? partsThatMayMove(before.bytes, after) : partFaults(before.bytes, after, change)));
  const target = 'cell' in change ? placeOf(change.cell) : undefined;
  found.push(...otherContent(before, readXlsx(after, 'x'), change));
  const own = ownPart(before, change);
  const now = sheetsOf(book);
  for (const [part, old] of before.sheets) {
    const fresh = now.get(part);
    if (!fresh) found.push(`${part} is gone`);
    else
      found.push(...otherCells(part, old, fresh, part === own ? target : undefined, part === own ? shift : undefined));
    if (fresh && part === own && target && 'cell' in change)
      found.push(...otherLooks(before, book, old, fresh, change));
  }
  return found;
}

/** A fault without the part that it is in. */
const whatever = (fault: string): string => fault.slice(fault.indexOf(': ') + 2);

/** What the product itself reads of the other cells, formulas among it, and the order of the sheets. */
function otherContent(before: Before, now: WorkbookSnapshot, change: Change): string[] {
  if (shiftOf(change)) return [];
  const target = 'cell' in change ? placeOf(change.cell) : undefined;
  const rest = ({ name, rows }: SheetSnapshot): string =>
    JSON.stringify(
      rows.flatMap((row, r) =>
        (row ?? []).flatMap((cell, c) =>
          cell === undefined || (name === change.sheet && target?.[0] === r && target[1] === c) ? [] : [[r, c, cell]],
        ),
      ),
    );
  return before.read.sheets.flatMap((sheet, i) => {
    const fresh = now.sheets[i];
    if (fresh?.name !== sheet.name) return [`sheet ${sheet.name} is not at its place`];
    return rest(sheet) === rest(fresh) ? [] : [`cells of ${sheet.name}`];
  });
}

/** The part of the sheet that a change names: its place in the list of sheets is that of the workbook's relationships. */
function ownPart(before: Before, change: Change): string | undefined {
  const parts = [...before.book.roots];
  const workbook = parts.find(([, root]) => localOf(root) === 'workbook');
  if (!workbook) return undefined;
  const sheet = workbook[1].children
    .find((child) => localOf(child) === 'sheets')
    ?.children.find(({ attributes }) => attributes['name'] === change.sheet);
  const id = Object.entries(sheet?.attributes ?? {}).find(([name]) => name.endsWith('}id'))?.[1];
  const path = workbook[0].replaceAll('\\', '/');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const rels = parts.find(
    ([name]) =>
      name.replaceAll('\\', '/').toLowerCase() === `${folder}_rels/${path.slice(folder.length)}.rels`.toLowerCase(),
  )?.[1];
  const target = rels?.children.find(({ attributes }) => attributes['Id'] === id)?.attributes['Target'];
  if (target === undefined) return undefined;
  const part = new URL(target.replaceAll('\\', '/'), `http://x/${folder}`).pathname.slice(1).toLowerCase();
  return parts.find(([name]) => name.replaceAll('\\', '/').toLowerCase() === decodeURIComponent(part))?.[0];
}

function otherCells(
  part: string,
  old: Cells,
  now: Cells,
  target: readonly [number, number] | undefined,
  shift: Shift | undefined,
): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const [place, cell] of old.cells) {
    const at = place.split(':').map(Number) as [number, number];
    const line = shift ? lineAfter(at[shift.axis], shift) : 0;
    if (line === undefined) continue;
    if (shift) at[shift.axis] = line;
    const key = at.join(':');
    seen.add(key);
    if (target?.join(':') === key) continue;
    if (now.cells.get(key) !== cell)
      found.push(`${part}: cell ${key} was ${cell} and is ${String(now.cells.get(key))}`);
  }
  for (const [key, cell] of now.cells) {
    const at = key.split(':').map(Number) as [number, number];
    const fresh = shift?.by === 1 && at[shift.axis] === shift.from;
    if (!seen.has(key) && target?.join(':') !== key && !fresh) found.push(`${part}: new cell ${key} ${cell}`);
  }
  for (const [row, own] of old.rows) {
    const moved = shift?.axis === 0 ? lineAfter(row, shift) : row;
    if (moved !== undefined && now.rows.get(moved) !== own)
      found.push(`${part}: row ${String(moved)} was ${own} and is ${String(now.rows.get(moved))}`);
  }
  return found;
}

/** A look of which only the named piece may differ; a value or note leaves it whole. */
function otherLooks(before: Before, book: Book, old: Cells, now: Cells, change: Change & { cell: string }): string[] {
  const key = placeOf(change.cell).join(':');
  const was = old.cells.get(key);
  if (was === undefined) return [];
  const one = lookOf(before.book, was);
  const two = lookOf(book, now.cells.get(key));
  if (!one || !two) return [];
  const keep = (piece: string): boolean =>
    piece !== change.kind && !(change.kind === 'value' && piece === 'protection');
  const found = Object.keys(one)
    .filter((piece) => keep(piece) && one[piece] !== two[piece])
    .map((piece) => `${change.cell}: its ${piece} was ${one[piece] ?? ''} and is ${two[piece] ?? ''}`);
  const content = (cell: string | undefined): string => JSON.stringify((JSON.parse(cell ?? '[]') as unknown[])[1]);
  if (LOOKS.has(change.kind) && content(was) !== content(now.cells.get(key)))
    found.push(`${change.cell}: its content was ${was} and is ${String(now.cells.get(key))}`);
  return found;
}

/** Where rows or columns are put in, these parts alone may differ. */
function partsThatMayMove(before: Uint8Array, after: Uint8Array): string[] {
  const may =
    /(?:worksheets\/|workbook\.xml|workbook\.xml\.rels|tables\/|comments|threadedComments?\/|drawings\/|charts\/|pivot|calcChain|\[Content_Types\]|docMetadata)/iu;
  return [...new Set(diffPackages(before, after).map(({ part }) => part))]
    .filter((part) => !may.test(part.replaceAll('\\', '/')))
    .map((part) => `${part} differs`);
}
