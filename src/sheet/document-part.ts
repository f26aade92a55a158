/**
 * Our custom XML parts as text: a part is one element in our namespace. Content that is plain text (JSON) stands in it escaped;
 * content that is itself an element in that namespace stands as it is.
 */
export function documentPartXml(namespace: string, content: string): string {
  if (content.startsWith('<')) return content;
  return `<sanbiao xmlns="${namespace}">${escapeXml(content)}</sanbiao>`;
}

/** The content of a part's XML: its text, or the whole element where it has elements inside. */
export function documentPartContent(xml: string): string {
  const element = xml.replace(/^\uFEFF?\s*(<\?xml[^>]*\?>)?\s*/u, '').trim();
  const plain = /^<([\w.:-]+)(?:\s[^>]*)?>([^<]*)<\/\1\s*>$/u.exec(element);
  if (plain) return unescapeXml(plain[2] ?? '');
  return /^<[^>]*\/>$/u.test(element) ? '' : element;
}

/** XML allows most characters; the rest is written as JSON writes it, which is what our parts hold. */
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name ?? ''] ?? whole;
  });
}
