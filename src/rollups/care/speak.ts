import { say, text, type KeyTail, type Locale, type Text } from '../../words';

/** A sheet holds words of one language; `owners.` is left out of the keys. */
export type SpeakCare = (key: KeyTail<'owners.'>, values?: Text['values']) => string;

export function careSpeaker(locale: Locale): SpeakCare {
  return (key, values) => say(text(`owners.${key}`, values), locale);
}
