import { inflateSync, strFromU8 } from 'fflate';

/** Beyond this many bytes nothing is unpacked: no record of ours is as large, and a hostile one could be. */
const MOST_BYTES = 64 * 2 ** 20;

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
