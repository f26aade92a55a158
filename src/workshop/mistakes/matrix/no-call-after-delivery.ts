import { mistake, type Way } from '../mistake';

const uncalled: Way = (desk) => {
  const { context } = desk;
  const customer = desk.customer((one) => {
    const cells = one.entries.filter((entry) => entry.stage === 'matrix' && entry.level === 'D');
    return (
      cells.length === 2 &&
      (cells[0]?.day ?? 0) + 8 < context.today &&
      !one.entries.some((entry) => entry.stage === 'report' && entry.day > (cells[0]?.day ?? 0))
    );
  });
  const [first, second] = customer?.entries.filter((entry) => entry.stage === 'matrix' && entry.level === 'D') ?? [];
  if (!first || !second) return undefined;
  return { changes: [desk.write(context.placeOf(second), '')], at: context.placeOf(first), also: ['not-carried-over'] };
};

export const noCallAfterDelivery = mistake('no-call-after-delivery', uncalled);
