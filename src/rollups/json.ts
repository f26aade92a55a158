import type { RowRef } from '../forms/types';
import type { Locale } from '../words';
import { say } from '../words';
import { FIGURES, type FigureSpec } from './figures';
import type { Figures, LossFigures, MonthFigures, SourceFigures } from './types';

/** What `sanbiao month --json` prints; names and meanings are fixed, more keys may come. */
export interface MonthJson {
  readonly month: string;
  readonly today: string;
  readonly closingRateOf: 'orders' | 'deliveries';
  /** Absent where no form tells of flows. */
  readonly flowsFrom?: 'matrix' | 'registers';
  readonly store: JsonFigures;
  readonly consultants: readonly ({ readonly name: string } & JsonFigures)[];
  readonly sources: readonly SourceFigures[];
  readonly losses: readonly LossFigures[];
  readonly otherLosses: readonly LossFigures[];
  readonly differences: readonly {
    readonly consultant: string;
    readonly code: string;
    /** The same; scripts of before read it. */
    readonly kind: string;
    readonly text: string;
    readonly names: readonly string[];
    readonly rows: readonly RowRef[];
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
    ...(report.flowsFrom === 'none' ? {} : { flowsFrom: report.flowsFrom }),
    store: known(report, report.store),
    consultants: report.consultants.map((one) => ({ name: one.name, ...known(report, one) })),
    sources: report.sources.map((source) => roundRates(source)),
    losses: report.losses,
    otherLosses: report.otherLosses,
    differences: report.differences.map(({ consultant, kind, text, customers }) => ({
      consultant,
      code: kind,
      kind,
      text: say(text, locale),
      names: customers.flatMap(({ name }) => name ?? []),
      rows: customers.flatMap(({ rows }) => rows),
      customers,
    })),
  };
}

/** Figures of which the forms can tell; what no form can tell is absent, and named in `missing`. */
export type JsonFigures = Partial<Figures> & Pick<Figures, 'missing'>;

const SPECS: Readonly<Record<string, FigureSpec | undefined>> = FIGURES;

function known({ inputs }: MonthFigures, figures: Figures): JsonFigures {
  const dropped = new Set<string>(inputs.flows ? [] : ['levels', 'total']);
  for (const [path, { untold }] of Object.entries<FigureSpec>(FIGURES))
    if (untold?.(inputs)) dropped.add(path.split('.')[0] ?? path);
  return roundRates(Object.fromEntries(Object.entries(figures).filter(([key]) => !dropped.has(key))) as JsonFigures);
}

function roundRates<T extends object>(figures: T, within = ''): T {
  return Object.fromEntries(
    Object.entries(figures).map(([key, value]: [string, unknown]) => {
      const path = within + key;
      if (`${path}.rate` in FIGURES && typeof value === 'object' && value !== null)
        return [key, roundRates(value, `${path}.`)];
      return [key, typeof value === 'number' && SPECS[path]?.kind === 'rate' ? Math.round(value * 1e6) / 1e6 : value];
    }),
  ) as T;
}
