import type { Package } from './package';
import { parseXml, textOf } from './xml';

/** The namespaces of this product's own parts begin so. */
export const OUR_NAMESPACE = 'urn:sanbiao:';

export interface DocumentPart {
  readonly namespace: string;
  readonly part: string;
  readonly relationshipId: string;
  readonly content: string;
}

/** Our own custom XML parts in a package; those of others are not even unpacked further than their root. */
export function readDocumentParts(pack: Package, workbookPart: string): DocumentPart[] {
  const found: DocumentPart[] = [];
  for (const relation of pack.relationships(workbookPart)) {
    if (relation.type !== 'customXml' || relation.external || !pack.has(relation.target)) continue;
    const source = pack.text(relation.target).source;
    if (!source.includes(OUR_NAMESPACE)) continue;
    const { root } = parseXml(source);
    if (!root.namespace.startsWith(OUR_NAMESPACE)) continue;
    found.push({
      namespace: root.namespace,
      part: relation.target,
      relationshipId: relation.id,
      content: root.children.length > 0 ? source.slice(root.start, root.end) : textOf(source, root),
    });
  }
  return found;
}
