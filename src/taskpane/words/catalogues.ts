import type { Catalogue, Locale } from '../../words';
import { zhCN } from './zh-CN';

/** Words grow while the pane is open; who holds a catalogue sees the new ones too. */
const known: Partial<Record<Locale, Record<string, string>>> = { 'zh-CN': { ...zhCN } };

const LATER: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  'zh-CN': async () => (await import('./zh-CN-later')).zhCN,
  en: async () => (await import('./en-later')).en,
};

/** Whether a screen beyond the day has asked for its words. */
let beyondTheDay = false;
const complete = new Set<Locale>();

async function completed(locale: Locale): Promise<void> {
  if (complete.has(locale)) return;
  Object.assign(catalogueOf(locale), await LATER[locale]());
  complete.add(locale);
}

/** Brings a language's words: Chinese is in the pane from the start, English comes when it is asked for. Rejects where they cannot be had. */
export async function loadCatalogue(locale: Locale): Promise<void> {
  known[locale] ??= { ...(await import('./en')).en };
  if (beyondTheDay) await completed(locale);
}

/** Brings the words of all other screens than the day, in the languages spoken so far and from then on. Rejects where they cannot be had. */
export async function loadLaterWords(): Promise<void> {
  beyondTheDay = true;
  await Promise.all((Object.keys(known) as Locale[]).map(completed));
}

/** Code that comes when it is needed, with the words of the screens beyond the day. */
export async function withLaterWords<T>(load: () => Promise<T>): Promise<T> {
  return (await Promise.all([load(), loadLaterWords()]))[0];
}

/** The words of a language that has been loaded. */
export function catalogueOf(locale: Locale): Record<string, string> {
  const catalogue = known[locale];
  if (catalogue === undefined) throw new Error(`The words of ${locale} were not loaded`);
  return catalogue;
}
