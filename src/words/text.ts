import type { zhCN } from './zh-CN';

/** What rooms that only make sentences need: of the catalogues it takes only the type. */

/** Languages that the product speaks; the first is the default. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A key that the Chinese catalogue has: a sentence without words is a type error. */
export type TextKey = keyof typeof zhCN;

/** What stands behind a prefix in the catalogue's keys: the ids that have words. `KeyTail<'cli.command.'>` is every command's name. */
export type KeyTail<P extends string, K = TextKey> = K extends `${P}${infer T}` ? T : never;

/**
 * A sentence that the pure core wants said, without choosing the language: a key of the catalogues and the values that fill
 * its `{placeholders}`. A value may be a Text itself, or several, which each language strings together in its way.
 */
export interface Text {
  readonly key: TextKey;
  readonly values?: Readonly<Record<string, TextValue | readonly TextValue[]>>;
}

export type TextValue = string | number | Text;

/** Whether a value is several in a row. */
export function several(value: TextValue | readonly TextValue[]): value is readonly TextValue[] {
  return Array.isArray(value);
}

/**
 * The key behind a prefix for an id that comes from data (a profile, a fact): types cannot know it, so a test must go through all ids.
 */
export function dataKey(prefix: string, id: string): TextKey {
  return `${prefix}${id}` as TextKey;
}

export function text(key: TextKey, values?: Text['values']): Text {
  return values === undefined ? { key } : { key, values };
}

/** Several things in a row: `甲、乙`, `a, b`. */
export function listed(items: readonly TextValue[]): Text {
  return text('words.list', { items });
}

/** With something in brackets behind it: `甲（乙）`, `a (b)`. */
export function aside(what: TextValue, more: TextValue): Text {
  return text('words.aside', { what, more });
}

/** Sentences one after the other: `甲；乙`, `a; b`. */
export function inTurn([first = '', ...rest]: readonly TextValue[]): Text {
  return rest.reduce<Text>((so, next) => text('words.then', { first: so, next }), listed([first]));
}

/** As it is written in the workbook: `「甲」`, `“a”`. */
export function quoted(what: string): Text {
  return text('words.quoted', { what });
}
