import { strFromU8 } from 'fflate';
import type { BookEditor } from '../package/book-edit';
import type { PackageEditor } from '../package/package-edit';
import type { Relationship } from '../package/package';
import type { SheetRecord } from '../restore';
import type { BookContext } from '../package/book-context';
import { OWNED } from './owned-parts';
import type { ListedSheet } from './sheet-life';
import { StyleRecords } from '../styles/style-ops';

/** Writes a sheet and the parts that belong to it down, so that exactly they can come back. */
export function packSheet(book: BookContext, workbook: BookEditor, listed: ListedSheet): SheetRecord {
  const { editor } = book;
  const parts: SheetRecord['parts'][number][] = [];
  const relationships: SheetRecord['relationships'][number][] = [];
  const visit = (part: string): void => {
    if (parts.some((known) => known.name === part)) return;
    parts.push({ name: part, type: editor.contentType(part) ?? '', base64: toBase64(editor.bytes(part)) });
    for (const relation of editor.relationships(part)) {
      relationships.push({
        owner: part,
        id: relation.id,
        type: relation.fullType,
        target: relation.target,
        ...(relation.external && { external: true as const }),
      });
      if (isOwned(editor, relation)) visit(relation.target);
    }
  };
  visit(listed.part);
  const names = workbook.localNames(workbook.position(listed.name)).map(({ name, text, open }) => ({
    name,
    text,
    extra: / hidden="(1|true)"/u.test(open) ? ' hidden="1"' : '',
  }));
  return { parts, relationships, names, ...dependencies(book, editor.text(listed.part).source) };
}

const isOwned = (editor: PackageEditor, relation: Relationship): boolean =>
  !relation.external && OWNED.has(relation.type) && editor.has(relation.target);

/**
 * Brings the parts of a record back, under their old names where these are free; returns the sheet's part.
 * @param onto the part that gets the sheet's content
 */
export function unpackSheet(book: BookContext, record: SheetRecord, onto?: string): string {
  const { editor } = book;
  const names = new Map<string, string>();
  record.parts.forEach((part, i) => {
    const [, stem = '', ending = ''] = /^(.*?)\d*(\.\w+)$/u.exec(part.name) ?? [];
    const name =
      i === 0 && onto !== undefined ? onto : editor.has(part.name) ? editor.freeName(stem, ending) : part.name;
    names.set(part.name, name);
    const bytes = fromBase64(part.base64);
    if (editor.has(name)) editor.setBytes(name, bytes);
    else if (part.type !== '' && editor.contentType(name) === part.type) editor.setBytes(name, bytes);
    else editor.addPart(name, part.type, bytes);
  });
  for (const { owner, id, type, target, external } of record.relationships) {
    const from = names.get(owner) ?? owner;
    if (external) editor.addExternal(from, type, target, id);
    else editor.addRelationship(from, type, names.get(target) ?? target, id);
  }
  const sheet = names.get(record.parts[0]?.name ?? '') ?? '';
  return sheet;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true));
}

function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** What the sheet's source points to in parts that it does not own. */
function dependencies(book: BookContext, source: string): Pick<SheetRecord, 'looks' | 'strings'> {
  const records = new StyleRecords(book.styles);
  const styles = new Set([...source.matchAll(/\s(?:s|style)\s*=\s*["'](\d+)["']/gu)].map((match) => Number(match[1])));
  const looks = [...styles].map((style) => [style, records.record(style).look] as const);
  return { looks, ...(/\st\s*=\s*["']s["']/u.test(source) && { strings: book.strings.checksum() }) };
}

/** Whether a record's styles and strings are still what they were: another program may have numbered them anew. */
export function recordFits(book: BookContext, record: Partial<SheetRecord> | undefined): record is SheetRecord {
  if (!record?.parts?.length || !record.looks || !record.relationships || !record.names) return false;
  const records = new StyleRecords(book.styles);
  const same = record.looks.every(([style, look]) => records.record(style).look === look);
  return same && (record.strings === undefined || record.strings === book.strings.checksum());
}
