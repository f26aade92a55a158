import { generalProfile, profileFromPart, profileTitle, type StoreProfile } from '../profile';
import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../sheet';
import { text, type Text } from '../words';

/** The rules in force, and what a person must know of rules that workbooks keep and that are not used. */
export interface Rules {
  readonly profile: StoreProfile;
  readonly problem?: Text;
}

/**
 * The store's rules as the first workbook that keeps some tells them; without any, or where they cannot be used, the general ones. Where
 * other workbooks keep different ones, `problem` says whose are in force and whose are not: two brands in one store, perhaps.
 */
export function rulesIn(books: readonly WorkbookSnapshot[]): Rules {
  const [own, ...others] = books.flatMap(({ name, parts }) => {
    const parsed = profileFromPart(parts.get(DOCUMENT_PARTS.profile));
    return parsed === undefined ? [] : [{ name, parsed }];
  });
  if (own === undefined) return { profile: generalProfile };
  if (!own.parsed.ok) {
    const [first] = own.parsed.problems;
    return {
      profile: generalProfile,
      problem: text('profile.stored-refused', { field: first?.field ?? '', why: first?.why ?? '' }),
    };
  }
  const { profile } = own.parsed;
  const unused = others.flatMap(({ name, parsed }) => {
    if (!parsed.ok) return [name];
    return sameRules(parsed.profile, profile) ? [] : [`${name}（${profileTitle(parsed.profile)}）`];
  });
  if (unused.length === 0) return { profile };
  const values = { book: own.name, profile: profileTitle(profile), others: unused.join('、') };
  return { profile, problem: text('profile.stored-differ', values) };
}

/** Whether two profiles judge alike, whatever they are called and wherever they come from. */
function sameRules(a: StoreProfile, b: StoreProfile): boolean {
  const judged = (profile: StoreProfile): string => JSON.stringify({ ...profile, name: '', brand: '', source: '' });
  return judged(a) === judged(b);
}
