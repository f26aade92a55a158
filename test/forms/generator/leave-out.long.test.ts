import type * as Forms from '../../../src/forms';
import type { FieldName } from '../../../src/forms/types';
import type * as Vocabulary from '../../../src/forms/vocabulary';
import { generate, KINDS, type Generated } from '.';
import { HEADERS } from './headers';

/** `SANBIAO_LEAVE_OUT=24 npm run test:long -- leave-out` measures every field on so many workbooks each and prints the figures. */
const BOOKS = Number(process.env['SANBIAO_LEAVE_OUT'] ?? 6);
const LOUD = process.env['SANBIAO_LEAVE_OUT'] !== undefined;

/** Field → its entries of the generator's own header words. */
const GROUPS: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  customerName: ['customerName'],
  phone: ['phone'],
  model: ['model'],
  level: ['level'],
  consultant: ['consultant'],
  source: ['source'],
  ...(LOUD
    ? {
        date: ['visitDate', 'callDate', 'lossDate'],
        arriveTime: ['arriveTime', 'callArrive', 'stay'],
        leaveTime: ['leaveTime'],
        gender: ['gender'],
        color: ['color'],
        partySize: ['partySize'],
        testDrive: ['testDrive'],
        purchaseWindow: ['purchaseWindow'],
        outcome: ['outcome', 'reportOutcome'],
        competitor: ['competitor', 'boughtInstead'],
        currentVehicle: ['currentVehicle'],
        district: ['district'],
        remark: ['remark'],
        appointment: ['appointment'],
        firstContactDate: ['firstContactDate'],
        monthEndLevel: ['monthEndLevel'],
        purpose: ['purpose'],
        levelBefore: ['levelBefore', 'lossLevel'],
        levelAfter: ['levelAfter'],
        lossReason: ['lossReason'],
        contactKind: ['contactKind'],
      }
    : {}),
};

/** The recogniser with a vocabulary that lacks words of a field. */
function recogniserWithout(field: FieldName, words: ReadonlySet<string>): typeof Forms.recognise {
  let found: typeof Forms.recognise | undefined;
  jest.isolateModules(() => {
    jest.doMock('../../../src/forms/vocabulary', () => {
      const actual = jest.requireActual<typeof Vocabulary>('../../../src/forms/vocabulary');
      const lacking = actual.VOCABULARY.map((entry) =>
        entry.to === field
          ? {
              ...entry,
              phrases: entry.phrases.flatMap((phrase) => actual.expand(phrase)).filter((phrase) => !words.has(phrase)),
            }
          : entry,
      );
      return { ...actual, VOCABULARY: lacking };
    });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module must be loaded anew for every vocabulary
    found = (require('../../../src/forms') as typeof Forms).recognise;
  });
  jest.dontMock('../../../src/forms/vocabulary');
  if (found === undefined) throw new Error('the recogniser was not loaded');
  return found;
}

interface Outcome {
  right: number;
  asked: number;
  /** Neither used nor asked about: its values are absent. */
  unused: number;
  /** Used as another field, or another column used in its place. */
  wrong: number;
}

function outcomes(
  books: readonly Generated[],
  field: FieldName,
  recognise: typeof Forms.recognise,
  notes: string[],
): Outcome {
  const sum: Outcome = { right: 0, asked: 0, unused: 0, wrong: 0 };
  for (const { book, truth } of books) {
    const read = recognise(book);
    for (const form of truth.forms) {
      const found = read.forms.find(
        (other) => other.sheet === form.sheet && other.range.split(':')[1] === form.range.split(':')[1],
      );
      const wanted = form.columns.filter((column) => column.field === field);
      for (const column of wanted) {
        const there =
          found?.columns.filter((other) => other.column === column.column && other.row === column.row) ?? [];
        const asked = read.questions.some(
          (question) => question.sheet === form.sheet && question.column === column.column,
        );
        if (there.some((other) => other.field === field)) sum.right += 1;
        else if (
          there.length > 0 &&
          !form.columns.some((other) => other.column === column.column && other.field === there[0]?.field)
        ) {
          sum.wrong += 1;
          notes.push(`${truth.workbook} ${form.sheet}: ${column.header} read as ${there[0]?.field ?? ''}`);
        } else if (asked) sum.asked += 1;
        else sum.unused += 1;
      }
      for (const other of found?.columns ?? []) {
        if (other.field !== field || wanted.some((column) => column.column === other.column)) continue;
        sum.wrong += 1;
        notes.push(`${truth.workbook} ${form.sheet}: ${other.header} taken for ${field}`);
      }
    }
  }
  return sum;
}

test('a field whose usual words nobody told us is read by its values, asked about, or left: never taken for another', () => {
  const total: Outcome = { right: 0, asked: 0, unused: 0, wrong: 0 };
  const notes: string[] = [];
  for (const [field, keys] of Object.entries(GROUPS) as [FieldName, readonly string[]][]) {
    const words = new Set(keys.flatMap((key) => HEADERS[key]?.zh.split(' ') ?? []));
    const books: Generated[] = [];
    for (let seed = 3001; books.length < BOOKS && seed < 3001 + BOOKS * 30; seed += 1) {
      const kind = KINDS[seed % KINDS.length];
      if (kind === 'decoys' || kind === 'customer-card' || kind === undefined) continue;
      const made = generate(seed, kind);
      if (made.truth.forms.some((form) => form.columns.some((column) => column.field === field))) books.push(made);
    }
    const sum = outcomes(books, field, recogniserWithout(field, words), notes);
    if (LOUD) console.log(field.padEnd(18), JSON.stringify(sum));
    for (const key of ['right', 'asked', 'unused', 'wrong'] as const) total[key] += sum[key];
  }
  const all = total.right + total.asked + total.unused + total.wrong;
  if (LOUD) console.log('all', JSON.stringify(total), notes.join('\n'));
  expect(all).toBeGreaterThan(40);
  expect({ wrong: total.wrong / all <= 0.02, notes: total.wrong / all <= 0.02 ? [] : notes.slice(0, 20) }).toEqual({
    wrong: true,
    notes: [],
  });
  // A column whose words are not known is rather asked about than taken.
  expect((total.right + total.asked) / all).toBeGreaterThan(0.5);
});
