import { mistake, type Way } from '../mistake';

/** The contacts before the loss were never made. */
const vanished: Way = (desk) => {
  const { context } = desk;
  const gap = 20;
  const customer = desk.customer((one) => {
    const cells = one.entries.filter((entry) => entry.stage === 'matrix' && entry.level !== 'D');
    const last = cells.at(-1);
    const kept = cells.filter(({ day }) => day < (last?.day ?? 0) - gap);
    return (
      ['F1', 'F2', 'L'].includes(last?.level ?? '') &&
      kept.length > 0 &&
      cells.slice(kept.length - 1).every(({ row }) => row === kept.at(-1)?.row) &&
      !one.entries.some(
        (entry) => entry.stage === 'report' && entry.day >= (last?.day ?? 0) - gap && entry.day < (last?.day ?? 0),
      )
    );
  });
  const last = customer?.entries.findLast((entry) => entry.stage === 'matrix');
  if (!customer || !last) return undefined;
  const cells = customer.entries.filter(
    (entry) => entry.stage === 'matrix' && entry.day >= last.day - gap && entry.day < last.day,
  );
  const kept = customer.entries.findLast((entry) => entry.stage === 'matrix' && entry.day < last.day - gap);
  const marks = customer.plans.flatMap((plan) =>
    plan.day > (kept?.day ?? 0) && plan.day < last.day ? (context.dayPlace(plan.row, plan.date) ?? []) : [],
  );
  return {
    changes: [...cells.map((entry) => context.placeOf(entry)), ...marks].map((place) => desk.write(place, '')),
    at: context.placeOf(last),
    also: [
      'carry-over-differs',
      'month-end-differs',
      'no-matrix-contact',
      'total-differs',
      'suspected-false-loss',
      'follow-up-late',
    ],
  };
};

export const closedWhenOverdue = mistake('closed-when-overdue', vanished);
