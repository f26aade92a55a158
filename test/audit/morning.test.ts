import {
  audit,
  decide,
  drawLines,
  morningOf,
  morningSheetChanges,
  NO_NOTES,
  notesChanges,
  notesIn,
  spotSheetChanges,
  type AuditInput,
  type AuditNotes,
  type Morning,
} from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { appliedTo, DOCUMENT_PARTS, type Change, type WorkbookSnapshot } from '../../src/sheet';
import { memberOf, openStore, type CheckResult } from '../../src/jobs';
import { checkJob, giveLossJob } from '../../src/jobs/audit-job';
import { text } from '../../src/words';
import { EXAMPLE_TODAY, exampleStore, JUNE, OTHER, REGISTER } from './example-store';
import { day } from './examples';
import { written } from './written';

function slip(...cells: readonly (readonly [string, string, string])[]): WorkbookSnapshot {
  return written(
    exampleStore(),
    cells.map(([sheet, cell, after]): Change => ({ kind: 'value', sheet, cell, after })),
  );
}

function inputOf(book: WorkbookSnapshot): AuditInput {
  const recognised = recognise(book);
  const ledger = buildLedger(recognised, generalProfile);
  return { book, recognised, ledger, profile: generalProfile, today: EXAMPLE_TODAY };
}

function morning(book: WorkbookSnapshot, notes: AuditNotes = NO_NOTES): Morning {
  const input = inputOf(book);
  return morningOf(input, audit(input), notes);
}

test('a consultant’s morning counts lines that lack something once, and yesterday’s missed visits only', () => {
  const yesterday = `${day(Number(EXAMPLE_TODAY.slice(8)) - 1)}5`;
  const before = morning(exampleStore()).people.find(({ consultant }) => consultant === '张三');
  const after = morning(slip([REGISTER, 'L8', ''], [REGISTER, 'M8', ''], [REGISTER, 'C8', ''], [JUNE, yesterday, '*']));
  const own = after.people.find(({ consultant }) => consultant === '张三');
  expect([before?.incomplete ?? 0, before?.missed ?? 0]).toEqual([0, 0]);
  expect([own?.incomplete, own?.missed]).toEqual([1, 1]);
});

test('a loss is decided on, kept in the workbook under a name that tells nobody, and taken back', () => {
  const book = exampleStore();
  const [loss] = morning(book).losses;
  if (loss === undefined) throw new Error('the example store has a loss');
  expect(loss.decided).toBeUndefined();
  const given = { decision: 'given', to: '李四', by: '王经理', date: EXAMPLE_TODAY } as const;
  const [change] = notesChanges(book, decide(NO_NOTES, loss.id, given), text('audit.change.decide'));
  if (change?.kind !== 'document-part') throw new Error('no part is written');
  expect(change.after).not.toMatch(new RegExp(`${loss.customer}|138\\d{8}`, 'u'));
  const notes = notesIn({ ...book, parts: new Map([[DOCUMENT_PARTS.audit, change.after]]) });
  const later = morning(book, notes);
  expect(later.losses.find(({ id }) => id === loss.id)?.decided).toEqual(given);
  // Undecided ones come first.
  expect(later.losses.at(-1)?.id).toBe(loss.id);
  expect(decide(notes, loss.id, undefined).decided).toEqual({});
});

test('notes of an earlier version, without decisions, are read', () => {
  const parts = new Map([[DOCUMENT_PARTS.audit, '{"version":1,"ignored":{},"signed":{}}']]);
  expect(notesIn({ ...exampleStore(), parts })).toEqual(NO_NOTES);
});

test('the page is one sheet of A4, its cells are words and numbers, and a second one takes its place', () => {
  const book = slip([REGISTER, 'H4', '=1+1']);
  const [made] = morningSheetChanges(book, morning(book));
  if (made?.kind !== 'add-sheet') throw new Error('no sheet is added');
  expect(made.print).toMatchObject({ paper: 'A4', fitToWidth: 1, fitToHeight: 1 });
  expect(made.formulas).toBeUndefined();
  const there = {
    ...exampleStore().sheets[0]!,
    name: made.sheet,
    rows: [[], [undefined, { value: made.values[0]?.[0] ?? '' }]],
  };
  const again = morningSheetChanges({ ...book, sheets: [...book.sheets, there] }, morning(book));
  expect(again[0]?.kind).toBe('replace-sheet');
});

test('neither page is read as a form again', () => {
  const book = exampleStore();
  const recognised = recognise(book);
  const changes = [...morningSheetChanges(book, morning(book)), ...spotSheetChanges(inputOf(book), EXAMPLE_TODAY)];
  const later = recognise(appliedTo(book, changes));
  expect(changes).toHaveLength(2);
  expect(later.forms.map(({ sheet }) => sheet)).toEqual(recognised.forms.map(({ sheet }) => sheet));
  expect(later.unrecognised).toEqual(recognised.unrecognised);
});

test('a spot check draws by its lot only, keeps an earlier sheet, and counts what is typed in', () => {
  const book = exampleStore();
  const input = inputOf(book);
  const places = (seed: string): string[] =>
    drawLines(input, seed).map(({ form, record }) => `${form.sheet} ${String(record.row)}`);
  expect(places('1')).toEqual(places('1'));
  expect(places('2')).not.toEqual(places('1'));
  const [made] = spotSheetChanges(input, EXAMPLE_TODAY);
  if (made?.kind !== 'add-sheet') throw new Error('no sheet is added');
  const row = made.values.findIndex(([first]) => first === '属实率') + 1;
  expect(made.formulas?.[`B${String(row)}`]).toMatch(/^=IF\(\(COUNTIF\(\$G\$6:\$G\$\d+,"属实"\)/u);
  const [again] = spotSheetChanges({ ...input, book: appliedTo(book, [made]) }, EXAMPLE_TODAY);
  expect(again).toMatchObject({ kind: 'add-sheet', sheet: `${made.sheet} (2)` });
});

function checked(book: WorkbookSnapshot): CheckResult {
  const steps = checkJob(storeOf(book), EXAMPLE_TODAY);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const storeOf = (book: WorkbookSnapshot) => openStore([memberOf(book)], { profile: generalProfile });

test('a loss that is given moves to the colleague: a row in the matrix with tomorrow’s mark, and the decision, in one step', () => {
  const book = exampleStore();
  const loss = morning(book).losses.find(({ consultant }) => consultant === '张三');
  if (loss === undefined) throw new Error('the example store has a loss of 张三');
  const entry = { decision: 'given', to: '李四', by: '王经理', date: EXAMPLE_TODAY } as const;
  const given = giveLossJob(storeOf(book), EXAMPLE_TODAY, loss.id, entry);
  if ('problem' in given) throw new Error(given.problem.key);
  expect(new Set(given.changes.map(({ sheet }) => sheet))).toEqual(new Set([OTHER, '']));
  const after = inputOf(appliedTo(book, given.changes));
  const rows = after.ledger.customers.find(({ name }) => name === loss.customer)?.rows ?? [];
  const own = rows.find(({ form }) => form.sheet === OTHER);
  expect(own?.record).toMatchObject({ planned: [Number(EXAMPLE_TODAY.slice(8)) + 1] });
  expect(own?.consultant).toBe('李四');
  // Who gives keeps the row as it is.
  const before = inputOf(book).ledger.customers.find(({ name }) => name === loss.customer)?.rows ?? [];
  expect(rows.filter((row) => row !== own).map(({ record }) => record)).toEqual(before.map(({ record }) => record));
  // Nothing is wrong with the workbook after that.
  expect(audit(after).findings).toEqual([]);
  const again = giveLossJob(storeOf(appliedTo(book, given.changes)), EXAMPLE_TODAY, loss.id, entry);
  expect(again).toMatchObject({ problem: { key: 'keeping.error.has-row' } });
});

test('a loss for a colleague without a matrix of the month is not given, and what to do is said', () => {
  const book = exampleStore();
  const [loss] = morning(book).losses;
  const entry = { decision: 'given', to: '周婷', by: '王经理', date: EXAMPLE_TODAY } as const;
  expect(giveLossJob(storeOf(book), EXAMPLE_TODAY, loss?.id ?? '', entry)).toMatchObject({
    problem: { key: 'keeping.error.no-matrix-of' },
  });
  expect(giveLossJob(storeOf(book), EXAMPLE_TODAY, 'nobody', entry)).toMatchObject({
    problem: { key: 'audit.morning.loss-gone' },
  });
});

test('a proposed level is shown with its reason and decided on; nothing is written into the forms', () => {
  // 接待经过 speaks of a deposit.
  const book = slip([REGISTER, 'N11', '定金已交2000，等发车']);
  const [proposal] = morning(book).levels;
  if (proposal === undefined) throw new Error('nothing is proposed');
  expect(proposal.to).not.toBe(proposal.from);
  const entry = { decision: 'approved', by: '王经理', date: EXAMPLE_TODAY } as const;
  const notes = decide(NO_NOTES, proposal.id, entry);
  expect(morning(book, notes).levels.find(({ id }) => id === proposal.id)?.decided).toEqual(entry);
  expect(checked(book).morning.levels).toHaveLength(morning(book).levels.length);
});
