import { deflateSync, strToU8 } from 'fflate';

/** `String.fromCharCode` takes its characters as arguments, of which there may not be too many. */
const CHUNK = 8_192;

/** A value of JSON as short text of plain characters: its length unpacked, a colon, and its deflated bytes in base64. */
export function pack(value: unknown): string {
  const bytes = strToU8(JSON.stringify(value));
  const packed = deflateSync(bytes);
  let binary = '';
  for (let at = 0; at < packed.length; at += CHUNK) binary += String.fromCharCode(...packed.subarray(at, at + CHUNK));
  return `${String(bytes.length)}:${btoa(binary)}`;
}
