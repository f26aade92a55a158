import { DOCUMENT_PARTS, type DocumentPartChange, type WorkbookSnapshot } from '../sheet';
import { text } from '../words';
import { parseProfileJson, type ParsedProfile } from './parse';
import type { StoreProfile } from './schema';

/** The profile as a custom XML part of the workbook: JSON inside one element, so that it is versioned in one place. */
export function profileToPart(profile: StoreProfile): string {
  const json = JSON.stringify(profile).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<profile xmlns="${DOCUMENT_PARTS.profile}">${json}</profile>`;
}

/** Reads the part back; `undefined` where there is none. A part that somebody broke is refused with the reason, like a file. */
export function profileFromPart(part: string | undefined): ParsedProfile | undefined {
  if (part === undefined || part.trim() === '') return undefined;
  // The adapters hand over what stands inside a part's one element; files made elsewhere may hold the element itself.
  if (part.trimStart().startsWith('{')) return parseProfileJson(part);
  const body = /<profile\b[^>]*>([\s\S]*)<\/profile>/u.exec(part)?.[1];
  if (body === undefined) return { ok: false, problems: [{ field: '', why: text('profile.error.part') }] };
  return parseProfileJson(unescapeXml(body));
}

function unescapeXml(xml: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return named[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}

/** The change that keeps a profile in the workbook; `undefined` where it is there already. */
export function saveProfileChange(book: WorkbookSnapshot, profile: StoreProfile): DocumentPartChange | undefined {
  const before = book.parts.get(DOCUMENT_PARTS.profile) ?? '';
  // What stands inside the part, as the adapters give it back: undo compares the two.
  const after = JSON.stringify(profile);
  if (before === after || before === profileToPart(profile)) return undefined;
  return {
    kind: 'document-part',
    sheet: '',
    namespace: DOCUMENT_PARTS.profile,
    before,
    after,
    why: text('profile.change.save', { name: profile.name }),
  };
}
