import type { Catalogue, Locale } from '../../words';
import { zhCN } from './zh-CN';

const known: Partial<Record<Locale, Catalogue>> = { 'zh-CN': zhCN };

/** Brings a language's words: Chinese is in the pane from the start, English comes when it is asked for. Rejects where they cannot be had. */
export async function loadCatalogue(locale: Locale): Promise<void> {
  known[locale] ??= (await import('./en')).en;
}

/** The words of a language that has been loaded. */
export function catalogueOf(locale: Locale): Catalogue {
  const catalogue = known[locale];
  if (catalogue === undefined) throw new Error(`The words of ${locale} were not loaded`);
  return catalogue;
}
