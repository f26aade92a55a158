import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { logContact, takeInVisitor, BadRequest, type KeepReport } from '../../src/keeping';
import { answersIn, recognise } from '../../src/forms';
import { appliedTo, type WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { readXlsx } from '../../src/workbook/xlsx';
import { makeHistory } from '../rollups/history/history';
import { layoutOf } from '../rollups/history/layout';
import { sheetsOf } from '../rollups/history/sheets';
import { Dice, openBooks, randomContact, randomVisit, said } from './scenarios';

const FIXTURES = join(__dirname, '../fixtures/forms');
const RUNS = Number(process.env['KEEPING_RUNS'] ?? 5);

const files = readdirSync(FIXTURES).filter((name) => /\.xls[xm]$/u.test(name));
const books: [string, () => WorkbookSnapshot][] = [
  ...files.map((name): [string, () => WorkbookSnapshot] => [
    name,
    () => readXlsx(readFileSync(join(FIXTURES, name)), name),
  ]),
  ...Array.from({ length: RUNS }, (_, seed): [string, () => WorkbookSnapshot] => [
    `history ${String(seed)}`,
    () => sheetsOf(makeHistory(seed + 1), layoutOf(seed + 1)),
  ]),
];

const tally = new Map<string, number>();
const count = (key: string): void => void tally.set(key, (tally.get(key) ?? 0) + 1);
const tell = (name: string, report: KeepReport): void => {
  for (const place of new Set(report.writes.map((write) => write.place))) count(`  ${place}`);
  for (const { place, why } of report.without)
    count(`- ${place}: ${say(why).replace(/[\d-]{7,}|[A-Z]+\d+/gu, '#')} [${name.replace(/\d+/u, '')}]`);
  for (const { code } of report.questions) count(`? ${code}`);
};

/** Everything that was said before is said after, but for the rows written to. */
function nothingElse(before: WorkbookSnapshot, report: KeepReport): string[] {
  const was = said(recognise(before, { answers: answersIn(before) }));
  const now = new Set(said(recognise(appliedTo(before, report.changes), { answers: answersIn(before) })));
  const touched = new Set(report.writes.map(({ sheet }) => sheet)).size;
  const gone = was.filter((line) => !now.has(line));
  return gone.length > touched * 2 ? gone.slice(0, 3) : [];
}

afterAll(() => {
  if (process.env['KEEPING_TALLY'] !== undefined)
    process.stdout.write(
      [...tally]
        .filter(([key]) => !/no-report|没有 .*的日报表|没有“/u.test(key))
        .sort()
        .map(([key, n]) => `${String(n).padStart(5)} ${key}`)
        .join('\n') + '\n',
    );
});

describe.each(books)('%s', (name, make) => {
  const book = make();
  const opened = openBooks(book);

  test('contacts', () => {
    const dice = new Dice(name.length * 7919 + 1);
    for (let i = 0; i < RUNS; i += 1) {
      const contact = randomContact(opened, dice);
      if (!contact) return;
      try {
        const report = logContact(opened, contact.request);
        tell(name, report);
        if (report.questions.length === 0) expect(nothingElse(book, report)).toEqual([]);
      } catch (error) {
        if (!(error instanceof BadRequest)) throw error;
        count(`! ${say(error.words).slice(0, 20)}`);
      }
    }
  });

  test('visits', () => {
    const dice = new Dice(name.length * 104_729 + 3);
    for (let i = 0; i < RUNS; i += 1) {
      const visit = randomVisit(opened, dice);
      if (!visit) return;
      const report = takeInVisitor(opened, visit);
      tell(name, report);
      if (report.questions.length === 0) expect(nothingElse(book, report)).toEqual([]);
    }
  });
});
