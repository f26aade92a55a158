import { decodePart, parseStrictly, type Node } from '../package-diff';
import { partsOf } from '../packages';
import { COUNTED, NEVER_EMPTY, ORDER } from './schema';

const MAIN =
  /^\{http:\/\/(?:schemas\.openxmlformats\.org\/spreadsheetml\/2006|purl\.oclc\.org\/ooxml\/spreadsheetml)\/main\}/u;

/** The parts of a spreadsheet that are of its main language, each with its root. */
export interface Book {
  readonly parts: Readonly<Record<string, Uint8Array>>;
  readonly roots: ReadonlyMap<string, Node>;
}

/** @param known a book of which the parts that are the same need not be parsed again */
export function bookOf(bytes: Uint8Array, known?: Book): Book {
  const parts = partsOf(bytes);
  const roots = new Map<string, Node>();
  for (const [name, data] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/iu.test(name)) continue;
    const old = known?.parts[name];
    const same = old !== undefined && Buffer.compare(old, data) === 0 ? known?.roots.get(name) : undefined;
    roots.set(name, same ?? parseStrictly(decodePart(data)));
  }
  return { parts, roots };
}

const localOf = (node: Node): string => node.name.slice(node.name.lastIndexOf('}') + 1);

/** Where the package breaks the schema: order, counts, empty lists, cells out of order, numbers of looks that are not there, ids that stand twice. */
export function unsound(book: Book): string[] {
  const found: string[] = [];
  for (const [part, root] of book.roots) if (MAIN.test(root.name)) visit(root, part, found);
  return [...found, ...looks(book), ...lists(book), ...boxes(book), ...tables(book)];
}

function visit(node: Node, path: string, found: string[]): void {
  const name = localOf(node);
  const order = ORDER[name];
  // Alternatives and foreign elements have no place of their own.
  const own = node.children.filter((child) => MAIN.test(child.name) || name === 'wsDr');
  if (order) {
    let last = 0;
    for (const child of own) {
      const place = order.indexOf(localOf(child));
      if (place < 0) found.push(`${path}: ${localOf(child)} is not known in ${name}`);
      else if (place < last) found.push(`${path}: ${localOf(child)} stands behind ${order[last] ?? ''}`);
      last = Math.max(last, place);
    }
    const single = own.map(localOf).filter((child) => !REPEATED.has(child));
    for (const child of single)
      if (single.indexOf(child) !== single.lastIndexOf(child)) found.push(`${path}: ${child} stands twice`);
  }
  if (NEVER_EMPTY.has(name) && own.length === 0 && node.children.length === 0) found.push(`${path}: ${name} is empty`);
  const { count } = node.attributes;
  if (COUNTED.has(name) && count !== undefined && Number(count) !== own.length && own.length === node.children.length)
    found.push(`${path}: ${name} says ${count} and has ${String(own.length)}`);
  if (name === 'sheetData') rows(node, path, found);
  for (const child of node.children) if (MAIN.test(child.name)) visit(child, path, found);
}

/** Children that may come more than once. */
const REPEATED: ReadonlySet<string> = new Set(
  'c row cfRule formula comment conditionalFormatting selection pivotSelection hyperlink mergeCell dataValidation col twoCellAnchor oneCellAnchor absoluteAnchor'.split(
    ' ',
  ),
);

function rows(data: Node, path: string, found: string[]): void {
  let lastRow = 0;
  for (const row of data.children) {
    const number = row.attributes['r'] === undefined ? lastRow + 1 : Number(row.attributes['r']);
    if (!(number > lastRow)) found.push(`${path}: row ${String(number)} behind row ${String(lastRow)}`);
    lastRow = number;
    let lastColumn = 0;
    for (const cell of row.children.filter((child) => localOf(child) === 'c')) {
      const match = /^([A-Z]+)(\d+)$/u.exec(cell.attributes['r'] ?? '');
      if (match && Number(match[2]) !== number) found.push(`${path}: ${match[0]} in row ${String(number)}`);
      const column = match ? columnOf(match[1] ?? '') : lastColumn + 1;
      if (column <= lastColumn) found.push(`${path}: ${cell.attributes['r'] ?? ''} out of order`);
      lastColumn = column;
    }
    const spans = /^(\d+):(\d+)$/u.exec(row.attributes['spans'] ?? '');
    if (spans && Number(spans[2]) < lastColumn && row.children.length > 0)
      found.push(`${path}: spans of row ${String(number)} end before its cells`);
  }
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function* descendants(node: Node): Iterable<Node> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

/** Looks that cells and rules name, and pieces of looks that looks name. */
function looks({ roots }: Book): string[] {
  const found: string[] = [];
  const styles = [...roots.values()].find((root) => localOf(root) === 'styleSheet');
  const list = (name: string): number =>
    styles?.children.filter((child) => localOf(child) === name).flatMap((child) => child.children).length ?? 0;
  const limits = { s: Math.max(1, list('cellXfs')), style: Math.max(1, list('cellXfs')), dxfId: list('dxfs') };
  for (const [part, root] of roots) {
    if (localOf(root) !== 'worksheet') continue;
    for (const node of descendants(root)) {
      const name = localOf(node);
      const key =
        name === 'c' || name === 'row' ? 's' : name === 'col' ? 'style' : name === 'cfRule' ? 'dxfId' : undefined;
      const value = key === undefined ? undefined : node.attributes[key];
      if (key !== undefined && value !== undefined && !(Number(value) < limits[key]))
        found.push(`${part}: ${name} ${node.attributes['r'] ?? ''} has ${key} ${value}, which is none`);
    }
  }
  const pieces = { fontId: list('fonts'), fillId: list('fills'), borderId: list('borders') };
  for (const xf of styles?.children.find((child) => localOf(child) === 'cellXfs')?.children ?? [])
    for (const [key, limit] of Object.entries(pieces))
      if (Number(xf.attributes[key] ?? 0) >= Math.max(1, limit))
        found.push(`styles: ${key} ${xf.attributes[key] ?? ''} of ${String(limit)}`);
  return found;
}

/** Sheets, tables and drawings that bear one number or name twice; relationships that the parts name and do not have. */
function lists({ roots }: Book): string[] {
  const found: string[] = [];
  const twice = (what: string, values: readonly (string | undefined)[]): void => {
    const known = values.filter((value) => value !== undefined);
    for (const value of new Set(known))
      if (known.indexOf(value) !== known.lastIndexOf(value)) found.push(`${what} ${value} stands twice`);
  };
  const tables: Node[] = [];
  for (const [part, root] of roots) {
    if (localOf(root) === 'table') tables.push(root);
    if (localOf(root) === 'workbook') {
      const sheets = root.children.filter((child) => localOf(child) === 'sheets').flatMap(({ children }) => children);
      twice(
        'sheetId',
        sheets.map(({ attributes }) => attributes['sheetId']),
      );
      twice(
        'sheet',
        sheets.map(({ attributes }) => attributes['name']?.toLowerCase()),
      );
      const names = root.children
        .filter((child) => localOf(child) === 'definedNames')
        .flatMap(({ children }) => children);
      twice(
        'name',
        names.map(({ attributes }) => `${attributes['name']?.toLowerCase() ?? ''}@${attributes['localSheetId'] ?? ''}`),
      );
      for (const { attributes } of names)
        if (Number(attributes['localSheetId'] ?? 0) >= sheets.length)
          found.push(`name ${attributes['name'] ?? ''} is of a sheet that is not there`);
    }
    const base = part.replaceAll('\\', '/');
    const rels =
      roots.get(`${base.slice(0, base.lastIndexOf('/') + 1)}_rels/${base.slice(base.lastIndexOf('/') + 1)}.rels`) ??
      [...roots].find(
        ([name]) =>
          name.replaceAll('\\', '/').toLowerCase() ===
          `${base.slice(0, base.lastIndexOf('/') + 1)}_rels/${base.slice(base.lastIndexOf('/') + 1)}.rels`.toLowerCase(),
      )?.[1];
    const ids = new Set(rels?.children.map(({ attributes }) => attributes['Id']));
    if (!MAIN.test(root.name)) continue;
    for (const node of [root, ...descendants(root)])
      for (const [name, value] of Object.entries(node.attributes))
        if (/\{http:[^}]*officeDocument\/(?:2006\/)?relationships\}id$/u.test(name) && !ids.has(value))
          found.push(`${part}: ${localOf(node)} names ${value}, which is no relationship`);
  }
  twice(
    'table id',
    tables.map(({ attributes }) => attributes['id']),
  );
  twice(
    'table',
    tables.map(({ attributes }) => attributes['displayName']?.toLowerCase()),
  );
  return found;
}

/** A table object has as many columns as its range, each with an id and a name of its own, and filters that are about one of them. */
function tables({ roots }: Book): string[] {
  return [...roots].flatMap(([part, root]) => {
    if (localOf(root) !== 'table') return [];
    const [left = 0, right = 0] = [...(root.attributes['ref'] ?? '').matchAll(/[A-Z]+/gu)].map(([word]) =>
      columnOf(word),
    );
    const columns = [...descendants(root)].filter((node) => localOf(node) === 'tableColumn');
    const found = columns.length === right - left + 1 ? [] : [`${part}: its columns are not those of its range`];
    for (const key of ['id', 'name'])
      if (new Set(columns.map(({ attributes }) => attributes[key]?.toLowerCase())).size !== columns.length)
        found.push(`${part}: two columns have one ${key}`);
    for (const { name, attributes } of descendants(root))
      if (name.endsWith('}filterColumn') && !(Number(attributes['colId']) < columns.length))
        found.push(`${part}: a filter is about no column`);
    return found;
  });
}

/** Every note has a box, and every box of a note its note. */
function boxes({ parts, roots }: Book): string[] {
  const found: string[] = [];
  for (const [rels, root] of roots) {
    if (!rels.endsWith('.rels')) continue;
    const targets = root.children.filter(({ attributes }) => attributes['TargetMode'] !== 'External');
    const partOf = (kind: string): string[] =>
      targets
        .filter(({ attributes }) => attributes['Type']?.endsWith(`/${kind}`))
        .map(({ attributes }) =>
          new URL(
            (attributes['Target'] ?? '').replaceAll('\\', '/'),
            `http://x/${rels.replaceAll('\\', '/').replace(/_rels\/[^/]*$/u, '')}`,
          ).pathname
            .slice(1)
            .toLowerCase(),
        );
    const comments = partOf('comments');
    if (comments.length === 0) continue;
    const byName = new Map(Object.keys(parts).map((name) => [name.replaceAll('\\', '/').toLowerCase(), name]));
    const noted = comments.flatMap((name) =>
      [...descendants(roots.get(byName.get(name) ?? '') ?? EMPTY)]
        .filter((node) => localOf(node) === 'comment')
        .map(({ attributes }) => attributes['ref'] ?? ''),
    );
    const drawn = partOf('vmlDrawing').flatMap((name) => boxesOf(parts[byName.get(name) ?? '']));
    for (const cell of noted) if (!drawn.includes(cell)) found.push(`${rels}: the note of ${cell} has no box`);
    for (const cell of drawn) if (!noted.includes(cell)) found.push(`${rels}: the box at ${cell} has no note`);
    if (new Set(noted).size !== noted.length) found.push(`${rels}: two notes at one cell`);
  }
  return found;
}

const EMPTY: Node = { name: '', attributes: {}, children: [], text: '' };

function boxesOf(data: Uint8Array | undefined): string[] {
  if (!data) return [];
  const nodes = [...descendants(parseStrictly(decodePart(data)))].filter(
    (node) => localOf(node) === 'ClientData' && node.attributes['ObjectType'] === 'Note',
  );
  return nodes.map(({ children }) => {
    const number = (name: string): number =>
      Number(children.find((child) => localOf(child) === name)?.text.trim() ?? -1);
    let column = number('Column') + 1;
    let letters = '';
    for (; column > 0; column = Math.floor((column - 1) / 26))
      letters = String.fromCharCode(65 + ((column - 1) % 26)) + letters;
    return `${letters}${String(number('Row') + 1)}`;
  });
}
