import type { XmlElement } from './xml';

/** Replaces `[start, end)` of a source by `text`; `start === end` inserts. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies splices that do not overlap; those at one place in the order given. */
export function splice(source: string, edits: readonly Splice[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    result += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + source.slice(at);
}

export function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

/** Letters by their number, as some writers spell all that is not ASCII (`&#24352;`). */
const BY_NUMBER = /&#(?:x[\da-f]{3,}|\d{3,});/iu;

/**
 * Whether a part may speak of a sheet: a quick look before it is parsed. A name with an apostrophe is spelled in several ways, and is looked for
 * by parsing.
 */
export function maySpeakOf(source: string, sheet: string): boolean {
  return sheet.includes("'") || source.includes(escapeText(sheet)) || source.includes(sheet) || BY_NUMBER.test(source);
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/** Characters that XML 1.0 cannot hold, halves of surrogate pairs, and text that looks like the escape for them. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}_)/g;

/** Text for a `t` or `v` element: what XML cannot hold as `_xHHHH_` (ST_Xstring), then escaped. */
export function encodeXstring(value: string): string {
  return escapeText(
    value.replaceAll(UNWRITABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  );
}

/** A `t` element; blanks at the ends and line breaks are kept by `xml:space`. */
export function textElement(prefix: string, value: string): string {
  const space = /^\s|\s$|\n/u.test(value) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${space}>${encodeXstring(value)}</${prefix}t>`;
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/gu;

/** An attribute with the blanks in front of it; what looks like one within another's value is none. */
function findAttribute(openTag: string, name: string): RegExpExecArray | undefined {
  // Most tags lack it, and asking so is cheaper than walking them.
  if (!openTag.includes(name)) return undefined;
  for (const found of openTag.matchAll(ATTRIBUTE)) if (found[1] === name) return found;
  return undefined;
}

/** The source of an opening tag with attributes set (`undefined` removes one); the others stay as they are written. */
export function withAttributes(openTag: string, changes: Readonly<Record<string, string | undefined>>): string {
  let result = openTag;
  for (const [name, value] of Object.entries(changes)) {
    const found = findAttribute(result, name);
    if (!found && value === undefined) continue;
    const attribute = value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;
    if (found) {
      result = result.slice(0, found.index) + attribute + result.slice(found.index + found[0].length);
    } else {
      const end = result.endsWith('/>') ? result.length - 2 : result.length - 1;
      result = result.slice(0, end).trimEnd() + attribute + result.slice(end);
    }
  }
  return result;
}

/**
 * An element's source that stands on its own inside `home`: prefixes that are declared between the two are declared on it, since nothing
 * else declares them where it is copied to.
 */
export function standaloneSource(source: string, element: XmlElement, home: XmlElement): string {
  const own = source.slice(element.start, element.end);
  const around = element.parent?.scope;
  if (around === undefined || around === home.scope) return own;
  const missing: Record<string, string> = {};
  for (const [prefix, namespace] of around) {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    if (home.scope.get(prefix) !== namespace && !element.attributes.has(name)) missing[name] = namespace;
  }
  const openLength = element.openEnd - element.start;
  return withAttributes(own.slice(0, openLength), missing) + own.slice(openLength);
}

/** The splice that sets attributes of an element where it stands. */
export function attributeSplice(
  source: string,
  element: XmlElement,
  changes: Readonly<Record<string, string | undefined>>,
): Splice {
  const { start, openEnd } = element;
  return { start, end: openEnd, text: withAttributes(source.slice(start, openEnd), changes) };
}

/** The splice that adds XML behind an element's last child; `<a/>` opens for it. */
export function appendSplice(source: string, element: XmlElement, xml: string, attributes = {}): Splice {
  const open = withAttributes(source.slice(element.start, element.openEnd), attributes);
  if (element.selfClosing) {
    return { start: element.start, end: element.end, text: `${open.replace(/\s*\/>$/u, '>')}${xml}</${element.name}>` };
  }
  const inner = source.slice(element.openEnd, element.closeStart);
  return { start: element.start, end: element.closeStart, text: open + inner + xml };
}

/**
 * Where a child belongs among those of `parent` by the schema's order of local names: behind the last one that comes before it or
 * is of its kind. Names that the order lacks (extensions, alternate content) count like the one in front of them.
 */
export function schemaPosition(parent: XmlElement, order: readonly string[], local: string): number {
  const rank = order.indexOf(local);
  let position = parent.openEnd;
  let last = -1;
  for (const child of parent.children) {
    const known = order.indexOf(effectiveName(child));
    last = known < 0 ? last : known;
    if (last > rank) break;
    position = child.end;
  }
  return position;
}

/** Alternate content stands for what it holds. */
function effectiveName(element: XmlElement): string {
  if (element.local !== 'AlternateContent') return element.local;
  return element.children[0]?.children[0]?.local ?? element.local;
}

/** Inserts a child at its place in the schema's order; `<parent/>` opens for it. */
export function insertSplice(
  source: string,
  parent: XmlElement,
  order: readonly string[],
  local: string,
  xml: string,
): Splice {
  if (parent.selfClosing) return appendSplice(source, parent, xml);
  const at = schemaPosition(parent, order, local);
  return { start: at, end: at, text: xml };
}
