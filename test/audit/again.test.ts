import fc from 'fast-check';
import { auditSteps, type AuditRun } from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import {
  cellAt,
  columnLetters,
  findSheet,
  parseArea,
  withKnownSheets,
  type ChangeSet,
  type Scalar,
  type WorkbookSnapshot,
} from '../../src/sheet';
import { strictOf } from './campaign';
import { makeLife, type Life } from './store/life';
import { oneSheetBook } from './store/one-sheet-book';
import { otherBook } from './store/other-book';
import { storeBook } from './store/sheets';
import { written } from './written';

/** More for a campaign: how many stores are typed into, and how many cells in each. */
const RUNS = Number(process.env.SANBIAO_AGAIN_RUNS ?? 3);
const EDITS = 5;

const life = makeLife(5, { months: 2, consultants: 2 });
const BOOKS = [storeBook, otherBook, oneSheetBook].map((keep) => keep(life));

function check(book: WorkbookSnapshot, { today, closed }: Life, before?: AuditRun): AuditRun {
  const recognised = recognise(book);
  const profile = strictOf({ closed });
  const ledger = buildLedger(recognised, profile);
  const steps = auditSteps({ book, recognised, ledger, profile, today }, {}, before);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** As life is: what one form says in a field is written into another form's, so that rules that compare sheets have something to compare. */
interface Retold {
  readonly field: number;
  readonly to: number;
  readonly from: number;
  readonly clear: boolean;
}
const aRetelling: fc.Arbitrary<Retold> = fc.record({
  field: fc.nat(),
  to: fc.nat(),
  from: fc.nat(),
  clear: fc.boolean(),
});

function retold(book: WorkbookSnapshot, { field, to, from, clear }: Retold): ChangeSet {
  const places = recognise(book).forms.flatMap((form) =>
    form.columns.flatMap((column) =>
      form.records.map(({ row }) => ({
        sheet: form.sheet,
        field: column.field,
        cell: `${column.column}${String(row)}`,
      })),
    ),
  );
  const fields = [...new Set(places.map((place) => place.field))].sort();
  const own = places.filter((place) => place.field === fields[field % fields.length]);
  const [target, source] = [own[to % own.length], own[from % own.length]];
  if (target === undefined || source === undefined) return [];
  const after = clear ? '' : (valueAt(book, source.sheet, source.cell) ?? '');
  return [{ kind: 'value', sheet: target.sheet, cell: target.cell, after }];
}

/** The head of one form is given to another of its kind: its month, its day, whose it is. */
interface Renamed {
  readonly head: number;
  readonly of: number;
}
const aRenaming: fc.Arbitrary<Renamed> = fc.record({ head: fc.nat(), of: fc.nat() });

function renamed(book: WorkbookSnapshot, { head, of }: Renamed): ChangeSet {
  const { forms } = recognise(book);
  const form = forms[head % forms.length];
  const others = forms.filter((other) => other.form === form?.form && other.sheet !== form.sheet);
  const other = others[of % Math.max(1, others.length)];
  const [own, theirs] = [form && findSheet(book, form.sheet), other && findSheet(book, other.sheet)];
  const until = form?.records[0]?.row ?? 0;
  if (own === undefined || theirs === undefined) return [];
  return theirs.rows.slice(0, until).flatMap((line, row) =>
    (line ?? []).flatMap((cell, column): ChangeSet => {
      const after = cell?.value;
      if (after === undefined || after === null || after === cellAt(own, row, column)?.value) return [];
      return [{ kind: 'value', sheet: own.name, cell: `${columnLetters(column)}${String(row)}`, after }];
    }),
  );
}

const editOf = (book: WorkbookSnapshot, edit: Edit | Retold | Renamed): ChangeSet =>
  'how' in edit ? changeOf(book, edit) : 'head' in edit ? renamed(book, edit) : retold(book, edit);

function valueAt(book: WorkbookSnapshot, sheet: string, name: string): Scalar | undefined {
  const at = parseArea(name);
  const there = findSheet(book, sheet);
  return (at && there && cellAt(there, at.top, at.left)?.value) ?? undefined;
}

/** A cell that is filled now: emptied, given what stands elsewhere in its column, or something that nobody expects there. */
interface Edit {
  readonly sheet: number;
  readonly cell: number;
  readonly how: 'clear' | 'copy' | 'level' | 'phone' | 'date' | 'words';
  readonly from: number;
}
const anEdit: fc.Arbitrary<Edit> = fc.record({
  sheet: fc.nat(),
  cell: fc.nat(),
  how: fc.constantFrom('clear', 'copy', 'level', 'phone', 'date', 'words'),
  from: fc.nat(),
});

function changeOf(book: WorkbookSnapshot, { sheet, cell, how, from }: Edit): ChangeSet {
  const own = book.sheets[sheet % book.sheets.length];
  if (own === undefined) return [];
  const filled = own.rows.flatMap((line, row) =>
    (line ?? []).flatMap((one, column) =>
      one?.value === undefined || one.value === null || one.value === '' ? [] : [{ row, column, value: one.value }],
    ),
  );
  const at = filled[cell % Math.max(1, filled.length)];
  if (at === undefined) return [];
  const others = filled.filter(({ column }) => column === at.column);
  const after: Scalar = {
    clear: '',
    copy: others[from % others.length]?.value ?? '',
    level: ['H', 'A', 'B', 'D', 'F', 'Q'][from % 6] ?? 'A',
    phone: `138${String(10000000 + (from % 5)).padStart(8, '0')}`,
    date: `${String((from % 12) + 1)}月${String((from % 28) + 1)}日`,
    words: ['未留', '战败', '*', '王五'][from % 4] ?? '*',
  }[how];
  return [{ kind: 'value', sheet: own.name, cell: `${columnLetters(at.column)}${String(at.row)}`, after }];
}

test('after any edits the check finds what a whole one finds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BOOKS),
      fc.array(fc.array(fc.oneof(anEdit, aRetelling, aRenaming), { minLength: 1, maxLength: 3 }), {
        minLength: EDITS,
        maxLength: EDITS,
      }),
      (clean, edits) => {
        let book = clean;
        let run = check(book, life);
        for (const together of edits) {
          const next = written(
            book,
            together.flatMap((edit) => editOf(book, edit)),
          );
          book = withKnownSheets(next, book);
          run = check(book, life, run);
          expect(run.report).toEqual(check(book, life).report);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

test('a cell of one report asks no rule about the registers and matrices of others', () => {
  const [book] = BOOKS;
  if (book === undefined) throw new Error('no book');
  const whole = check(book, life);
  const report = book.sheets.find(({ name }) => /日报|\d+日/u.test(name)) ?? book.sheets.at(-1);
  if (report === undefined) throw new Error('no report');
  const edited = written(book, [{ kind: 'value', sheet: report.name, cell: 'A1', after: '营业活动日报表 ' }]);
  const again = check(withKnownSheets(edited, book), life, whole);
  expect(again.judged).toBeGreaterThan(0);
  expect(again.judged).toBeLessThan(whole.judged / 4);
});

test('the fourth report with the same words is compared with those of other sheets that nobody touched', () => {
  let [book] = BOOKS;
  if (book === undefined) throw new Error('no book');
  const reports = recognise(book).forms.filter(
    ({ form, date = '9999', records }) => form === 'daily-report' && date < life.today && records.length > 0,
  );
  const first = reports[0];
  const own = reports.filter(
    ({ consultant, date }) => consultant === first?.consultant && date?.slice(0, 7) === first?.date?.slice(0, 7),
  );
  expect(own.length).toBeGreaterThan(3);
  let run = check(book, life);
  for (const { sheet, columns, records } of own.slice(0, 4)) {
    const column = columns.find(({ field }) => field === 'outcome')?.column ?? '';
    const cell = `${column}${String(records[0]?.row)}`;
    book = withKnownSheets(written(book, [{ kind: 'value', sheet, cell, after: '客户说要再考虑一下价格' }]), book);
    run = check(book, life, run);
  }
  expect(run.report.findings.filter(({ rule }) => rule === 'same-words')).toHaveLength(1);
  expect(run.report).toEqual(check(book, life).report);
});
