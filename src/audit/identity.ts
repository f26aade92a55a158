import type { AuditContext } from './context';
import type { Unnamed } from './finding';
import type { LedgerRow } from '../customers';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Names findings by what they are about, not by where it stands: rule, sheet, the row's own words (phone, else name, day and car) and
 * the part of the row. So an inserted row changes no name, and a baseline or a list of ignored findings stays true. The row's share
 * is cut to 30 bits: thousands of phones lead to the same name, so that nobody is found by it. Findings that nothing tells apart are
 * counted, by the file first.
 */
export function nameFindings(findings: readonly Unnamed[], context: AuditContext): string[] {
  const plain = findings.map((finding) => nameOf(finding, context, false));
  const counts = new Map<string, number>();
  for (const name of plain) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = findings.map((finding, i) =>
    (counts.get(plain[i] ?? '') ?? 0) > 1 ? nameOf(finding, context, true) : (plain[i] ?? ''),
  );
  const used = new Map<string, number>();
  return names.map((name) => {
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return before === 0 ? name : `${name}-${String(before + 1)}`;
  });
}

function nameOf({ rule, found }: Unnamed, context: AuditContext, withFile: boolean): string {
  const { row, part = '' } = found;
  const file = /^\[(.*)\]/u.exec(found.at.sheet)?.[1] ?? context.input.book.name;
  const sheet = found.at.sheet.replace(/^\[.*\]/u, '');
  const where = [rule, sheet, part, withFile ? file : ''].join('\n');
  return shortHash(where, 5) + shortHash(row === undefined ? (found.consultant ?? '') : wordsOf(row), 6);
}

function wordsOf({ record, phones, date, consultant, form }: LedgerRow): string {
  const { customerName, model, arriveTime, outcome } = record.fields;
  const [phone] = phones;
  const kind = form.form === 'contact-matrix' ? '' : (date ?? '');
  if (phone !== undefined) return [phone, kind].join('|');
  return [customerName, kind, model, arriveTime, consultant, customerName === undefined ? outcome : ''].join('|');
}

/** FNV-1a over the text's code points, `length` letters of five bits each. */
export function shortHash(text: string, length: number): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ code ^ (low >>> 15), 0x85ebca6b) >>> 0;
  }
  let letters = '';
  for (let i = 0; i < length; i += 1) letters += LETTERS[((low >>> (i * 5)) ^ (high >>> (i * 5 + 2))) & 31] ?? '';
  return letters;
}
