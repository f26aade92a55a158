import { isRegister } from '../../src/customers';
import { rowSpan, type Cell, type ChangeSet, type WorkbookSnapshot } from '../../src/sheet';
import { recognise } from '../../src/forms';
import type { FormRecord, RecognisedWorkbook } from '../../src/forms/types';
import { BadRequest, logContact, takeInVisitor, type Choices, type KeepReport } from '../../src/keeping';
import { say, type Text } from '../../src/words';
import { generate } from '../forms/generator';
import { makeHistory } from '../rollups/history/history';
import { layoutOf } from '../rollups/history/layout';
import { sheetsOf } from '../rollups/history/sheets';
import { factsOfContact, factsOfVisit, type Fact } from './expected';
import { ADAPTERS, bytesOf } from './ports';
import { Dice, openBooks, randomContact, randomVisit, said } from './scenarios';

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

interface Tally {
  right: number;
  all: number;
  readonly wrong: string[];
}
const tally = new Map<string, Tally>();
function count(kind: string, right: boolean, told: () => string): void {
  const own = tally.get(kind) ?? { right: 0, all: 0, wrong: [] };
  tally.set(kind, own);
  own.all += 1;
  if (right) own.right += 1;
  else own.wrong.push(told());
}

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

/** Questions are answered with their first choice: write over, make a row, take the line all the same. */
function answered(step: Step): KeepReport {
  let choices: Choices = {};
  for (let tries = 0; tries < 4; tries += 1) {
    const report = step.run(choices);
    if (report.questions.length === 0) return report;
    choices = { ...choices, ...Object.fromEntries(report.questions.map(({ code }) => [code, 1])) };
  }
  return step.run(choices);
}

/** What the forms said and do not say any more, and the other way round. */
function differences(before: RecognisedWorkbook, after: RecognisedWorkbook): { gone: string[]; come: string[] } {
  const [was, now] = [said(before), said(after)];
  const left = new Map<string, number>();
  for (const line of now) left.set(line, (left.get(line) ?? 0) + 1);
  const gone = was.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
  return { gone, come: [...left].flatMap(([line, count]) => Array.from({ length: count }, () => line)) };
}

/** Cells that are otherwise than before although no change names them; rows that were put in moved those below them. */
function damaged(before: WorkbookSnapshot, after: WorkbookSnapshot, changes: ChangeSet): string[] {
  const found: string[] = [];
  for (const sheet of before.sheets) {
    const own = changes.filter((change) => change.sheet === sheet.name);
    const named = new Set(own.flatMap((change) => ('cell' in change ? [change.cell] : [])));
    const spans = own.flatMap((change) => (change.kind === 'insert-rows' ? (rowSpan(change.rows) ?? []) : []));
    const moved = (row: number): number => spans.reduce((at, { first, count }) => (at >= first ? at + count : at), row);
    const now = after.sheets.find(({ name }) => name === sheet.name);
    for (let row = 1; row <= sheet.lastRow; row += 1)
      for (let column = 1; column <= sheet.lastColumn; column += 1) {
        const place = `${columnLetters(column)}${String(moved(row))}`;
        if (named.has(place)) continue;
        const [was, is] = [sheet.rows[row]?.[column], now?.rows[moved(row)]?.[column]];
        if (content(was, spans.length > 0) !== content(is, spans.length > 0)) found.push(`${sheet.name}!${place}`);
      }
  }
  return found;
}

/** Where rows moved, formulas move with them; what they give is looked at instead. */
const content = (cell: Cell | undefined, moved: boolean): string =>
  cell === undefined || (cell.value === '' && cell.formula === undefined)
    ? ''
    : JSON.stringify([
        cell.formula !== undefined && moved ? '=' : cell.value,
        moved ? undefined : cell.formula,
        cell.format,
      ]);

function columnLetters(column: number): string {
  return column > 26
    ? columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);
}

const saysFormula = (why: Text): boolean =>
  why.key === 'keeping.refusal.formula' ||
  Object.values(why.values ?? {}).some((value) => typeof value === 'object' && saysFormula(value));

const textOf = (book: WorkbookSnapshot): string =>
  JSON.stringify(
    book.sheets.map(({ name, rows }) => [
      name,
      rows.map((row) => Array.from(row ?? []).map((cell) => content(cell, false))),
    ]),
  );

afterAll(() => {
  if (process.env['KEEPING_TALLY'] === undefined) return;
  for (const [kind, { right, all, wrong }] of [...tally].sort()) {
    process.stdout.write(`${kind}: ${String(right)}/${String(all)}\n`);
    for (const line of wrong.slice(0, 12)) process.stdout.write(`    ${line}\n`);
  }
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
          const told = (): string => `${name}: ${step.name}`;
          let report: KeepReport;
          try {
            report = answered(step);
          } catch (error) {
            if (!(error instanceof BadRequest)) throw error;
            count(`${adapter} refused`, false, () => `${told()} ${say(error.words)}`);
            continue;
          }
          // Excel moves ranges by rules of its own: there the pane asks for a free line first.
          if (adapter === 'excel' && report.changes.some(({ kind }) => kind === 'insert-rows')) continue;
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
            count(
              `${adapter} ${kind}`,
              there,
              () => `${told()} ${report.without.map(({ place, why }) => `${place}: ${say(why)}`).join('; ')}`,
            );
          }
          const { gone, come } = differences(opened.recognised, anew);
          const places = new Set(report.writes.map((write) => `${write.sheet}!${write.cell.replace(/\D+/u, '')}`));
          count(
            `${adapter} nothing else`,
            gone.length <= come.length && come.length <= places.size,
            () =>
              `${told()}\n        ${[...gone.map((one) => `- ${one}`), ...come.map((one) => `+ ${one}`)].join('\n        ')}`,
          );
          const broken = damaged(before, after, report.changes);
          count(`${adapter} cells`, broken.length === 0, () => `${told()} ${broken.slice(0, 5).join(' ')}`);
          const undone = await port.apply(applied.inverse);
          const back = await port.read();
          count(`${adapter} undo`, undone.conflicts.length === 0 && textOf(back) === textOf(before), told);
          await port.apply(report.changes);
        }
      } finally {
        close();
      }
    }
    const of = (kind: string): Tally | undefined => tally.get(`${adapter} ${kind}`);
    expect(of('matrix-day')?.all).toBeGreaterThan(0);
    expect(of('visit')?.all).toBeGreaterThan(0);
    for (const kind of ['cells', 'undo', 'nothing else']) expect([kind, of(kind)?.wrong]).toEqual([kind, []]);
    for (const [kind, { right, all, wrong }] of tally)
      if (kind.startsWith(adapter) && right < all * RIGHT) expect([kind, wrong]).toEqual([kind, []]);
  }, 3_600_000);
});
