import { addMonths } from '../../calendar';
import type { OwnerRules } from '../../profile';
import type { Car } from '../types';
import type { RfmScores } from './types';

/**
 * How much to care for an owner, by when, how often and for how much the cars were in: 重要 where the money is high; then 价值 (recent and often),
 * 发展 (recent), 保持 (often), 挽留 (neither). Source: RFM as workshops use it. `none`: never in.
 */
export const RFM_TYPES = [
  'important-value', 'important-develop', 'important-keep', 'important-retain',
  'ordinary-value', 'ordinary-develop', 'ordinary-keep', 'ordinary-retain', 'none',
] as const; // prettier-ignore
export type RfmType = (typeof RFM_TYPES)[number];

/** What the points are given for. Days, visits, yuan. */
interface Measures {
  readonly days: number;
  readonly visits: number;
  readonly yuan: number;
}

const NEVER: RfmScores = { recency: 0, frequency: 0, money: 0 };

/**
 * The points of each owner, whose cars are given, in the same order; somebody whose cars were never in has none.
 * @param end day number of the last day told
 */
export function rfmScores(cars: readonly (readonly Car[])[], rules: OwnerRules, end: number): readonly RfmScores[] {
  const { months, recency, frequency, money } = rules.rfm;
  const since = addMonths(end, -months);
  const measured = cars.map((own) => measuresOf(own, since, end));
  const yuan = measured.flatMap((one) => one?.yuan ?? []).sort((a, b) => a - b);
  return measured.map((one) => {
    if (one === undefined) return NEVER;
    return {
      recency: 5 - before(recency, (limit) => one.days <= limit),
      frequency: 5 - before(frequency, (limit) => one.visits >= limit),
      money: money === 'fifths' ? fifth(yuan, one.yuan) : 5 - before(money, (limit) => one.yuan >= limit),
    };
  });
}

export function rfmType({ recency, frequency, money }: RfmScores, { rfm: { high } }: OwnerRules): RfmType {
  if (recency === 0) return 'none';
  const weight = money >= high ? 'important' : 'ordinary';
  if (recency >= high) return frequency >= high ? `${weight}-value` : `${weight}-develop`;
  return frequency >= high ? `${weight}-keep` : `${weight}-retain`;
}

function measuresOf(cars: readonly Car[], since: number, end: number): Measures | undefined {
  let last: number | undefined;
  let visits = 0;
  let yuan = 0;
  for (const car of cars)
    for (const { day, row } of car.visits) {
      if (last === undefined || day > last) last = day;
      if (day <= since) continue;
      visits += 1;
      yuan += row.record.fields.amount ?? 0;
    }
  return last === undefined ? undefined : { days: end - last, visits, yuan };
}

/** How many limits come before the first that holds. */
function before(limits: readonly number[], holds: (limit: number) => boolean): number {
  const at = limits.findIndex(holds);
  return at < 0 ? limits.length : at;
}

/** 1 to 5 by the share of those who spent less. `sorted`: from the least on. */
function fifth(sorted: readonly number[], yuan: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < yuan) low = middle + 1;
    else high = middle;
  }
  return 1 + Math.floor((5 * low) / sorted.length);
}
