import { dayOf, monthOf, type IsoDate } from '../calendar';
import { standing } from '../levels';
import type { AuditContext } from './context';
import { consultantKey } from './index-ledger';

/**
 * Open customers per level of a consultant's matrix at the end of a day; undefined where the workbook has no matrix of the month for
 * the consultant, or the day is not over.
 */
export function openOn(
  consultant: string,
  date: IsoDate,
  context: AuditContext,
): ReadonlyMap<string, number> | undefined {
  const month = monthOf(date);
  const key = consultantKey(consultant);
  const day = dayOf(date);
  if (day >= context.today || context.index.matrixMonths.get(month)?.has(key) !== true) return undefined;
  return context.once(`open-on ${key} ${date}`, () => {
    const open = new Map<string, number>();
    const seen = new Set<number>();
    for (const line of context.index.matrix) {
      if (line.month !== month || consultantKey(line.row.consultant) !== key || seen.has(line.customer.id)) continue;
      seen.add(line.customer.id);
      if (!line.customer.entries.some((entry) => entry.day <= day)) continue;
      const then = standing(line.customer, context.profile, day);
      const level = context.level(then.level);
      if (then.state === 'open' && level?.state === 'open') open.set(level.code, (open.get(level.code) ?? 0) + 1);
    }
    return open;
  });
}
