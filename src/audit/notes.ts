import { z } from 'zod';

import { DOCUMENT_PARTS, type ChangeSet, type WorkbookSnapshot } from '../sheet';
import type { Text } from '../words';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const score = z.number().min(0).max(100);
const person = z.string().trim().min(1).max(40);

const ignoredSchema = z.strictObject({ reason: z.string().trim().min(1).max(200), by: person, date: day });
const signedSchema = z.strictObject({
  by: person,
  /** `YYYY-MM-DDTHH:mm`, as the computer's clock said. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u),
  rows: z.int().min(0),
  errors: z.int().min(0),
  warnings: z.int().min(0),
  hints: z.int().min(0),
  /** Of the day's rows, by row name: what was changed afterwards is shown. */
  prints: z.record(z.string().max(40), z.string().max(20)),
});
/** What a manager said to a loss that was reported (报备), or to a proposed level. */
export const DECISIONS = ['approved', 'rejected', 'given'] as const;
const decisionSchema = z.strictObject({
  decision: z.enum(DECISIONS),
  /** Given to this colleague. */
  to: person.optional(),
  by: person,
  date: day,
});
const notesSchema = z.strictObject({
  version: z.literal(1),
  /** Findings that somebody has looked at and set aside, by id. */
  ignored: z.record(z.string().max(40), ignoredSchema).default({}),
  /** Findings of the last look: what is not among them is new. */
  seen: z.strictObject({ date: day, ids: z.array(z.string().max(40)).max(20_000) }).optional(),
  /** Losses and proposed levels that were decided on, by their name in `morning`. */
  decided: z.record(z.string().max(40), decisionSchema).default({}),
  /** The months' scores when a report was last made: of the store, and by consultant. */
  scores: z
    .record(
      z.string().regex(/^\d{4}-\d{2}$/u),
      z.strictObject({ total: score, people: z.record(z.string().max(40), score) }),
    )
    .default({}),
  /** Days whose sheets the manager has marked as checked. */
  signed: z.record(day, signedSchema).default({}),
});

export type Ignored = Readonly<z.infer<typeof ignoredSchema>>;
export type Decision = Readonly<z.infer<typeof decisionSchema>>;
export type SignedDay = Readonly<z.infer<typeof signedSchema>>;

/**
 * What managers have written down about a workbook's findings, kept in a part of it. No customer is named there: findings and
 * rows go by names from which nobody can be found (see `identity`).
 */
export type AuditNotes = Readonly<z.infer<typeof notesSchema>>;

export const NO_NOTES: AuditNotes = { version: 1, ignored: {}, decided: {}, scores: {}, signed: {} };

/** The notes of a workbook; none where there are none, or where somebody has broken the part. */
export function notesIn(book: WorkbookSnapshot): AuditNotes {
  const part = book.parts.get(DOCUMENT_PARTS.audit);
  if (part === undefined || part === '') return NO_NOTES;
  try {
    const parsed = notesSchema.safeParse(JSON.parse(part));
    return parsed.success ? parsed.data : NO_NOTES;
  } catch {
    return NO_NOTES;
  }
}

/** Several workbooks' notes as one store's. */
export function joinNotes(notes: readonly AuditNotes[]): AuditNotes {
  return {
    version: 1,
    ignored: Object.assign({}, ...notes.map(({ ignored }) => ignored)) as AuditNotes['ignored'],
    decided: Object.assign({}, ...notes.map(({ decided }) => decided)) as AuditNotes['decided'],
    scores: Object.assign({}, ...notes.map(({ scores }) => scores)) as AuditNotes['scores'],
    signed: Object.assign({}, ...notes.map(({ signed }) => signed)) as AuditNotes['signed'],
    seen: notes.map(({ seen }) => seen).find((seen) => seen !== undefined),
  };
}

/** The change that keeps notes in the workbook; none where they are there already. */
export function notesChanges(book: WorkbookSnapshot, notes: AuditNotes, why: Text): ChangeSet {
  const before = book.parts.get(DOCUMENT_PARTS.audit) ?? '';
  const after = JSON.stringify(notesSchema.parse(notes));
  if (before === after) return [];
  return [{ kind: 'document-part', sheet: '', namespace: DOCUMENT_PARTS.audit, before, after, why }];
}

/** A finding is set aside with a reason; an empty reason takes it back. */
export function ignoreFinding(notes: AuditNotes, id: string, entry: Ignored | undefined): AuditNotes {
  const { [id]: _before, ...others } = notes.ignored;
  return { ...notes, ignored: entry === undefined ? others : { ...others, [id]: entry } };
}

/** A loss or a proposed level is approved, sent back, a loss given to a colleague; `undefined` takes the decision back. */
export function decide(notes: AuditNotes, id: string, entry: Decision | undefined): AuditNotes {
  const { [id]: _before, ...others } = notes.decided;
  return { ...notes, decided: entry === undefined ? others : { ...others, [id]: entry } };
}
