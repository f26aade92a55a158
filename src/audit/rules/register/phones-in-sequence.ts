import type { AuditContext } from '../../context';
import { consultantKey, groupBy } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine } from '../../rule';

export const phonesInSequence = auditRule({
  id: 'phones-in-sequence',
  severity: 'warning',
  about: 'register-row',
  peers: keyOf,
  needs: ['phone'],
  parameters: { phones: { default: 3, min: 2, max: 50 } },
  judge(line, context, { phones }) {
    if (!counts(line)) return undefined;
    const run = runs(context).get(line);
    if (run === undefined || run.length < phones) return FINE;
    const places = run.map(({ row }) => context.place(row, 'phone'));
    const [at, ...related] = places;
    return at === undefined ? FINE : [{ at, related, row: line.row, values: { count: run.length } }];
  },
});

function counts({ filed, row, month }: RegisterLine): boolean {
  return filed && row.consultant !== undefined && month !== undefined;
}

function keyOf({ row, month }: RegisterLine): string {
  return `${consultantKey(row.consultant)}|${month ?? ''}`;
}

/** Runs of numbers that follow each other by one, by the line of the lowest. */
function runs(context: AuditContext): ReadonlyMap<RegisterLine, readonly RegisterLine[]> {
  return context.once('phones-in-sequence', () => {
    const found = new Map<RegisterLine, RegisterLine[]>();
    const groups = groupBy(
      context.index.register.filter((line) => counts(line) && (line.row.day ?? -Infinity) < context.today),
      keyOf,
    );
    for (const group of groups.values()) {
      const byNumber = new Map<number, RegisterLine>();
      for (const line of group)
        for (const phone of line.row.phones) {
          const number = Number(phone.replace(/\D/gu, ''));
          if (!byNumber.has(number)) byNumber.set(number, line);
        }
      for (const [number, line] of byNumber) {
        if (byNumber.has(number - 1) || !byNumber.has(number + 1)) continue;
        const run = [line];
        for (let next = byNumber.get(number + 1); next; next = byNumber.get(number + run.length)) run.push(next);
        found.set(line, run);
      }
    }
    return found;
  });
}
