import { consultantKey } from '../../../audit';
import { mistake, type Way } from '../mistake';

/** The same visitor is written down a second time as a first one. */
const again: Way = (desk) => {
  const { context } = desk;
  const first = desk.line((one) => desk.registerOnly(one) && one.saidFirst && one.kind === 'visit');
  if (!first) return undefined;
  const second = desk.line(
    (one) =>
      desk.registerOnly(one) &&
      one.saidFirst &&
      one.kind === 'visit' &&
      one.month === first.month &&
      (one.day ?? 0) > (first.day ?? 0) &&
      consultantKey(one.row.consultant) === consultantKey(first.row.consultant),
  );
  if (!second) return undefined;
  const { phone = '', customerName = '' } = first.row.record.fields;
  const changes = [...desk.put(second.row, 'phone', phone), ...desk.put(second.row, 'customerName', customerName)];
  return { changes, at: context.place(second.row, 'phone') };
};

export const duplicateLine = mistake('duplicate-line', again);
