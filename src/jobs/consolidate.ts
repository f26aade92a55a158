import type { Form, RecognisedWorkbook } from '../forms/types';
import type { Change, ChangeSet, SheetSnapshot, WorkbookSnapshot } from '../sheet';

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

/**
 * Puts several consultants' workbooks side by side. Nothing is merged here: who is the same customer is decided by the
 * ledger, by the same rules as within one workbook. A single member keeps its sheets' names.
 * Members must have different names.
 */
export function consolidate(members: readonly Member[], name: string): Consolidated {
  const [only, ...others] = members;
  if (only !== undefined && others.length === 0) return { ...only, split: (changes) => [changes] };
  const prefixes = members.map((member) => `[${member.book.name}]`);
  const rename = (index: number, sheet: string): string => (prefixes[index] ?? '') + sheet;
  const sheets: SheetSnapshot[] = members.flatMap((member, index) =>
    member.book.sheets.map((sheet) => ({ ...sheet, name: rename(index, sheet.name) })),
  );
  const forms: Form[] = members.flatMap((member, index) =>
    member.recognised.forms.map((form) => ({ ...form, sheet: rename(index, form.sheet) })),
  );
  const parts = new Map(members.flatMap((member) => [...member.book.parts]));
  return {
    book: { name, date1904: false, sheets, parts },
    recognised: {
      workbook: name,
      forms,
      unrecognised: members.flatMap((member, index) =>
        member.recognised.unrecognised.map((entry) => ({ ...entry, sheet: rename(index, entry.sheet) })),
      ),
      questions: members.flatMap((member, index) =>
        member.recognised.questions.map((question) => ({ ...question, sheet: rename(index, question.sheet) })),
      ),
    },
    split: (changes) =>
      prefixes.map((prefix) =>
        changes.flatMap((change): Change[] =>
          change.sheet.startsWith(prefix) ? [{ ...change, sheet: change.sheet.slice(prefix.length) }] : [],
        ),
      ),
  };
}
