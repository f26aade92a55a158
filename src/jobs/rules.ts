import { generalProfile, profileFromPart, type StoreProfile } from '../profile';
import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../sheet';
import { text, type Text } from '../words';

/** The rules in force, and why those that a workbook keeps could not be used. */
export interface Rules {
  readonly profile: StoreProfile;
  readonly problem?: Text;
}

/** The store's rules as the first workbook that keeps some tells them; without any, or where they cannot be used, the general ones. */
export function rulesIn(books: readonly WorkbookSnapshot[]): Rules {
  for (const book of books) {
    const parsed = profileFromPart(book.parts.get(DOCUMENT_PARTS.profile));
    if (parsed === undefined) continue;
    if (parsed.ok) return { profile: parsed.profile };
    const [first] = parsed.problems;
    return {
      profile: generalProfile,
      problem: text('profile.stored-refused', { field: first?.field ?? '', why: first?.why ?? '' }),
    };
  }
  return { profile: generalProfile };
}
