import { plainText, unescapeXml } from './xml';
import { brokenFile, hostileFile } from './zip-read';

/** `_x000D_` in a file is a character that XML cannot hold (ECMA-376 18.18.27, ST_Xstring). */
export function decodeXstring(value: string): string {
  if (!value.includes('_x')) return value;
  return value.replaceAll(/_x([0-9a-fA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/**
 * Reads the shared strings: plain items and rich ones, of these the runs' text without phonetic guides.
 * Scans instead of building a tree, since a year's workbook holds 100,000 items.
 */
export function readSharedStrings(source: string): string[] {
  const root = /<((?:[\w.-]+:)?)sst[\s/>]/u.exec(source);
  if (!root) return [];
  if (source.slice(0, root.index).includes('<!DOCTYPE')) throw hostileFile('doctype', 'shared strings');
  const prefix = root[1] ?? '';
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  const simple = `<${prefix}t>`;
  const simpleEnd = `</${prefix}t>`;
  const list: string[] = [];
  let at = source.indexOf(open, root.index);
  while (at >= 0) {
    const after = source.charCodeAt(at + open.length);
    if (after === 62 /* > */) {
      const from = at + open.length + 1;
      const end = source.indexOf(close, from);
      if (end < 0) throw brokenFile('shared strings are cut off');
      if (
        source.startsWith(simple, from) &&
        end - simpleEnd.length >= from + simple.length &&
        source.startsWith(simpleEnd, end - simpleEnd.length)
      ) {
        const raw = source.slice(from + simple.length, end - simpleEnd.length);
        list.push(raw.includes('<') ? richText(source.slice(from, end), prefix) : decodeXstring(unescapeXml(raw)));
      } else {
        list.push(richText(source.slice(from, end), prefix));
      }
      at = source.indexOf(open, end);
    } else if (after === 47 /* / */) {
      list.push('');
      at = source.indexOf(open, at + open.length);
    } else if (after === 32 || after === 10 || after === 13 || after === 9) {
      const gt = source.indexOf('>', at);
      if (source.charCodeAt(gt - 1) === 47) {
        list.push('');
        at = source.indexOf(open, gt);
      } else {
        const end = source.indexOf(close, gt);
        if (end < 0) throw brokenFile('shared strings are cut off');
        list.push(richText(source.slice(gt + 1, end), prefix));
        at = source.indexOf(open, end);
      }
    } else {
      at = source.indexOf(open, at + open.length);
    }
  }
  return list;
}

/** The text of a string item's inner XML: every `t` that is not inside `rPh`. */
export function richText(inner: string, prefix: string): string {
  const phonetic = `<${prefix}rPh`;
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  let result = '';
  let at = 0;
  for (let tag = inner.indexOf('<', at); tag >= 0; tag = inner.indexOf('<', at)) {
    if (inner.startsWith(phonetic, tag)) {
      const end = inner.indexOf(`</${prefix}rPh>`, tag);
      if (end < 0) break;
      at = end + 1;
    } else if (inner.startsWith(open, tag) && /[\s/>]/u.test(inner[tag + open.length] ?? '')) {
      const gt = inner.indexOf('>', tag);
      if (gt < 0) break;
      at = gt + 1;
      if (inner.charCodeAt(gt - 1) === 47) continue;
      const end = inner.indexOf(close, at);
      if (end < 0) break;
      result += plainText(inner.slice(at, end));
      at = end + close.length;
    } else {
      at = tag + 1;
    }
  }
  return decodeXstring(result);
}
