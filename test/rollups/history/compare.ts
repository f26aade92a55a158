import type { Ledger } from '../../../src/customers';
import { generalProfile } from '../../../src/profile';
import type { Figures, MonthJson } from '../../../src/rollups';
import { monthFigures, toMonthJson } from '../../../src/rollups';
import { daysFrom } from './calendar';
import type { History } from './history';
import { OPEN } from './history';
import type { TrueFigures } from './truth';
import { nothing, trueMonth } from './truth';

/**
 * Every figure of every month of a store, for the store, per consultant, per source and by reason, against what happened: at the
 * month's end, on a day in the middle, and long after. The closing identity on every line. Returns the number of months looked at.
 */
export function expectTrueFigures(ledger: Ledger, history: History): number {
  const { seed } = history;
  let months = 0;
  for (const period of history.periods) {
    const { month, first, last } = period;
    const days = daysFrom(first, last);
    for (const today of [last, days[(seed * 7) % days.length] ?? last, '2030-01-01']) {
      const truth = trueMonth(history, period, today);
      const report = toMonthJson(monthFigures(ledger, generalProfile, month, today)) as Report;
      const where = { seed, month, today };
      months += 1;
      identityHolds(report.store);
      expect({ ...where, figures: plain(report.store) }).toEqual({ ...where, figures: expected(truth.store) });
      for (const consultant of report.consultants) {
        const own = truth.consultants.get(consultant.name);
        identityHolds(consultant);
        if (!own) throw new Error(`${consultant.name} has figures but no history`);
        expect({ ...where, name: consultant.name, figures: plain(consultant) }).toEqual({
          ...where,
          name: consultant.name,
          figures: expected(own),
        });
      }
      const named = new Set(report.consultants.map(({ name }) => name));
      for (const [name, own] of truth.consultants)
        if (!named.has(name)) expect({ ...where, name, figures: own }).toEqual({ ...where, name, figures: nothing() });
      const sources = Object.fromEntries(
        report.sources.map(({ source, visits, firstVisits, filed, deals, filingRate, closingRate }) => [
          source,
          { visits, firstVisits, filed, deals, filingRate, closingRate },
        ]),
      );
      const trueSources = [...truth.sources].map(([source, { visits, firstVisits, filed, deals }]) => [
        source,
        {
          visits,
          firstVisits,
          filed,
          deals,
          filingRate: rate(filed, firstVisits),
          closingRate: rate(deals, filed),
        },
      ]);
      expect({ ...where, sources }).toEqual({ ...where, sources: Object.fromEntries(trueSources) });
      expect({ ...where, losses: Object.fromEntries(report.losses.map((loss) => [loss.reason, loss.count])) }).toEqual({
        ...where,
        losses: Object.fromEntries(truth.losses),
      });
    }
  }
  return months;
}

/** With a matrix and a register in every month no figure is missing. */
type Report = Omit<MonthJson, 'store' | 'consultants'> & {
  readonly store: Figures;
  readonly consultants: readonly ({ readonly name: string } & Figures)[];
};

function rate(above: number, below: number): number | undefined {
  return below > 0 && above <= below ? Number((above / below).toFixed(6)) : undefined;
}

function plain(figures: Figures): unknown {
  const { levels, followUp24h } = figures;
  return {
    levels: Object.fromEntries([...OPEN, '-'].map((level) => [level, levels[level] ?? nothing().levels[level]])),
    total: figures.total,
    delivered: figures.delivered,
    cancelled: figures.cancelled,
    net: figures.net,
    onTheSpot: figures.onTheSpot,
    handedIn: figures.handedIn ?? 0,
    handedOut: figures.handedOut ?? 0,
    visits: figures.visits,
    calls: figures.calls,
    firstVisits: figures.firstVisits,
    filed: figures.filed,
    testDrives: figures.testDrives,
    secondVisits: figures.secondVisits,
    due: followUp24h.due,
    done: followUp24h.done,
    rate: followUp24h.rate,
    contacts: figures.contacts,
    daysToDeal: figures.daysToDeal,
    filingRate: figures.filingRate,
    closingRate: figures.closingRate,
  };
}

function expected(truth: TrueFigures): unknown {
  const days = [...truth.daysToDeal].sort((a, b) => a - b);
  const middle =
    days.length === 0
      ? undefined
      : days.length % 2 === 1
        ? days[(days.length - 1) / 2]
        : ((days[days.length / 2 - 1] ?? 0) + (days[days.length / 2] ?? 0)) / 2;
  const total: Record<string, number> = {};
  for (const level of Object.values(truth.levels))
    for (const [key, count] of Object.entries(level)) total[key] = (total[key] ?? 0) + count;
  return {
    ...truth,
    total,
    net: (total.won ?? 0) - truth.cancelled,
    daysToDeal: middle,
    rate: rate(truth.done, truth.due),
    filingRate: rate(truth.filed, truth.firstVisits),
    closingRate: rate(total.won ?? 0, truth.filed),
  };
}

function identityHolds(figures: Figures): void {
  for (const [level, f] of [...Object.entries(figures.levels), ['total', figures.total] as const]) {
    expect({
      level,
      end: f.carried + f.new + f.reopened + f.in - f.out - f.won - f.lost - f.outOfControl - f.frozen,
    }).toEqual({ level, end: f.end });
  }
}
