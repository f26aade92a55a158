import { SaxesParser } from 'saxes';

/** An element's local name, and its attributes by theirs. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Walks an XML part element by element. Prefixes are dropped, since some programs write `x:row` for `row`.
 * @param open gets the element and the local names of its ancestors, outermost first
 * @throws Error where the XML is broken
 */
export function walkXml(xml: string, open: (element: Element, path: readonly string[]) => void): void {
  const parser = new SaxesParser({ xmlns: false });
  const path: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const [key, value] of Object.entries(tag.attributes)) attributes[localName(key)] = value;
    const name = localName(tag.name);
    open({ name, attributes }, path);
    path.push(name);
  });
  parser.on('closetag', () => path.pop());
  parser.write(xml).close();
}

/** `1`, `true` and an attribute-less `<b/>` are true. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || value === '1' || value === 'true';
}
