import { isSpace, plainText, unescapeXml } from '../xml/xml';
import { brokenFile, hostileFile } from '../zip/zip-read';

/** `_x000D_` in a file is a character that XML cannot hold (ECMA-376 18.18.27, ST_Xstring). */
export function decodeXstring(value: string): string {
  if (!value.includes('_x')) return value;
  return value.replaceAll(/_x([0-9a-fA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Longest text that a cell holds in Excel. */
export const MAX_TEXT = 32_767;

/** What Excel shows of a text that is longer than a cell holds; a character is never cut in two. */
export function clipText(value: string): string {
  if (value.length <= MAX_TEXT) return value;
  const last = value.charCodeAt(MAX_TEXT - 1);
  return value.slice(0, last >= 0xd800 && last < 0xdc00 ? MAX_TEXT - 1 : MAX_TEXT);
}

/** Where the items of a shared strings part stand: `[start, end)` pairs of whole `si` elements, and their prefix. */
export interface StringBounds {
  readonly prefix: string;
  readonly bounds: readonly number[];
}

/** Finds the items by scanning instead of building a tree, since a year's workbook holds 100,000 of them. */
export function findSharedStrings(source: string): StringBounds {
  const root = /<((?:[\w.-]+:)?)sst[\s/>]/u.exec(source);
  if (!root) return { prefix: '', bounds: [] };
  if (source.slice(0, root.index).includes('<!DOCTYPE')) throw hostileFile('doctype', 'shared strings');
  const prefix = root[1] ?? '';
  const open = `<${prefix}si`;
  const bounds: number[] = [];
  let at = source.indexOf(open, root.index);
  while (at >= 0) {
    const after = source.charCodeAt(at + open.length);
    let end = at + open.length;
    if (after === 62 /* > */ || after === 47 /* / */ || after === 32 || after === 10 || after === 13 || after === 9) {
      const gt = after === 62 ? end : source.indexOf('>', end);
      const close = source.charCodeAt(gt - 1) === 47 ? { end: gt + 1 } : closingTag(source, `${prefix}si`, gt);
      if (gt < 0 || !close) throw brokenFile('shared strings are cut off');
      ({ end } = close);
      bounds.push(at, end);
    }
    at = source.indexOf(open, end);
  }
  return { prefix, bounds };
}

/** The first closing tag of this name from a place on; blanks may stand behind the name (`</si >`). */
function closingTag(source: string, name: string, from: number): { start: number; end: number } | undefined {
  for (let start = source.indexOf(`</${name}`, from); start >= 0; start = source.indexOf(`</${name}`, start + 1)) {
    let end = start + name.length + 2;
    while (isSpace(source.charCodeAt(end))) end += 1;
    if (source.charCodeAt(end) === 62 /* > */) return { start, end: end + 1 };
  }
  return undefined;
}

/** Reads the shared strings: plain items and rich ones, of these the runs' text without phonetic guides. */
export function readSharedStrings(source: string): string[] {
  const { prefix, bounds } = findSharedStrings(source);
  const list: string[] = [];
  for (let i = 0; i < bounds.length; i += 2)
    list.push(readItem(source, bounds[i] as number, bounds[i + 1] as number, prefix));
  return list;
}

/** The text of the `si` element at `[start, end)`. */
export function readItem(source: string, start: number, end: number, prefix: string): string {
  const from = start + 2 * prefix.length + 7;
  const to = end - 2 * prefix.length - 9;
  // `<si><t>…</t></si>`, by far the most frequent.
  if (
    to >= from &&
    source.startsWith('><', from - 4 - prefix.length) &&
    source.startsWith('t>', from - 2) &&
    source.startsWith(`</${prefix}t>`, to)
  ) {
    const raw = source.slice(from, to);
    if (!raw.includes('<')) return clipText(decodeXstring(unescapeXml(raw)));
  }
  return richText(source.slice(start, end), prefix);
}

/** The text of a string item's inner XML: every `t` that is not inside `rPh`. */
export function richText(inner: string, prefix: string): string {
  const phonetic = `<${prefix}rPh`;
  const open = `<${prefix}t`;
  let result = '';
  let at = 0;
  for (let tag = inner.indexOf('<', at); tag >= 0; tag = inner.indexOf('<', at)) {
    if (inner.startsWith(phonetic, tag)) {
      const close = closingTag(inner, `${prefix}rPh`, tag);
      if (!close) break;
      at = close.end;
    } else if (inner.startsWith(open, tag) && /[\s/>]/u.test(inner[tag + open.length] ?? '')) {
      const gt = inner.indexOf('>', tag);
      if (gt < 0) break;
      at = gt + 1;
      if (inner.charCodeAt(gt - 1) === 47) continue;
      const close = closingTag(inner, `${prefix}t`, at);
      if (!close) break;
      result += plainText(inner.slice(at, close.start));
      at = close.end;
    } else {
      at = tag + 1;
    }
  }
  return clipText(decodeXstring(result));
}
