import { dayOf, monthOf, type IsoDate } from '../calendar';
import { standing } from '../levels';
import type { AuditContext } from './context';
import { consultantKey, groupBy } from './index-ledger';

export interface OpenCounts {
  /** By all forms: a level confirmed afterwards (追踪后级别, report) counts on its row's day. */
  readonly byForms: ReadonlyMap<string, number>;
  /** By the matrix alone, as a person counts who has nothing else before him. */
  readonly byMatrix: ReadonlyMap<string, number>;
}

/**
 * Open customers per level of a consultant's matrix at the end of a day; undefined where the workbook has no matrix of the month for
 * the consultant, or the day is not over.
 */
export function openOn(consultant: string, date: IsoDate, context: AuditContext): OpenCounts | undefined {
  const month = monthOf(date);
  const key = consultantKey(consultant);
  const day = dayOf(date);
  if (day >= context.today || context.index.matrixMonths.get(month)?.has(key) !== true) return undefined;
  return context.once(`open-on ${key} ${date}`, () => {
    const byForms = new Map<string, number>();
    const byMatrix = new Map<string, number>();
    const count = (into: Map<string, number>, code: string): void => void into.set(code, (into.get(code) ?? 0) + 1);
    const seen = new Set<number>();
    const lines = context.once('matrix-of-months', () =>
      groupBy(context.index.matrix, (line) => `${line.month}|${consultantKey(line.row.consultant)}`),
    );
    for (const line of lines.get(`${month}|${key}`) ?? []) {
      if (seen.has(line.customer.id)) continue;
      seen.add(line.customer.id);
      if (!line.customer.entries.some((entry) => entry.day <= day)) continue;
      const then = standing(line.customer, context.profile, day);
      const level = context.level(then.level, line.customer);
      if (then.state === 'open' && level?.state === 'open') count(byForms, level.code);
      const written = line.customer.entries.findLast(
        (entry) =>
          entry.day <= day && entry.level !== undefined && (entry.stage === 'matrix' || entry.stage === 'carry-over'),
      );
      const own = context.level(written?.level ?? then.level, written?.row ?? line.customer);
      if (then.state === 'open' && own?.state === 'open') count(byMatrix, own.code);
    }
    return { byForms, byMatrix };
  });
}
