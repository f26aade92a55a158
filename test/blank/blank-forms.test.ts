import { BLANK_FORMS, blankForms, type BlankRequest } from '../../src/blank';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { logContact, takeInVisitor } from '../../src/keeping';
import { generalProfile } from '../../src/profile';
import { appliedTo, bookOf, sheetOf, type WorkbookSnapshot } from '../../src/sheet';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';

const ASKED: BlankRequest = { month: '2026-02', consultants: ['刘婷', '陈志远'], store: '星辰店', forms: BLANK_FORMS };
const EMPTY = bookOf([sheetOf('Sheet1', [])], { name: '新.xlsx' });

function booksOf(book: WorkbookSnapshot) {
  const recognised = recognise(book);
  return { book, recognised, ledger: buildLedger(recognised, generalProfile), profile: generalProfile };
}

test('a new store has its register, a matrix for each consultant, a report and a card, and they are read as such', () => {
  const book = appliedTo(EMPTY, blankForms(EMPTY, generalProfile, ASKED));
  const { forms, questions, unrecognised } = recognise(book);
  expect(forms.map(({ form, sheet, month, consultant }) => [form, sheet, month, consultant])).toEqual([
    ['visitor-call-register', '来店(电)登记 2月', '2026-02', undefined],
    ['contact-matrix', '刘婷 2月', '2026-02', '刘婷'],
    ['contact-matrix', '陈志远 2月', '2026-02', '陈志远'],
    ['daily-report', '营业日报', undefined, undefined],
    ['customer-card', '客户信息卡', undefined, undefined],
  ]);
  expect(questions).toEqual([]);
  expect(unrecognised).toEqual([]);
  expect(forms.flatMap(({ problems }) => problems)).toEqual([]);
  expect(forms.flatMap(({ records }) => records)).toEqual([]);
  expect(Object.keys(forms[1]?.dayColumns ?? {})).toHaveLength(28);
});

test('the first visitor of the month goes into the register and the matrix, and a contact after that', () => {
  const book = appliedTo(EMPTY, blankForms(EMPTY, generalProfile, ASKED));
  const taken = takeInVisitor(booksOf(book), {
    date: '2026-02-03',
    kind: 'visit',
    consultant: '刘婷',
    name: '王伟',
    phone: '19900001111',
    model: '缤越',
    source: '网络',
    level: 'A',
  } as Parameters<typeof takeInVisitor>[1]);
  expect(taken.questions).toEqual([]);
  expect(taken.writes.map(({ place }) => place)).toEqual(expect.arrayContaining(['register-row', 'matrix-row']));
  const after = appliedTo(book, taken.changes);
  const logged = logContact(booksOf(after), { who: '1111', date: '2026-02-04', level: 'H' });
  expect(logged.writes.map(({ place }) => place)).toContain('matrix-day');
});

test('in a workbook that has such sheets already the new ones have names of their own', () => {
  const first = appliedTo(EMPTY, blankForms(EMPTY, generalProfile, ASKED));
  const again = blankForms(first, generalProfile, ASKED);
  const names = first.sheets.map(({ name }) => name);
  for (const { sheet } of again) expect(names).not.toContain(sheet);
});

test('the matrix has the store’s own open levels, and a line for the name where nobody is named', () => {
  const [matrix] = blankForms(EMPTY, generalProfile, { month: '2026-06', consultants: [], forms: ['matrix'] });
  expect(matrix).toMatchObject({
    kind: 'add-sheet',
    sheet: '接触状况 6月',
    print: { orientation: 'landscape', fitToWidth: 1 },
  });
  const heads = matrix?.kind === 'add-sheet' ? matrix.values[3] : undefined;
  expect(heads?.slice(6, 10)).toEqual(['H', 'A', 'B', 'C']);
});

test('in a file they are sheets with their look, and taking them back leaves the file as it was', () => {
  const bytes = blankXlsx('Sheet1');
  const { bytes: made, report } = applyToXlsx(bytes, blankForms(EMPTY, generalProfile, ASKED), { name: '新.xlsx' });
  expect(readXlsx(made, '新.xlsx').sheets.map(({ name }) => name)).toEqual([
    'Sheet1',
    '来店(电)登记 2月',
    '刘婷 2月',
    '陈志远 2月',
    '营业日报',
    '客户信息卡',
  ]);
  const { bytes: back } = applyToXlsx(made, report.inverse, { name: '新.xlsx' });
  expect(readXlsx(back, '新.xlsx').sheets.map(({ name }) => name)).toEqual(['Sheet1']);
});
