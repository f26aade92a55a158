import { plainWord } from '../../../customers';
import type { AuditContext } from '../../context';
import { consultantKey, groupBy } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine } from '../../rule';

/** More namesakes than this with one car at one consultant are a form of address (王先生), not a person. */
const MOST_NAMESAKES = 40;

export const phoneNearMiss = auditRule({
  id: 'phone-near-miss',
  severity: 'hint',
  about: 'register-row',
  peers: keyOf,
  needs: ['phone', 'customerName', 'model'],
  judge(line, context) {
    const key = keyOf(line);
    const [phone] = line.row.phones;
    if (key === undefined || phone === undefined) return undefined;
    const group = namesakes(context).get(key) ?? [];
    if (group.length > MOST_NAMESAKES) return undefined;
    const earlier = group.slice(0, group.indexOf(line)).find((other) => isNear(other.row.phones[0] ?? '', phone));
    if (earlier === undefined) return FINE;
    return [{ at: context.place(line.row, 'phone'), related: [context.place(earlier.row, 'phone')], row: line.row }];
  },
});

function keyOf({ row }: RegisterLine): string | undefined {
  const { customerName, model } = row.record.fields;
  if (customerName === undefined || model === undefined || row.consultant === undefined) return undefined;
  return `${plainWord(customerName)}|${plainWord(model)}|${consultantKey(row.consultant)}`;
}

function namesakes(context: AuditContext): ReadonlyMap<string, readonly RegisterLine[]> {
  return context.once('phone-near-miss', () => {
    const groups = groupBy(
      context.index.register.filter(({ row }) => row.phones.length > 0),
      keyOf,
    );
    for (const group of groups.values())
      if (group.length > 1) group.sort((a, b) => (a.day === undefined || b.day === undefined ? 0 : a.day - b.day));
    return groups;
  });
}

/** Two numbers of one length that differ in one digit, or in two neighbours swapped. */
export function isNear(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const wrong: number[] = [];
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) wrong.push(i);
  if (wrong.length === 1) return true;
  const [first = 0, second = 0] = wrong;
  return wrong.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}
