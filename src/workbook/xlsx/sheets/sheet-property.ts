import { OUR_SHEET } from '../../sheet-mark';
import type { Relationship } from '../package/package';
import { attributeOf, childOf, childrenOf, parseXml } from '../xml/xml';

interface PropertySource {
  text(part: string): { readonly source: string };
  bytes(part: string): Uint8Array;
  relationships(part: string): readonly Relationship[];
  has(part: string): boolean;
}

/** The value of the property by which a sheet is known as ours; `undefined` for a sheet that this product did not make. */
export function readMark(pack: PropertySource, part: string): string | undefined {
  const { root } = parseXml(pack.text(part).source, 'sheetData');
  const property = childrenOf(childOf(root, 'customProperties'), 'customPr').find(
    (entry) => entry.attributes.get('name') === OUR_SHEET,
  );
  if (!property) return undefined;
  const relation = pack.relationships(part).find(({ id }) => id === attributeOf(property, 'id'));
  return relation && !relation.external && pack.has(relation.target) ? decodeValue(pack.bytes(relation.target)) : '';
}

/**
 * A property's value stands bare in a part of its own (ECMA-376 18.3.1.22); the standard does not say how text is coded. Excel writes two
 * bytes a character, the low one first.
 */
export function encodeValue(value: string): Uint8Array {
  const bytes = new Uint8Array(value.length * 2);
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    bytes[2 * i] = code & 0xff;
    bytes[2 * i + 1] = code >> 8;
  }
  return bytes;
}

/** Our values begin with a sign of ASCII: without a zero behind it the text has one byte for it. */
const decodeValue = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[1] === 0 ? 'utf-16le' : 'utf-8').decode(bytes).replace(/\0+$/u, '');
