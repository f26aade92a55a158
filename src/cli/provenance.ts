import { basename } from 'node:path';

import type { SourceFile } from './disk';

/** What a change list was made from: `apply` refuses it for a file that is not so any more. */
export const fingerprintOf = ({ hash }: Pick<SourceFile, 'hash'>): string => `sha256:${hash}`;

/** The members of a dry run's JSON that say what it was made from: one fingerprint, or one for each of several files. */
export function provenance(books: readonly SourceFile[]): {
  fingerprint?: string;
  fingerprints?: Record<string, string>;
} {
  const [only, ...others] = books;
  if (only === undefined) return {};
  if (others.length === 0) return { fingerprint: fingerprintOf(only) };
  return { fingerprints: Object.fromEntries(books.map((book) => [basename(book.path), fingerprintOf(book)])) };
}
