import {
  partKey,
  partName,
  readRelationships,
  relationshipsOwner,
  relationshipsPart,
  resolveTarget,
  type Package,
  type Relationship,
} from './package';
import { decodeText, encodeText, newText, type DecodedText } from '../xml/text-codec';
import { parseXml, unescapeXml } from '../xml/xml';
import { appendSplice, escapeAttribute, splice } from '../xml/xml-write';
import { brokenFile, type ZipEntry } from '../zip/zip-read';
import { writeZip, type OutEntry } from '../zip/zip-write';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS_STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES = '/[Content_Types].xml';
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';

const keyOf = partKey;

/** A package under change: parts that nobody sets keep their bytes and their place. */
export class PackageEditor {
  /** By lower-case name; `null` is a removed part. */
  private readonly changed = new Map<string, { name: string; data: Uint8Array } | null>();
  private readonly texts = new Map<string, DecodedText>();
  /** Names that no part has but somebody speaks of: a new part there would be taken for the one that is missing. */
  private spokenOf: ReadonlySet<string> | undefined;
  private readonly usedIds = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly pack: Package,
    /** The package is of the strict kind: other namespaces in new parts. */
    readonly strict: boolean,
  ) {}

  has(part: string): boolean {
    const change = this.changed.get(keyOf(part));
    return change === undefined ? this.pack.has(part) : change !== null;
  }

  bytes(part: string): Uint8Array {
    const change = this.changed.get(keyOf(part));
    if (change === null) throw brokenFile(`no part ${part}`);
    return change?.data ?? this.pack.bytes(part);
  }

  pieces(part: string, take: (piece: Uint8Array) => void): void {
    if (this.changed.has(keyOf(part))) take(this.bytes(part));
    else this.pack.pieces(part, take);
  }

  /** The part's text as it is now. */
  text(part: string): DecodedText {
    const kept = this.texts.get(keyOf(part));
    if (kept) return kept;
    const change = this.changed.get(keyOf(part));
    if (!change) return this.pack.text(part);
    const decoded = decodeText(change.data);
    this.texts.set(keyOf(part), decoded);
    return decoded;
  }

  setText(part: string, source: string): void {
    const old = this.has(part) ? this.text(part) : undefined;
    const decoded = old ? { ...old, source } : newText(source);
    this.texts.set(keyOf(part), decoded);
    this.setBytes(part, encodeText(decoded, source), true);
  }

  setBytes(part: string, data: Uint8Array, keepText = false): void {
    if (!keepText) {
      this.texts.delete(keyOf(part));
      this.pack.forget(part);
    }
    const name = this.changed.get(keyOf(part))?.name ?? part;
    this.changed.set(keyOf(part), { name, data });
  }

  /** Adds a part with its content type. */
  addPart(part: string, contentType: string, data: string | Uint8Array): void {
    if (typeof data === 'string') this.setText(part, data);
    else this.setBytes(part, data);
    this.removeType(part);
    const { source } = this.text(CONTENT_TYPES);
    const { root } = parseXml(source);
    const xml = `<${root.prefix}Override PartName="${escapeAttribute(part)}" ContentType="${contentType}"/>`;
    this.setText(CONTENT_TYPES, splice(source, [appendSplice(source, root, xml)]));
  }

  /** Declares a file ending's content type, unless the package does already. */
  addDefaultType(extension: string, contentType: string): void {
    const { source } = this.text(CONTENT_TYPES);
    const { root } = parseXml(source);
    const known = root.children.some(
      (child) => child.local === 'Default' && child.attributes.get('Extension')?.toLowerCase() === extension,
    );
    if (known) return;
    const xml = `<${root.prefix}Default Extension="${extension}" ContentType="${contentType}"/>`;
    const first = root.children[0];
    const edit = first ? { start: first.start, end: first.start, text: xml } : appendSplice(source, root, xml);
    this.setText(CONTENT_TYPES, splice(source, [edit]));
  }

  contentType(part: string): string | undefined {
    const { root } = parseXml(this.text(CONTENT_TYPES).source);
    const key = keyOf(part);
    const override = root.children.find(
      (child) => child.local === 'Override' && keyOf(child.attributes.get('PartName') ?? '') === key,
    );
    const extension = key.slice(key.lastIndexOf('.') + 1);
    const byEnding = root.children.find(
      (child) => child.local === 'Default' && child.attributes.get('Extension')?.toLowerCase() === extension,
    );
    return (override ?? byEnding)?.attributes.get('ContentType');
  }

  /** Removes a part, its relationships and its content type. */
  removePart(part: string): void {
    this.changed.set(keyOf(part), null);
    this.texts.delete(keyOf(part));
    this.removeType(part);
    const rels = relationshipsPart(part);
    if (this.has(rels)) this.removeRelationships(rels);
  }

  private removeRelationships(rels: string): void {
    this.changed.set(keyOf(rels), null);
    this.texts.delete(keyOf(rels));
    this.removeType(rels);
  }

  private removeType(part: string): void {
    const { source } = this.text(CONTENT_TYPES);
    const edits = parseXml(source)
      .root.children.filter(
        (child) => child.local === 'Override' && keyOf(child.attributes.get('PartName') ?? '') === keyOf(part),
      )
      .map((child) => ({ start: child.start, end: child.end, text: '' }));
    if (edits.length > 0) this.setText(CONTENT_TYPES, splice(source, edits));
  }

  relationships(owner: string): readonly Relationship[] {
    const rels = relationshipsPart(owner);
    return this.has(rels) ? readRelationships(this.text(rels).source, owner) : [];
  }

  related(owner: string, type: string): string | undefined {
    return this.relationships(owner).find((rel) => rel.type === type && !rel.external && this.has(rel.target))?.target;
  }

  /**
   * Points from `owner` to `target`; returns the relationship's id.
   * @param type its last word, or in full
   * @param wanted the id, if it is free
   */
  addRelationship(owner: string, type: string, target: string, wanted?: string): string {
    return this.relate(owner, type, escapeAttribute(relativeTarget(owner, target)), wanted);
  }

  /** Points from `owner` to something outside the package. */
  addExternal(owner: string, type: string, target: string, wanted?: string): string {
    return this.relate(owner, type, `${escapeAttribute(target)}" TargetMode="External`, wanted);
  }

  private relate(owner: string, type: string, target: string, wanted: string | undefined): string {
    const rels = relationshipsPart(owner);
    if (!this.has(rels)) {
      // Some packages type each of their relationship parts by name.
      this.addDefaultType('rels', RELATIONS_TYPE);
      this.setText(
        rels,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE_RELATIONS}"></Relationships>`,
      );
    }
    const { source } = this.text(rels);
    const { root } = parseXml(source);
    const known = readRelationships(source, owner).map((rel) => rel.id.toLowerCase());
    const id = wanted !== undefined && !known.includes(wanted.toLowerCase()) ? wanted : this.freeId(owner, known);
    const fullType = type.includes(':') ? type : `${this.strict ? RELATIONS_STRICT : RELATIONS}/${type}`;
    const xml = `<${root.prefix}Relationship Id="${id}" Type="${fullType}" Target="${target}"/>`;
    this.setText(rels, splice(source, [appendSplice(source, root, xml)]));
    return id;
  }

  private freeId(owner: string, known: readonly string[]): string {
    const spokenOf = this.idsIn(owner);
    let n = known.length + 1;
    while (known.includes(`rid${n}`) || spokenOf.has(`rid${n}`)) n += 1;
    return `rId${n}`;
  }

  /** The relationship ids that a part of the package as it came speaks of, be they there or not. */
  private idsIn(owner: string): ReadonlySet<string> {
    const key = keyOf(owner);
    let ids = this.usedIds.get(key);
    if (!ids) {
      const source = this.pack.has(owner) ? decodeText(this.pack.bytes(owner)).source : '';
      ids = new Set([...source.matchAll(/:\w+\s*=\s*["'](\w*?\d+)["']/gu)].map(([, id = '']) => id.toLowerCase()));
      this.usedIds.set(key, ids);
    }
    return ids;
  }

  removeRelationship(owner: string, id: string): void {
    const rels = relationshipsPart(owner);
    const { source } = this.text(rels);
    const { root } = parseXml(source);
    const edits = root.children
      .filter((child) => child.attributes.get('Id') === id)
      .map((child) => ({ start: child.start, end: child.end, text: '' }));
    // Only relationships of our own making go, so a part that is left without any was ours, too.
    if (edits.length === root.children.length) this.removeRelationships(rels);
    else this.setText(rels, splice(source, edits));
  }

  /** `/xl/worksheets/sheet` + `.xml` → the first name with a number that is free. */
  freeName(stem: string, ending: string): string {
    for (let n = 1; ; n += 1) {
      const name = `${stem}${n}${ending}`;
      if (!this.has(name) && !this.changed.has(keyOf(name)) && !this.namesSpokenOf().has(keyOf(name))) return name;
    }
  }

  private namesSpokenOf(): ReadonlySet<string> {
    if (this.spokenOf) return this.spokenOf;
    const names = new Set<string>();
    for (const part of this.pack.partNames()) {
      const owner = relationshipsOwner(part);
      if (owner === undefined) continue;
      for (const [, target = ''] of this.pack.text(part).source.matchAll(/\sTarget\s*=\s*["']([^"']*)["']/gu))
        names.add(keyOf(resolveTarget(owner, unescapeXml(target))));
    }
    for (const [, name = ''] of this.text(CONTENT_TYPES).source.matchAll(/\sPartName\s*=\s*["']([^"']*)["']/gu))
      names.add(keyOf(unescapeXml(name)));
    return (this.spokenOf = names);
  }

  get touched(): boolean {
    return this.changed.size > 0;
  }

  /** The new package. */
  finish(): Uint8Array {
    const out: OutEntry[] = [];
    const done = new Set<string>();
    for (const entry of this.pack.archive.entries) {
      const key = keyOf(entry.rawName);
      const change = this.changed.get(key);
      if (change === null) continue;
      if (change === undefined || !this.isPart(entry)) {
        out.push({ kept: entry });
      } else {
        out.push({ name: entry.rawName, data: change.data, replaces: entry });
        done.add(key);
      }
    }
    for (const [key, change] of this.changed) {
      if (change && !done.has(key)) out.push({ name: change.name.slice(1), data: change.data });
    }
    return writeZip(out, this.pack.archive.comment);
  }

  /** Of two entries with one name only the last is the part. */
  private isPart(entry: ZipEntry): boolean {
    return this.pack.entry(partName(entry.rawName)) === entry;
  }
}

/** `/xl/workbook.xml`, `/xl/worksheets/sheet1.xml` → `worksheets/sheet1.xml`. */
function relativeTarget(owner: string, target: string): string {
  const from = owner.split('/').slice(1, -1);
  const to = target.split('/').slice(1);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
