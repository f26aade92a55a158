import { isRegister } from '../../src/customers';
import type { WorkbookSnapshot } from '../../src/sheet';
import { recognise } from '../../src/forms';
import type { FormRecord } from '../../src/forms/types';
import { BadRequest, logContact, takeInVisitor, type Choices, type KeepReport } from '../../src/keeping';
import { say } from '../../src/words';
import { generate } from '../forms/generator';
import { makeHistory } from '../rollups/history/history';
import { layoutOf } from '../rollups/history/layout';
import { sheetsOf } from '../rollups/history/sheets';
import { saysFormula, Tally } from './differences';
import { answered, judgeWrite } from './judged';
import { factsOfContact, factsOfVisit, type Fact } from './expected';
import { ADAPTERS, bytesOf } from './ports';
import { Dice, openBooks, randomContact, randomVisit } from './scenarios';

/** `KEEPING_STORES=200` runs the whole campaign (about an hour); `KEEPING_FROM` begins it at another seed, `KEEPING_TALLY=1` prints it. */
const STORES = Number(process.env['KEEPING_STORES'] ?? 3);
const FROM = Number(process.env['KEEPING_FROM'] ?? 1);
const STEPS = Number(process.env['KEEPING_STEPS'] ?? 4);
/** Of each kind of fact so many must be there once the workbook is read anew. */
const RIGHT = 0.98;

const KINDS = ['contact-matrix', 'visitor-register', 'call-register', 'visitor-call-register'] as const;
const books: readonly (readonly [name: string, make: () => WorkbookSnapshot])[] = Array.from(
  { length: STORES },
  (_, i) => FROM + i,
).flatMap((seed) => [
  [`history ${String(seed)}`, () => lastMonths(sheetsOf(makeHistory(seed), layoutOf(seed)))] as const,
  ...KINDS.map((kind) => [`${kind} ${String(seed)}`, () => generate(seed, kind).book] as const),
]);

/** The last sheets of a history are enough: a month or two with everything that the store keeps. */
function lastMonths(book: WorkbookSnapshot): WorkbookSnapshot {
  return { ...book, sheets: book.sheets.slice(-14) };
}

const tally = new Tally();

interface Step {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly run: (choices: Choices) => KeepReport;
}

function stepFor(opened: ReturnType<typeof openBooks>, dice: Dice): Step | undefined {
  if (dice.next() < 0.6) {
    const contact = randomContact(opened, dice);
    if (!contact?.form || !contact.row || contact.form.form !== 'contact-matrix') return undefined;
    const { request, form, row } = contact;
    const next = nextOf(request.date, form.month, row, dice);
    const who = row.fields.phone ?? request.who;
    const asked = { ...request, who, next, consultant: form.consultant };
    return {
      name: `log ${JSON.stringify(asked)}`,
      facts: factsOfContact(opened, asked, form, row),
      run: (choices) => logContact(opened, { ...asked, choices }),
    };
  }
  const visit = randomVisit(opened, dice);
  const fits = opened.recognised.forms.filter(
    (form) =>
      isRegister(form.form) && (form.date ?? visit?.date) === visit?.date && form.month === visit?.date.slice(0, 7),
  );
  const [only, ...others] = fits;
  if (!visit || !only || others.length > 0) return undefined;
  // A register without a date column is one day's.
  const columns = only.columns.map(({ field }) => field);
  if (!columns.includes('date') && (only.date ?? only.records.at(-1)?.fields.date) !== visit.date) return undefined;
  return {
    name: `visit ${JSON.stringify(visit)}`,
    facts: factsOfVisit(visit, only),
    run: (choices) => takeInVisitor(opened, { ...visit, choices }),
  };
}

/** A later day of the same month of which the row says nothing yet; a day that is taken is not asked for. */
function nextOf(date: string, month: string | undefined, row: FormRecord, dice: Dice): string | 'none' {
  const day = Number(date.slice(8)) + 1 + dice.below(5);
  const taken = row.planned?.includes(day) === true || row.contacts?.some((contact) => contact.day === day) === true;
  return month === undefined || day > 28 || taken || Number(date.slice(8)) >= 28
    ? 'none'
    : `${month}-${String(day).padStart(2, '0')}`;
}

afterAll(() => {
  if (process.env['KEEPING_TALLY'] !== undefined) tally.print();
});

describe.each(Object.keys(ADAPTERS) as (keyof typeof ADAPTERS)[])('%s', (adapter) => {
  test(`what was logged is what the workbook says, and nothing else: ${String(books.length)} workbooks`, async () => {
    for (const [name, make] of books) {
      const { port, close } = ADAPTERS[adapter](bytesOf(make()), `${name}.xlsx`);
      try {
        const dice = new Dice(name.length * 7919 + FROM + STEPS);
        for (let i = 0; i < STEPS; i += 1) {
          const before = await port.read();
          const opened = openBooks(before);
          const step = stepFor(opened, dice);
          if (!step) continue;
          const told = (more = ''): string => `${name}: ${step.name} ${more}`;
          let report: KeepReport;
          try {
            report = answered(step.run);
          } catch (error) {
            if (!(error instanceof BadRequest)) throw error;
            tally.count(`${adapter} refused`, false, () => `${told()} ${say(error.words)}`);
            continue;
          }
          const applied = await port.apply(report.changes);
          expect([told(), applied.conflicts]).toEqual([told(), []]);
          const after = await port.read();
          const anew = recognise(after);
          for (const { kind, sheet, holds } of step.facts) {
            // What a formula gives is not typed over: said, and right so.
            if (report.without.some(({ why }) => saysFormula(why))) continue;
            const there = anew.forms.some(
              (form) => form.sheet === sheet && form.records.some((one) => holds(one, form)),
            );
            tally.count(
              `${adapter} ${kind}`,
              there,
              () => `${told()} ${report.without.map(({ place, why }) => `${place}: ${say(why)}`).join('; ')}`,
            );
          }
          const reading = { before: opened, after: { book: after, recognised: anew }, inverse: applied.inverse };
          await judgeWrite(tally, adapter, port, report, reading, told);
          await port.apply(report.changes);
        }
      } finally {
        close();
      }
    }
    const of = (kind: string) => tally.of(`${adapter} ${kind}`);
    expect(of('matrix-day').all).toBeGreaterThan(0);
    expect(of('visit').all).toBeGreaterThan(0);
    for (const kind of ['cells', 'undo', 'nothing else']) expect([kind, of(kind).wrong]).toEqual([kind, []]);
    for (const [kind, { right, all, wrong }] of tally.startingWith(adapter))
      if (right < all * RIGHT) expect([kind, wrong]).toEqual([kind, []]);
  }, 3_600_000);
});
