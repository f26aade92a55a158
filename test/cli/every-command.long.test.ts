import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands';
import { help } from '../../src/cli/help';
import { LOCALES } from '../../src/words';
import { printed } from './printed';

const FORMS = join(__dirname, '../fixtures/forms');
const FIXTURES = readdirSync(FORMS).filter((name) => /\.xls[xm]$/u.test(name));

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
