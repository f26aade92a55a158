import type { NoteChange } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError, type Conflict } from '../../port';
import { cellPosition } from '../cells/cell-before';
import type { Relationship } from '../package/package';
import type { PackageEditor } from '../package/package-edit';
import { readRecord, writeRecord } from '../restore';
import type { BookContext } from '../package/book-context';
import type { SheetEditor } from '../sheets/sheet-edit';
import { CONTENT_TYPES, NAMESPACES, XML_HEAD } from '../sheets/sheet-parts';
import { richText } from '../cells/strings-read';
import { attributeOf, childOf, childrenOf, parseXml, textOf, type XmlDocument, type XmlElement } from '../xml/xml';
import { addShape, emptyDrawing, findShape, hasShapes, removeShape } from './vml';
import { appendSplice, escapeText, insertSplice, splice, textElement } from '../xml/xml-write';

/** Under whose name notes are filed. */
const AUTHOR = '三表助手';

const COMMENTS_ORDER = ['authors', 'commentList', 'extLst'];

interface NoteRecord {
  /** The `text` element. */
  readonly body: string;
  readonly author: string;
  /** The box. */
  readonly shape?: string;
}

/** Sets, changes or removes the note of one cell. */
export function setNote(
  book: BookContext,
  sheet: SheetEditor,
  cell: string,
  change: NoteChange,
): { inverse: NoteChange[] } | { conflict: Conflict } {
  const { editor } = book;
  const part = editor.related(sheet.part, 'comments');
  const document = part === undefined ? undefined : parseXml(editor.text(part).source);
  const old = document && commentAt(document, cell);
  const now = old && document ? noteText(document, old) : '';
  if (change.before !== undefined && change.before !== now) {
    return { conflict: { change, sheet: change.sheet, cell, expected: change.before, found: now } };
  }
  if (now === change.after) return { inverse: [] };
  if (document && old && authorOf(document, old).startsWith('tc=')) {
    throw new WorkbookError('bad-change', text('workbook.xlsx.threadedComment', { sheet: change.sheet, cell }));
  }
  sheet.guards().demand('objects');
  const before = document && old ? noteRecord(document, old, shapeOf(editor, sheet, cell)) : undefined;
  const record = readRecord<NoteRecord>(change.restore);
  const author = record?.author ?? AUTHOR;
  if (document && part !== undefined && old) {
    if (change.after === '') removeNote(editor, sheet, part, document, old, cell);
    else editor.setText(part, replaceText(document, old, record?.body ?? body(old.prefix, change.after)));
  } else {
    addNote(editor, sheet, part, cell, author, (prefix) => record?.body ?? body(prefix, change.after), record?.shape);
  }
  return {
    inverse: [
      {
        kind: 'note',
        sheet: change.sheet,
        cell,
        before: change.after,
        after: now,
        ...(before && { restore: writeRecord(before) }),
      },
    ],
  };
}

const body = (prefix: string, note: string): string => `<${prefix}text>${textElement(prefix, note)}</${prefix}text>`;

function commentAt({ root }: XmlDocument, cell: string): XmlElement | undefined {
  return childrenOf(childOf(root, 'commentList'), 'comment').find(
    (comment) => (comment.attributes.get('ref') ?? '').replaceAll('$', '').toUpperCase() === cell,
  );
}

function noteText({ source }: XmlDocument, comment: XmlElement): string {
  const inner = childOf(comment, 'text');
  return inner ? richText(source.slice(inner.openEnd, inner.closeStart), inner.prefix) : '';
}

function authorOf({ source, root }: XmlDocument, comment: XmlElement): string {
  const author = childrenOf(childOf(root, 'authors'), 'author')[Number(comment.attributes.get('authorId') ?? 0)];
  return author ? textOf(source, author) : '';
}

function noteRecord(document: XmlDocument, comment: XmlElement, shape: string | undefined): NoteRecord | undefined {
  const inner = childOf(comment, 'text');
  return (
    inner && {
      body: document.source.slice(inner.start, inner.end),
      author: authorOf(document, comment),
      ...(shape !== undefined && { shape }),
    }
  );
}

function replaceText({ source }: XmlDocument, comment: XmlElement, xml: string): string {
  const inner = childOf(comment, 'text');
  if (!inner) return splice(source, [appendSplice(source, comment, xml)]);
  return splice(source, [{ start: inner.start, end: inner.end, text: xml }]);
}

function addNote(
  editor: PackageEditor,
  sheet: SheetEditor,
  known: string | undefined,
  cell: string,
  author: string,
  makeBody: (prefix: string) => string,
  shape: string | undefined,
): void {
  let part = known;
  if (part === undefined) {
    part = editor.freeName('/xl/comments', '.xml');
    const namespace = editor.strict ? NAMESPACES.mainStrict : NAMESPACES.main;
    editor.addPart(
      part,
      CONTENT_TYPES.comments,
      `${XML_HEAD}<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`,
    );
    editor.addRelationship(sheet.part, 'comments', part);
  }
  let { source, root } = parseXml(editor.text(part).source);
  const p = root.prefix;
  let authors = childOf(root, 'authors');
  if (!authors) {
    source = splice(source, [insertSplice(source, root, COMMENTS_ORDER, 'authors', `<${p}authors></${p}authors>`)]);
    ({ source, root } = parseXml(source));
    authors = childOf(root, 'authors') as XmlElement;
  }
  const names = childrenOf(authors, 'author').map((element) => textOf(source, element));
  let id = names.indexOf(author);
  if (id < 0) {
    // Notes may name an author that is not there; he must not become this one.
    const named = childrenOf(childOf(root, 'commentList'), 'comment').map((note) => note.attributes.get('authorId'));
    id = Math.max(names.length, ...named.map((number) => Number(number ?? 0) + 1));
    const nobody = `<${p}author></${p}author>`.repeat(id - names.length);
    const entry = `${nobody}<${p}author>${escapeText(author)}</${p}author>`;
    source = splice(source, [appendSplice(source, authors, entry)]);
    ({ source, root } = parseXml(source));
  }
  const comment = `<${p}comment ref="${cell}" authorId="${id}">${makeBody(p)}</${p}comment>`;
  const list = childOf(root, 'commentList');
  source = list
    ? splice(source, [insertion(source, list, comment, cell)])
    : splice(source, [
        insertSplice(source, root, COMMENTS_ORDER, 'commentList', `<${p}commentList>${comment}</${p}commentList>`),
      ]);
  editor.setText(part, source);
  drawNote(editor, sheet, cell, shape);
}

/** Notes stand in the order of rows, then columns. */
function insertion(
  source: string,
  list: XmlElement,
  comment: string,
  cell: string,
): { start: number; end: number; text: string } {
  const { row, column } = cellPosition(cell);
  const after = list.children.find((other) => {
    const place = cellPosition((other.attributes.get('ref') ?? 'A1').toUpperCase());
    return place.row > row || (place.row === row && place.column > column);
  });
  return after ? { start: after.start, end: after.start, text: comment } : appendSplice(source, list, comment);
}

/** The part that holds the sheet's note boxes. */
function drawingOf(editor: PackageEditor, sheet: SheetEditor): Relationship | undefined {
  const legacy = childOf(sheet.root, 'legacyDrawing');
  const id = legacy && attributeOf(legacy, 'id');
  return editor.relationships(sheet.part).find((relation) => relation.id === id && editor.has(relation.target));
}

function shapeOf(editor: PackageEditor, sheet: SheetEditor, cell: string): string | undefined {
  const drawing = drawingOf(editor, sheet);
  return drawing && findShape(editor.text(drawing.target).source, cellPosition(cell));
}

function drawNote(editor: PackageEditor, sheet: SheetEditor, cell: string, shape: string | undefined): void {
  const legacy = childOf(sheet.root, 'legacyDrawing');
  const known = drawingOf(editor, sheet);
  if (known) {
    editor.setText(known.target, addShape(editor.text(known.target).source, cellPosition(cell), shape));
    return;
  }
  editor.addDefaultType('vml', CONTENT_TYPES.vml);
  const part = editor.freeName('/xl/drawings/vmlDrawing', '.vml');
  editor.setText(part, addShape(emptyDrawing(Number(/\d+/u.exec(sheet.part)?.[0] ?? 1)), cellPosition(cell), shape));
  const relationship = editor.addRelationship(sheet.part, 'vmlDrawing', part);
  const reference = relationshipAttribute(sheet, editor.strict, relationship);
  if (legacy)
    sheet.editShell([{ start: legacy.start, end: legacy.end, text: `<${sheet.prefix}legacyDrawing ${reference}/>` }]);
  else sheet.insert('legacyDrawing', `<${sheet.prefix}legacyDrawing ${reference}/>`);
}

/** `r:id="rId3"` with whatever prefix the sheet gives the namespace, which is declared on the spot where it lacks one. */
export function relationshipAttribute(sheet: { readonly root: XmlElement }, strict: boolean, id: string): string {
  const namespace = strict ? NAMESPACES.relationsStrict : NAMESPACES.relations;
  for (const [name, value] of sheet.root.attributes) {
    if (value === namespace && name.startsWith('xmlns:')) return `${name.slice(6)}:id="${id}"`;
  }
  return `xmlns:r="${namespace}" r:id="${id}"`;
}

/** The author that we added, where no note but the one that goes is of it; it is the last, so that the others keep their numbers. */
function ourAuthor(source: string, root: XmlElement, gone: XmlElement): XmlElement[] {
  const authors = childrenOf(childOf(root, 'authors'), 'author');
  const last = authors.at(-1);
  const used = childrenOf(childOf(root, 'commentList'), 'comment').some(
    (comment) => comment !== gone && Number(comment.attributes.get('authorId') ?? 0) === authors.length - 1,
  );
  return last && authors.length > 1 && !used && textOf(source, last) === AUTHOR ? [last] : [];
}

function removeNote(
  editor: PackageEditor,
  sheet: SheetEditor,
  part: string,
  { source, root }: XmlDocument,
  comment: XmlElement,
  cell: string,
): void {
  const legacy = childOf(sheet.root, 'legacyDrawing');
  const drawing = drawingOf(editor, sheet);
  let emptied = false;
  if (drawing) {
    const left = removeShape(editor.text(drawing.target).source, cellPosition(cell));
    editor.setText(drawing.target, left);
    emptied = !hasShapes(left);
  }
  const last = childrenOf(childOf(root, 'commentList'), 'comment').length === 1;
  if (!last) {
    const gone = [comment, ...ourAuthor(source, root, comment)];
    editor.setText(
      part,
      splice(
        source,
        gone.map(({ start, end }) => ({ start, end, text: '' })),
      ),
    );
    return;
  }
  const relation = editor.relationships(sheet.part).find((rel) => rel.target === part);
  if (relation) editor.removeRelationship(sheet.part, relation.id);
  editor.removePart(part);
  if (drawing && emptied && legacy) {
    editor.removeRelationship(sheet.part, drawing.id);
    editor.removePart(drawing.target);
    sheet.editShell([{ start: legacy.start, end: legacy.end, text: '' }]);
  }
}
