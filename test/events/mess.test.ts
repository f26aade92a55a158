import { eventReports, listsIn, outcomesIn, plansIn, type GuestFacts } from '../../src/events';
import { recognise } from '../../src/forms';
import { bookOf, sheetOf } from '../../src/sheet';
import { ANSWERS_KEPT } from './mess/answers';
import { FOLLOW_UPS_KEPT } from './mess/follow-ups';
import { GUESTS_KEPT } from './mess/guests';
import type { Messy } from './mess/messy';
import { SHEETS_KEPT } from './mess/sheets';

const nobody: GuestFacts = { soldOn: () => false, openComplaint: () => false };

/** What the product counts on each list, in the words of the fixtures. */
function countedOn({ sheets }: Messy): Record<string, unknown>[] {
  const book = bookOf(
    sheets.map(({ name, rows, merges = [] }) => sheetOf(name, rows, { merges })),
    { name: '2026.xlsx' },
  );
  const lists = listsIn(book, recognise(book));
  const reports = eventReports(lists, nobody);
  const outcomes = outcomesIn(book, reports, plansIn(book));
  return reports.map((report, i) => ({
    ...report,
    output: outcomes[i]?.output,
    inviters: report.inviters.map(({ name }) => name),
    heads: lists[i]?.lines.reduce((sum, { attendedCount = 0 }) => sum + attendedCount, 0),
    reasons: report.findings.filter(({ rule }) => rule === 'not-coming-without-reason').length,
    rules: report.findings.flatMap(({ rule, row }) => (rule === 'duplicate-invitee' ? [`${rule} ${String(row)}`] : [])),
  }));
}

test.each([...FOLLOW_UPS_KEPT, ...ANSWERS_KEPT, ...GUESTS_KEPT, ...SHEETS_KEPT].map((one) => [one.mess, one] as const))(
  '%s: counted as a careful person counts',
  (_, messy) => {
    const counted = countedOn(messy);
    expect(counted.length).toBe(messy.told.length);
    messy.told.forEach((told, i) => {
      const own = Object.fromEntries(Object.keys(told).map((key) => [key, counted[i]?.[key]]));
      expect(own).toEqual(
        Object.fromEntries(
          Object.entries(told).map(([key, value]) => [
            key,
            typeof value === 'number' ? expect.closeTo(value, 6) : value,
          ]),
        ),
      );
    });
  },
);
