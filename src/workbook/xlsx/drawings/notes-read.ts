import type { PartSource } from '../package/package';
import { richText } from '../cells/strings-read';
import { childOf, childrenOf, parseXml, textOf } from '../xml/xml';

/** The notes of a sheet by cell name; threaded comments, which leave a copy of their text among the notes, are not notes. */
export function readNotes(pack: PartSource, sheetPart: string): Map<string, string> {
  const notes = new Map<string, string>();
  const part = pack.related(sheetPart, 'comments');
  if (part === undefined) return notes;
  const { source, root } = parseXml(pack.text(part).source);
  const authors = childrenOf(childOf(root, 'authors'), 'author').map((author) => textOf(source, author));
  for (const comment of childrenOf(childOf(root, 'commentList'), 'comment')) {
    if (authors[Number(comment.attributes.get('authorId') ?? 0)]?.startsWith('tc=')) continue;
    const body = childOf(comment, 'text');
    const cell = (comment.attributes.get('ref') ?? '').replaceAll('$', '').toUpperCase();
    if (body && cell) notes.set(cell, richText(source.slice(body.openEnd, body.closeStart), body.prefix));
  }
  return notes;
}
