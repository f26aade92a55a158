import { parseXml, textOf, type XmlElement } from '../xml/xml';

/** More differences of one part than these are not told apart. */
const MOST = 200;

/** The smallest elements in which two parts differ, as paths; rows of cells are left out, since cells are compared by what they show. */
export function compareXml(before: string, after: string): string[] {
  const a = parseXml(before, 'sheetData');
  const b = parseXml(after, 'sheetData');
  const paths: string[] = [];
  compareElements({ source: before, element: a.root }, { source: after, element: b.root }, a.root.local, paths);
  return paths.slice(0, MOST);
}

interface Placed {
  readonly source: string;
  readonly element: XmlElement;
}

function compareElements(a: Placed, b: Placed, path: string, paths: string[]): void {
  if (paths.length >= MOST || sourceOf(a) === sourceOf(b)) return;
  const own = attributesOf(a) !== attributesOf(b) || leafText(a) !== leafText(b);
  if (own) paths.push(`~ ${path}`);
  const old = byIdentity(a.element);
  const now = byIdentity(b.element);
  for (const [key, element] of old) {
    const twin = now.get(key);
    if (!twin) paths.push(`- ${path}/${key}`);
    else compareElements({ source: a.source, element }, { source: b.source, element: twin }, `${path}/${key}`, paths);
  }
  for (const key of now.keys()) if (!old.has(key)) paths.push(`+ ${path}/${key}`);
}

const sourceOf = ({ source, element }: Placed): string => source.slice(element.start, element.end);

const leafText = ({ source, element }: Placed): string =>
  element.children.length === 0 && element.local !== 'sheetData' ? textOf(source, element) : '';

function attributesOf({ element }: Placed): string {
  const plain = [...element.attributes].filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  return JSON.stringify([element.namespace, plain.sort(([x], [y]) => (x < y ? -1 : 1))]);
}

const IDENTITY = ['Id', 'id', 'PartName', 'Extension', 'name', 'ref', 'sqref', 'r', 'min'];

/** Children by what tells them from their siblings: a name or number of their own, else their place among those of their name. */
function byIdentity(element: XmlElement): Map<string, XmlElement> {
  const counts = new Map<string, number>();
  const children = new Map<string, XmlElement>();
  for (const child of element.children) {
    const count = (counts.get(child.local) ?? 0) + 1;
    counts.set(child.local, count);
    const own = IDENTITY.map((name) => child.attributes.get(name)).find((value) => value !== undefined);
    const key = `${child.local}[${own ?? count}]`;
    children.set(children.has(key) ? `${child.local}[${own ?? ''}#${count}]` : key, child);
  }
  return children;
}
