import { COMPLAINT_STATUSES, RENEWAL_STATUSES, RESULT_WORDS, SATISFACTIONS } from '../../forms/types';
import { logContact, PLACES, type Place } from '../../keeping';
import { logCall } from '../../keeping/calls';
import { CARE_TASKS } from '../../schedule/cadences';
import { text } from '../../words';
import { command } from '../command';
import { keep, KEEPING_OPTIONS } from '../keeping';
import { date, list, oneOf, value, type Option, type Values } from '../options';
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
  for: oneOf('for', CARE_TASKS),
  step: value('step'),
  result: oneOf('result', RESULT_WORDS),
  satisfaction: oneOf('satisfaction', SATISFACTIONS),
  status: oneOf('status', [...RENEWAL_STATUSES, ...COMPLAINT_STATUSES]),
  complaint: value('complaint'),
};

type Options = Values<typeof OPTIONS>;

/** What only a call to an owner has. */
const OF_CALLS = ['for', 'step', 'result', 'satisfaction', 'status', 'complaint'] as const;
/** What only a contact with a customer has. */
const OF_CONTACTS = ['via', 'time', 'rival'] as const;

/** `sanbiao log`: one contact with a customer, or one call to an owner, written everywhere where it belongs. */
export const log = command({
  name: 'log',
  options: OPTIONS,
  run: (options, console) => {
    const places = placesOf(options);
    const isCall = OF_CALLS.some((name) => options[name] !== undefined);
    const foreign = isCall ? [...OF_CONTACTS, 'level' as const].find((name) => options[name] !== undefined) : undefined;
    if (foreign !== undefined)
      throw new CommandError('bad-input', text('cli.error.call-option', { option: `--${foreign}` }));
    const who = given('customer', options.customer);
    const day = given('date', options.date);
    if (isCall)
      return keep(options, console, (books) =>
        logCall(books, {
          who,
          date: day,
          kind: options.for,
          step: options.step,
          result: options.result,
          satisfaction: options.satisfaction,
          status: options.status,
          next: options.next === 'none' ? undefined : options.next,
          complaint: options.complaint,
          reason: options.reason,
          note: options.note,
          by: options.consultant,
          choices: options.choose,
          places,
        }),
      );
    return keep(options, console, (books) =>
      logContact(books, {
        who,
        date: day,
        level: given('level', options.level),
        via: options.via,
        time: options.time,
        note: options.note,
        next: options.next,
        reason: options.reason,
        rival: options.rival,
        consultant: options.consultant,
        choices: options.choose,
        places,
      }),
    );
  },
});

function placesOf({ places }: Options): readonly Place[] | undefined {
  if (places.length === 0) return undefined;
  return places.map((name) => {
    const known = PLACES.find((place) => place === name);
    if (known !== undefined) return known;
    throw new CommandError(
      'bad-input',
      text('cli.error.option-value', { option: '--places', value: name, allowed: PLACES.join(' · ') }),
    );
  });
}
