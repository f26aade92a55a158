import { parseInvocation } from '../../src/cli/arguments';
import { CommandError } from '../../src/cli/outcome';

function refusal(argv: readonly string[]): { key: string; values?: unknown } {
  try {
    parseInvocation(argv, {});
  } catch (error) {
    if (error instanceof CommandError) return { key: error.words.key, values: error.words.values };
    throw error;
  }
  throw new Error(`accepted: ${argv.join(' ')}`);
}

describe('arguments', () => {
  test('a command, its files and its options', () => {
    const { command, options, locale } = parseInvocation(
      ['run', 'a.xlsx', 'b.xlsx', '--today', '2026-06-20', '--dry-run', '--json'],
      {},
    );
    expect(command?.name).toBe('run');
    expect(locale).toBe('zh-CN');
    expect(options).toMatchObject({
      files: ['a.xlsx', 'b.xlsx'],
      today: '2026-06-20',
      dryRun: true,
      json: true,
      inPlace: false,
      skipConflicts: false,
    });
  });

  test.each([
    [['run', 'a.xlsx', '--today', '2026-02-30'], 'cli.error.option-value'],
    [['run', 'a.xlsx', '--today', '20.6.2026'], 'cli.error.option-value'],
    [['month', 'a.xlsx', '--month', '2026-13'], 'cli.error.option-value'],
    [['read', 'a.xlsx', '--today', '2026-06-20'], 'cli.error.option-not-for-command'],
    [['run', 'a.xlsx', '--changes', 'x.json'], 'cli.error.option-not-for-command'],
    [['run', 'a.xlsx', '--out', 'b', '--in-place'], 'cli.error.out-and-in-place'],
    [['apply', 'a.xlsx', '--force-conflicts', 'yes'], 'cli.error.option-value'],
    [['export', 'a.xlsx', '--format', 'csv'], 'cli.error.option-value'],
    [['raed', 'a.xlsx'], 'cli.error.unknown-command'],
    [['read', 'a.xlsx', '--jsn'], 'cli.error.arguments'],
    [['read', 'a.xlsx', '--locale', 'fr'], 'cli.error.option-value'],
  ])('%j is refused with a sentence', (argv, key) => {
    expect(refusal(argv).key).toBe(key);
  });

  test('an option that two commands have is read as the command in hand means it', () => {
    const kinds = parseInvocation(['exercise', '--kind', 'plan-visits,judge-losses', '--kind', 'all'], {});
    expect(kinds.options).toMatchObject({ kind: ['plan-visits', 'judge-losses', 'all'] });
    expect(parseInvocation(['visit', 'a.xlsx', '--kind', 'call'], {}).options).toMatchObject({ kind: 'call' });
  });

  test('the language comes from --locale, else from the system, else it is Chinese', () => {
    expect(parseInvocation(['read', 'a'], { LANG: 'en_US.UTF-8' }).locale).toBe('en');
    expect(parseInvocation(['read', 'a'], { LANG: 'C.UTF-8' }).locale).toBe('zh-CN');
    expect(parseInvocation(['read', 'a', '--locale', 'zh-CN'], { LANG: 'en_US.UTF-8' }).locale).toBe('zh-CN');
  });
});
