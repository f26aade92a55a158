import { consultantKey } from '../../../audit';
import { mistake, type Way } from '../mistake';

const inARow =
  (count: number): Way =>
  (desk) => {
    const first = desk.line((one) => desk.registerOnly(one) && one.filed && one.row.record.fields.phone?.length === 11);
    if (!first) return undefined;
    const run = [first];
    while (run.length < count) {
      const next = desk.line(
        (one) =>
          desk.registerOnly(one) &&
          one.filed &&
          one.month === first.month &&
          consultantKey(one.row.consultant) === consultantKey(first.row.consultant),
      );
      if (!next) return undefined;
      run.push(next);
    }
    const base = 13_700_000_001 + desk.below(9000) * 100;
    return {
      changes: run.flatMap(({ row }, i) => desk.put(row, 'phone', String(base + i))),
      at: desk.context.place(first.row, 'phone'),
    };
  };

export const phonesInSequence = mistake('phones-in-sequence', inARow(3), inARow(4));
