import { mistake, type Way } from '../mistake';

/** The level is copied from contact to contact. */
const copied: Way = (desk) => {
  const { context } = desk;
  const customer = desk.customer((one) => {
    const cells = one.entries.filter((entry) => entry.stage === 'matrix');
    return (
      context.standing(one).state === 'open' &&
      cells.length > 2 &&
      (cells[0]?.day ?? 0) < context.today - 10 &&
      cells.every(({ row }) => row === cells[0]?.row) &&
      !one.entries.some(({ stage }) => stage === 'report') &&
      one.rows.every((row) => row.record.carryOver === undefined)
    );
  });
  const cells = customer?.entries.filter((entry) => entry.stage === 'matrix') ?? [];
  const [first] = cells;
  if (!customer || !first) return undefined;
  const register = customer.rows.filter((row) => row.record.fields.followUpLevel !== undefined);
  return {
    changes: [
      ...cells.map((entry) => desk.write(context.placeOf(entry), 'H')),
      ...register.flatMap((row) => [...desk.put(row, 'level', 'H'), ...desk.put(row, 'followUpLevel', 'H')]),
    ],
    at: context.placeOf(first),
    also: ['interval-exceeded', 'total-differs', 'month-end-differs', 'missed-visit'],
  };
};

export const levelBeyondWindow = mistake('level-beyond-window', copied);
