import { generalProfile, profileFromPart, profileTitle, type StoreProfile } from '../profile';
import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../sheet';
import { aside, text, type Text } from '../words';

/** The store's rules, and those of workbooks that keep others. */
export interface Rules {
  readonly profile: StoreProfile;
  /** By workbook; only those whose rules are not the store's. */
  readonly own?: ReadonlyMap<string, StoreProfile>;
  /** What a person must know of rules that cannot be read. */
  readonly problem?: Text;
  /** Which workbook goes by which rules, where they are not the same everywhere. */
  readonly note?: Text;
  /** The same for journeys over all workbooks that know the store's rules only (after the sale). */
  readonly unused?: Text;
}

/**
 * The store's rules as the first workbook that keeps some tells them; without any, or where they cannot be used, the general ones. Another
 * workbook that keeps different ones (two brands in one store) goes by its own.
 */
export function rulesIn(books: readonly WorkbookSnapshot[]): Rules {
  const [first, ...others] = books.flatMap(({ name, parts }) => {
    const parsed = profileFromPart(parts.get(DOCUMENT_PARTS.profile));
    return parsed === undefined ? [] : [{ name, parsed }];
  });
  if (first === undefined) return { profile: generalProfile };
  if (!first.parsed.ok) {
    const [one] = first.parsed.problems;
    return {
      profile: generalProfile,
      problem: text('profile.stored-refused', { field: one?.field ?? '', why: one?.why ?? '' }),
    };
  }
  const { profile } = first.parsed;
  const own = new Map<string, StoreProfile>();
  const unread: string[] = [];
  for (const { name, parsed } of others) {
    if (!parsed.ok) unread.push(name);
    else if (!sameRules(parsed.profile, profile)) own.set(name, parsed.profile);
  }
  return {
    ...rulesWith(profile, own),
    ...(unread.length > 0 && {
      problem: text('profile.stored-unread', { books: unread, profile: profileTitle(profile) }),
    }),
  };
}

/** The store's rules with those of workbooks that have their own. */
export function rulesWith(profile: StoreProfile, own: ReadonlyMap<string, StoreProfile>): Rules {
  if (own.size === 0) return { profile };
  const others = [...own].map(([book, rules]) => aside(book, profileTitle(rules)));
  const values = { profile: profileTitle(profile), others };
  return {
    profile,
    own,
    note: text('profile.own-rules', values),
    unused: text('profile.stored-differ', values),
  };
}

/** Whether two profiles judge alike, whatever they are called and wherever they come from. */
export function sameRules(a: StoreProfile, b: StoreProfile): boolean {
  const judged = (profile: StoreProfile): string => JSON.stringify({ ...profile, name: '', brand: '', source: '' });
  return judged(a) === judged(b);
}
