import { say, text, type Locale } from '../words';
import { table } from './console';
import type { Command } from './command';
import { COMMANDS } from './commands';

/** The help of one command, or of all. */
export function help(command: Command | undefined, locale: Locale): readonly string[] {
  const common = ['', say(text('cli.help.common'), locale)];
  if (command !== undefined) return [say(text(`cli.help.${command.name}`), locale), ...common];
  const rows = COMMANDS.map(({ name }) => [name, say(text(`cli.command.${name}`), locale)]);
  return [
    say(text('cli.help.main'), locale),
    ...table(rows).map((row) => `  ${row}`),
    '',
    say(text('cli.help.of-command'), locale),
    ...common,
  ];
}
