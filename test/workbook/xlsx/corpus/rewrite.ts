import { SaxesParser, type SaxesAttributePlain } from 'saxes';

/** How a writer spells the same XML. */
export interface Spelling {
  /** Prefix for the elements of the default namespace. */
  readonly prefix?: string;
  /** New names of prefixes that are declared: `{ r: 'rel' }`. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Each prefix is declared on the element that uses it, not on the root. */
  readonly local?: true;
  readonly pretty?: true;
  /** `<a></a>` instead of `<a/>`. */
  readonly open?: true;
  readonly quote?: "'";
  readonly reversed?: true;
  /** Letters beyond ASCII as numbers. */
  readonly numeric?: true;
  readonly cdata?: true;
  /** Remarks and processing instructions in between. */
  readonly remarks?: true;
  readonly head?: string;
}

interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: (Element | string)[];
}

function parse(source: string): Element {
  const parser = new SaxesParser({ xmlns: false });
  const stack: Element[] = [];
  let root: Element | undefined;
  const text = (piece: string): void => void stack.at(-1)?.content.push(piece);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.entries(tag.attributes as Record<string, SaxesAttributePlain | string>).map(
      ([name, value]) => [name, String(value)] as const,
    );
    const element: Element = { name: tag.name, attributes, content: [] };
    stack.at(-1)?.content.push(element);
    root ??= element;
    stack.push(element);
  });
  parser.on('closetag', () => void stack.pop());
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(source.replace(/^\uFEFF/u, '')).close();
  if (!root) throw new Error('no root');
  return root;
}

const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');

/** The same content in another spelling: to a reader with namespaces it is one document. */
export function respell(source: string, spelling: Spelling): string {
  const root = parse(source);
  const head = spelling.head ?? '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const remark = spelling.remarks ? '<!-- made by <somebody> & others -->\n' : '';
  return head + remark + write(root, spelling, new Map([['xml', '']]), new Map(), '', 0);
}

type Bindings = ReadonlyMap<string, string>;

function write(
  element: Element,
  spelling: Spelling,
  above: Bindings,
  declared: Bindings,
  mainAbove: string,
  depth: number,
): string {
  const bound = new Map(above);
  let main = mainAbove;
  const attributes: [string, string][] = [];
  const own: [string, string][] = [];
  for (const [name, value] of element.attributes) {
    if (name === 'xmlns') main = value;
    else if (name.startsWith('xmlns:')) bound.set(name.slice(6), value);
    else attributes.push([name, value]);
  }
  const renamed = (prefix: string): string => spelling.prefixes?.[prefix] ?? prefix;
  const nameOf = (name: string): string => {
    const prefix = prefixOf(name);
    return prefix === '' ? name : `${renamed(prefix)}:${name.slice(prefix.length + 1)}`;
  };
  const isMain = prefixOf(element.name) === '' && main !== '';
  const mainPrefix = isMain ? spelling.prefix : undefined;
  const now = new Map(declared);
  const declare = (key: string, uri: string): void => {
    if (now.get(key) === uri) return;
    now.set(key, uri);
    own.push([key === '' ? 'xmlns' : `xmlns:${key}`, uri]);
  };
  if (prefixOf(element.name) === '') {
    if (mainPrefix !== undefined) declare(mainPrefix, main);
    else if ((now.get('') ?? '') !== main) declare('', main);
  }
  if (spelling.local) {
    const ignorable = attributes.find(([name]) =>
      /(?:^|:)(?:Ignorable|Requires|ProcessContent|MustUnderstand)$/u.test(name),
    );
    const used = [element.name, ...attributes.map(([name]) => name)].map(prefixOf);
    for (const prefix of [...used, ...(ignorable?.[1].split(/\s+/u) ?? [])]) {
      const uri = bound.get(prefix);
      if (prefix !== '' && prefix !== 'xml' && uri !== undefined) declare(renamed(prefix), uri);
    }
  } else {
    for (const [name, value] of element.attributes)
      if (name.startsWith('xmlns:')) declare(renamed(name.slice(6)), value);
  }
  const named = attributes.map(([name, value]): [string, string] => [
    nameOf(name),
    /(?:^|:)(?:Ignorable|Requires)$/u.test(name) ? value.split(/\s+/u).map(renamed).join(' ') : value,
  ]);
  const all = spelling.reversed ? [...named.reverse(), ...own.reverse()] : [...own, ...named];
  const quote = spelling.quote ?? '"';
  const attributeText = all
    .map(([name, value]) => ` ${name}=${quote}${escaped(value, spelling, quote)}${quote}`)
    .join('');
  const tag = mainPrefix === undefined ? nameOf(element.name) : `${mainPrefix}:${element.name}`;
  const blank = element.content.every((piece) => typeof piece === 'string');
  if (element.content.length === 0)
    return spelling.open ? `<${tag}${attributeText}></${tag}>` : `<${tag}${attributeText}/>`;
  // Blanks may stand between elements only; where text and elements are mixed nothing is put in.
  const mixed = element.content.some((piece) => typeof piece === 'string' && piece.trim() !== '');
  const indent = spelling.pretty && !blank && !mixed ? `\n${'  '.repeat(depth + 1)}` : '';
  const remark = spelling.remarks && !blank && !mixed && depth < 3 ? '<!-- x --><?y z?>' : '';
  const content = element.content
    .filter((piece) => indent === '' || typeof piece !== 'string' || piece.trim() !== '')
    .map((piece) =>
      typeof piece === 'string'
        ? textOf(piece, spelling)
        : indent + write(piece, spelling, bound, now, main, depth + 1),
    )
    .join('');
  return `<${tag}${attributeText}>${remark}${content}${indent && `\n${'  '.repeat(depth)}`}</${tag}>`;
}

function textOf(text: string, spelling: Spelling): string {
  return spelling.cdata && text.trim() !== '' && !text.includes(']]>')
    ? `<![CDATA[${text}]]>`
    : escaped(text, spelling, '').replaceAll('\r', '&#13;');
}

function escaped(text: string, { numeric }: Spelling, quote: string): string {
  let out = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (quote === '"') out = out.replaceAll('"', '&quot;');
  if (quote === "'") out = out.replaceAll("'", '&apos;');
  if (quote !== '') out = out.replaceAll(/[\n\r\t]/gu, (letter) => `&#${String(letter.charCodeAt(0))};`);
  return numeric
    ? out.replaceAll(/[^\x00-\x7F]/gu, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`)
    : out;
}
