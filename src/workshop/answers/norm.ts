import { toSimplified, withoutBlanks } from '../../forms/values';

/** One form for all spellings: width, blanks, case and Traditional characters aside. */
export function plain(text: string): string {
  return toSimplified(withoutBlanks(text)).toUpperCase();
}
