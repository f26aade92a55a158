import { WorkbookError } from '../../port';
import type { PartSource } from '../package/package';
import { hasAlternates, resolveAlternates } from '../xml/alternates';
import { detached } from '../xml/detached';
import { NotInWindows, readWindows } from '../xml/windows';
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
  const { prefix, from } = findRoot(source) ?? { prefix: '', from: source.length };
  const bounds: number[] = [];
  walkItems(source, from, prefix, (start, end) => {
    if (end < 0) throw brokenFile('shared strings are cut off');
    bounds.push(start, end);
  });
  return { prefix, bounds };
}

function findRoot(source: string): { prefix: string; from: number } | undefined {
  const root = ROOT.exec(source);
  if (!root) return undefined;
  if (source.slice(0, root.index).includes('<!DOCTYPE')) throw hostileFile('doctype', 'shared strings');
  return { prefix: root[1] ?? '', from: root.index };
}

const ROOT = /<((?:[\w.-]+:)?)sst[\s/>]/u;

/** Goes through the items from a place on; `end` is -1 for one that is not closed, which is the last. Returns how far they reach. */
function walkItems(source: string, from: number, prefix: string, take: (start: number, end: number) => void): number {
  const open = `<${prefix}si`;
  let at = source.indexOf(open, from);
  while (at >= 0) {
    const after = source.charCodeAt(at + open.length);
    let end = at + open.length;
    if (after === 62 /* > */ || after === 47 /* / */ || isSpace(after)) {
      const gt = after === 62 ? end : source.indexOf('>', end);
      end = source.charCodeAt(gt - 1) === 47 ? gt + 1 : (closingTag(source, `${prefix}si`, gt)?.end ?? -1);
      if (gt < 0) end = -1;
      take(at, end);
      if (end < 0) return at;
    }
    at = source.indexOf(open, end);
  }
  return source.length;
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
export function readSharedStrings(pack: PartSource, part: string | undefined): string[] {
  if (part === undefined) return [];
  try {
    return stringsInWindows((take) => pack.pieces(part, take));
  } catch (error) {
    // What is wrong with a part is said by whoever has seen all of it.
    if (error instanceof NotInWindows || error instanceof WorkbookError) return stringsOf(pack.text(part).source);
    throw error;
  }
}

/** The same of a source as a whole. */
export function stringsOf(whole: string): string[] {
  const source = resolveAlternates(whole);
  const { prefix, bounds } = findSharedStrings(source);
  const list: string[] = [];
  for (let i = 0; i < bounds.length; i += 2)
    list.push(detached(readItem(source, bounds[i] as number, bounds[i + 1] as number, prefix)));
  return list;
}

/**
 * The same in windows.
 * @throws NotInWindows, or WorkbookError for what is damaged
 */
export function stringsInWindows(pieces: Parameters<typeof readWindows>[0], window?: number): string[] {
  const list: string[] = [];
  let prefix: string | undefined;
  const read = (source: string, isLast: boolean): number => {
    if (hasAlternates(source)) throw new NotInWindows();
    const root = prefix === undefined ? findRoot(source) : { prefix, from: 0 };
    if (!root) return isLast ? source.length : 0;
    ({ prefix } = root);
    const own = prefix;
    return walkItems(source, root.from, own, (start, end) => {
      if (end >= 0) list.push(detached(readItem(source, start, end, own)));
      else if (isLast) throw brokenFile('shared strings are cut off');
    });
  };
  readWindows(pieces, read, window);
  return list;
}

/** The text of the `si` element at `[start, end)`. */
export function readItem(source: string, start: number, end: number, prefix: string): string {
  const from = start + prefix.length + 4;
  const sole = source.charCodeAt(from - 1) === 62 ? soleText(source, from, end - prefix.length - 5, prefix) : undefined;
  return sole ?? richText(source.slice(start, end), prefix);
}

/** The text of an inline string's inner XML at `[from, to)`. */
export function inlineText(source: string, from: number, to: number, prefix: string): string {
  return soleText(source, from, to, prefix) ?? richText(source.slice(from, to), prefix);
}

/** The text where nothing but one `<t>…</t>` stands at `[from, to)`, by far the most frequent. */
function soleText(source: string, from: number, to: number, prefix: string): string | undefined {
  const start = from + prefix.length + 3;
  const end = to - prefix.length - 4;
  if (
    end < start ||
    source.charCodeAt(from) !== 60 ||
    !source.startsWith('t>', start - 2) ||
    !source.startsWith(prefix === '' ? '</t>' : `</${prefix}t>`, end)
  )
    return undefined;
  const raw = source.slice(start, end);
  return raw.includes('<') ? undefined : clipText(decodeXstring(unescapeXml(raw)));
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
