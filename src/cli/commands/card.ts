import { makeCards } from '../../keeping';
import { text } from '../../words';
import { command } from '../command';
import { keep, KEEPING_OPTIONS } from '../keeping';
import { date, flag, value } from '../options';
import { CommandError } from '../outcome';

const OPTIONS = {
  ...KEEPING_OPTIONS,
  customer: value('customer'),
  missing: flag('missing'),
  plate: value('plate'),
  vin: value('vin'),
  model: value('model'),
  color: value('color'),
  delivered: date('delivered'),
  registered: date('registered'),
  insured: date('insured'),
};

/** `sanbiao card`: a customer's card, or those that are missing. */
export const card = command({
  name: 'card',
  options: OPTIONS,
  run: (options, console) => {
    if (options.missing === (options.customer !== undefined))
      throw new CommandError('bad-input', text('cli.error.option-missing', { option: '--customer | --missing' }));
    const { plate, vin, model, color, delivered, registered, insured } = options;
    const owner = {
      boughtModel: model,
      boughtColor: color,
      plate,
      vin,
      deliveryDate: delivered,
      registrationDate: registered,
      insuredUntil: insured,
    };
    return keep(options, console, (books) =>
      makeCards(books, { who: options.customer, choices: options.choose, owner }),
    );
  },
});
