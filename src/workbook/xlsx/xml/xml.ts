import { brokenFile, hostileFile } from '../zip/zip-read';
import { showMarkup } from './text-codec';

/** An element with its place in the source, so that a part can be patched where it stands instead of being written anew. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** `x:` or ``. */
  readonly prefix: string;
  readonly namespace: string;
  /** Prefixes that are declared here, by their namespaces; `` is the default one. */
  readonly scope: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly parent: XmlElement | undefined;
  /** Of the whole element in the source. */
  readonly start: number;
  end: number;
  /** Behind the `>` of the opening tag. */
  readonly openEnd: number;
  /** Before the closing tag; equals `openEnd` and `end` for `<a/>`. */
  closeStart: number;
  readonly selfClosing: boolean;
}

export interface XmlDocument {
  readonly source: string;
  readonly root: XmlElement;
}

/** Elements of real parts nest some dozens deep; whoever walks them must not run out of stack. */
const MAX_DEPTH = 1_000;

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/**
 * Parses a part into elements with offsets. Elements whose local name is (one of) `opaque` keep their content unparsed.
 * @throws WorkbookError `hostile-file` for a document type, `broken-file` for text that is not XML.
 */
export function parseXml(source: string, opaque?: string | ReadonlySet<string>): XmlDocument {
  const isOpaque = (local: string): boolean =>
    typeof opaque === 'string' ? local === opaque : opaque?.has(local) === true;
  let root: XmlElement | undefined;
  let current: XmlElement | undefined;
  let scope: ReadonlyMap<string, string> = new Map([['xml', XML_NAMESPACE]]);
  const scopes: ReadonlyMap<string, string>[] = [];
  let at = source.indexOf('<');
  while (at >= 0) {
    const next = source.charCodeAt(at + 1);
    if (next === 33 /* ! */) {
      at = skipDeclaration(source, at);
    } else if (next === 63 /* ? */) {
      at = past(source, '?>', at);
    } else if (next === 47 /* / */) {
      const end = past(source, '>', at);
      const name = source.slice(at + 2, end - 1).trimEnd();
      if (current === undefined || current.name !== name) throw brokenFile(`</${name}> closes nothing`);
      current.closeStart = at;
      current.end = end;
      current = current.parent;
      scope = scopes.pop() as ReadonlyMap<string, string>;
      at = end;
    } else {
      const tag = readTag(source, at);
      scopes.push(scope);
      if (scopes.length > MAX_DEPTH) throw hostileFile('depth', `${tag.name} is nested ${scopes.length} deep`);
      for (const [name, value] of tag.attributes) {
        if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
        scope = new Map(scope).set(name === 'xmlns' ? '' : name.slice(6), value);
      }
      const colon = tag.name.indexOf(':');
      const prefix = colon < 0 ? '' : tag.name.slice(0, colon + 1);
      const element: XmlElement = {
        name: tag.name,
        local: tag.name.slice(colon + 1),
        prefix,
        namespace: scope.get(colon < 0 ? '' : tag.name.slice(0, colon)) ?? '',
        scope,
        attributes: tag.attributes,
        children: [],
        parent: current,
        start: at,
        openEnd: tag.end,
        closeStart: tag.end,
        end: tag.end,
        selfClosing: tag.selfClosing,
      };
      if (current) current.children.push(element);
      else if (root) throw brokenFile('two roots');
      else root = element;
      at = tag.end;
      if (tag.selfClosing) {
        scope = scopes.pop() as ReadonlyMap<string, string>;
      } else {
        current = element;
        if (isOpaque(element.local)) {
          at = source.indexOf(`</${element.name}`, at);
          if (at < 0) throw brokenFile(`${element.name} is not closed`);
        }
      }
    }
    at = source.indexOf('<', at);
  }
  if (!root || current) throw brokenFile(current ? `${current.name} is not closed` : 'no element');
  return { source, root };
}

/** Behind the next `what`. @throws WorkbookError `broken-file` where there is none */
export function past(source: string, what: string, from: number): number {
  const at = source.indexOf(what, from);
  if (at < 0) throw brokenFile(`no ${what}`);
  return at + what.length;
}

/** Skips `<!-- -->` and `<![CDATA[ ]]>`; a document type could define entities and is refused. */
export function skipDeclaration(source: string, at: number): number {
  if (source.startsWith('<!--', at)) return past(source, '-->', at + 4);
  if (source.startsWith('<![CDATA[', at)) return past(source, ']]>', at);
  throw hostileFile('doctype', source.slice(at, at + 20));
}

interface Tag {
  name: string;
  attributes: Map<string, string>;
  end: number;
  selfClosing: boolean;
}

export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Reads the opening tag at `at`. */
export function readTag(source: string, at: number): Tag {
  let i = at + 1;
  const attributes = new Map<string, string>();
  while (i < source.length && !endsName(source.charCodeAt(i))) i += 1;
  const name = source.slice(at + 1, i);
  if (name === '') throw brokenFile('a tag without a name');
  for (;;) {
    while (isSpace(source.charCodeAt(i))) i += 1;
    const code = source.charCodeAt(i);
    if (code === 62 /* > */) return { name, attributes, end: i + 1, selfClosing: false };
    if (code === 47 /* / */ && source.charCodeAt(i + 1) === 62)
      return { name, attributes, end: i + 2, selfClosing: true };
    const from = i;
    while (i < source.length && source.charCodeAt(i) !== 61 && !endsName(source.charCodeAt(i))) i += 1;
    const key = source.slice(from, i);
    while (isSpace(source.charCodeAt(i))) i += 1;
    if (source.charCodeAt(i) !== 61 /* = */ || key === '') throw brokenFile(`attribute in <${name}>`);
    i += 1;
    while (isSpace(source.charCodeAt(i))) i += 1;
    const quote = source[i];
    if (quote !== '"' && quote !== "'") throw brokenFile(`attribute in <${name}>`);
    const close = source.indexOf(quote, i + 1);
    if (close < 0) throw brokenFile(`attribute in <${name}>`);
    if (attributes.has(key)) throw brokenFile(`${key} twice in <${name}>`);
    attributes.set(key, unescapeXml(source.slice(i + 1, close)));
    i = close + 1;
  }
}

export const endsName = (code: number): boolean => isSpace(code) || code === 62 || code === 47;

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** `&lt;` `&#x4e2d;` → characters; line ends as XML wants them. */
export function unescapeXml(raw: string): string {
  const plain = raw.includes('\r') ? raw.replaceAll(/\r\n?/gu, '\n') : raw;
  if (!plain.includes('&')) return plain;
  return plain.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The text directly inside an element, children left out. */
export function textOf(source: string, element: XmlElement): string {
  let result = '';
  let at = element.openEnd;
  for (const child of element.children) {
    result += plainText(source.slice(at, child.start));
    at = child.end;
  }
  return result + plainText(source.slice(at, element.closeStart));
}

/** Text between tags: entities resolved, CDATA opened, comments dropped. */
export function plainText(raw: string): string {
  if (!raw.includes('<')) return unescapeXml(raw);
  let result = '';
  let at = 0;
  for (let open = raw.indexOf('<'); open >= 0; open = raw.indexOf('<', at)) {
    result += unescapeXml(raw.slice(at, open));
    if (raw.startsWith('<![CDATA[', open)) {
      at = past(raw, ']]>', open);
      result += showMarkup(raw.slice(open + 9, at - 3)).replaceAll(/\r\n?/gu, '\n');
    } else {
      at = raw.startsWith('<!', open) ? skipDeclaration(raw, open) : past(raw, '>', open);
    }
  }
  return result + unescapeXml(raw.slice(at));
}

/** The first child of this name, looked for where a consumer looks: see `contentOf`. */
export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return contentOf(element).find((child) => child.local === local);
}

export function childrenOf(element: XmlElement | undefined, local: string): XmlElement[] {
  return contentOf(element).filter((child) => child.local === local);
}

const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
/** Namespaces of Excel's own extensions; what needs any other is not for Excel. */
const UNDERSTOOD =
  /^(?:http:\/\/schemas\.microsoft\.com\/office\/(?!mac\/)|http:\/\/schemas\.openxmlformats\.org\/|http:\/\/purl\.oclc\.org\/ooxml\/|urn:schemas-microsoft-com:)/u;

/**
 * An element's children as Excel counts them: of alternative contents (ECMA-376 part 3, `mc:AlternateContent`) those of the first choice
 * whose namespaces Excel understands, else those of the fallback.
 */
export function contentOf(element: XmlElement | undefined): readonly XmlElement[] {
  if (!element) return [];
  const { children } = element;
  return children.some(isAlternate)
    ? children.flatMap((child) => (isAlternate(child) ? chosenContent(child) : [child]))
    : children;
}

export const isAlternate = (element: XmlElement): boolean =>
  element.local === 'AlternateContent' && element.namespace === COMPATIBILITY;

/** What stands in an `mc:AlternateContent` for Excel. */
export function chosenContent(alternate: XmlElement): readonly XmlElement[] {
  const choice = alternate.children.find((child) => child.local === 'Choice' && isUnderstood(child));
  return contentOf(choice ?? alternate.children.find((child) => child.local === 'Fallback'));
}

function isUnderstood(choice: XmlElement): boolean {
  const required = (choice.attributes.get('Requires') ?? '').split(/\s+/u).filter((prefix) => prefix !== '');
  return required.length > 0 && required.every((prefix) => UNDERSTOOD.test(choice.scope.get(prefix) ?? ''));
}

/** All elements below, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  const open = [...element.children].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i -= 1) open.push(next.children[i] as XmlElement);
  }
}

/** An attribute by its local name, whatever its prefix (`r:id`, `ns1:id`). */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  const plain = element.attributes.get(local);
  if (plain !== undefined) return plain;
  for (const [name, value] of element.attributes)
    if (name.endsWith(`:${local}`) && !name.startsWith('xmlns')) return value;
  return undefined;
}

/** `"1"`, `"true"` and `"on"` are true; absent is `fallback`. */
export function flag(element: XmlElement | undefined, name: string, fallback = false): boolean {
  const value = element?.attributes.get(name);
  return value === undefined ? fallback : value === '1' || value === 'true' || value === 'on';
}
