/** Whether a sheet's bytes hold a formula element, under whatever prefix. Faster than reading, and nothing is built. */
export function hasFormulas(bytes: Uint8Array): boolean {
  // UTF-16 is rare; to recalculate without need costs little.
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0) return true;
  for (let at = bytes.indexOf(F); at >= 0; at = bytes.indexOf(F, at + 1)) {
    const before = bytes[at - 1];
    const after = bytes[at + 1];
    if ((before === OPEN || before === COLON) && (after === CLOSE || after === SPACE || after === SLASH)) {
      if (before === OPEN || isOpening(bytes, at)) return true;
    }
  }
  return false;
}

const F = 0x66;
const OPEN = 0x3c;
const CLOSE = 0x3e;
const COLON = 0x3a;
const SPACE = 0x20;
const SLASH = 0x2f;

/** `<x:f`, not `</x:f` or text that holds `:f`. */
function isOpening(bytes: Uint8Array, at: number): boolean {
  let i = at - 2;
  while (i >= 0 && at - i < 20 && bytes[i] !== OPEN && bytes[i] !== SPACE && bytes[i] !== CLOSE && bytes[i] !== SLASH)
    i -= 1;
  return bytes[i] === OPEN;
}
