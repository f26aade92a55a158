import { dateOf, dayInMonth, lastDayOfMonth, monthAt, monthIndex, type IsoMonth } from '../../calendar';
import { canonicalJson } from '../contract';
import type { StoreStatus } from './types';

/** What head office knows of a store for a month. */
export interface StoreMonth {
  readonly store: string;
  readonly name: string;
  /** Absent where it has handed in nothing for the month. */
  readonly bundle?: {
    readonly today: string;
    readonly sequence: number;
    readonly rules: string;
    readonly settings: string;
  };
  readonly missing: readonly string[];
}

/** The day of the next month up to which a bundle is in time, where the group has set no other. */
export const DUE_DAY = 5;

/**
 * Who is missing, late, incomplete, or has other rules. `late`: made after the due day of the next month; `incomplete`: made before the
 * month was over, so that its last days are not in it. The group's rules are those that most stores have.
 */
export function statusOf(month: IsoMonth, stores: readonly StoreMonth[], dueDay: number): readonly StoreStatus[] {
  const due = dateOf(dayInMonth(monthAt(monthIndex(month) + 1), dueDay));
  const end = dateOf(lastDayOfMonth(month));
  const usual = mostFrequent(stores.flatMap(({ bundle }) => (bundle === undefined ? [] : [bundle])));
  return stores.map(({ store, name, bundle, missing }): StoreStatus => {
    if (bundle === undefined) return { store, name, state: 'missing', otherRules: [], missing: [] };
    const state = bundle.today < end ? 'incomplete' : bundle.today > due ? 'late' : 'whole';
    const otherRules =
      usual === undefined || usual.rules === bundle.rules ? [] : differing(usual.settings, bundle.settings);
    return { store, name, state, told: bundle.today, sequence: bundle.sequence, otherRules, missing };
  });
}

function mostFrequent<T extends { readonly rules: string }>(bundles: readonly T[]): T | undefined {
  const counts = new Map<string, number>();
  for (const { rules } of bundles) counts.set(rules, (counts.get(rules) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return bundles.find(({ rules }) => rules === best?.[0]);
}

/** Names of the settings that differ, of levels each level for itself. */
function differing(usual: string, own: string): readonly string[] {
  const [a, b] = [membersOf(usual), membersOf(own)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).sort();
}

function membersOf(settings: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  for (const [name, value] of Object.entries(JSON.parse(settings) as Readonly<Record<string, unknown>>)) {
    if (name === 'levels' && typeof value === 'object' && value !== null) {
      for (const [code, level] of Object.entries(value)) members.set(`levels.${code}`, canonicalJson(level));
    } else members.set(name, canonicalJson(value));
  }
  return members;
}
