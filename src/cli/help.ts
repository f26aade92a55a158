import { say, text, type Locale } from '../words';
import type { CommandName } from './arguments';

/** The help of one command, or of all. */
export function help(command: CommandName | undefined, locale: Locale): readonly string[] {
  const key = command === undefined ? 'cli.help.main' : `cli.help.${command}`;
  return [say(text(key), locale), '', say(text('cli.help.common'), locale)];
}
