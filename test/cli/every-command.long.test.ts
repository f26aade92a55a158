import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseInvocation } from '../../src/cli/arguments';
import { COMMANDS } from '../../src/cli/commands';
import type { Console } from '../../src/cli/console';
import { help } from '../../src/cli/help';
import { CommandError } from '../../src/cli/outcome';
import { LOCALES, say, type Locale } from '../../src/words';

const FORMS = join(__dirname, '../fixtures/forms');
const FIXTURES = readdirSync(FORMS).filter((name) => /\.xls[xm]$/u.test(name));

/** What a command prints; a refusal in words counts as printed, anything else that is thrown is a fault. */
async function printed(locale: Locale, ...argv: string[]): Promise<string> {
  const lines: string[] = [];
  const notes = argv.includes('--json') ? [] : lines;
  const console: Console = {
    locale,
    say: (what) => say(what, locale),
    print: (line) => void lines.push(line),
    note: (what) => void notes.push(say(what, locale)),
    noteLine: (line) => void notes.push(line),
    progress: (what) => void say(what, locale),
  };
  try {
    const { command, options } = parseInvocation(argv, {});
    await command?.run(options, console);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    notes.push(say(error.words, locale));
  }
  return lines.join('\n');
}

const DAY = ['--today', '2026-06-20'];
const ASKED: readonly (readonly [string, readonly string[]])[] = [
  ['read', []],
  ['read', ['--explain']],
  ['run', [...DAY, '--dry-run']],
  ['month', ['--month', '2026-06', ...DAY]],
  ['close', ['--month', '2026-06', ...DAY, '--dry-run']],
  ['check', DAY],
];

describe.each(FIXTURES)('%s', (name) => {
  const file = join(FORMS, name);

  test.each(ASKED)('%s %j says everything in words, in both languages and as JSON', async (command, options) => {
    for (const locale of LOCALES) {
      const text = await printed(locale, command, file, ...options);
      expect(text).not.toBe('');
      // A placeholder that nobody filled, or a value that is not there.
      expect(text).not.toMatch(/\{\w+\}|\bundefined\b|\bNaN\b|\[object /u);
    }
    if (options.includes('--explain')) return;
    const json = await printed('zh-CN', command, file, ...options, '--json');
    // Nothing but one value on standard output; a refusal prints none.
    if (json !== '') expect(() => JSON.parse(json) as unknown).not.toThrow();
  });

  test('no whole phone number in the text of the day', async () => {
    const text = await printed('zh-CN', 'run', file, ...DAY, '--dry-run');
    expect(text.match(/(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)/gu) ?? []).toEqual([]);
  });
});

test('every command has its line and its own help in both languages', () => {
  for (const locale of LOCALES) {
    const main = help(undefined, locale).join('\n');
    for (const command of COMMANDS) {
      expect(main).toContain(command.name);
      expect(help(command, locale)[0]).toContain(`sanbiao ${command.name}`);
    }
  }
});
