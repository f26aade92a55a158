import { say, text, type KeyTail, type Locale, type Text } from '../../words';

/** Sheets hold words of one language; `group.report.` is left out of the keys. */
export type Words = (key: KeyTail<'group.report.'>, values?: Text['values']) => string;

export function wordsOf(locale: Locale): Words {
  return (key, values) => say(text(`group.report.${key}`, values), locale);
}
