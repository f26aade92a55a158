import { deflateSync } from 'fflate';
import { crc32 } from './crc32';
import type { ZipArchive, ZipEntry } from './zip-read';

/** What stands in a written archive: an entry as it was, or new data under an old or a new name. */
export type OutEntry =
  { readonly kept: ZipEntry } | { readonly name: string; readonly data: Uint8Array; readonly replaces?: ZipEntry };

/** 1980-01-01 00:00, the earliest time that zip knows: what we write does not depend on the clock. */
const NO_TIME = 0x00210000;

/** From this length on half of the time is worth six hundredths of the size: somebody waits for the file. */
const LARGE = 1 << 22;

interface Written {
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
  readonly madeBy: number;
  readonly neededVersion: number;
  readonly internal: number;
  readonly external: number;
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
}

const NONE = new Uint8Array(0);

/** Writes an archive in the given order; entries that are kept are copied in their compressed form. */
export function writeZip(entries: readonly OutEntry[], comment: ZipArchive['comment']): Uint8Array {
  const written = entries.map((entry) =>
    'kept' in entry ? keep(entry.kept) : pack(entry.name, entry.data, entry.replaces),
  );
  let size = 22 + comment.length;
  for (const entry of written) {
    size += 76 + 2 * entry.nameBytes.length + entry.packed.length + entry.extra.length + entry.comment.length;
  }
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  const offsets: number[] = [];
  let at = 0;
  for (const entry of written) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    common(view, at + 4, entry);
    view.setUint16(at + 28, 0, true);
    out.set(entry.nameBytes, at + 30);
    at += 30 + entry.nameBytes.length;
    out.set(entry.packed, at);
    at += entry.packed.length;
  }
  const directory = at;
  written.forEach((entry, n) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, entry.madeBy, true);
    common(view, at + 6, entry);
    view.setUint16(at + 30, entry.extra.length, true);
    view.setUint16(at + 32, entry.comment.length, true);
    view.setUint16(at + 36, entry.internal, true);
    view.setUint32(at + 38, entry.external, true);
    view.setUint32(at + 42, offsets[n] as number, true);
    out.set(entry.nameBytes, at + 46);
    out.set(entry.extra, at + 46 + entry.nameBytes.length);
    out.set(entry.comment, at + 46 + entry.nameBytes.length + entry.extra.length);
    at += 46 + entry.nameBytes.length + entry.extra.length + entry.comment.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, written.length, true);
  view.setUint16(at + 10, written.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  view.setUint16(at + 20, comment.length, true);
  out.set(comment, at + 22);
  return out;
}

/** The fields that local header and directory share, from `version needed` to the length of the name. */
function common(view: DataView, at: number, entry: Written): void {
  view.setUint16(at, entry.neededVersion, true);
  view.setUint16(at + 2, entry.flags, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.time, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}

/** Sizes are known now, so the flag for sizes behind the data goes, and zip64 with it. */
function keep(entry: ZipEntry): Written {
  return { ...entry, flags: entry.flags & ~8, neededVersion: entry.neededVersion === 45 ? 20 : entry.neededVersion };
}

function pack(name: string, data: Uint8Array, old: ZipEntry | undefined): Written {
  const stored = old?.method === 0 || data.length === 0;
  const ascii = !/[^ -~]/u.test(name);
  return {
    nameBytes: old?.nameBytes ?? new TextEncoder().encode(name),
    flags: old ? old.flags & ~8 & ~6 : ascii ? 0 : 0x800,
    method: stored ? 0 : 8,
    time: old?.time ?? NO_TIME,
    crc: crc32(data),
    size: data.length,
    packed: stored ? data : deflateSync(data, { level: data.length > LARGE ? 3 : 6 }),
    madeBy: old?.madeBy ?? 20,
    neededVersion: 20,
    internal: old?.internal ?? 0,
    external: old?.external ?? 0,
    extra: NONE,
    comment: old?.comment ?? NONE,
  };
}
