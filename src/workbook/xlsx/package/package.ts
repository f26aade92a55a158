import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { decodeText, type DecodedText } from '../xml/text-codec';
import { attributeOf, parseXml } from '../xml/xml';
import {
  brokenFile,
  hostileFile,
  readZip,
  unpack,
  unpackHead,
  unpackPieces,
  type ZipArchive,
  type ZipEntry,
} from '../zip/zip-read';

/** A pointer from one part to another. */
export interface Relationship {
  readonly id: string;
  /** The type's last word: `worksheet`, `sharedStrings`; strict and transitional packages write different beginnings. */
  readonly type: string;
  readonly fullType: string;
  /** Part name with its leading `/`, or the address as written when it is external. */
  readonly target: string;
  readonly rawTarget: string;
  readonly external: boolean;
}

/** What reading a part takes; a package under change offers it, too. */
export interface PartSource {
  text(part: string): DecodedText;
  /** Passes the part's bytes on in order, for what need not be held as a whole. */
  pieces(part: string, take: (piece: Uint8Array) => void): void;
  /** The first part that `part` points to by a relationship of this type, if it is there. */
  related(part: string, type: string): string | undefined;
  relationships(owner: string): readonly Relationship[];
  has(part: string): boolean;
}

/** A package opened for reading. Part names start with `/`; they are looked up without regard to case, as the standard says. */
export class Package implements PartSource {
  readonly archive: ZipArchive;
  private readonly byName = new Map<string, ZipEntry>();
  private readonly texts = new Map<string, DecodedText>();
  private readonly relations = new Map<string, readonly Relationship[]>();
  private types: ContentTypes | undefined;

  /** @throws WorkbookError for anything that is not a zip package. */
  constructor(bytes: Uint8Array) {
    refuseOtherKinds(bytes);
    this.archive = readZip(bytes);
    for (const entry of this.archive.entries) {
      // Of two entries with one name Excel takes the last; directories are no parts.
      if (!entry.rawName.endsWith('/')) this.byName.set(partKey(entry.rawName), entry);
    }
    if (!this.has('/[Content_Types].xml')) refuseOtherZip(this.byName);
  }

  has(part: string): boolean {
    return this.byName.has(partKey(part));
  }

  entry(part: string): ZipEntry | undefined {
    return this.byName.get(partKey(part));
  }

  /** Every part's name, as written, with a leading `/`. */
  partNames(): string[] {
    return [...this.byName.values()].map((entry) => partName(entry.rawName));
  }

  bytes(part: string): Uint8Array {
    return unpack(this.known(part));
  }

  pieces(part: string, take: (piece: Uint8Array) => void): void {
    unpackPieces(this.known(part), take);
  }

  private known(part: string): ZipEntry {
    const entry = this.byName.get(partKey(part));
    if (!entry) throw brokenFile(`no part ${part}`);
    return entry;
  }

  /** @throws WorkbookError `hostile-file` where a document type stands in front of a part's root; only its head is unpacked. */
  refuseDoctype(part: string): void {
    const entry = this.byName.get(partKey(part));
    if (!entry) return;
    unpackHead(entry, (head) => {
      const { source } = decodeText(head, 'cut');
      if (/<!DOCTYPE/iu.test(source)) throw hostileFile('doctype', part);
      return /<[^?!\s]/u.test(source);
    });
  }

  /** A part as text; kept, since several readers may ask for it. */
  text(part: string): DecodedText {
    const key = partKey(part);
    let decoded = this.texts.get(key);
    if (!decoded) {
      decoded = decodeText(this.bytes(part));
      this.texts.set(key, decoded);
    }
    return decoded;
  }

  /** Lets go of a large part's text. */
  forget(part: string): void {
    this.texts.delete(partKey(part));
  }

  contentType(part: string): string | undefined {
    this.types ??= readContentTypes(this.text('/[Content_Types].xml').source);
    const name = partKey(part);
    return this.types.overrides.get(name) ?? this.types.defaults.get(name.slice(name.lastIndexOf('.') + 1));
  }

  /** The relationships of a part (`/` for the package's own). */
  relationships(part: string): readonly Relationship[] {
    const key = part === '/' ? '/' : partKey(part);
    let list = this.relations.get(key);
    if (!list) {
      const relsPart = relationshipsPart(part);
      list = this.has(relsPart) ? readRelationships(this.text(relsPart).source, part) : [];
      this.relations.set(key, list);
    }
    return list;
  }

  /** The first part that `part` points to by a relationship of this type, if it is there. */
  related(part: string, type: string): string | undefined {
    return this.relationships(part).find((rel) => rel.type === type && !rel.external && this.has(rel.target))?.target;
  }
}

interface ContentTypes {
  readonly overrides: ReadonlyMap<string, string>;
  readonly defaults: ReadonlyMap<string, string>;
}

function readContentTypes(source: string): ContentTypes {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const element of parseXml(source).root.children) {
    const type = element.attributes.get('ContentType') ?? '';
    if (element.local === 'Override') overrides.set(partKey(element.attributes.get('PartName') ?? ''), type);
    if (element.local === 'Default') defaults.set((element.attributes.get('Extension') ?? '').toLowerCase(), type);
  }
  return { overrides, defaults };
}

/** Parses a relationships part of `owner`. */
export function readRelationships(source: string, owner: string): Relationship[] {
  const list: Relationship[] = [];
  for (const element of parseXml(source).root.children) {
    if (element.local !== 'Relationship') continue;
    const fullType = element.attributes.get('Type') ?? '';
    const rawTarget = element.attributes.get('Target') ?? '';
    const external = element.attributes.get('TargetMode') === 'External';
    list.push({
      id: attributeOf(element, 'Id') ?? '',
      fullType,
      type: fullType.slice(fullType.lastIndexOf('/') + 1),
      rawTarget,
      target: external ? rawTarget : resolveTarget(owner, rawTarget),
      external,
    });
  }
  return list;
}

/** `/xl/workbook.xml` → `/xl/_rels/workbook.xml.rels`; `/` → `/_rels/.rels`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** `/xl/_rels/workbook.xml.rels` → `/xl/workbook.xml`; `undefined` for a part that holds no relationships. */
export function relationshipsOwner(part: string): string | undefined {
  const found = /^(.*\/)_rels\/([^/]*)\.rels$/iu.exec(part);
  return found ? `${found[1]}${found[2]}` : undefined;
}

/** Resolves a relationship's target against the part that owns it; some writers use backslashes or percent signs. */
export function resolveTarget(owner: string, target: string): string {
  let plain = target.replaceAll('\\', '/');
  const hash = plain.indexOf('#');
  if (hash > 0) plain = plain.slice(0, hash);
  if (plain.includes('%')) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      // A percent sign that is no escape stands for itself.
    }
  }
  const path = plain.startsWith('/') ? plain : owner.slice(0, owner.lastIndexOf('/') + 1) + plain;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

/** An archive name as a part name. */
export function partName(rawName: string): string {
  const name = rawName.replaceAll('\\', '/').replace(/^(\.?\/)+/u, '');
  return `/${name}`;
}

/** What names are compared by: without regard to case or to percent escapes. */
export const partKey = (name: string): string => {
  const key = partName(name).toLowerCase();
  if (!key.includes('%')) return key;
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
};

/** What a file is when it does not begin like a zip archive. */
function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new WorkbookError('not-a-workbook', text('workbook.xlsx.empty'));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw oleError(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) {
    if (bytes.length < 22) throw brokenFile('shorter than the smallest archive');
    return;
  }
  // BIFF 2 to 5 streams of the oldest Excel versions stand bare in the file.
  if (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff) &&
    bytes.length > 8 &&
    !looksLikeText(bytes)
  ) {
    throw new WorkbookError('legacy-xls', text('workbook.xlsx.legacyXls'));
  }
  const other = OTHER_KINDS.find(({ magic }) => startsWith(bytes, magic));
  if (other) throw otherKind(other.kind, other.name);
  const kind = textKind(bytes);
  if (kind) throw new WorkbookError('text-file', text(`workbook.xlsx.text.${kind}`));
  // A self-extracting or mailed archive has other bytes in front; its directory is at the end all the same.
  if (bytes.length < 22 || !hasZipDirectory(bytes))
    throw new WorkbookError('not-a-workbook', text('workbook.xlsx.notAWorkbook'));
}

const ascii = (word: string): number[] => [...word].map((char) => char.charCodeAt(0));

/** Files that arrive under a workbook's name, by the bytes that they begin with. */
const OTHER_KINDS: readonly { readonly magic: readonly number[]; readonly kind: OtherKind; readonly name?: string }[] =
  [
    { magic: ascii('%PDF'), kind: 'pdf' },
    { magic: ascii('{\\rtf'), kind: 'rtf' },
    { magic: [0x89, ...ascii('PNG')], kind: 'image' },
    { magic: [0xff, 0xd8, 0xff], kind: 'image' },
    { magic: ascii('GIF8'), kind: 'image' },
    { magic: ascii('Rar!'), kind: 'archive', name: 'RAR' },
    { magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], kind: 'archive', name: '7z' },
    { magic: [0x1f, 0x8b], kind: 'archive', name: 'gzip' },
  ];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

function hasZipDirectory(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 66_000); at -= 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  }
  return false;
}

function oleError(bytes: Uint8Array): WorkbookError {
  if (hasUtf16(bytes, 'EncryptedPackage')) return new WorkbookError('encrypted', text('workbook.xlsx.encrypted'));
  if (hasUtf16(bytes, 'Workbook\0') || hasUtf16(bytes, 'Book\0')) {
    return new WorkbookError('legacy-xls', text('workbook.xlsx.legacyXls'));
  }
  return new WorkbookError('not-a-workbook', text('workbook.xlsx.notAWorkbook'), 'OLE file without a workbook');
}

function hasUtf16(bytes: Uint8Array, word: string): boolean {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, 512); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < word.length && bytes[at + 2 * i] === word.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i += 1;
    if (i === word.length) return true;
  }
  return false;
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function textKind(bytes: Uint8Array): 'html' | 'xml' | 'csv' | undefined {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!wide && !looksLikeText(bytes)) return undefined;
  const head = decodeText(bytes.subarray(0, 4096), 'loosely').source.trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<style|mime-version:)/u.test(head) || head.includes('<html')) return 'html';
  if (head.startsWith('<')) return 'xml';
  return 'csv';
}

function refuseOtherZip(names: ReadonlyMap<string, ZipEntry>): never {
  if (names.has('/mimetype') && names.has('/content.xml')) throw otherKind('ods');
  if ([...names.keys()].some((name) => name.startsWith('/xl/'))) throw brokenFile('no [Content_Types].xml');
  throw otherKind('zip');
}

type OtherKind = 'ods' | 'zip' | 'word' | 'powerpoint' | 'xlsb' | 'pdf' | 'rtf' | 'image' | 'archive';

/** @param name of the archiver, where it is an archive */
export function otherKind(kind: OtherKind, name = ''): WorkbookError {
  return new WorkbookError('not-a-workbook', text(`workbook.xlsx.other.${kind}`, { kind: name }));
}
