import { dateOf, dayOf, type IsoDate } from '../calendar';
import type { StoreProfile } from '../profile';
import type { KeyTail, Text, TextKey } from '../words';
import { dataKey, text } from '../words';
import { personName, type Random } from './store';
import { THEMES } from './themes';
import type { Difficulty, Size, Theme } from './types';

/** Makes a sentence of a Text; the room brings no catalogue with it. */
export type Speak = (what: Text) => string;

/** Where an exercise plays: a store with its own rules, a day, people who are nobody. */
export interface Scene {
  readonly profile: StoreProfile;
  readonly today: IsoDate;
  readonly difficulty: Difficulty;
  readonly theme: Theme;
  readonly size: Size;
  readonly random: Random;
  readonly speak: Speak;
  readonly cast: Cast;
}

export interface Someone {
  readonly name: string;
  readonly phone: string;
  readonly model: string;
  readonly source: string;
}

const RIVALS = ['海岳', '锐行', '蓝鲸', '凌风', '原野', '飞驼'] as const;
const STAFF = ['谢东', '周婷', '肖凯', '梁雨', '冯远', '董洁', '骆青', '祝宁'] as const;

/** Who works in the store. */
export function staffOf(random: Random): readonly string[] {
  return random.some(STAFF, 4);
}

/** People of one task: no name and no number twice. */
export class Cast {
  private readonly names = new Set<string>(STAFF);
  private readonly numbers = new Set<string>();

  /** @param staff the store's consultants, the same in every task of a paper */
  constructor(
    private readonly random: Random,
    readonly staff: readonly string[],
    private readonly theme: Theme,
  ) {}

  someone(): Someone {
    const { random } = this;
    let name = personName(random);
    while (this.names.has(name)) name = personName(random);
    this.names.add(name);
    return { name, phone: this.phone(), model: this.model(), source: random.pick(THEMES[this.theme].sources) };
  }

  /** 154: a prefix that no operator has issued, so that nobody is ever rung up. */
  phone(): string {
    let number = `154${String(this.random.int(10_000_001, 99_999_998))}`;
    while (this.numbers.has(number)) number = `154${String(this.random.int(10_000_001, 99_999_998))}`;
    this.numbers.add(number);
    return number;
  }

  model(): string {
    return this.random.pick<string>(THEMES[this.theme].models);
  }

  rival(): string {
    return this.random.pick(RIVALS);
  }
}

/** One of the ways to say it: the catalogues hold them in one sentence with ` | ` between, and in a way `[a/b]` where words can be swapped. */
export function phrase(scene: Scene, key: TextKey, values: Text['values'] = {}): string {
  const ways = scene.speak(text(key, values)).split(' | ');
  return scene.random.pick(ways).replace(SWAPS, (_, words: string) => scene.random.pick(words.split('/')));
}

const SWAPS = /\[([^\]]*)\]/gu;

/** Every sentence that a catalogue's entry can become. */
export function waysIn(entry: string): readonly string[] {
  return entry.split(' | ').flatMap((way): readonly string[] => {
    const parts = way.split(SWAPS);
    return parts.reduce<readonly string[]>(
      (begun, part, i) =>
        begun.flatMap((start) => (i % 2 === 0 ? [part] : part.split('/')).map((words) => start + words)),
      [''],
    );
  });
}

/** A sentence that belongs to the theme. */
export function themed(scene: Scene, what: 'opens' | 'aside' | 'contact', values: Text['values'] = {}): string {
  return phrase(scene, dataKey('workshop.theme.', `${scene.theme}.${what}`), values);
}

/** Plain words, the same every time. */
export function words(scene: Scene, key: TextKey, values: Text['values'] = {}): string {
  return scene.speak(text(key, values));
}

/** Says what stands behind a prefix of the catalogue. */
export function sayer<P extends string>(
  { speak }: Pick<Scene, 'speak'>,
  prefix: P,
): (tail: KeyTail<P> & string, values?: Text['values']) => string {
  return (tail, values) => speak(text(`${prefix}${tail}` as TextKey, values));
}

/** `6月20日`: a day as people say it. */
export function sayDay(scene: Scene, date: IsoDate): string {
  return words(scene, 'workshop.day', { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });
}

/** `2026年6月3日`, as the forms write it in every language. */
export function formDate(date: IsoDate): string {
  return `${date.slice(0, 4)}年${String(Number(date.slice(5, 7)))}月${String(Number(date.slice(8)))}日`;
}

/** The day moved into the given part of its month, so that there is a past to look back on and room for what comes. */
export function within(today: IsoDate, from: number, to: number): IsoDate {
  const day = Math.min(to, Math.max(from, Number(today.slice(8))));
  return `${today.slice(0, 8)}${String(day).padStart(2, '0')}`;
}

export function plusDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayOf(date) + days);
}

const SHARE_OF_SIZE: Readonly<Record<Size, number>> = { small: 0.7, medium: 1, large: 1.5 };

/** More rows where more is asked for: `easy` on a paper of difficulty 1 and medium size, `step` more with each difficulty. */
export function rowsFor({ difficulty, size }: Scene, easy: number, step: number): number {
  return Math.round((easy + step * (difficulty - 1)) * SHARE_OF_SIZE[size]);
}
