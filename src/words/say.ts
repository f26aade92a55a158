import { en } from './en';
import type { Locale, Text } from './text';
import { zhCN } from './zh-CN';

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { 'zh-CN': zhCN, en };

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
