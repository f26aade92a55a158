import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Beyond this many bytes nothing is unpacked: no record of ours is as large, and a hostile one could be. */
const MOST_BYTES = 64 * 2 ** 20;
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

/** What `pack` packed; `undefined` for any other text. */
export function unpack(text: string): unknown {
  const [, size, base64] = /^(\d{1,9}):([A-Za-z0-9+/=]*)$/u.exec(text) ?? [];
  if (size === undefined || base64 === undefined || Number(size) > MOST_BYTES) return undefined;
  try {
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.parse(strFromU8(inflateSync(packed, { out: new Uint8Array(Number(size)) }))) as unknown;
  } catch {
    return undefined;
  }
}
