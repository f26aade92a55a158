import { logContact, PLACES } from '../../keeping';
import { text } from '../../words';
import { command } from '../command';
import { keep, KEEPING_OPTIONS } from '../keeping';
import { date, list, oneOf, value, type Option } from '../options';
import { CommandError } from '../outcome';
import { clock, given } from '../required';

const next: Option<string | undefined> = {
  ...value('next'),
  read: (raw) => (raw === 'none' ? 'none' : date('next').read(raw)),
};

const OPTIONS = {
  ...KEEPING_OPTIONS,
  customer: value('customer'),
  date: date('date'),
  level: value('level'),
  via: oneOf('via', ['phone', 'visit', 'online']),
  time: clock('time'),
  note: value('note'),
  next,
  reason: value('reason'),
  rival: value('rival'),
  consultant: value('consultant'),
  places: list('places'),
};

/** `sanbiao log`: one contact with a customer, written everywhere where it belongs. */
export const log = command({
  name: 'log',
  options: OPTIONS,
  run: (options, console) => {
    const places = options.places.map((name) => {
      const known = PLACES.find((place) => place === name);
      if (known === undefined)
        throw new CommandError(
          'bad-input',
          text('cli.error.option-value', { option: '--places', value: name, allowed: PLACES.join(' · ') }),
        );
      return known;
    });
    return keep(options, console, (books) =>
      logContact(books, {
        who: given('customer', options.customer),
        date: given('date', options.date),
        level: given('level', options.level),
        via: options.via,
        time: options.time,
        note: options.note,
        next: options.next,
        reason: options.reason,
        rival: options.rival,
        consultant: options.consultant,
        choices: options.choose,
        places: places.length > 0 ? places : undefined,
      }),
    );
  },
});
