import { parseArea, type Area } from '../../../sheet';
import { childOf, type XmlElement } from '../xml/xml';

/** The same for a sheet without its rows, whose `sheetData` is empty. */
export const MERGES = 'mergeCells';

/** Elements of a sheet that may have a million children: they are scanned, not parsed. */
export const SCANNED: ReadonlySet<string> = new Set(['sheetData', 'mergeCells']);

/** The merged ranges of a sheet whose `mergeCells` was left unparsed. */
export function mergesOf(source: string, root: XmlElement): Area[] {
  const list = childOf(root, 'mergeCells');
  if (!list || list.selfClosing) return [];
  const merges: Area[] = [];
  const inner = source.slice(list.openEnd, list.closeStart);
  for (const [, reference = ''] of inner.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([^"']*)["']/gu)) {
    const area = parseArea(reference);
    if (area) merges.push(area);
  }
  return merges;
}
