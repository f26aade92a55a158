import { documentPartContent, documentPartXml, type DocumentPartChange } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError, type Conflict } from '../../port';
import { OUR_NAMESPACE } from './document-parts';
import type { PackageEditor } from './package-edit';
import { CONTENT_TYPES, XML_HEAD } from '../sheets/sheet-parts';
import { parseXml } from '../xml/xml';
import { escapeAttribute } from '../xml/xml-write';

/** Sets, changes or removes one of our custom XML parts. */
export function setDocumentPart(
  editor: PackageEditor,
  workbookPart: string,
  change: DocumentPartChange,
): { inverse: DocumentPartChange[] } | { conflict: Conflict } {
  const { namespace } = change;
  if (!namespace.startsWith(OUR_NAMESPACE))
    throw new WorkbookError('bad-change', text('workbook.xlsx.namespace', { namespace }));
  const known = findPart(editor, workbookPart, namespace);
  const now = known?.content ?? '';
  // A change may give the content itself or the element around it.
  const plain = (content: string): string =>
    content === '' ? '' : documentPartContent(documentPartXml(namespace, content));
  if (change.before !== undefined && plain(change.before) !== now) {
    return { conflict: { change, sheet: '', cell: '', expected: change.before, found: now } };
  }
  if (now === plain(change.after)) return { inverse: [] };
  if (change.after === '') {
    if (known) removePart(editor, workbookPart, known);
  } else if (known) {
    editor.setText(known.part, partSource(namespace, change.after));
  } else {
    addPart(editor, workbookPart, namespace, change.after);
  }
  return { inverse: [{ kind: 'document-part', sheet: '', namespace, before: plain(change.after), after: now }] };
}

interface Known {
  readonly part: string;
  readonly relationshipId: string;
  readonly content: string;
}

function findPart(editor: PackageEditor, workbookPart: string, namespace: string): Known | undefined {
  for (const relation of editor.relationships(workbookPart)) {
    if (relation.type !== 'customXml' || relation.external || !editor.has(relation.target)) continue;
    const { source } = editor.text(relation.target);
    if (!source.includes(namespace)) continue;
    if (parseXml(source).root.namespace === namespace) {
      return { part: relation.target, relationshipId: relation.id, content: documentPartContent(source) };
    }
  }
  return undefined;
}

/** The whole part; XML that is content itself may bring its own declaration. */
function partSource(namespace: string, content: string): string {
  const xml = documentPartXml(namespace, content);
  parseXml(xml);
  return xml.startsWith('<?xml') ? xml : XML_HEAD + xml;
}

function addPart(editor: PackageEditor, workbookPart: string, namespace: string, content: string): void {
  const part = editor.freeName('/customXml/item', '.xml');
  const properties = part.replace(/item(\d+)\.xml$/u, 'itemProps$1.xml');
  editor.addDefaultType('xml', 'application/xml');
  if (editor.contentType(part) === 'application/xml') editor.setText(part, partSource(namespace, content));
  else editor.addPart(part, 'application/xml', partSource(namespace, content));
  editor.addPart(
    properties,
    CONTENT_TYPES.customXmlProperties,
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${itemId(namespace)}" ` +
      'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>' +
      `<ds:schemaRef ds:uri="${escapeAttribute(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  editor.addRelationship(part, 'customXmlProps', properties);
  editor.addRelationship(workbookPart, 'customXml', part);
}

function removePart(editor: PackageEditor, workbookPart: string, known: Known): void {
  for (const relation of editor.relationships(known.part))
    if (!relation.external && editor.has(relation.target)) editor.removePart(relation.target);
  editor.removePart(known.part);
  editor.removeRelationship(workbookPart, known.relationshipId);
}

/** An id that the namespace alone decides: what we write depends on nothing but the changes. */
function itemId(namespace: string): string {
  let hex = '';
  for (let seed = 1; hex.length < 32; seed += 1) {
    let hash = 0x811c9dc5 ^ seed;
    for (const char of namespace) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    hex += hash.toString(16).padStart(8, '0');
  }
  const id = hex.toUpperCase();
  return `{${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-A${id.slice(17, 20)}-${id.slice(20, 32)}}`;
}
