import type { StoreProfile } from '../../profile';

/**
 * A profile while it is edited: the same shape, but a field may hold what a person has typed so far (`"2a"`, `""`), which
 * `parseProfile` then refuses with the field's name.
 */
export type Draft = { readonly [key: string]: unknown };

export function draftOf(profile: StoreProfile): Draft {
  return profile as unknown as Draft;
}

export type Path = readonly (string | number)[];

/** What stands at a path; `undefined` where the draft has nothing there. */
export function valueIn(draft: unknown, path: Path): unknown {
  let at: unknown = draft;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

/** The draft with another value at a path; `undefined` takes the field away, and an object that is empty then goes too. */
export function withValue(draft: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(draft)) {
    const copy = [...draft];
    const inner = withValue(copy[Number(key)], rest, value);
    if (inner === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = inner;
    return copy;
  }
  const { [key]: old, ...others } = (draft ?? {}) as Record<string | number, unknown>;
  const inner = withValue(old, rest, value);
  if (inner === undefined) return rest.length === 0 && Object.keys(others).length === 0 ? undefined : others;
  // The order of the fields stays, so that an exported profile can be compared line by line.
  return draft !== undefined && draft !== null && key in (draft as object)
    ? { ...(draft as object), [key]: inner }
    : { ...others, [key]: inner };
}

/** `"7"` → 7; an empty field is an absent value; anything else stays as typed, to be refused with its reason. */
export function numberOrText(typed: string): number | string | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return undefined;
  return /^\d+$/u.test(plain) ? Number(plain) : plain;
}

/** `"3、5 7"` → [3, 5, 7]; parts that are no numbers stay as typed. */
export function numbersOrText(typed: string): (number | string)[] {
  return typed
    .normalize('NFKC')
    .split(/[\s,、/;]+/u)
    .filter((part) => part !== '')
    .map((part) => numberOrText(part) ?? part);
}

/** Whether two sets of rules say the same, whatever the order of their fields. */
export function sameRules(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameRules(one[key], other[key]));
}
