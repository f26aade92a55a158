import { standing } from '../../../levels';
import { axisOf } from '../../../rollups';
import { closingsOf } from '../../closing';
import { auditRule, FINE } from '../../rule';

const HOT: readonly string[] = ['H', 'A'];

export const suspectedFalseLoss = auditRule({
  id: 'suspected-false-loss',
  severity: 'hint',
  about: 'customer',
  parameters: { days: { default: 7, min: 1, max: 60 }, contacts: { default: 3, min: 1, max: 30 } },
  judge(customer, context, { days, contacts }) {
    const closing = closingsOf(customer, context).findLast(({ kind }) => kind === 'lost');
    if (closing === undefined) return undefined;
    const open = customer.entries.findLast(
      (entry) => entry.day <= closing.day && context.level(entry.level, entry.row)?.state === 'open',
    );
    if (open?.level === undefined || !HOT.includes(open.level) || closing.day - open.day > days) return FINE;
    const before = standing(customer, context.profile, closing.day - 1);
    const rival = customer.rows.some(
      ({ record }) =>
        record.fields.competitor !== undefined || axisOf(record.fields.lossReason ?? '').axis === 'elsewhere',
    );
    if (before.contacts >= contacts || rival) return FINE;
    const { at, entry } = closing;
    return [{ at, row: entry.row, date: entry.date, values: { level: open.level, contacts: before.contacts } }];
  },
});
