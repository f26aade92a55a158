import type { KeyTail } from '../words';
import type { Console } from './console';
import type { OptionTable, Values } from './options';
import type { Outcome } from './outcome';

/** A command has words for its line in the help and for its own help. */
export type CommandName = KeyTail<'cli.command.'> & KeyTail<'cli.help.'>;

/** A command of `sanbiao`. Its words are `cli.command.<name>` (one line) and `cli.help.<name>` (its own help). */
export interface Command<O extends OptionTable = OptionTable> {
  readonly name: CommandName;
  readonly options: O;
  run(options: Values<O>, console: Console): Outcome | Promise<Outcome>;
}

/** Ties the type of the values that a command sees to the options that it declares. */
export function command<const O extends OptionTable>(spec: Command<O>): Command<O> {
  return spec;
}
