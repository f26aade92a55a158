import type { MonthJson, Targets } from '../rollups';
import { COUNT_PATHS, FLOW_PATHS, numberAt, RATE_PATHS } from './figure-columns';
import type { Placed, Row } from './tables';

/**
 * The store's own results of a month, with which a group's report is made: its figures are the sums of what `sanbiao month --json` says,
 * whatever rules a store has.
 */
export function toldRows(report: MonthJson, targets: Targets): readonly Placed[] {
  const put = (table: Placed['table'], row: Row): Placed => ({ table, month: report.month, row });
  const scopes: readonly (readonly [string | null, MonthJson['store']])[] = [
    [null, report.store],
    ...report.consultants.map((figures) => [figures.name, figures] as const),
  ];
  return [
    ...scopes.map(([consultant, figures]) =>
      put('figures', {
        consultant,
        closing_by: report.closingRateOf,
        flows_from: flowsFrom(report),
        target: targets[consultant ?? ''] ?? null,
        ...figuresRow(figures),
      }),
    ),
    ...scopes.flatMap(([consultant, figures]) =>
      Object.entries(figures.levels ?? {}).map(([level, flow]) =>
        put('level_figures', { consultant, level, ...numbers(flow, FLOW_PATHS) }),
      ),
    ),
    ...report.sources.map(({ source, visits, firstVisits, filed, deals }) =>
      put('source_figures', { source, visits, first_visits: firstVisits, filed, deals }),
    ),
    ...[
      ...report.losses.map((loss) => ({ ...loss, in_flows: true })),
      ...report.otherLosses.map((loss) => ({ ...loss, in_flows: false })),
    ].map(({ reason, axis, count, in_flows }) => put('loss_figures', { reason, axis, count, in_flows })),
    ...report.differences.map(({ consultant, kind, customers, text }) =>
      put('differences', {
        consultant: consultant === '' ? null : consultant,
        code: kind,
        customers: customers.length,
        text,
      }),
    ),
  ];
}

function figuresRow(figures: MonthJson['store']): Row {
  const ratePaths = Object.fromEntries(Object.entries(RATE_PATHS).map(([column, { path }]) => [column, path]));
  return {
    missing: figures.missing.join(' '),
    ...numbers(figures.total, FLOW_PATHS),
    ...numbers(figures, COUNT_PATHS),
    ...numbers(figures, ratePaths),
    days_to_deal: figures.daysToDeal ?? null,
  };
}

/** Matrices, unless the report says that its flows come from elsewhere or from nowhere. */
function flowsFrom(report: MonthJson): string | null {
  if (report.store.total === undefined) return null;
  return 'flowsFrom' in report && typeof report.flowsFrom === 'string' ? report.flowsFrom : 'matrix';
}

function numbers(figures: unknown, paths: Readonly<Record<string, string>>): Row {
  return Object.fromEntries(Object.entries(paths).map(([column, path]) => [column, numberAt(figures, path)]));
}
