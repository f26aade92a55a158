import '../strict-zod';
import { generalProfile, profileFromPart, type StoreProfile } from '../../profile';
import { text, type Text } from '../../words';

/** The rules that a workbook keeps; rules that cannot be used are said, and the general ones stand in. */
export function rulesIn(part: string): { readonly profile: StoreProfile; readonly problem?: Text } {
  const parsed = profileFromPart(part);
  if (parsed === undefined) return { profile: generalProfile };
  if (parsed.ok) return { profile: parsed.profile };
  const first = parsed.problems[0];
  return {
    profile: generalProfile,
    problem: text('taskpane.profile.stored-refused', { field: first?.field ?? '', why: first?.why ?? '' }),
  };
}
