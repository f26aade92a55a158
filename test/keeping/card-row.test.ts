import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { recognise } from '../../src/forms';
import { logContact, type KeepReport, type LogRequest } from '../../src/keeping';
import { appliedTo, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';
import { readXlsx } from '../../src/workbook/xlsx';
import { openBooks } from './scenarios';

const at = (report: KeepReport, place: string): string[] =>
  report.writes
    .filter((write) => write.place === place)
    .map(({ cell, before, after }) => `${cell} ${String(before)}→${String(after)}`);
const reasons = (report: KeepReport): string[] => report.without.map(({ place, why }) => `${place} ${why.key}`);

const cards = readXlsx(readFileSync(join(__dirname, '../fixtures/forms/customer-cards-2026.xlsx')), 'cards.xlsx');
const logged = (who: string, more: Partial<LogRequest> = {}): KeepReport =>
  logContact(openBooks(cards), { who, date: '2026-06-20', level: 'A', via: 'phone', note: '周末再来', ...more });

test('a contact is added to the table of the customer’s own card, dates and ways as the card writes them', () => {
  const report = logged('郑欣怡', { via: 'visit' });
  expect(at(report, 'card-row')).toEqual(['A15 →6/20', 'B15 →到店', 'C15 →周末再来', 'F15 →A', 'G15 →6/24']);
  const after = appliedTo(cards, report.changes);
  expect(recognise(after).forms).toEqual(recognise(cards).forms);
  const again = logContact(openBooks(after), { who: '郑欣怡', date: '2026-06-20', level: 'A', via: 'visit' });
  expect(at(again, 'card-row')).toEqual([]);
});

test('an empty table gets the date in full; without a next visit its column stays empty; unticked, nothing', () => {
  const untouched = cards.sheets.find(({ rows }) => rows.at(-1)?.some((cell) => cell?.value === '跟进日期'))?.name;
  const own = recognise(cards).forms.find(({ sheet }) => sheet === untouched);
  const empty = own?.records[0]?.fields.customerName ?? '';
  const written = at(logged(empty, { next: 'none' }), 'card-row').map((one) => one.split('→')[1]);
  expect(written).toEqual(['2026-06-20', '电话', '周末再来', 'A']);
  expect(at(logged(empty, { places: ['matrix-day'] }), 'card-row')).toEqual([]);
});

test('a protected card, or one without a table of contacts, is said', () => {
  const book = (more: Partial<SheetSnapshot>): WorkbookSnapshot => ({
    ...cards,
    sheets: cards.sheets.map((sheet) => (sheet.name === '郑欣怡' ? { ...sheet, ...more } : sheet)),
  });
  const log2 = (own: WorkbookSnapshot): string[] =>
    reasons(logContact(openBooks(own), { who: '郑欣怡', date: '2026-06-20', level: 'A' }));
  expect(log2(book({ protected: true }))).toContain('card-row keeping.without.protected');
  const rows = cards.sheets.find(({ name }) => name === '郑欣怡')?.rows.slice(0, 11) ?? [];
  expect(log2(book({ rows, lastRow: 10 }))).toContain('card-row keeping.without.card-no-table');
});
