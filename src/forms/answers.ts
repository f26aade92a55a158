import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../sheet';
import { FIELD_NAMES, type MappedField } from './fields';
import type { Answers } from './types';

/**
 * What people answered about columns of this workbook's forms. A part that somebody broke counts as no answers, and so does
 * an answer that names no field: then it is asked again.
 */
export function answersIn(book: WorkbookSnapshot): Answers {
  const part = book.parts.get(DOCUMENT_PARTS.answers);
  if (part === undefined || part === '') return {};
  let json: unknown;
  try {
    json = JSON.parse(part);
  } catch {
    return {};
  }
  return Object.fromEntries(
    entries(json).map(([layout, headers]) => [
      layout,
      Object.fromEntries(
        entries(headers).flatMap(([header, field]) => (isField(field) ? [[header, field] as const] : [])),
      ),
    ]),
  );
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function isField(value: unknown): value is MappedField | null {
  return value === null || FIELD_NAMES.some((field) => field === value);
}
