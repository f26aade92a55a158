import { chosenContent, descendants, isAlternate, parseXml, type XmlElement } from './xml';
import { splice, standaloneSource } from './xml-write';

/** Whether a part may hold alternative contents: a glance before it is parsed as a whole. */
export const hasAlternates = (source: string): boolean => source.includes('AlternateContent');

/** A part as Excel reads it: in place of alternative contents the one that it chooses. For reading what is scanned instead of parsed. */
export function resolveAlternates(source: string): string {
  if (!hasAlternates(source)) return source;
  const { root } = parseXml(source);
  const outermost = [...descendants(root)].filter((element) => isAlternate(element) && !insideAlternate(element));
  return splice(
    source,
    outermost.map((element) => ({
      start: element.start,
      end: element.end,
      text: chosenContent(element)
        .map((child) => standaloneSource(source, child, element.parent ?? root))
        .join(''),
    })),
  );
}

function insideAlternate(element: XmlElement): boolean {
  for (let up = element.parent; up; up = up.parent) if (isAlternate(up)) return true;
  return false;
}
