import { dateOf } from '../../calendar';
import { text } from '../../words';
import { onSheetDate } from './on-sheet-date';
import type { Cadence } from './types';

/** 年检: a month before the day that the sheet gives. */
export const inspection: Cadence = {
  kind: 'inspection',
  source: text('owners.source.inspection'),
  tasks: (car, rules, today) =>
    onSheetDate(car.inspectionDue, rules.remindMonths, today, (end) =>
      text('owners.why.inspection', { end: dateOf(end) }),
    ),
};
