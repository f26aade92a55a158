import {
  audit,
  auditSheetChanges,
  changedSince,
  ignoreFinding,
  joinNotes,
  NO_NOTES,
  notesChanges,
  notesIn,
  scoreOf,
  signDay,
  toCheckJson,
  toSarif,
  type AuditInput,
} from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile, type StoreProfile } from '../../src/profile';
import { DOCUMENT_PARTS, type Change, type WorkbookSnapshot } from '../../src/sheet';
import { text } from '../../src/words';
import { EXAMPLE_TODAY, exampleStore, JUNE, REGISTER } from './example-store';
import { written } from './written';

function inputOf(book: WorkbookSnapshot, profile: StoreProfile = generalProfile): AuditInput {
  const recognised = recognise(book);
  return { book, recognised, ledger: buildLedger(recognised, profile), profile, today: EXAMPLE_TODAY };
}

function slip(...cells: readonly (readonly [string, string, string])[]): WorkbookSnapshot {
  return written(
    exampleStore(),
    cells.map(([sheet, cell, after]): Change => ({ kind: 'value', sheet, cell, after })),
  );
}

/** Everything from a row on moves down by one, as when a row is inserted. */
function withRowInserted(book: WorkbookSnapshot, name: string, at: number): WorkbookSnapshot {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => {
      if (sheet.name !== name) return sheet;
      const rows = [...sheet.rows.slice(0, at), [], ...sheet.rows.slice(at)];
      return { ...sheet, rows, lastRow: sheet.lastRow + 1 };
    }),
  };
}

const SLIPS = slip([REGISTER, 'M8', ''], [REGISTER, 'K8', ''], [REGISTER, 'I11', ''], [JUNE, 'V5', '*']);

test('a finding keeps its id when a row is inserted above it', () => {
  const ids = (book: WorkbookSnapshot): string[] =>
    audit(inputOf(book))
      .findings.filter(({ rule }) => rule !== 'total-differs' && rule !== 'typed-over-formula')
      .map(({ id }) => id)
      .sort();
  const before = ids(SLIPS);
  expect(before.length).toBeGreaterThanOrEqual(4);
  expect(ids(withRowInserted(SLIPS, REGISTER, 4))).toEqual(before);
});

test('ids do not depend on the name of the one file', () => {
  const named = { ...SLIPS, name: '改名.xlsx' };
  expect(audit(inputOf(named)).findings.map(({ id }) => id)).toEqual(
    audit(inputOf(SLIPS)).findings.map(({ id }) => id),
  );
});

test('a rule that the store turned off is silent, and the report says so', () => {
  const profile: StoreProfile = { ...generalProfile, audit: { 'missing-source': { off: true } } };
  const report = audit(inputOf(SLIPS, profile));
  expect(report.off).toEqual(['missing-source']);
  expect(report.findings.some(({ rule }) => rule === 'missing-source')).toBe(false);
  expect(report.findings.some(({ rule }) => rule === 'follow-up-late')).toBe(true);
});

test('a number of the profile is used within its bounds', () => {
  const lines = (many: number): number =>
    audit(inputOf(exampleStore(), { ...generalProfile, audit: { 'no-call-after-delivery': { days: many } } })).findings
      .length;
  expect(lines(3)).toBe(1);
  expect(lines(7)).toBe(0);
});

test('a finding that was set aside is left out, and shown with its reason when asked for', () => {
  const book = SLIPS;
  const report = audit(inputOf(book));
  const [first] = report.findings;
  const entry = { reason: '客户已核实', by: '王经理', date: EXAMPLE_TODAY };
  const [change] = notesChanges(book, ignoreFinding(NO_NOTES, first?.id ?? '', entry), text('audit.change.ignore'));
  if (change?.kind !== 'document-part') throw new Error('no part is written');
  const kept = notesIn({ ...book, parts: new Map([[DOCUMENT_PARTS.audit, change.after]]) });
  const shown = toCheckJson(report, { file: book.name, notes: kept });
  expect(shown.findings).toHaveLength(report.findings.length - 1);
  const all = toCheckJson(report, { file: book.name, notes: kept, withIgnored: true });
  expect(all.findings.find(({ id }) => id === first?.id)?.ignored).toEqual({ reason: '客户已核实', by: '王经理' });
  expect(notesIn({ ...book, parts: new Map([[DOCUMENT_PARTS.audit, '{"broken']]) })).toEqual(NO_NOTES);
  expect(joinNotes([NO_NOTES, kept]).ignored).toEqual(kept.ignored);
});

test('a signed day shows what was changed after it, and nothing else', () => {
  const input = inputOf(exampleStore());
  const signed = signDay(input, audit(input), '2026-06-11', '王经理', '2026-06-12T18:00');
  expect(signed.rows).toBeGreaterThan(1);
  const notes = { ...NO_NOTES, signed: { '2026-06-11': signed } };
  expect(changedSince(input, notes)).toEqual([]);
  expect(changedSince(inputOf(slip([REGISTER, 'J8', '探岳'])), notes)).toEqual([]);
  expect(changedSince(inputOf(slip([REGISTER, 'J11', '探岳'])), notes)).toEqual([
    { date: '2026-06-11', sheet: REGISTER, row: 11 },
  ]);
  expect(changedSince(inputOf(slip([JUNE, 'V5', 'A*'])), notes)).toEqual([{ date: '2026-06-11', sheet: JUNE, row: 5 }]);
  expect(JSON.stringify(signed)).not.toMatch(/138000|何玉兰/u);
});

test('SARIF holds no names, phones or words of cells unless they are asked for', () => {
  const report = audit(inputOf(slip([REGISTER, 'M3', ''], [REGISTER, 'K3', '户外广告'], [REGISTER, 'I4', '1380002'])));
  const check = toCheckJson(report, { file: '三表.xlsx' });
  expect(check.findings.length).toBeGreaterThan(1);
  const plain = JSON.stringify(toSarif(check, '1.0.0', 'zh-CN', false));
  expect(plain).not.toMatch(/何玉兰|周涛|1380002|户外广告|138\d{8}/u);
  expect(plain).toContain('sanbiaoFinding');
  expect(JSON.stringify(toSarif(check, '1.0.0', 'zh-CN', true))).toContain('周涛');
});

test('the report is a sheet of ours: text stays text, and a second one takes the place of the first', () => {
  const book = slip([REGISTER, 'H4', '=1+1'], [REGISTER, 'M4', '']);
  const report = audit(inputOf(book));
  const [made] = auditSheetChanges(book, report, NO_NOTES);
  if (made?.kind !== 'add-sheet') throw new Error('no sheet is added');
  expect(made.formulas).toBeUndefined();
  expect(made.values.flat()).toContain('=1+1');
  const there = {
    ...book,
    sheets: [
      ...book.sheets,
      { ...exampleStore().sheets[0]!, name: made.sheet, rows: [[], [undefined, { value: made.values[0]?.[0] ?? '' }]] },
    ],
  };
  expect(auditSheetChanges(there as WorkbookSnapshot, report, NO_NOTES)[0]?.kind).toBe('replace-sheet');
});

test('the score is 100 without a fault, and a fault costs its share', () => {
  expect(scoreOf(audit(inputOf(exampleStore()))).total).toBe(100);
  const score = scoreOf(audit(inputOf(slip([REGISTER, 'M4', '']))));
  expect(score.items.find(({ id }) => id === 'follow-up')).toMatchObject({ points: 15, faulty: 1 });
  expect(score.total).toBeLessThan(100);
});
