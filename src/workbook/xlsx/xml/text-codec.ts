import { text } from '../../../words';
import { WorkbookError } from '../../port';

/** How a part's bytes become text, so that a patched part goes back in the encoding it came in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly source: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** The part declared an encoding that we read but do not write; the declaration must be changed with the text. */
  readonly foreign?: string;
  /** The part holds characters that stand for hidden markup elsewhere (it is no XML then): nothing is hidden, nothing shown. */
  readonly raw?: true;
}

/** What `<` and `>` are within remarks, instructions and character data: characters that no XML holds, as long in every encoding. */
const HIDDEN_OPEN = '\u0001';
const HIDDEN_CLOSE = '\u0002';

const isHiding = (text: string): boolean => text.includes(HIDDEN_OPEN) || text.includes(HIDDEN_CLOSE);

/**
 * A source in which only tags have angle brackets: `<!-- </row> -->` and `<![CDATA[</t>]]>` are text to whoever looks for tags. All places
 * stay as they are.
 */
function hideMarkup(source: string): string {
  let result = '';
  let done = 0;
  const next = ASIDES.map(([open]) => source.indexOf(open));
  for (;;) {
    const first = Math.min(...next.filter((at) => at >= 0));
    if (!Number.isFinite(first)) break;
    const [open, close] = ASIDES[next.indexOf(first)] as (typeof ASIDES)[number];
    const from = first + open.length;
    const to = source.indexOf(close, from);
    if (to < 0) break;
    const inner = source.slice(from, to);
    if (inner.includes('<') || inner.includes('>')) {
      result += source.slice(done, from) + inner.replaceAll('<', HIDDEN_OPEN).replaceAll('>', HIDDEN_CLOSE);
      done = to;
    }
    // Each kind is looked for once from where it stood last: a sheet may hold a hundred thousand of one and none of another.
    next.forEach((at, kind) => {
      if (at >= 0 && at < to + close.length) next[kind] = source.indexOf(ASIDES[kind]?.[0] ?? '', to + close.length);
    });
  }
  return done === 0 ? source : result + source.slice(done);
}

const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The inverse, for what leaves the source: written bytes, and the text of character data. */
export function showMarkup(text: string): string {
  return isHiding(text) ? text.replaceAll(HIDDEN_OPEN, '<').replaceAll(HIDDEN_CLOSE, '>') : text;
}

/**
 * Decodes XML by its byte order mark, else by its declaration, else as UTF-8.
 * @param how `cut`: the bytes may end amid a character; `loosely`: they may be no text at all
 * @throws WorkbookError `broken-file` for bytes that are no text in their encoding: written back, what they were would be lost
 */
export function decodeText(bytes: Uint8Array, how: 'strictly' | 'cut' | 'loosely' = 'strictly'): DecodedText {
  const plain = decodeBytes(bytes, how);
  if (isHiding(plain.source)) return { ...plain, raw: true };
  const source = hideMarkup(plain.source);
  return source === plain.source ? plain : { ...plain, source };
}

function decodeBytes(bytes: Uint8Array, how: 'strictly' | 'cut' | 'loosely'): DecodedText {
  const [a, b, c] = bytes;
  const decode = (label: string, part: Uint8Array): string => decoded(label, part, how);
  if (a === 0xff && b === 0xfe)
    return { source: decode('utf-16le', bytes.subarray(2)), encoding: 'utf-16le', bom: true };
  if (a === 0xfe && b === 0xff)
    return { source: decode('utf-16be', bytes.subarray(2)), encoding: 'utf-16be', bom: true };
  if (a === 0x3c && b === 0) return { source: decode('utf-16le', bytes), encoding: 'utf-16le', bom: false };
  if (a === 0 && b === 0x3c) return { source: decode('utf-16be', bytes), encoding: 'utf-16be', bom: false };
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { source: decode('utf-8', bytes.subarray(3)), encoding: 'utf-8', bom: true };
  const head = String.fromCharCode(...bytes.subarray(0, 120));
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/u.exec(head)?.[1]?.toLowerCase();
  const utf8 = { encoding: 'utf-8', bom: false } as const;
  if (declared === undefined || /^utf-?8$|^utf-16/u.test(declared)) return { source: decode('utf-8', bytes), ...utf8 };
  // What we write has letters that ASCII lacks.
  if (/^(?:us-)?ascii$/u.test(declared)) return { source: decode('utf-8', bytes), ...utf8, foreign: declared };
  // Where no decoder knows the name, UTF-8 is the best guess that XML allows.
  if (!isKnown(declared)) return { source: decode('utf-8', bytes), ...utf8 };
  return { source: decode(declared, bytes), ...utf8, foreign: declared };
}

/** A new part: in UTF-8, whatever the declaration of the part says that it was copied from. */
export const newText = (source: string): DecodedText => ({ source, encoding: 'utf-8', bom: false, foreign: 'any' });

/** Where the text of a part begins that is plain UTF-8, by its first bytes: behind a byte order mark; `undefined` for any other encoding. */
export function utf8Start(head: Uint8Array): number | undefined {
  const { encoding, bom, foreign } = decodeText(head.subarray(0, 256), 'loosely');
  if (encoding !== 'utf-8' || foreign !== undefined) return undefined;
  return bom ? 3 : 0;
}

/** @throws WorkbookError `broken-file` for bytes that are no UTF-8 */
export const decodeUtf8 = (bytes: Uint8Array): string => decoded('utf-8', bytes, 'strictly');

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** Whether a part's markup is in one byte per character. */
export function isUtf8([a, b]: Uint8Array): boolean {
  return !((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0);
}

function decoded(label: string, bytes: Uint8Array, how: 'strictly' | 'cut' | 'loosely'): string {
  const decoder = new TextDecoder(label, { ignoreBOM: true, fatal: how !== 'loosely' });
  try {
    return decoder.decode(bytes, { stream: how === 'cut' });
  } catch {
    throw new WorkbookError('broken-file', text('workbook.xlsx.damaged.encoding'), `no ${label}`);
  }
}

/** The inverse of `decodeText`. */
export function encodeText(text: DecodedText, hidden: string): Uint8Array {
  const source = text.raw ? hidden : showMarkup(hidden);
  if (text.encoding === 'utf-8') {
    const honest =
      text.foreign === undefined ? source : source.replace(/(<\?xml[^>]*?encoding\s*=\s*["'])[\w.:-]+/u, '$1UTF-8');
    return new TextEncoder().encode(text.bom ? `\uFEFF${honest}` : honest);
  }
  const marked = text.bom ? `\uFEFF${source}` : source;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i += 1) view.setUint16(i * 2, marked.charCodeAt(i), text.encoding === 'utf-16le');
  return bytes;
}
