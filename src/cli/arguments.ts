import { parseArgs } from 'node:util';

import { LOCALES, text, type Locale } from '../words';
import { CommandError } from './outcome';

export const COMMANDS = ['read', 'run', 'month', 'close', 'apply', 'export'] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface Options {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly explain: boolean;
  readonly dryRun: boolean;
  readonly inPlace: boolean;
  readonly out?: string;
  readonly today?: string;
  readonly month?: string;
  readonly profile?: string;
  readonly changes?: string;
  readonly skipConflicts: boolean;
  readonly format: 'ndjson' | 'parquet';
  readonly withPhones: boolean;
  readonly phoneKey?: string;
  readonly store?: string;
  /** Month close: next month gets a workbook of its own, or sheets in this one; without either the workbook's name tells. */
  readonly newBook: boolean;
  readonly sameBook: boolean;
}

export interface Invocation {
  readonly command?: CommandName;
  readonly help: boolean;
  readonly version: boolean;
  readonly locale: Locale;
  readonly options: Options;
}

/** Which options a command takes; any other is bad input, so that a misspelt or misplaced one never does nothing. */
const TAKES: Readonly<Record<CommandName, readonly string[]>> = {
  read: ['json', 'explain'],
  run: ['json', 'today', 'profile', 'dry-run', 'out', 'in-place', 'force-conflicts'],
  month: ['json', 'today', 'profile', 'month', 'dry-run', 'out', 'in-place', 'force-conflicts'],
  close: [
    'json',
    'today',
    'profile',
    'month',
    'dry-run',
    'out',
    'in-place',
    'force-conflicts',
    'new-book',
    'same-book',
  ],
  apply: ['json', 'changes', 'out', 'in-place', 'force-conflicts', 'dry-run'],
  export: ['json', 'today', 'profile', 'out', 'format', 'with-phones', 'phone-key', 'store'],
};

const SPEC = {
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'in-place': { type: 'boolean' },
  out: { type: 'string' },
  today: { type: 'string' },
  month: { type: 'string' },
  profile: { type: 'string' },
  changes: { type: 'string' },
  'force-conflicts': { type: 'string' },
  format: { type: 'string' },
  'with-phones': { type: 'boolean' },
  'phone-key': { type: 'string' },
  store: { type: 'string' },
  'new-book': { type: 'boolean' },
  'same-book': { type: 'boolean' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** @throws CommandError `bad-input` with a sentence about the argument that is wrong. */
export function parseInvocation(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Invocation {
  const { values, positionals } = parse(argv);
  const locale = readLocale(values.locale, environment);
  const [name, ...files] = positionals;
  const command = COMMANDS.find((known) => known === name);
  if (name !== undefined && command === undefined && !values.help) {
    throw bad('cli.error.unknown-command', { name, known: COMMANDS.join(' · ') });
  }
  if (command !== undefined) {
    const allowed = new Set([...TAKES[command], 'locale', 'help', 'version']);
    const stray = Object.keys(values).find((key) => !allowed.has(key));
    if (stray !== undefined) throw bad('cli.error.option-not-for-command', { option: `--${stray}`, command });
  }
  if (values['force-conflicts'] !== undefined && values['force-conflicts'] !== 'skip') {
    throw bad('cli.error.option-value', {
      option: '--force-conflicts',
      value: values['force-conflicts'],
      allowed: 'skip',
    });
  }
  const format = values.format ?? 'ndjson';
  if (format !== 'ndjson' && format !== 'parquet') {
    throw bad('cli.error.option-value', { option: '--format', value: format, allowed: 'ndjson · parquet' });
  }
  if (values.out !== undefined && values['in-place']) throw bad('cli.error.out-and-in-place', {});
  return {
    ...(command === undefined ? {} : { command }),
    help: values.help ?? false,
    version: values.version ?? false,
    locale,
    options: {
      files,
      json: values.json ?? false,
      explain: values.explain ?? false,
      dryRun: values['dry-run'] ?? false,
      inPlace: values['in-place'] ?? false,
      skipConflicts: values['force-conflicts'] === 'skip',
      format,
      withPhones: values['with-phones'] ?? false,
      newBook: values['new-book'] ?? false,
      sameBook: values['same-book'] ?? false,
      ...(values.out === undefined ? {} : { out: values.out }),
      ...(values.today === undefined ? {} : { today: checkDate('--today', values.today) }),
      ...(values.month === undefined ? {} : { month: checkMonth(values.month) }),
      ...(values.profile === undefined ? {} : { profile: values.profile }),
      ...(values.changes === undefined ? {} : { changes: values.changes }),
      ...(values['phone-key'] === undefined ? {} : { phoneKey: values['phone-key'] }),
      ...(values.store === undefined ? {} : { store: values.store }),
    },
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: SPEC, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw bad('cli.error.arguments', { message: message.split('. To specify')[0] ?? message });
  }
}

function readLocale(asked: string | undefined, environment: Readonly<Record<string, string | undefined>>): Locale {
  if (asked !== undefined) {
    const known = LOCALES.find((locale) => locale === asked);
    if (known === undefined)
      throw bad('cli.error.option-value', { option: '--locale', value: asked, allowed: LOCALES.join(' · ') });
    return known;
  }
  const system = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return /^en/iu.test(system) ? 'en' : 'zh-CN';
}

function checkDate(option: string, value: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value);
  if (parts) {
    const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return value;
  }
  throw bad('cli.error.option-value', { option, value, allowed: '2026-06-20' });
}

function checkMonth(value: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/u.test(value)) return value;
  throw bad('cli.error.option-value', { option: '--month', value, allowed: '2026-06' });
}

function bad(key: string, values: Readonly<Record<string, string>>): CommandError {
  return new CommandError('bad-input', text(key, values));
}
