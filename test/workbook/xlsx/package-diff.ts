import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** One difference between two packages, as precise as an attribute. */
export interface Difference {
  readonly part: string;
  /** Path of elements, each with what tells it from its siblings: `worksheet/sheetData/row[3]/c[B3]`. */
  readonly path: string;
  readonly what: 'part' | 'bytes' | 'element' | 'attribute' | 'text' | 'order';
  readonly before?: string;
  readonly after?: string;
}

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

/** Parsed by a library that our own reader does not use, with namespaces resolved: a prefix alone is no difference. */
export function parseStrictly(source: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Node[] = [];
  let root: Node | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
      attributes[attribute.uri === '' ? attribute.local : `{${attribute.uri}}${attribute.local}`] = attribute.value;
    }
    const node: Node = { name: `{${tag.uri}}${tag.local}`, attributes, children: [], text: '' };
    stack.at(-1)?.children.push(node);
    root ??= node;
    stack.push(node);
  });
  parser.on('closetag', () => void stack.pop());
  const addText = (text: string): void => {
    const top = stack.at(-1);
    if (top) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(source).close();
  if (!root) throw new Error('no root');
  return root;
}

export function decodePart(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(label, { fatal: true }).decode(bytes);
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)/u.exec(text)?.[1]?.toLowerCase() ?? label;
  // A reader that believes the declaration would stop here.
  if (
    label === 'utf-8' &&
    (declared.startsWith('utf-16') || (declared.endsWith('ascii') && /[^\x00-\x7F]/u.test(text)))
  )
    throw new Error(`says that it is ${declared}`);
  return text;
}

/** Compares two packages part by part and element by element. */
export function diffPackages(before: Uint8Array, after: Uint8Array): Difference[] {
  const old = unzipSync(before);
  const now = unzipSync(after);
  const differences: Difference[] = [];
  for (const part of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const a = old[part];
    const b = now[part];
    if (!a || !b) {
      differences.push({ part, path: '', what: 'part', ...(a ? { before: 'there' } : { after: 'there' }) });
    } else if (Buffer.compare(a, b) !== 0) {
      if (!/\.(?:xml|rels)$/iu.test(part)) differences.push({ part, path: '', what: 'bytes' });
      else compare(parseStrictly(decodePart(a)), parseStrictly(decodePart(b)), part, '', differences);
    }
  }
  return differences;
}

const local = (name: string): string => name.slice(name.lastIndexOf('}') + 1);

/** What tells an element from its siblings. */
function identity(node: Node, index: number): string {
  const { attributes } = node;
  const own =
    attributes.r ??
    attributes.ref ??
    attributes.Id ??
    attributes.PartName ??
    attributes.Extension ??
    attributes.name ??
    attributes.sqref;
  return `${local(node.name)}[${own ?? index}]`;
}

function keyed(children: readonly Node[]): Map<string, Node> {
  const counts = new Map<string, number>();
  const map = new Map<string, Node>();
  for (const child of children) {
    const count = counts.get(child.name) ?? 0;
    counts.set(child.name, count + 1);
    let key = identity(child, count);
    while (map.has(key)) key += "'";
    map.set(key, child);
  }
  return map;
}

function compare(a: Node, b: Node, part: string, parent: string, out: Difference[]): void {
  const path = parent === '' ? local(a.name) : parent;
  if (a.name !== b.name) out.push({ part, path, what: 'element', before: a.name, after: b.name });
  for (const name of new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)])) {
    if (a.attributes[name] === b.attributes[name]) continue;
    out.push({
      part,
      path: `${path}/@${name}`,
      what: 'attribute',
      before: a.attributes[name],
      after: b.attributes[name],
    });
  }
  const leaf = a.children.length === 0 && b.children.length === 0;
  if (leaf ? a.text !== b.text : a.text.trim() !== b.text.trim())
    out.push({ part, path, what: 'text', before: a.text, after: b.text });
  const old = keyed(a.children);
  const now = keyed(b.children);
  for (const [key, child] of old) {
    const other = now.get(key);
    if (other) compare(child, other, part, `${path}/${key}`, out);
    else out.push({ part, path: `${path}/${key}`, what: 'element', before: 'there' });
  }
  for (const key of now.keys())
    if (!old.has(key)) out.push({ part, path: `${path}/${key}`, what: 'element', after: 'there' });
  const kept = [...old.keys()].filter((key) => now.has(key));
  const order = [...now.keys()].filter((key) => old.has(key));
  if (kept.join() !== order.join()) out.push({ part, path, what: 'order', before: kept.join(), after: order.join() });
}

/** The differences in a form that tests compare at a glance. */
export function summary(differences: readonly Difference[]): string[] {
  return differences.map(({ part, path, what, before, after }) => {
    const sign = before === undefined ? '+' : after === undefined ? '-' : '~';
    return what === 'part' ? `${sign} ${part}` : `${sign} ${part} ${path}`;
  });
}
