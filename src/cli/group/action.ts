import type { Console } from '../console';
import { checked, flag, json, list, month, oneOf, out, today, value, type Values } from '../options';
import type { Outcome } from '../outcome';

/** What the actions of `sanbiao group` take together. */
export const GROUP_OPTIONS = {
  json,
  today,
  month,
  out,
  into: value('into'),
  from: value('from'),
  identity: value('identity'),
  format: oneOf('format', ['table', 'csv', 'json', 'parquet']),
  phoneKey: value('phone-key'),
  phoneKeyBefore: value('phone-key-before'),
  accept: list('accept'),
  retire: list('retire'),
  sealing: flag('sealing'),
  whose: oneOf('whose', ['first', 'last', 'deal']),
  dueDay: checked('due-day', '5', (raw) => /^(?:[1-9]|1\d|2[0-8])$/u.test(raw)),
};
export type GroupOptions = Values<typeof GROUP_OPTIONS>;

/** One of the things that head office does: `sanbiao group NAME …`. `cli.help.group` tells of it. */
export interface Action {
  readonly name: string;
  /** The options that it uses; any other is refused, so that a misplaced one never does nothing. */
  readonly takes: readonly (keyof typeof GROUP_OPTIONS)[];
  /** `files` are what stands behind the action's name. */
  run(options: GroupOptions, files: readonly string[], console: Console): Outcome | Promise<Outcome>;
}

/** The group's database where none is named. */
const DATABASE = 'group.duckdb';

export function databasePath(options: GroupOptions): string {
  return options.into ?? options.from ?? DATABASE;
}
