import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, AUDIT_RULES, RULE_IDS } from '../../src/audit';
import { readXlsx } from '../../src/workbook/xlsx';
import { campaign, inputOf, plantInto, rates, together } from './campaign';
import { makeLife } from './store/life';
import { oneSheetBook } from './store/one-sheet-book';
import { otherBook } from './store/other-book';
import { storeBook } from './store/sheets';

/** How many stores; half as many are looked at without a mistake. */
const STORES = Number(process.env.SANBIAO_AUDIT_STORES ?? 80);

/** Stores keep their own forms, older ones, or all of a month on one sheet. */
const BOOKS = [storeBook, otherBook, oneSheetBook];

test('stores that do everything right get fewer than one finding per thousand rows', () => {
  let rows = 0;
  const findings: string[] = [];
  for (let seed = 1; seed <= STORES / 2; seed += 1) {
    const life = makeLife(seed);
    const input = inputOf(BOOKS[seed % BOOKS.length]!(life), life);
    rows += input.recognised.forms.reduce((sum, form) => sum + form.records.length, 0);
    for (const { rule, at } of audit(input).findings) findings.push(`${String(seed)} ${rule} ${at.sheet}!${at.cell}`);
  }
  expect(rows).toBeGreaterThan(1000);
  expect({ rate: findings.length / rows < 0.001, findings }).toMatchObject({ rate: true });
}, 600_000);

/** Each rule's mistakes in many stores: precision and recall of errors and warnings together and one by one. */
test('precision and recall over planted mistakes', () => {
  const { scores, missed, wrong } = campaign(
    Array.from({ length: STORES }, (_, i) => 201 + i),
    10,
    RULE_IDS,
    (life) => BOOKS[life.seed % BOOKS.length]!(life),
  );
  const together = rates(scores);
  expect({ ...together, missed: missed.slice(0, 5), wrong: wrong.slice(0, 5) }).toMatchObject({
    precision: expect.closeTo(1, 1.7),
    recall: expect.closeTo(1, 1.7),
  });
  expect(together.precision).toBeGreaterThanOrEqual(0.98);
  expect(together.recall).toBeGreaterThanOrEqual(0.98);
  for (const [id, { planted, seen, wrong: others }] of scores) {
    if (planted < 5 || AUDIT_RULES[id].severity === 'hint') continue;
    expect({ id, recall: seen / planted >= 0.9, precision: seen / (seen + others) >= 0.9 }).toEqual({
      id,
      recall: true,
      precision: true,
    });
  }
}, 600_000);

const FORMS = join(__dirname, '../fixtures/forms');
/** Each file gets a third of the rules at a time. */
const ROUNDS = 3;

/** What the files hold is found before and after, and does not count: only what was planted may come to it. */
test('planted mistakes are seen on the forms of other brands and stores, and nothing else comes to what was found there', () => {
  const planted = readdirSync(FORMS)
    .filter((name) => /\.xls[xm]$/u.test(name))
    .flatMap((name) => {
      const book = readXlsx(new Uint8Array(readFileSync(join(FORMS, name))), name);
      const year = /20\d\d/u.exec(name)?.[0] ?? '2026';
      return Array.from({ length: ROUNDS }, (_, round) =>
        plantInto(
          book,
          { today: `${year}-12-31`, closed: [] },
          RULE_IDS.filter((_rule, i) => i % ROUNDS === round),
          round + 1,
        ),
      );
    });
  const { scores, missed, wrong } = together(planted);
  expect([...scores.values()].reduce((sum, one) => sum + one.planted, 0)).toBeGreaterThan(100);
  expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
}, 600_000);
