import { en } from './en';
import { fill, type Catalogue } from './fill';
import type { Locale, Text } from './text';
import { zhCN } from './zh-CN';

const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { 'zh-CN': zhCN, en };

/** A Text as a sentence, by `fill`. */
export function say(what: Text, locale: Locale = 'zh-CN'): string {
  return fill(what, CATALOGUES[locale]);
}

export function catalogue(locale: Locale): Catalogue {
  return CATALOGUES[locale];
}
