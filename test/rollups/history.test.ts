import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import type { Figures } from '../../src/rollups';
import { monthFigures, toMonthJson } from '../../src/rollups';
import { dayOf, daysIn, lastDay } from './history/calendar';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';
import type { TrueFigures } from './history/truth';
import { trueMonth } from './history/truth';

/** `SANBIAO_STORES=1000` runs the whole campaign. */
const STORES = Number(process.env.SANBIAO_STORES ?? 15);

function plain(figures: Figures): unknown {
  const {
    levels,
    delivered,
    visits,
    calls,
    firstVisits,
    filed,
    testDrives,
    secondVisits,
    followUp24h,
    contacts,
    daysToDeal,
  } = figures;
  return {
    levels: Object.fromEntries(['H', 'A', 'B', 'C'].map((level) => [level, levels[level]])),
    delivered,
    visits,
    calls,
    firstVisits,
    filed,
    testDrives,
    secondVisits,
    due: followUp24h.due,
    done: followUp24h.done,
    contacts,
    daysToDeal,
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
  const won = Object.values(truth.levels).reduce((sum, level) => sum + (level.won ?? 0), 0);
  return {
    ...truth,
    daysToDeal: middle,
    filingRate: truth.firstVisits > 0 ? Number((truth.filed / truth.firstVisits).toFixed(6)) : undefined,
    closingRate: truth.filed > 0 ? Number((won / truth.filed).toFixed(6)) : undefined,
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

test(`figures from the forms are the figures of the history: ${String(STORES)} stores`, () => {
  for (let seed = 1; seed <= STORES; seed += 1) {
    const history = makeHistory(seed);
    const recognised = formsOf(history);
    const ledger = buildLedger(recognised, generalProfile);
    for (const month of history.months) {
      for (const today of [lastDay(month), dayOf(month, 1 + ((seed * 7) % daysIn(month))), '2030-01-01']) {
        const truth = trueMonth(history, month, today);
        const report = toMonthJson(monthFigures(ledger, generalProfile, month, today));
        const where = { seed, month, today };
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
        const sources = Object.fromEntries(
          report.sources.map(({ source, visits, firstVisits, filed, deals }) => [
            source,
            { visits, firstVisits, filed, deals },
          ]),
        );
        expect({ ...where, sources }).toEqual({ ...where, sources: Object.fromEntries(truth.sources) });
        expect({
          ...where,
          losses: Object.fromEntries(report.losses.map((loss) => [loss.reason, loss.count])),
        }).toEqual({ ...where, losses: Object.fromEntries(truth.losses) });
      }
    }
  }
});
