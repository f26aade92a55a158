import { FIT } from '../../weights';
import { isBlankOrNothing, parseGender, parseYesNo, tickOf, toSimplified, withoutBlanks } from '../../values';
import { chosen } from '../../vocabulary/choices';
import { share, want } from '../fitness';
import type { ColumnProfile } from '../column-profile';
import type { ValueKind } from '../value-kind';

const KEPT = 2_000;

/** A column of choices says the same few texts over and over: each is looked at once. */
function remembered<T>(meaning: (raw: string) => T): (raw: string) => T {
  const known = new Map<string, { readonly means: T }>();
  return (raw) => {
    const there = known.get(raw);
    if (there !== undefined) return there.means;
    if (known.size >= KEPT) known.clear();
    const means = meaning(raw);
    known.set(raw, { means });
    return means;
  };
}

/** One of a few known words, in a cell, in a checked box, or as the header of a tick column. */
export function choice<T>(of: {
  words: (text: string) => T | undefined;
  fitness: (profile: ColumnProfile) => number;
}): ValueKind<T> {
  const { words, fitness } = of;
  const meant = remembered((raw) => words(chosen(raw) ?? ''));
  return {
    fitness,
    closed: true,
    option: (leaf) => words(toSimplified(leaf)) !== undefined,
    tick: (label) => words(withoutBlanks(label)),
    read: ({ raw }) => meant(raw),
  };
}

/** A known word, or whatever else the cell says. `against` as for texts. */
export function wordOrWritten<T extends string>(of: {
  words: (text: string) => T | undefined;
  fitness: (profile: ColumnProfile) => number;
}): ValueKind<T | string> {
  const { words, fitness } = of;
  const meant = remembered((raw) => {
    if (isBlankOrNothing(raw)) return undefined;
    const text = chosen(raw);
    return text === undefined ? undefined : (words(text) ?? text.trim());
  });
  return {
    fitness,
    option: (leaf) => words(toSimplified(leaf)) !== undefined,
    tick: (label) => words(withoutBlanks(label)) ?? label,
    read: ({ raw }) => meant(raw),
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
  read: ({ raw, cell }) => parseYesNo(raw) ?? tickOf(cell),
};
