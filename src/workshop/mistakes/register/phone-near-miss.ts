import { consultantKey } from '../../../audit';
import { mistake, type Way } from '../mistake';

const written =
  (wrong: (phone: string) => string): Way =>
  (desk) => {
    const first = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        one.row.record.fields.phone?.length === 11 &&
        wrong(one.row.record.fields.phone) !== one.row.record.fields.phone,
    );
    if (!first) return undefined;
    const second = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        (one.day ?? 0) > (first.day ?? 0) &&
        consultantKey(one.row.consultant) === consultantKey(first.row.consultant),
    );
    if (!second) return undefined;
    const { phone = '', customerName = '', model = '' } = first.row.record.fields;
    const changes = [
      ...desk.put(second.row, 'phone', wrong(phone)),
      ...desk.put(second.row, 'customerName', customerName),
      ...desk.put(second.row, 'model', model),
    ];
    return { changes, at: desk.context.place(second.row, 'phone') };
  };

export const phoneNearMiss = mistake(
  'phone-near-miss',
  written((phone) => `${phone.slice(0, 7)}${String((Number(phone[7]) + 3) % 10)}${phone.slice(8)}`),
  written((phone) => `${phone.slice(0, 9)}${phone.slice(10)}${phone.charAt(9)}`),
);
