import { dayOf, lastDayOfMonth } from '../../calendar';
import type { KeyTail, Locale, Text } from '../../words';
import { say, text } from '../../words';
import { NO_LEVEL, type MonthFigures } from '../types';
import { plainCriterion } from './tidy';

/** Sheets hold words of one language; `rollups.` is left out of the keys. */
export type Speak = (key: KeyTail<'rollups.'>, values?: Text['values']) => string;

export function speaker(locale: Locale): Speak {
  return (key, values) => say(text(`rollups.${key}`, values), locale);
}

/** What is open at the end: of a month that is not over, what is open now. */
export function endKey({ month, cutoff }: Pick<MonthFigures, 'month' | 'cutoff'>): 'end' | 'endNow' {
  return dayOf(cutoff) < lastDayOfMonth(month) ? 'endNow' : 'end';
}

/** `A 级`, `期初 A 级`; 未定级 for those who never had an open level. */
export function levelLabel(speak: Speak, level: string, as: 'level' | 'from' | 'to' = 'level'): string {
  return level === NO_LEVEL
    ? speak(as === 'from' ? 'sheet.from-none' : 'sheet.level-none')
    : speak(`sheet.${as}`, { level });
}

/** The headings of a table. */
export function heads(speak: Speak, keys: readonly KeyTail<'rollups.sheet.head.'>[]): string[] {
  return keys.map((key) => speak(`sheet.head.${key}`));
}

/** A name as a criterion of COUNTIFS, by `plainCriterion`; an empty one becomes the words for "not written". */
export function criterion(name: string, speak: Speak): string {
  return name === '' ? speak('sheet.unwritten') : plainCriterion(name);
}
