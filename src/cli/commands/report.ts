import { draftReport } from '../../keeping';
import { command } from '../command';
import { keep, KEEPING_OPTIONS } from '../keeping';
import { date, value } from '../options';
import { given } from '../required';

const OPTIONS = { ...KEEPING_OPTIONS, consultant: value('consultant'), date: date('date') };

/** `sanbiao report`: the day's report of a consultant, drafted. */
export const dailyReport = command({
  name: 'report',
  options: OPTIONS,
  run: (options, console) =>
    keep(options, console, (books) =>
      draftReport(books, { consultant: given('consultant', options.consultant), date: given('date', options.date) }),
    ),
});
