import { parseArgs, type ParseArgsConfig } from 'node:util';

import { LOCALES, text, type Locale, type TextKey } from '../words';
import type { Command } from './command';
import { COMMANDS } from './commands';
import { flag, oneOf, type Option, type OptionTable, type RawValue, type Values } from './options';
import { CommandError } from './outcome';

export interface Invocation {
  readonly command?: Command;
  readonly help: boolean;
  readonly version: boolean;
  readonly locale: Locale;
  readonly options: Values<OptionTable>;
}

/** What every command takes. */
const COMMON = { locale: oneOf('locale', LOCALES), help: flag('help'), version: flag('version') };

/** @throws CommandError `bad-input` with a sentence about the argument that is wrong. */
export function parseInvocation(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Invocation {
  const { values, positionals } = parse(argv);
  const locale = COMMON.locale.read(values.get('locale')) ?? systemLocale(environment);
  const help = COMMON.help.read(values.get('help'));
  const [name, ...files] = positionals;
  const command = COMMANDS.find((known) => known.name === name);
  if (name !== undefined && command === undefined && !help) {
    throw bad('cli.error.unknown-command', { name, known: COMMANDS.map((known) => known.name).join(' · ') });
  }
  const options = command === undefined ? { files } : optionsOf(command, values, files);
  return { command, help, version: COMMON.version.read(values.get('version')), locale, options };
}

/** Any option that the command does not take is bad input, so that a misspelt or misplaced one never does nothing. */
function optionsOf(command: Command, values: ReadonlyMap<string, RawValue>, files: readonly string[]) {
  const taken = [...Object.values(command.options), ...Object.values(COMMON)].map((option) => option.flag);
  const stray = [...values.keys()].find((key) => !taken.includes(key));
  if (stray !== undefined) {
    throw bad('cli.error.option-not-for-command', { option: `--${stray}`, command: command.name });
  }
  if (values.has('out') && values.has('in-place')) throw bad('cli.error.out-and-in-place', {});
  const read = Object.entries(command.options).map(([key, option]) => [key, option.read(values.get(option.flag))]);
  return { ...(Object.fromEntries(read) as Record<string, unknown>), files };
}

function parse(argv: readonly string[]): { values: ReadonlyMap<string, RawValue>; positionals: readonly string[] } {
  try {
    const named = COMMANDS.find(
      ({ name }) => name === argv.find((arg) => COMMANDS.some((known) => known.name === arg)),
    );
    const { values, positionals } = parseArgs({ args: [...argv], options: spec(named), allowPositionals: true });
    return { values: new Map(Object.entries(values as Record<string, RawValue>)), positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw bad('cli.error.arguments', { message: message.split('. To specify')[0] ?? message });
  }
}

/**
 * The options of all commands together: whether one belongs to the command in hand is said with its name. Where two commands mean
 * different things by one word (`--kind` of a visit, kinds of exercises), the command in hand has the last word.
 */
function spec(named: Command | undefined): NonNullable<ParseArgsConfig['options']> {
  const all: Option<unknown>[] = [
    ...COMMANDS.flatMap((known) => Object.values(known.options)),
    ...Object.values(COMMON),
    ...Object.values(named?.options ?? {}),
  ];
  return Object.fromEntries(
    all.map(({ flag: name, type, multiple }) => [
      name,
      { type, multiple: multiple ?? false, ...(name === 'help' ? { short: 'h' } : {}) },
    ]),
  );
}

function systemLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const system = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return /^en/iu.test(system) ? 'en' : 'zh-CN';
}

function bad(key: TextKey, values: Readonly<Record<string, string>>): CommandError {
  return new CommandError('bad-input', text(key, values));
}
