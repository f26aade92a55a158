import type { RowRef } from '../forms/types';
import type { Locale } from '../words';
import { say } from '../words';
import type { Figures, LossFigures, MonthFigures, SourceFigures } from './types';

/** What `sanbiao month --json` prints; names and meanings are fixed, more keys may come. */
export interface MonthJson {
  readonly month: string;
  readonly today: string;
  readonly closingRateOf: 'orders' | 'deliveries';
  readonly store: Figures;
  readonly consultants: readonly ({ readonly name: string } & Figures)[];
  readonly sources: readonly SourceFigures[];
  readonly losses: readonly LossFigures[];
  readonly otherLosses: readonly LossFigures[];
  readonly differences: readonly {
    readonly consultant: string;
    readonly kind: string;
    readonly text: string;
    readonly customers: readonly {
      readonly name?: string;
      readonly phone?: string;
      readonly rows: readonly RowRef[];
    }[];
  }[];
}

/** Rates are given to six decimals: enough for every use, and the same on every machine. */
export function toMonthJson(report: MonthFigures, locale: Locale = 'zh-CN'): MonthJson {
  return {
    month: report.month,
    today: report.today,
    closingRateOf: report.closingBy,
    store: roundRates(report.store),
    consultants: report.consultants.map(roundRates),
    sources: report.sources.map(roundRates),
    losses: report.losses,
    otherLosses: report.otherLosses,
    differences: report.differences.map(({ consultant, kind, text, customers }) => ({
      consultant,
      kind,
      text: say(text, locale),
      customers,
    })),
  };
}

function roundRates<T extends object>(figures: T): T {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]: [string, unknown]) => {
      if (key === 'followUp24h' && typeof value === 'object' && value !== null) return [key, roundRates(value)];
      return [key, typeof value === 'number' && /rate$/iu.test(key) ? Math.round(value * 1e6) / 1e6 : value];
    }),
  ) as T;
}
