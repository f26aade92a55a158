import { FIT } from '../../weights';
import { isBlankOrNothing, parseGender, parseYesNo, toSimplified, withoutBlanks } from '../../values';
import { chosen } from '../../vocabulary/choices';
import { share, want } from '../fitness';
import type { ColumnProfile } from '../column-profile';
import type { ValueKind } from '../value-kind';

/** One of a few known words, in a cell, in a checked box, or as the header of a tick column. */
export function choice<T>(of: {
  words: (text: string) => T | undefined;
  fitness: (profile: ColumnProfile) => number;
}): ValueKind<T> {
  const { words, fitness } = of;
  return {
    fitness,
    closed: true,
    option: (leaf) => words(toSimplified(leaf)) !== undefined,
    tick: (label) => words(withoutBlanks(label)),
    read: ({ raw }) => words(chosen(raw) ?? ''),
  };
}

/** A known word, or whatever else the cell says. `against` as for texts. */
export function wordOrWritten<T extends string>(of: {
  words: (text: string) => T | undefined;
  fitness: (profile: ColumnProfile) => number;
}): ValueKind<T | string> {
  const { words, fitness } = of;
  return {
    fitness,
    option: (leaf) => words(toSimplified(leaf)) !== undefined,
    tick: (label) => words(withoutBlanks(label)) ?? label,
    read: ({ raw }) => {
      if (isBlankOrNothing(raw)) return undefined;
      const text = chosen(raw);
      return text === undefined ? undefined : (words(text) ?? text.trim());
    },
  };
}

export const gender: ValueKind<'male' | 'female'> = {
  ...choice({ words: parseGender, fitness: (p) => want(p, share(p, 'gender'), FIT.most) }),
  sits: (_cell, text) => (parseGender(text) !== undefined ? 1 : -1),
};

/** Yes or no; `无` and `否` are answers here. */
export const yesNo: ValueKind<boolean> = {
  answers: true,
  fitness: (p) => want(p, p.yesNo / (p.filled + p.nothing), FIT.yesNo.enough),
  sits: (_cell, text) => (parseYesNo(text) !== undefined ? 1 : -1),
  tick: (label) => parseYesNo(withoutBlanks(label)) ?? true,
  read: ({ raw }) => parseYesNo(raw),
};
