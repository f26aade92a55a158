import { say, text, type KeyTail, type Locale, type Text } from '../../words';

/** The sheets' words, of one language; `events.sheet.` is left out of the keys. */
export type Speak = (key: KeyTail<'events.sheet.'>, values?: Text['values']) => string;

export function speaker(locale: Locale): Speak {
  return (key, values) => say(text(`events.sheet.${key}`, values), locale);
}

/** `2026年6月11日-2026年6月12日`, as the reader of lists takes it back. */
export function daysInWords(from: string | undefined, to: string | undefined): string {
  const day = (date: string): string => {
    const [year = '', month = '', own = ''] = date.split('-');
    return `${year}年${String(Number(month))}月${String(Number(own))}日`;
  };
  if (from === undefined) return '';
  return to === undefined || to === from ? day(from) : `${day(from)}-${day(to)}`;
}
