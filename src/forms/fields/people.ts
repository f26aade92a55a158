import { FIT } from '../weights';
import { field } from './field';
import { customerNames, gender, phone, prose, serial, staffNames, text, tickedText } from './kinds';
import { share } from './fitness';
import type { ColumnProfile } from './column-profile';
import type { Against } from './fitness';

const NO_TEXT: readonly Against[] = [
  [FIT.most, 'phone'],
  [FIT.most, 'tick'],
  [FIT.place.dates, 'date'],
];

function colours(p: ColumnProfile): number {
  const known = share(p, 'colourWord');
  if (known >= FIT.most) return FIT.agrees;
  return known > 0 || p.filled < FIT.colour.tooFewToTell ? 1 : FIT.colour.noneKnown;
}

/** Who they are, where they live, which car they want and drive: fields of every form. */
export const PEOPLE_AND_CARS = {
  serial: field({ value: serial }),
  customerName: field({ value: customerNames }),
  gender: field({ value: gender }),
  phone: field({ value: phone }),
  phone2: field({ value: phone }),
  consultant: field({ value: staffNames }),
  district: field({ value: tickedText({ against: NO_TEXT }) }),
  remark: field({ value: text({}) }),
  model: field({
    value: tickedText({
      against: [
        [FIT.most, 'phone', 'date'],
        [FIT.model.ticks, 'mark'],
        [FIT.most, 'time'],
      ],
    }),
  }),
  color: field({
    value: tickedText({
      against: [
        [FIT.most, 'phone'],
        [FIT.most, 'tick'],
        [FIT.most, 'number'],
      ],
      prefers: colours,
    }),
  }),
  competitor: field({ value: tickedText({ against: NO_TEXT }) }),
  currentVehicle: field({ value: tickedText({ against: NO_TEXT }) }),
  lossReason: field({ value: tickedText(prose), on: ['register', 'loss', 'matrix'] }),
};
