import { en } from './en';
import { zhCN } from './zh-CN';

/** Languages that the product speaks; the first is the default. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * A sentence that the pure core wants said, without choosing the language: a key of the catalogues and the values that fill
 * its `{placeholders}`. A value may be a Text itself.
 */
export interface Text {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number | Text>>;
}

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { 'zh-CN': zhCN, en };

export function text(key: string, values?: Text['values']): Text {
  return values === undefined ? { key } : { key, values };
}

/** A Text as a sentence. A key that no catalogue knows is a programming error and throws: tests check that all keys exist. */
export function say(what: Text, locale: Locale = 'zh-CN'): string {
  const pattern = CATALOGUES[locale][what.key];
  if (pattern === undefined) throw new Error(`No words for "${what.key}" in ${locale}`);
  return pattern.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = what.values?.[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? say(value, locale) : String(value);
  });
}

export function catalogue(locale: Locale): Readonly<Record<string, string>> {
  return CATALOGUES[locale];
}
