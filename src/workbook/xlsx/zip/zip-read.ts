import { Inflate, inflateSync } from 'fflate';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { crc32 } from './crc32';

/** One file of a zip archive as its directory describes it; the data stay compressed until somebody asks. */
export interface ZipEntry {
  /** As written in the archive. */
  readonly rawName: string;
  readonly nameBytes: Uint8Array;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  /** Length in the archive and length when unpacked, in bytes. */
  readonly packedSize: number;
  readonly size: number;
  /** DOS time in the low 16 bits, DOS date above. */
  readonly time: number;
  readonly madeBy: number;
  readonly neededVersion: number;
  readonly internal: number;
  readonly external: number;
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
  /** The data as they stand in the archive. */
  readonly packed: Uint8Array;
}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  readonly comment: Uint8Array;
}

/** What a workbook may claim: beyond this it is not a workbook that a person made. */
const MAX_PART = 1 << 30;
const MAX_TOTAL = 2 ** 31;
const MAX_ENTRIES = 65_535;
/** XML of real sheets packs 5 to 100 times smaller; only a bomb of some size packs better than this. */
const BOMB_RATIO = 400;
const BOMB_SIZE = 64 << 20;

export function brokenFile(detail: string): WorkbookError {
  return new WorkbookError('broken-file', text('workbook.xlsx.broken'), detail);
}

/** What a damaged file says against itself, with the place where it does. */
export function damagedFile(
  what:
    | 'cell-number'
    | 'cell-row'
    | 'cell-twice'
    | 'row-twice'
    | 'rows-twice'
    | 'sheet-names'
    | 'sheet-twice'
    | 'string'
    | 'tags',
  values: { readonly sheet: string; readonly cell?: string },
  detail: string,
): WorkbookError {
  return new WorkbookError('broken-file', text(`workbook.xlsx.damaged.${what}`, values), detail);
}

/** Excel has no such row or column. */
export function beyondExcel(sheet: string, cell: string): WorkbookError {
  return new WorkbookError('too-large', text('workbook.xlsx.beyondExcel', { sheet, cell }), cell);
}

export function hostileFile(reason: 'bomb' | 'path' | 'size' | 'doctype' | 'depth', detail: string): WorkbookError {
  return new WorkbookError('hostile-file', text(`workbook.xlsx.hostile.${reason}`), detail);
}

/** Archivers that forget to say that a name is UTF-8 are many, and Chinese ones write GBK; a name that is neither is kept byte by byte. */
function entryName(bytes: Uint8Array, utf8: boolean): string {
  if (utf8 || !bytes.some((byte) => byte > 127)) return new TextDecoder().decode(bytes);
  for (const label of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding.
    }
  }
  return String.fromCharCode(...bytes);
}

/**
 * Reads a zip archive's directory and checks every claim in it against the file.
 * @throws WorkbookError `broken-file` (truncated, damaged) or `hostile-file` (claims that no workbook makes).
 */
export function readZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(bytes, view);
  // Bytes before the archive (a script, a mail header) shift all offsets alike.
  const shift = directory.shift;
  const entries: ZipEntry[] = [];
  let at = directory.offset + shift;
  let total = 0;
  if (directory.count > MAX_ENTRIES) throw hostileFile('size', `${directory.count} entries`);
  for (let n = 0; n < directory.count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw brokenFile(`directory entry ${n}`);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) throw brokenFile(`directory entry ${n} is cut off`);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const rawExtra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const flags = view.getUint16(at + 8, true);
    const sizes = widen(
      rawExtra,
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    );
    const rawName = entryName(nameBytes, (flags & 0x800) !== 0);
    checkClaims(rawName, sizes.size, sizes.packedSize, bytes.length);
    total += sizes.size;
    if (total > MAX_TOTAL) throw hostileFile('size', `${total} bytes claimed`);
    const start = dataStart(view, sizes.offset + shift, bytes.length, rawName);
    if (start + sizes.packedSize > bytes.length) throw brokenFile(`${rawName} is cut off`);
    entries.push({
      rawName,
      nameBytes,
      flags,
      method: view.getUint16(at + 10, true),
      time: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      packedSize: sizes.packedSize,
      size: sizes.size,
      madeBy: view.getUint16(at + 4, true),
      neededVersion: view.getUint16(at + 6, true),
      internal: view.getUint16(at + 36, true),
      external: view.getUint32(at + 38, true),
      extra: sizes.extra,
      comment: bytes.subarray(next - commentLength, next),
      packed: bytes.subarray(start, start + sizes.packedSize),
    });
    at = next;
  }
  const packedTotal = entries.reduce((sum, entry) => sum + entry.packedSize, 0);
  // Entries that overlap each other are how a small file claims a large one.
  if (packedTotal > bytes.length) throw hostileFile('bomb', 'entries overlap');
  return { entries, comment: directory.comment };
}

interface Directory {
  offset: number;
  count: number;
  shift: number;
  comment: Uint8Array;
}

function findDirectory(bytes: Uint8Array, view: DataView): Directory {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const commentLength = view.getUint16(at + 20, true);
    if (at + 22 + commentLength > bytes.length) continue;
    let count = view.getUint16(at + 10, true);
    let size = view.getUint32(at + 12, true);
    let offset = view.getUint32(at + 16, true);
    let end = at;
    if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) {
      const wide = Number(view.getBigUint64(at - 12, true));
      if (wide + 56 <= bytes.length && view.getUint32(wide, true) === 0x06064b50) {
        count = Number(view.getBigUint64(wide + 32, true));
        size = Number(view.getBigUint64(wide + 40, true));
        offset = Number(view.getBigUint64(wide + 48, true));
        end = wide;
      }
    }
    const shift = end - size - offset;
    if (shift < 0 || offset + shift < 0) throw brokenFile('directory lies outside the file');
    const stands = count === 0 || view.getUint32(Math.min(offset + shift, bytes.length - 4), true) === 0x02014b50;
    return {
      offset,
      count,
      // A few writers give a wrong directory length; then the plain offset is right.
      shift: stands ? shift : 0,
      comment: bytes.subarray(at + 22, at + 22 + commentLength),
    };
  }
  throw brokenFile('no zip directory');
}

/** Zip64 sizes replace those that do not fit; the extra field that carries them is dropped, since we write small archives. */
function widen(
  extra: Uint8Array,
  size: number,
  packedSize: number,
  offset: number,
): { size: number; packedSize: number; offset: number; extra: Uint8Array } {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length;) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (id === 1 && at + 4 + length <= extra.length) {
      const wide: number[] = [];
      for (let i = at + 4; i + 8 <= at + 4 + length; i += 8) wide.push(Number(view.getBigUint64(i, true)));
      const take = (narrow: number): number => (narrow === 0xffffffff ? (wide.shift() ?? narrow) : narrow);
      const rest = new Uint8Array(extra.length - 4 - length);
      rest.set(extra.subarray(0, at));
      rest.set(extra.subarray(at + 4 + length), at);
      return { size: take(size), packedSize: take(packedSize), offset: take(offset), extra: rest };
    }
    at += 4 + length;
  }
  return { size, packedSize, offset, extra };
}

function checkClaims(name: string, size: number, packedSize: number, fileSize: number): void {
  const path = name.replaceAll('\\', '/');
  if (path.split('/').includes('..') || /^[a-z]:/iu.test(path) || path.includes('\0')) throw hostileFile('path', name);
  if (size > MAX_PART) throw hostileFile('size', `${name} claims ${size} bytes`);
  if (packedSize > fileSize) throw brokenFile(`${name} is longer than the file`);
  if (size > BOMB_SIZE && size > packedSize * BOMB_RATIO) throw hostileFile('bomb', `${name}: ${packedSize} → ${size}`);
}

function dataStart(view: DataView, offset: number, length: number, name: string): number {
  if (offset < 0 || offset + 30 > length || view.getUint32(offset, true) !== 0x04034b50)
    throw brokenFile(`header of ${name}`);
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** Ways of packing that some archivers offer and no spreadsheet program writes. */
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'BZip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
};

/** Compressed lengths from which the unpacking is watched while it goes on. */
const WATCH_FROM = 1 << 22;
const WATCH_STEP = 1 << 18;
/** Compressed lengths from which a part is passed on in pieces, and how much of it at once. */
const PIECES_FROM = 1 << 16;
const PIECE_STEP = 1 << 14;

/**
 * Unpacks one entry and checks length and checksum.
 * @throws WorkbookError `broken-file`, or `hostile-file` when more comes out than the directory says.
 */
export function unpack(entry: ZipEntry): Uint8Array {
  const data = isStored(entry) ? entry.packed : inflate(entry);
  if (crc32(data) !== entry.crc) throw brokenFile(`${entry.rawName} has a wrong checksum`);
  return data;
}

/**
 * The same piece by piece, for what need not be held as a whole. That a file is damaged may show only behind the last piece.
 * @throws what `unpack` and `take` throw
 */
export function unpackPieces(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
  if (isStored(entry) || entry.packed.length < PIECES_FROM) {
    take(unpack(entry));
    return;
  }
  let checksum = 0;
  inflatePieces(entry, PIECE_STEP, (piece) => {
    checksum = crc32(piece, checksum);
    take(piece);
  });
  if (checksum !== entry.crc) throw brokenFile(`${entry.rawName} has a wrong checksum`);
}

/** Whether an entry is not compressed; refuses what we cannot unpack. */
function isStored({ rawName, flags, method, size, packed }: ZipEntry): boolean {
  if (flags & 1) throw new WorkbookError('encrypted', text('workbook.xlsx.encrypted'), `${rawName} is encrypted`);
  if (method === 8) return false;
  if (method !== 0)
    throw new WorkbookError(
      'unsupported',
      text('workbook.xlsx.compression', { method: METHODS[method] ?? String(method) }),
      `${rawName} is packed by method ${method}`,
    );
  if (packed.length !== size) throw hostileFile('size', `${rawName}: stored ${packed.length}, claims ${size}`);
  return true;
}

const HEAD_STEP = 1 << 12;

/** Unpacks an entry from its beginning until `enough` says so of what there is. */
export function unpackHead(entry: ZipEntry, enough: (head: Uint8Array) => boolean): void {
  if (entry.method !== 8 || entry.flags & 1) {
    enough(unpack(entry));
    return;
  }
  let head = new Uint8Array(0);
  const stream = new Inflate((chunk) => {
    const longer = new Uint8Array(head.length + chunk.length);
    longer.set(head);
    longer.set(chunk, head.length);
    head = longer;
  });
  try {
    for (let at = 0; at < entry.packed.length; at += HEAD_STEP) {
      stream.push(entry.packed.subarray(at, at + HEAD_STEP), at + HEAD_STEP >= entry.packed.length);
      if (head.length > entry.size) throw hostileFile('size', `${entry.rawName} is longer than it claims`);
      if (head.length > 0 && enough(head)) return;
    }
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw brokenFile(`${entry.rawName}: ${String(error)}`);
  }
}

function inflate({ packed, size, rawName }: ZipEntry): Uint8Array {
  // One byte more than claimed, so that a longer part shows.
  const out = new Uint8Array(size + 1);
  let length = 0;
  if (packed.length < WATCH_FROM) {
    length = unpacked(rawName, () => inflateSync(packed, { out }).length);
    checkLength(rawName, length, size);
  } else {
    inflatePieces({ packed, size, rawName }, WATCH_STEP, (piece) => {
      out.set(piece, length);
      length += piece.length;
    });
  }
  return out.subarray(0, size);
}

function inflatePieces(
  { packed, size, rawName }: Pick<ZipEntry, 'packed' | 'size' | 'rawName'>,
  step: number,
  take: (piece: Uint8Array) => void,
): void {
  let length = 0;
  let pieces: Uint8Array[] = [];
  const stream = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at < packed.length; at += step) {
    unpacked(rawName, () => stream.push(packed.subarray(at, at + step), at + step >= packed.length));
    for (const piece of pieces) {
      length += piece.length;
      if (length > size) throw hostileFile('size', `${rawName} is longer than it claims`);
      take(piece);
    }
    pieces = [];
  }
  checkLength(rawName, length, size);
}

function unpacked<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw brokenFile(`${name}: ${String(error)}`);
  }
}

function checkLength(name: string, length: number, size: number): void {
  if (length > size) throw hostileFile('size', `${name} is longer than it claims`);
  if (length < size) throw brokenFile(`${name} is shorter than it claims`);
}
