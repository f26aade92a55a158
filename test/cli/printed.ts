import { parseInvocation } from '../../src/cli/arguments';
import type { Console } from '../../src/cli/console';
import { CommandError } from '../../src/cli/outcome';
import { say, type Locale } from '../../src/words';

/** What a command prints; a refusal in words counts as printed, anything else that is thrown is a fault. */
export async function printed(locale: Locale, ...argv: string[]): Promise<string> {
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
