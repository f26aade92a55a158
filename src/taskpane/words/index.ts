import { fill, several, text, type Locale, type Text, type TextKey, type TextValue } from '../../words';
import { usePane } from '../store';
import { catalogueOf } from './catalogues';

export interface Words {
  readonly locale: Locale;
  /** A key of the catalogue and what fills it. */
  t(key: TextKey, values?: Text['values']): string;
  /** A sentence that a job has made; its dates are written as people say them, with the year where it is another one. */
  say(what: Text): string;
  /** Whether there are words of this key. */
  has(key: string): key is TextKey;
  /** `2026-06-20` → `6月20日` / `20 Jun`. */
  day(iso: string): string;
  /** `2026-06` → `2026年6月` / `Jun 2026`. */
  month(iso: string): string;
  number(value: number): string;
  /** 0.4231 → `42.3%`; unknown → `—`. */
  rate(value: number | undefined): string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const made = new Map<string, Words>();

/**
 * One per language: every line of a long list asks for it, and number formats are slow to make.
 * @param year of today, as `2026`
 */
export function wordsIn(locale: Locale, year = ''): Words {
  const key = locale + year;
  const words = made.get(key) ?? makeWords(locale, year);
  made.set(key, words);
  return words;
}

function makeWords(locale: Locale, year: string): Words {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const rates = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const catalogue = catalogueOf(locale);
  const day = (iso: string): string =>
    locale === 'en'
      ? `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''}`
      : `${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;
  const month = (iso: string): string =>
    locale === 'en'
      ? `${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`
      : `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月`;
  const dated = (value: TextValue): TextValue => {
    if (typeof value === 'object') return withDates(value);
    if (typeof value === 'number') return value;
    if (/^\d{4}-\d\d$/u.test(value)) return month(value);
    if (!/^\d{4}-\d\d-\d\d$/u.test(value)) return value;
    if (value.startsWith(`${year}-`)) return day(value);
    return locale === 'en' ? `${day(value)} ${value.slice(0, 4)}` : `${value.slice(0, 4)}年${day(value)}`;
  };
  const withDates = ({ key, values = {} }: Text): Text =>
    text(
      key,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, several(value) ? value.map(dated) : dated(value)]),
      ),
    );
  return {
    locale,
    t: (key, values) => {
      const words = fill(text(key, values), catalogue);
      return locale === 'zh-CN' && values !== undefined ? tight(words) : words;
    },
    say: (what) => {
      // Words beyond the first screen may still be on their way.
      if (!(what.key in catalogue)) return fill(text('taskpane.error.unknown'), catalogue);
      const sentence = fill(withDates(what), catalogue);
      return locale === 'zh-CN' ? tight(sentence) : sentence;
    },
    has: (key): key is TextKey => key in catalogue,
    day,
    month,
    number: (value) => numbers.format(value),
    rate: (value) => (value === undefined ? '—' : rates.format(value)),
  };
}

/** `计划 6月30日 联系` → `计划6月30日联系`: Chinese text has no blanks about a date. */
function tight(words: string): string {
  return words
    .replace(/([\p{Script=Han}，。；：、（「“]) (?=(?:\d{4}年)?\d{1,2}月)/gu, '$1')
    .replace(/(\d{1,2}月(?:\d{1,2}日)?) (?=[\p{Script=Han}，。；：、）」”])/gu, '$1');
}

/** The words of the language that the pane is in. */
export function useWords(): Words {
  const { locale, report } = usePane();
  return wordsIn(locale, report?.today.slice(0, 4));
}
