import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import {
  explainFigure,
  factsBehind,
  FIGURES,
  FLOW_KEYS,
  monthFigures,
  rowsBehind,
  shownAt,
  type FigureSpec,
} from '../../src/rollups';
import type { Figures } from '../../src/rollups';
import { say } from '../../src/words';
import { lastDay } from './history/calendar';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';

const COUNTS = [
  'delivered',
  'visits',
  'calls',
  'firstVisits',
  'secondVisits',
  'filed',
  'testDrives',
  'followUp24h.due',
  'followUp24h.done',
  'contacts.planned',
  'contacts.inTime',
  'contacts.late',
  'contacts.missed',
  'contacts.made',
];

function valueAt(figures: Figures, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], figures);
}

const history = makeHistory(17, { consultants: 3, months: 3, busy: 0.4 });
const forms = formsOf(history);
const month = history.months[1] ?? '';
const report = monthFigures(buildLedger(forms, generalProfile), generalProfile, month, lastDay(month));

test('behind every count stand as many facts as it says, each with its rows in the workbook', () => {
  const paths = [
    ...COUNTS,
    ...FLOW_KEYS.flatMap((key) => [`total.${key}`, ...report.openLevels.map((level) => `levels.${level}.${key}`)]),
  ];
  const rows = new Set(
    forms.forms.flatMap((form) => form.records.map((record) => `${form.sheet}!${String(record.row)}`)),
  );
  for (const consultant of [undefined, ...report.consultants.map(({ name }) => name)]) {
    const figures =
      consultant === undefined ? report.store : report.consultants.find(({ name }) => name === consultant);
    if (!figures) throw new Error('unknown consultant');
    for (const figure of paths) {
      const facts = factsBehind(report, { consultant, figure });
      expect({ consultant, figure, count: facts.length }).toEqual({
        consultant,
        figure,
        count: valueAt(figures, figure),
      });
      for (const { sheet, row } of rowsBehind(report, { consultant, figure }))
        expect(rows).toContain(`${sheet}!${String(row)}`);
      expect(rowsBehind(report, { consultant, figure }).length > 0).toBe(facts.length > 0);
      expect(say(explainFigure(report, { consultant, figure }))).not.toBe('');
    }
  }
});

test('sources, reasons, rates and the days to the deal lead back to rows too', () => {
  for (const { source, visits, deals } of report.sources) {
    expect(factsBehind(report, { source, figure: 'visits' })).toHaveLength(visits);
    expect(factsBehind(report, { source, figure: 'deals' })).toHaveLength(deals);
  }
  expect(report.losses.length).toBeGreaterThan(1);
  for (const { reason, count } of report.losses)
    expect(factsBehind(report, { reason, figure: 'count' })).toHaveLength(count);
  expect(factsBehind(report, { figure: 'filingRate' })).toHaveLength(report.store.firstVisits);
  expect(factsBehind(report, { figure: 'closingRate' })).toHaveLength(report.store.total.won);
  expect(factsBehind(report, { figure: 'daysToDeal' })).toHaveLength(report.store.total.won);
  expect(factsBehind(report, { figure: 'no such figure' })).toEqual([]);
});

test('every figure of the registry has a name and an explanation in both languages', () => {
  for (const [figure, spec] of Object.entries<FigureSpec>(FIGURES)) {
    if (spec.kind === 'count' && spec.inside) continue;
    for (const locale of ['zh-CN', 'en'] as const)
      expect(say(explainFigure(report, { figure }), locale)).toMatch(/^(?!.*(?:\{|rollups\.)).{4,}/u);
  }
});

test('a figure has one place only wherever it is shown', () => {
  for (const place of ['tile', 'key', 'person', 'line'] as const) {
    const orders = shownAt(place).map(({ order }) => order);
    expect(orders.length).toBeGreaterThan(3);
    expect(new Set(orders).size).toBe(orders.length);
  }
});
