import type { AuditContext } from '../../context';
import { consultantKey, groupBy } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine } from '../../rule';

export const entriesAtOnce = auditRule({
  id: 'entries-at-once',
  severity: 'warning',
  about: 'register-row',
  peers: keyOf,
  needs: ['arriveTime'],
  parameters: { lines: { default: 5, min: 2, max: 100 } },
  judge(line, context, { lines }) {
    const key = keyOf(line);
    if (key === undefined) return undefined;
    const group = sameMinute(context).get(key) ?? [];
    if (group.length < lines || group[0] !== line) return FINE;
    const [at, ...related] = group.map(({ row }) => context.place(row, 'arriveTime'));
    const values = { count: group.length, time: line.row.record.fields.arriveTime ?? '' };
    return at === undefined ? FINE : [{ at, related, row: line.row, values }];
  },
});

function keyOf({ row }: RegisterLine): string | undefined {
  const { arriveTime } = row.record.fields;
  if (arriveTime === undefined || row.consultant === undefined || row.day === undefined) return undefined;
  return `${consultantKey(row.consultant)}|${String(row.day)}|${arriveTime}`;
}

function sameMinute(context: AuditContext): ReadonlyMap<string, readonly RegisterLine[]> {
  return context.once('entries-at-once', () => groupBy(context.index.register, keyOf));
}
