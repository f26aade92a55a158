import type { Figures, LevelFlow, MonthFigures, Targets } from '../rollups';
import type { Text } from '../words';
import type { Placed, Row } from './tables';

/**
 * The store's own results of a month, with which a group's report is made: its figures are the sums of what `sanbiao month` says,
 * whatever rules a store has.
 */
export function toldRows(report: MonthFigures, targets: Targets, say: (what: Text) => string): readonly Placed[] {
  const put = (table: Placed['table'], row: Row): Placed => ({ table, month: report.month, row });
  const scopes: readonly (readonly [string | null, Figures])[] = [
    [null, report.store],
    ...report.consultants.map((figures) => [figures.name, figures] as const),
  ];
  return [
    ...scopes.map(([consultant, figures]) =>
      put('figures', {
        consultant,
        closing_by: report.closingBy,
        target: targets[consultant ?? ''] ?? null,
        ...figuresRow(figures),
      }),
    ),
    ...scopes.flatMap(([consultant, figures]) =>
      Object.entries(figures.levels).map(([level, flow]) =>
        put('level_figures', {
          consultant,
          level,
          ...flowRow(flow),
          moved_in: flow.in,
          moved_out: flow.out,
        }),
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
        text: say(text),
      }),
    ),
  ];
}

function figuresRow(figures: Figures): Row {
  const { followUp24h, contacts } = figures;
  return {
    missing: figures.missing.join(' '),
    ...flowRow(figures.total),
    delivered: figures.delivered,
    visits: figures.visits,
    calls: figures.calls,
    first_visits: figures.firstVisits,
    filed: figures.filed,
    test_drives: figures.testDrives,
    second_visits: figures.secondVisits,
    follow_up_due: followUp24h.due,
    follow_up_done: followUp24h.done,
    planned: contacts.planned,
    in_time: contacts.inTime,
    late: contacts.late,
    missed: contacts.missed,
    made: contacts.made,
    days_to_deal: figures.daysToDeal ?? null,
  };
}

function flowRow(flow: LevelFlow): Row {
  return {
    carried: flow.carried,
    new: flow.new,
    reopened: flow.reopened,
    won: flow.won,
    lost: flow.lost,
    out_of_control: flow.outOfControl,
    frozen: flow.frozen,
    at_end: flow.end,
  };
}
