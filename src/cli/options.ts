import { isDay } from '../calendar';
import { text } from '../words';
import { CommandError } from './outcome';

/** What the command line gives for one option: absent, a switch, a value, or the values of an option that may stand several times. */
export type RawValue = boolean | string | readonly string[] | undefined;

/** One option of a command: how it is written, and the value that the command sees. */
export interface Option<T> {
  /** As it is typed, without the hyphens: `dry-run`. */
  readonly flag: string;
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  /** @throws CommandError `bad-input` with a sentence about the value that is wrong. */
  read(raw: RawValue): T;
}

export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The values of a command's options, under the table's own names, and the files that stand beside them. */
export type Values<O extends OptionTable> = { readonly [K in keyof O]: ReturnType<O[K]['read']> } & {
  readonly files: readonly string[];
};

/** A switch: there or not. */
export function flag(name: string): Option<boolean> {
  return { flag: name, type: 'boolean', read: (raw) => raw === true };
}

/** A text as it was typed. */
export function value(name: string): Option<string | undefined> {
  return { flag: name, type: 'string', read: (raw) => (typeof raw === 'string' ? raw : undefined) };
}

/** A text that `check` takes; `example` is what the refusal shows. */
export function checked(name: string, example: string, check: (raw: string) => boolean): Option<string | undefined> {
  return {
    flag: name,
    type: 'string',
    read: (raw) => {
      if (typeof raw !== 'string') return undefined;
      if (check(raw)) return raw;
      throw refusedValue(name, raw, example);
    },
  };
}

/** One of a few words. */
export function oneOf<const W extends string>(name: string, words: readonly W[]): Option<W | undefined> {
  return {
    flag: name,
    type: 'string',
    read: (raw) => {
      if (typeof raw !== 'string') return undefined;
      const known = words.find((word) => word === raw);
      if (known !== undefined) return known;
      throw refusedValue(name, raw, words.join(' · '));
    },
  };
}

/** An option that may stand several times, or once with its values divided by commas. */
export function list(name: string): Option<readonly string[]> {
  return {
    flag: name,
    type: 'string',
    multiple: true,
    read: (raw) =>
      (Array.isArray(raw) ? (raw as readonly string[]) : [])
        .flatMap((one) => one.split(','))
        .map((one) => one.trim())
        .filter((one) => one !== ''),
  };
}

/** An option that may stand several times, each value as it was typed. */
export function several(name: string): Option<readonly string[]> {
  return {
    flag: name,
    type: 'string',
    multiple: true,
    read: (raw) => (Array.isArray(raw) ? (raw as readonly string[]) : []),
  };
}

/** A whole number within bounds. */
export function wholeNumber(name: string, least: number, most: number): Option<number | undefined> {
  return {
    flag: name,
    type: 'string',
    read: (raw) => {
      if (typeof raw !== 'string') return undefined;
      const number = Number(raw);
      if (/^\d+$/u.test(raw) && number >= least && number <= most) return number;
      throw refusedValue(name, raw, `${String(least)}–${String(most)}`);
    },
  };
}

export function date(name: string): Option<string | undefined> {
  return checked(name, '2026-06-20', (raw) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(raw);
    return parts !== null && isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  });
}

export function refusedValue(name: string, raw: string, allowed: string): CommandError {
  return new CommandError('bad-input', text('cli.error.option-value', { option: `--${name}`, value: raw, allowed }));
}

/** Options that several commands take. */
export const json = flag('json');
export const dryRun = flag('dry-run');
export const inPlace = flag('in-place');
export const out = value('out');
export const profile = value('profile');
export const today = date('today');
export const month = checked('month', '2026-06', (raw) => /^\d{4}-(0[1-9]|1[0-2])$/u.test(raw));
/** Conflicting cells are left alone instead of refusing the whole. */
export const skipConflicts: Option<boolean> = {
  ...flag('force-conflicts'),
  type: 'string',
  read: (raw) => oneOf('force-conflicts', ['skip']).read(raw) === 'skip',
};

/** Where a changed workbook goes. */
export interface SaveOptions {
  readonly inPlace: boolean;
  readonly out?: string | undefined;
}
