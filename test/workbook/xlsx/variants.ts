import { HEAD, partsOf, zipOf, type Parts } from './packages';

const MAIN_PARTS = /^xl\/(workbook|sharedStrings|styles|worksheets\/sheet\d+)\.xml$/u;

export function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !big);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + i * 2, text.charCodeAt(i), !big);
  return bytes;
}

function prefixed(source: string, p: string): string {
  return (
    HEAD +
    source
      .replace(HEAD, '')
      .replaceAll(/<(\/?)([a-z]\w*)/giu, `<$1${p}:$2`)
      .replace(
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml',
        `xmlns:${p}="http://schemas.openxmlformats.org/spreadsheetml`,
      )
  );
}

/** One workbook as other programs may write it: the content is the same, the package is not. */
export function variants(plain: Uint8Array): [string, Uint8Array][] {
  const texts = Object.fromEntries(
    Object.entries(partsOf(plain)).map(([name, data]) => [name, new TextDecoder().decode(data)]),
  );
  const parts = (change: (name: string, source: string) => [string, string | Uint8Array]): Uint8Array =>
    zipOf(Object.fromEntries(Object.entries(texts).map(([name, source]) => change(name, source))) as Parts);
  const main = (change: (source: string) => string | Uint8Array): Uint8Array =>
    parts((name, source) => [name, MAIN_PARTS.test(name) ? change(source) : source]);
  const targets = (change: (source: string) => string): Uint8Array =>
    parts((name, source) => [name, name === 'xl/_rels/workbook.xml.rels' ? change(source) : source]);
  return [
    ['x: prefixes', main((source) => prefixed(source, 'x'))],
    ['UTF-16, little end first', main((source) => utf16(source.replace('UTF-8', 'UTF-16'), false))],
    ['UTF-16, big end first', main((source) => utf16(source.replace('UTF-8', 'UTF-16'), true))],
    ['a byte order mark', main((source) => `\uFEFF${source}`)],
    [
      'strict namespaces',
      parts((name, source) => [
        name,
        source
          .replaceAll(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
      ]),
    ],
    [
      'names in another case',
      parts((name, source) => [name.replace('sharedStrings', 'SharedStrings').replace('sheet1', 'Sheet1'), source]),
    ],
    ['backslashes', parts((name, source) => [name.replaceAll('/', '\\'), source])],
    ['absolute targets', targets((source) => source.replaceAll('Target="', 'Target="/xl/'))],
    ['dotted targets', targets((source) => source.replaceAll('Target="', 'Target="./../xl/'))],
    ['single quotes and blanks', main((source) => source.replaceAll(/="([^"]*)"/gu, " =\n'$1' "))],
    ['bytes in front of the archive', new Uint8Array([...new TextEncoder().encode('#!/bin/sh\n'), ...plain])],
  ];
}
