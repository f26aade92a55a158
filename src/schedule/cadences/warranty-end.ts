import { dateOf } from '../../calendar';
import { text } from '../../words';
import { onSheetDate } from './on-sheet-date';
import type { Cadence } from './types';

/** 出保: a month before the warranty's end that the sheet gives; none is ever worked out. */
export const warrantyEnd: Cadence = {
  kind: 'warranty-end',
  source: text('owners.source.warranty-end'),
  tasks: (car, rules, today) =>
    onSheetDate(car.warrantyEnd, rules.remindMonths, today, (end) =>
      text('owners.why.warranty-end', { end: dateOf(end) }),
    ),
};
