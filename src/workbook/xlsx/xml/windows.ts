import { decodeUtf8, utf8Start } from './text-codec';

/**
 * How many bytes of a part stand in memory as text at once: so few that the engine takes the text for a short-lived one (V8: up to 128 KB, two
 * bytes a character), which it clears away at once.
 */
const WINDOW = 48 << 10;
/** What is left over may grow to so many characters: a reader that never gets done with anything is no reader for windows. */
const MOST_LEFT = 8 << 20;

/** A part that cannot be read in windows; read as a whole it may be sound. */
export class NotInWindows extends Error {}

/**
 * Hands a part over as text, window by window, so that hundreds of megabytes never stand in memory as a whole. A window ends behind a tag and
 * begins with what the reader left of the one before.
 * @param pieces passes the part's bytes on, in order
 * @param read says how many characters it is done with; `isLast` is true once, at the end, where nothing new may come
 * @throws NotInWindows for a part that is not in UTF-8, or holds remarks and the like; WorkbookError for one that is no text
 */
export function readWindows(
  pieces: (take: (piece: Uint8Array) => void) => void,
  read: (source: string, isLast: boolean) => number,
  window = WINDOW,
): void {
  let start: number | undefined;
  let waiting: Uint8Array[] = [];
  let length = 0;
  let left = '';
  const pass = (isLast: boolean): void => {
    const bytes = joined(waiting, length);
    // Behind a `>` no character is cut in two; the first one stands behind the declaration of the encoding.
    const end = isLast ? length : bytes.lastIndexOf(62) + 1;
    if (end > 0) start ??= utf8Start(bytes);
    if ((end > 0 && start === undefined) || left.length + length - end > MOST_LEFT) throw new NotInWindows();
    const text = decodeUtf8(bytes.subarray(Math.min(start ?? 0, end), end));
    if (hasAsides(text)) throw new NotInWindows();
    if (end > 0) start = 0;
    waiting = [bytes.subarray(end)];
    length -= end;
    const source = left + text;
    left = source.slice(read(source, isLast));
  };
  pieces((piece) => {
    for (let at = 0; at < piece.length; at += window) {
      const part = piece.subarray(at, at + window);
      waiting.push(part);
      length += part.length;
      // As much again as was left over: what is longer than a window is not looked through once a window.
      if (length >= Math.max(window, left.length)) pass(false);
    }
  });
  pass(true);
}

/**
 * Remarks, instructions and character data, where what looks like a tag is none; not the declaration in front. The single signs are looked
 * for first, as few texts have one.
 */
function hasAsides(text: string): boolean {
  return (text.includes('!') && text.includes('<!')) || (text.includes('?') && /<\?(?!xml\s)/u.test(text));
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
