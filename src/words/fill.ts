import { several, type Text, type TextValue } from './text';

/** The sentences of one language by their keys. */
export type Catalogue = Readonly<Record<string, string>>;

/**
 * A Text as a sentence of this catalogue: `{count}` is the value, `{count|day|days}` the word that goes with it, the first for one. A key that it does not know is a programming error and throws: tests check that all keys exist.
 */
export function fill(what: Text, catalogue: Catalogue): string {
  const pattern = catalogue[what.key];
  if (pattern === undefined) throw new Error(`No words for "${what.key}"`);
  return pattern.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/gu,
    (whole, name: string, one?: string, many?: string) => {
      const value = what.values?.[name];
      if (value === undefined) return whole;
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
      return several(value)
        ? value.map((one) => filled(one, catalogue)).join(catalogue['words.between'])
        : filled(value, catalogue);
    },
  );
}

function filled(value: TextValue, catalogue: Catalogue): string {
  return typeof value === 'object' ? fill(value, catalogue) : String(value);
}
