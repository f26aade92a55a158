import { encodeText, showMarkup, type DecodedText } from '../xml/text-codec';
import type { Splice } from '../xml/xml-write';
import { splice } from '../xml/xml-write';

/**
 * Applies splices to a part. Bytes between the splices are copied, not decoded and encoded again, so they stay as they were
 * even where they are no valid UTF-8, and a large part is never held as text a second time.
 */
export function spliceBytes(bytes: Uint8Array, decoded: DecodedText, edits: readonly Splice[]): Uint8Array {
  const { source } = decoded;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const skip = decoded.bom ? 3 : 0;
  const offsets =
    decoded.encoding === 'utf-8' && decoded.foreign === undefined
      ? byteOffsets(bytes, source, sorted, skip)
      : undefined;
  if (!offsets) return encodeText(decoded, splice(source, sorted));
  const encoder = new TextEncoder();
  const texts = sorted.map((edit) => encoder.encode(decoded.raw ? edit.text : showMarkup(edit.text)));
  let size = bytes.length;
  texts.forEach((text, i) => (size += text.length - ((offsets[2 * i + 1] as number) - (offsets[2 * i] as number))));
  const out = new Uint8Array(size);
  let from = 0;
  let at = 0;
  texts.forEach((text, i) => {
    const start = offsets[2 * i] as number;
    out.set(bytes.subarray(from, start), at);
    at += start - from;
    out.set(text, at);
    at += text.length;
    from = offsets[2 * i + 1] as number;
  });
  out.set(bytes.subarray(from), at);
  return out;
}

/** Byte positions of the splices' ends; `undefined` where text and bytes do not correspond. */
function byteOffsets(bytes: Uint8Array, source: string, edits: readonly Splice[], skip: number): number[] | undefined {
  const marks = edits.flatMap((edit) => [edit.start, edit.end]);
  if (source.length === bytes.length - skip) return marks.map((mark) => mark + skip);
  const offsets: number[] = [];
  let position = skip;
  let next = 0;
  const { length } = source;
  for (let i = 0; i <= length; i += 1) {
    while (next < marks.length && marks[next] === i) {
      offsets.push(position);
      next += 1;
    }
    const code = i < length ? source.charCodeAt(i) : 0;
    if (i === length) break;
    if (code < 0x80) position += 1;
    else if (code < 0x800) position += 2;
    // Half of a pair that takes four bytes.
    else if (code >= 0xd800 && code < 0xe000) position += 2;
    else position += 3;
  }
  return position === bytes.length && next === marks.length ? offsets : undefined;
}
