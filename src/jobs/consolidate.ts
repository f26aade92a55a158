import type { Form, RecognisedWorkbook } from '../forms/types';
import { parseMarks, serialiseMarks, type OwnRules } from '../customers';
import type { StoreProfile } from '../profile';
import { DOCUMENT_PARTS, type Change, type ChangeSet, type SheetSnapshot, type WorkbookSnapshot } from '../sheet';

/** One workbook of several that are read as one store. */
export interface Member {
  readonly book: WorkbookSnapshot;
  readonly recognised: RecognisedWorkbook;
}

/** Several workbooks read as one: each sheet is named as Excel names a sheet of another workbook, `[张三.xlsx]6月`. */
export interface Consolidated extends Member {
  /** Gives each member's own changes back, with the sheets' own names; in the members' order. */
  readonly split: (changes: ChangeSet) => readonly ChangeSet[];
}

const prefixOf = (book: string): string => `[${book}]`;

/** The rules of workbooks that keep their own, by the sheets of the store put together. @param own by workbook */
export function rulesBySheet(
  { sheets }: WorkbookSnapshot,
  own: ReadonlyMap<string, StoreProfile> | undefined,
): OwnRules | undefined {
  if (own === undefined) return undefined;
  const books = [...own].map(([book, rules]) => [prefixOf(book), rules] as const);
  return new Map(
    sheets.flatMap(({ name }) => {
      const found = books.find(([prefix]) => name.startsWith(prefix));
      return found ? [[name, found[1]] as const] : [];
    }),
  );
}

/**
 * Puts several consultants' workbooks side by side. Nothing is merged here: who is the same customer is decided by the
 * ledger, by the same rules as within one workbook. A single member keeps its sheets' names.
 * Members must have different names.
 */
export function consolidate(members: readonly Member[], name: string): Consolidated {
  const [only, ...others] = members;
  if (only !== undefined && others.length === 0) return { ...only, split: (changes) => [changes] };
  const prefixes = members.map(({ book }) => prefixOf(book.name));
  const rename = (index: number, sheet: string): string => (prefixes[index] ?? '') + sheet;
  const sheets: SheetSnapshot[] = members.flatMap((member, index) =>
    member.book.sheets.map((sheet) => ({ ...sheet, name: rename(index, sheet.name) })),
  );
  const forms: Form[] = members.flatMap((member, index) =>
    member.recognised.forms.map((form) => ({ ...form, sheet: rename(index, form.sheet) })),
  );
  const before = members.map((_, index) =>
    members.slice(0, index).reduce((sum, { recognised }) => sum + recognised.forms.length, 0),
  );
  const parts = new Map(members.flatMap((member) => [...member.book.parts]));
  // Marks are known by day and customer: those of all the books together are the store's.
  const ownMarks = serialiseMarks(members.flatMap(({ recognised }) => [...parseMarks(recognised.ownMarks)]));
  if (ownMarks !== '') parts.set(DOCUMENT_PARTS.marks, ownMarks);
  return {
    book: { name, date1904: false, sheets, parts },
    recognised: {
      workbook: name,
      forms,
      afterSales: members.flatMap((member, index) =>
        member.recognised.afterSales.map((form) => ({
          ...form,
          sheet: rename(index, form.sheet),
          behind: form.behind + (before[index] ?? 0),
        })),
      ),
      unrecognised: members.flatMap((member, index) =>
        member.recognised.unrecognised.map((entry) => ({ ...entry, sheet: rename(index, entry.sheet) })),
      ),
      questions: members.flatMap((member, index) =>
        member.recognised.questions.map((question) => ({ ...question, sheet: rename(index, question.sheet) })),
      ),
      ownMarks,
    },
    split: (changes) =>
      prefixes.map((prefix, index) =>
        changes.flatMap((change): Change[] => {
          if (change.kind === 'document-part' && change.namespace === DOCUMENT_PARTS.marks) {
            const before = members[index]?.book.parts.get(change.namespace) ?? '';
            return before === change.after ? [] : [{ ...change, before }];
          }
          return change.sheet.startsWith(prefix) ? [{ ...change, sheet: change.sheet.slice(prefix.length) }] : [];
        }),
      ),
  };
}
