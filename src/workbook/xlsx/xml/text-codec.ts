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
}

/**
 * Decodes XML by its byte order mark, else by its declaration, else as UTF-8.
 * @param how `cut`: the bytes may end amid a character; `loosely`: they may be no text at all
 * @throws WorkbookError `broken-file` for bytes that are no text in their encoding: written back, what they were would be lost
 */
export function decodeText(bytes: Uint8Array, how: 'strictly' | 'cut' | 'loosely' = 'strictly'): DecodedText {
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
export function encodeText(text: DecodedText, source: string): Uint8Array {
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
