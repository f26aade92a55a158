import { countName, OWNER_COUNTS, OWNER_RATES, partOf, type OwnerCount, type OwnerRate } from '../../owners/figures';
import { ownerRules } from '../../profile';
import { PERCENT, type Page } from '../../rollups';
import { text, say, type Locale } from '../../words';
import { NOTHING } from './lines';
import type { CareFigures, GroupReport } from './types';
import type { Words } from './words';

/** A row of the table `care_figures`, with the name of its store. */
export interface CareRow {
  readonly store: string;
  readonly name: string;
  readonly figure: string;
  readonly count: number | null;
  readonly rate: number | null;
  readonly of: string | null;
  readonly over: string | null;
}

const isCount = (figure: string): figure is OwnerCount => Object.hasOwn(OWNER_COUNTS, figure);
const isRate = (figure: string): figure is OwnerRate => (OWNER_RATES as readonly string[]).includes(figure);

/**
 * Care of all stores: a count is the sum of the stores' own; a rate that of all stores that have it together, each by the two counts that it
 * divides. Figures that this version does not know are left to `group sql`.
 */
export function careOf(rows: readonly CareRow[]): CareFigures {
  const stores = new Map<string, CareRow[]>();
  for (const row of rows) {
    const own = stores.get(row.store);
    if (own) own.push(row);
    else stores.set(row.store, [row]);
  }
  const counts: Partial<Record<OwnerCount, number>> = {};
  const parts = new Map<OwnerRate, { of: number; over: number; ways: Set<string> }>();
  const lines = [...stores].map(([store, own]) => {
    const told = new Map(own.flatMap(({ figure, count }) => (count === null ? [] : [[figure, count]])));
    const rates: Partial<Record<OwnerRate, number>> = {};
    for (const { figure, count, rate, of, over } of own) {
      if (count !== null && isCount(figure)) counts[figure] = (counts[figure] ?? 0) + count;
      if (rate === null || !isRate(figure)) continue;
      rates[figure] = rate;
      const sum = parts.get(figure) ?? { of: 0, over: 0, ways: new Set() };
      parts.set(figure, sum);
      sum.of += told.get(of ?? '') ?? 0;
      sum.over += told.get(over ?? '') ?? 0;
      sum.ways.add(`${String(of)}/${String(over)}`);
    }
    return { store, name: own[0]?.name ?? store, counts: Object.fromEntries(told), rates };
  });
  return {
    counts,
    rates: Object.fromEntries([...parts].map(([rate, { of, over }]) => [rate, over === 0 ? null : of / over])),
    mixed: [...parts].flatMap(([rate, { ways }]) => (ways.size > 1 ? [rate] : [])),
    stores: lines,
  };
}

/** Of each store: how many owners, and the rates that a board asks for. */
const LEAGUE_COUNTS = [
  'owners.total',
  'owners.active',
  'complaints.openAtEnd',
] as const satisfies readonly OwnerCount[];
const LEAGUE_RATES = [
  'firstService.rate', 'service.rate', 'renewals.rate', 'lost.rate', 'retention.rate', 'satisfaction.rate', 'complaints.rate', 'files.rate',
] as const satisfies readonly OwnerRate[]; // prettier-ignore

/** 售后: the sums of the stores' own figures after the sale, and each store's. */
export function care(page: Page, { care: told }: GroupReport, words: Words, locale: Locale): void {
  if (told === undefined) return;
  const rules = ownerRules({});
  const named = (count: OwnerCount): string => say(countName(count, rules), locale);
  const rateName = (rate: OwnerRate): string => say(text(`owners.rate.${rate}`), locale);
  page.section(words('section.care'), words('care-note', { stores: told.stores.length }));
  const counts = (Object.keys(OWNER_COUNTS) as OwnerCount[]).filter((count) => told.counts[count] !== undefined);
  page.table({
    head: [words('head.part'), words('head.figure'), words('head.count')],
    spans: [4, 6, 3],
    body: counts.map((count) => [
      say(text(`owners.part.${partOf(count)}`), locale),
      named(count),
      told.counts[count] ?? NOTHING,
    ]),
  });
  page.gap();
  page.section(words('section.care-rates'), words('care-rates-note'));
  const rates = OWNER_RATES.filter((rate) => told.rates[rate] !== undefined);
  const table = page.table({
    head: [words('head.figure'), words('head.rate')],
    spans: [10, 3],
    body: rates.map((rate) => [
      rateName(rate) + (told.mixed.includes(rate) ? words('care-mixed') : ''),
      told.rates[rate] ?? NOTHING,
    ]),
  });
  page.style(table.first, 11, table.last, 13, { format: PERCENT });
  page.gap();
  page.section(words('section.care-stores'));
  const stores = page.table({
    head: [words('head.store'), ...LEAGUE_COUNTS.map(named), ...LEAGUE_RATES.map(rateName)],
    spans: [2, 1, 1, 1, ...LEAGUE_RATES.map(() => 1)],
    body: told.stores.map((store) => [
      store.name,
      ...LEAGUE_COUNTS.map((count) => store.counts[count] ?? NOTHING),
      ...LEAGUE_RATES.map((rate) => store.rates[rate] ?? NOTHING),
    ]),
  });
  page.heights[stores.head] = 44;
  page.style(stores.first, 6, stores.last, 13, { format: PERCENT });
}
