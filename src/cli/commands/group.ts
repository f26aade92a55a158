import { text } from '../../words';
import { command } from '../command';
import type { Console } from '../console';
import { GROUP_OPTIONS, type GroupOptions } from '../group/action';
import { ACTIONS } from '../group/actions';
import { CommandError, type Outcome } from '../outcome';

/** `sanbiao group …`: head office, which takes the stores' bundles into one database. */
export const group = command({ name: 'group', options: GROUP_OPTIONS, run: perform });

async function perform(options: GroupOptions, console: Console): Promise<Outcome> {
  const [name = '', ...files] = options.files;
  const action = ACTIONS.find((known) => known.name === name);
  if (action === undefined) {
    throw new CommandError(
      'bad-input',
      text('group.action.unknown', { name, known: ACTIONS.map((one) => one.name).join(' · ') }),
    );
  }
  const stray = Object.entries(GROUP_OPTIONS).find(
    ([key, option]) => !action.takes.includes(key as never) && isGiven(options[key as keyof GroupOptions], option.type),
  );
  if (stray !== undefined)
    throw new CommandError('bad-input', text('group.action.option', { action: name, option: stray[1].flag }));
  if (options.into !== undefined && options.from !== undefined)
    throw new CommandError('bad-input', text('group.action.one-database'));
  return action.run(options, files, console);
}

function isGiven(value: unknown, type: 'boolean' | 'string'): boolean {
  if (type === 'boolean') return value === true;
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
