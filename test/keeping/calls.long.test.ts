import { everyForm, recognise } from '../../src/forms';
import {
  COMPLAINT_STATUSES,
  RENEWAL_STATUSES,
  RESULT_WORDS,
  SATISFACTIONS,
  type AfterSalesForm,
  type AfterSalesRecord,
} from '../../src/forms/types';
import { BadRequest, type Choices, type KeepReport, type QuestionCode } from '../../src/keeping';
import { logCall, type CallRequest } from '../../src/keeping/calls';
import { FilePort } from '../../src/workbook/xlsx';
import type { WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { generateOwners } from '../forms/owners';
import { bytesOf } from './ports';
import { Dice, openBooks } from './scenarios';

/** `CALLS_SHEETS=2000` runs the whole campaign; `CALLS_FROM` begins it elsewhere; `CALLS_TALLY=1` prints what was written and what was not. */
const SHEETS = Number(process.env['CALLS_SHEETS'] ?? 60);
const FROM = Number(process.env['CALLS_FROM'] ?? 1);
const CALLS = 4;

const tally = new Map<string, number>();
const count = (key: string): void => void tally.set(key, (tally.get(key) ?? 0) + 1);
let tried = 0;
let written = 0;

afterAll(() => {
  if (process.env['CALLS_TALLY'] === undefined) return;
  const lines = [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, n]) => `${String(n).padStart(6)} ${key}`);
  process.stdout.write(`${lines.join('\n')}\n${String(written)} of ${String(tried)} written\n`);
});

/** A call as somebody might tell of it, to the owner of a random row. */
function randomCall(form: AfterSalesForm, record: AfterSalesRecord, dice: Dice): CallRequest {
  const some = <T>(list: readonly T[]): T | undefined => (dice.next() < 0.7 ? dice.pick(list) : undefined);
  const steps = Object.keys(form.stepColumns ?? {});
  const renewal = form.form === 'renewal-ledger';
  const complaint = form.form === 'complaint-register';
  return {
    who: `${form.sheet}!${String(record.row)}`,
    // The generator's years end with 2026; later days leave no row out.
    date: `2027-0${String(1 + dice.below(9))}-${String(10 + dice.below(18))}`,
    ...(form.form === 'delivery-follow-up' && steps.length > 0 ? { step: dice.pick(steps) } : {}),
    result: some(RESULT_WORDS.filter((word) => word !== 'not-called')),
    satisfaction: some(SATISFACTIONS),
    ...(renewal ? { status: some(RENEWAL_STATUSES) } : complaint ? { status: some(COMPLAINT_STATUSES) } : {}),
    ...(dice.next() < 0.3 ? { by: '周洁' } : {}),
    ...(dice.next() < 0.3 ? { note: '已转告车间' } : {}),
  };
}

/** What is said of every row but those that the call wrote to. */
function others(book: WorkbookSnapshot, report: KeepReport): string[] {
  const rows = new Set(report.writes.map(({ sheet, cell }) => `${sheet}!${/\d+/u.exec(cell)?.[0] ?? ''}`));
  return everyForm(recognise(book, { answers: {} })).flatMap(({ sheet, form, headerRows, columns, records }) => [
    JSON.stringify([sheet, form, headerRows, columns]),
    ...records
      .filter(({ row }) => !rows.has(`${sheet}!${String(row)}`))
      .map((record) => JSON.stringify([sheet, record])),
  ]);
}

const recordsOf = (book: WorkbookSnapshot, sheet: string, row: number): readonly AfterSalesRecord[] =>
  recognise(book, { answers: {} })
    .afterSales.filter((form) => form.sheet === sheet)
    .flatMap(({ records }) => records.filter((record) => record.row === row));

/** What the row says of the call once it is read anew: each fact that was told stands there, or a sentence says why not. */
function unsaid(request: CallRequest, report: KeepReport, after: WorkbookSnapshot): string[] {
  const [write] = report.writes;
  if (!write) return [];
  const [record] = recordsOf(after, write.sheet, Number(/\d+/u.exec(write.cell)?.[0]));
  if (!record) return ['no record'];
  const { date, result, satisfaction, status, note } = request;
  const steps = (record.steps ?? []).filter((one) => one.date === date);
  const fields = record.fields;
  const refused = report.without.map(({ why }) => say(why)).join(' ');
  const gone: string[] = [];
  const told = (name: string, is: boolean, excuse: RegExp): void => {
    if (!is && !excuse.test(refused)) gone.push(`${name} in ${JSON.stringify(record)} (${refused})`);
  };
  const dated = steps.length > 0 || fields.date === date || fields.handledDate === date;
  told('date', dated || write.place === 'complaint-row', /日期|写满/u);
  if (result !== undefined)
    told('result', steps.some((one) => one.result === result) || fields.result === result, /回访结果|没有写|写满/u);
  if (satisfaction !== undefined)
    told(
      'satisfaction',
      steps.some((one) => one.satisfaction === satisfaction) || fields.satisfaction === satisfaction,
      /满意度|没有写|写满/u,
    );
  if (status !== undefined) told('status', fields.status === status, /状态|没有写/u);
  if (note !== undefined) told('note', fields.remark === note, /备注|没有写/u);
  return gone;
}

/** Answers every question at random, as a person at the preview does. */
function decided(book: WorkbookSnapshot, request: CallRequest, dice: Dice): KeepReport {
  const opened = openBooks(book);
  let choices: Choices = {};
  for (let asked = 0; ; asked += 1) {
    const report = logCall(opened, { ...request, choices });
    if (report.questions.length === 0 || asked > 5) return report;
    const more: Partial<Record<QuestionCode, number>> = {};
    for (const { code, choices: among } of report.questions) {
      count(`? ${code}`);
      more[code] = 1 + dice.below(among.length);
    }
    choices = { ...choices, ...more };
  }
}

test.each(Array.from({ length: SHEETS }, (_, i) => FROM + i))(
  'sheet %i: read anew it says what was logged, nothing else changed, undo brings every cell back',
  async (seed) => {
    const made = generateOwners(seed);
    const dice = new Dice(seed * 7919 + 5);
    const port = new FilePort(bytesOf(made.book), 'calls.xlsx');
    const forms = recognise(await port.read(), { answers: {} }).afterSales;
    const form = forms.find(({ form: kind }) => kind !== 'event-invitation' && kind !== 'service-history');
    if (!form || form.records.length === 0) return;
    for (let i = 0; i < CALLS; i += 1) {
      const record = dice.pick(form.records);
      if (!record) break;
      const before = await port.read();
      const request = randomCall(form, record, dice);
      let report: KeepReport;
      try {
        report = decided(before, request, dice);
      } catch (error) {
        if (!(error instanceof BadRequest)) throw error;
        count(`! ${say(error.words).slice(0, 30)}`);
        continue;
      }
      tried += 1;
      for (const { place, why } of report.without)
        count(
          `- ${form.form} ${place}: ${say(why)
            .replace(/\S*!?[A-Z]{1,2}\d+/gu, '#')
            .replace(form.sheet, '表')}`,
        );
      for (const { place } of report.writes) count(`  ${form.form} ${place}`);
      if (report.writes.length === 0) continue;
      written += 1;
      const applied = await port.apply(report.changes);
      expect(applied.conflicts).toEqual([]);
      const after = await port.read();
      expect(unsaid(request, report, after)).toEqual([]);
      expect(others(after, report)).toEqual(others(before, report));
      await port.apply(applied.inverse);
      expect((await port.read()).sheets.map(({ rows }) => rows)).toEqual(before.sheets.map(({ rows }) => rows));
    }
  },
);

test('most calls find a place', () => expect(written * 3).toBeGreaterThan(tried));
