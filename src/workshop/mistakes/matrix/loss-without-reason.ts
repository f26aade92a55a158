import { mistake, type Way } from '../mistake';

const without =
  (words: string): Way =>
  (desk) => {
    const { context } = desk;
    const customer = desk.customer((one) =>
      one.rows.some((row) => row.form.form === 'loss-record' && desk.isPast(row.day) && desk.has(row, 'lossReason')),
    );
    const row = customer?.rows.find(({ form }) => form.form === 'loss-record');
    if (!customer || !row) return undefined;
    const others = customer.rows.filter((other) => other !== row && other.record.fields.lossReason !== undefined);
    return {
      changes: [...desk.put(row, 'lossReason', words), ...others.flatMap((other) => desk.put(other, 'lossReason', ''))],
      at: context.place(row, 'lossReason'),
    };
  };

export const lossWithoutReason = mistake(
  'loss-without-reason',
  without(''),
  without('战败'),
  without('其他'),
  without('不买了'),
  without('哈哈哈'),
);
