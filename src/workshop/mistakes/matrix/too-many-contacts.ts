import { dateOf } from '../../../calendar';
import { mistake, type Way } from '../mistake';

/** A contact on every day: nobody can have so many without a deal. */
const daily: Way = (desk) => {
  const { context } = desk;
  const customer = desk.customer((one) => {
    const last = context.standing(one).lastContact;
    return (
      context.standing(one).state === 'open' &&
      last?.stage === 'matrix' &&
      Number(last.date.slice(8)) > 14 &&
      !one.entries.some(({ stage }) => stage === 'report')
    );
  });
  const last = customer && context.standing(customer).lastContact;
  if (!last || !customer) return undefined;
  const days = Array.from({ length: 14 }, (_, i) => dateOf(last.day - 1 - i));
  const places = days.flatMap((date) =>
    customer.entries.some((entry) => entry.date === date && entry.stage === 'matrix')
      ? []
      : (context.dayPlace(last.row, date) ?? []),
  );
  const row = (context.index.matrixOf.get(customer) ?? []).at(-1)?.row ?? last.row;
  return {
    changes: places.map((place) => desk.write(place, last.level ?? 'A')),
    at: context.firstPlace(row, 'customerName', 'phone'),
    also: [
      'level-beyond-window',
      'no-report-line',
      'total-differs',
      'carry-over-differs',
      'follow-up-late',
      'closed-day',
    ],
  };
};

export const tooManyContacts = mistake('too-many-contacts', daily);
