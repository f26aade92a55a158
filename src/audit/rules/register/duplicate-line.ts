import { consultantKey, groupBy } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine } from '../../rule';
import type { AuditContext } from '../../context';

export const duplicateLine = auditRule({
  id: 'duplicate-line',
  severity: 'warning',
  about: 'register-row',
  peers: (line) => keyOf(line, line.row.phones[0] ?? ''),
  needs: ['phone'],
  parameters: { firstVisitsOnly: { default: 0, min: 0, max: 1 } },
  judge(line, context) {
    const [phone] = line.row.phones;
    if (!counts(line) || phone === undefined) return undefined;
    const first = firstLines(context).get(keyOf(line, phone))?.[0];
    if (first === undefined || first === line) return FINE;
    return [
      {
        at: context.place(line.row, 'phone'),
        related: [context.place(first.row, 'phone')],
        row: line.row,
        values: { date: first.row.date ?? '' },
      },
    ];
  },
});

function counts({ kind, saidFirst, row }: RegisterLine): boolean {
  return kind === 'visit' && saidFirst && row.phones.length > 0;
}

function keyOf({ month, row }: RegisterLine, phone: string): string {
  return `${month ?? ''}|${consultantKey(row.consultant)}|${phone}`;
}

function firstLines(context: AuditContext): ReadonlyMap<string, readonly RegisterLine[]> {
  return context.once('duplicate-line', () => {
    const groups = groupBy(context.index.register.filter(counts), (line) => keyOf(line, line.row.phones[0] ?? ''));
    for (const group of groups.values())
      if (group.length > 1) group.sort((a, b) => (a.day === undefined || b.day === undefined ? 0 : a.day - b.day));
    return groups;
  });
}
