import { text } from '../words';
import { CommandError } from './outcome';
import { checked, type Option } from './options';

/** @throws CommandError `bad-input` where an option that a command cannot do without is missing. */
export function given(option: string, value: string | undefined): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new CommandError('bad-input', text('cli.error.option-missing', { option: `--${option}` }));
}

/** A clock time as people type it, `9:05` or `14:30`. */
export function clock(name: string): Option<string | undefined> {
  const option = checked(name, '14:30', (raw) => /^(?:[01]?\d|2[0-3]):[0-5]\d$/u.test(raw));
  return { ...option, read: (raw) => option.read(raw)?.padStart(5, '0') };
}
