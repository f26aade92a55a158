import type { Package } from './package';
import { documentPartContent } from '../../../sheet';
import { parseXml } from '../xml/xml';

/** The namespaces of this product's own parts begin so. */
export const OUR_NAMESPACE = 'urn:sanbiao:';

/** Our own custom XML parts by namespace. Those of others are told apart without parsing them. */
export function readDocumentParts(pack: Package, workbookPart: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const relation of pack.relationships(workbookPart)) {
    if (relation.type !== 'customXml' || relation.external || !pack.has(relation.target)) continue;
    const { source } = pack.text(relation.target);
    if (!source.includes(OUR_NAMESPACE)) continue;
    const { namespace } = parseXml(source).root;
    if (namespace.startsWith(OUR_NAMESPACE)) found.set(namespace, documentPartContent(source));
  }
  return found;
}
