import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { monthFigures, monthSheets } from '../../src/rollups';
import { wrongFormulas } from './calculated';
import { lastDay } from './history/calendar';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';

test.each([4])(
  'every formula of 月度汇总 gives our figure (store %i)',
  async (seed) => {
    const history = makeHistory(seed, { busy: 0.3, consultants: 2, months: 2 });
    const ledger = buildLedger(formsOf(history), generalProfile);
    const months = history.months.map((month) => monthFigures(ledger, generalProfile, month, lastDay(month)));
    const report = months.at(-1);
    if (!report) throw new Error('a history has months');
    const targets = { '': 20, [report.consultants[0]?.name ?? '']: 8 };
    const sheets = monthSheets(report, months, 'zh-CN', '某某店', targets);
    const { checked, wrong, got } = await wrongFormulas(sheets);
    expect(checked).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
    // The figures of the report are on the page, each under its own name.
    for (const figure of [
      'total.won',
      'total.end',
      'filed',
      'contacts.missed',
      `${report.consultants[0]?.name ?? ''}/total.carried`,
    ]) {
      expect(sheets.figures.has(figure)).toBe(true);
    }
    expect(got.get(sheets.figures.get('total.end') ?? '')).toBe(report.store.total.end);
    expect(got.get(sheets.figures.get('filed') ?? '')).toBe(report.store.filed);
  },
  30_000,
);
