import { readFields, takeInVisitor, takeInWithCard } from '../../keeping';
import { command } from '../command';
import { keep, KEEPING_OPTIONS } from '../keeping';
import { date, flag, oneOf, refusedValue, value, type Option } from '../options';
import { clock, given } from '../required';

/** `--set field=value`, as often as there are fields; values may hold commas. */
const set: Option<ReadonlyMap<string, string>> = {
  flag: 'set',
  type: 'string',
  multiple: true,
  read: (raw) =>
    new Map(
      (Array.isArray(raw) ? (raw as readonly string[]) : []).map((entry): [string, string] => {
        const at = entry.indexOf('=');
        if (at < 1) throw refusedValue('set', entry, 'partySize=2');
        return [entry.slice(0, at).trim(), entry.slice(at + 1)];
      }),
    ),
};

const OPTIONS = {
  ...KEEPING_OPTIONS,
  date: date('date'),
  time: clock('time'),
  leave: clock('leave'),
  kind: oneOf('kind', ['visit', 'call', 'online']),
  name: value('name'),
  phone: value('phone'),
  model: value('model'),
  source: value('source'),
  level: value('level'),
  consultant: value('consultant'),
  card: flag('card'),
  set,
};

/** `sanbiao visit`: a visitor or caller into the register, and from the minimum level on into the matrix. */
export const visit = command({
  name: 'visit',
  options: OPTIONS,
  run: (options, console) =>
    keep(options, console, (books) =>
      (options.card ? takeInWithCard : takeInVisitor)(books, {
        date: given('date', options.date),
        time: given('time', options.time),
        leave: options.leave,
        kind: options.kind,
        name: options.name,
        phone: options.phone,
        model: options.model,
        source: options.source,
        level: options.level,
        consultant: options.consultant,
        more: readFields(options.set),
        choices: options.choose,
      }),
    ),
});
