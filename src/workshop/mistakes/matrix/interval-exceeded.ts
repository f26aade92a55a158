import { mistake, type Way } from '../mistake';

/** Nobody has called for the last weeks, and nothing was planned. */
const forgotten: Way = (desk) => {
  const { context } = desk;
  const customer = desk.customer((one) => {
    const cells = one.entries.filter((entry) => entry.stage === 'matrix');
    const kept = cells.filter(({ day }) => day < context.today - 26);
    return (
      context.standing(one).state === 'open' &&
      kept.length > 0 &&
      cells.length > kept.length &&
      // What tells of the contacts elsewhere would keep them: a report, or the next month's 上月留存.
      !one.entries.some(
        ({ stage, day }) => (stage === 'report' || stage === 'carry-over') && day > (kept.at(-1)?.day ?? 0),
      ) &&
      cells.slice(kept.length - 1).every(({ row }) => row === kept.at(-1)?.row)
    );
  });
  if (!customer) return undefined;
  const from = context.today - 26;
  const last = customer.entries.findLast((entry) => entry.stage === 'matrix' && entry.day < from);
  if (!last) return undefined;
  const cells = new Map<string, { sheet: string; cell: string }>();
  for (const entry of customer.entries)
    if (entry.stage === 'matrix' && entry.day >= from)
      cells.set(context.placeOf(entry).cell + entry.row.form.sheet, context.placeOf(entry));
  for (const plan of customer.plans) {
    const place = plan.day > last.day ? context.dayPlace(plan.row, plan.date) : undefined;
    if (place) cells.set(place.cell + place.sheet, place);
  }
  return {
    changes: [...cells.values()].map((place) => desk.write(place, '')),
    at: context.placeOf(last),
    also: [
      'no-matrix-contact',
      'carry-over-differs',
      'month-end-differs',
      'level-beyond-window',
      'total-differs',
      'follow-up-late',
      'missed-visit',
      'not-carried-over',
      'level-differs',
    ],
  };
};

export const intervalExceeded = mistake('interval-exceeded', forgotten);
