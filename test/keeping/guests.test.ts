import fc from 'fast-check';

import { buildLedger } from '../../src/customers';
import { crossInvite, eventSheets, listsIn, type Guest } from '../../src/events';
import { recognise } from '../../src/forms';
import { logGuest, type GuestRequest } from '../../src/keeping/guests';
import type { Books } from '../../src/keeping';
import { generalProfile } from '../../src/profile';
import { bookOf, sheetOf, type Scalar, type WorkbookSnapshot } from '../../src/sheet';
import { applyToXlsx, makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { SOMEBODY } from '../events/somebody';

const NAMES = ['王芳', '李强', '赵敏', '陈伟', '钱多', '孙立'];
const guests: readonly Guest[] = NAMES.map((name, i) => ({
  candidate: {
    ...SOMEBODY,
    name,
    phone: `139${String(12_345_670 + i)}`,
    model: 'CX-5',
    consultant: ['孙浩', '谢东'][i % 2],
    groups: [3],
  },
  reasons: [{ by: 'group', what: '3' }],
}));
const plan = { name: '端午团购', from: '2026-06-13', to: '2026-06-13' };
const ours = (): Uint8Array =>
  makeXlsx([
    eventSheets(plan, crossInvite(guests, { consultants: ['孙浩', '谢东'], supervisors: [] }), { withPhones: true })
      .list,
  ]);

function booksOf(book: WorkbookSnapshot): Books {
  const recognised = recognise(book);
  return { book, recognised, ledger: buildLedger(recognised, generalProfile), profile: generalProfile };
}

const only = (books: Books) => {
  const [list] = listsIn(books.book, books.recognised);
  if (list === undefined) throw new Error('No list');
  return list;
};
const lineOf = (books: Books, name: string) => only(books).lines.find((line) => line.name === name);

/** The file after what was told, and how to take it back. */
function told(bytes: Uint8Array, request: Omit<GuestRequest, 'sheet' | 'row'> & { readonly name: string }) {
  const books = booksOf(readXlsx(bytes, '端午.xlsx'));
  const line = lineOf(books, request.name);
  const report = logGuest(books, { ...request, sheet: only(books).sheet, row: line?.row ?? 0 });
  const applied = applyToXlsx(bytes, report.changes, { name: '端午.xlsx' });
  return { report, bytes: applied.bytes, books: booksOf(readXlsx(applied.bytes, '端午.xlsx')) };
}

test('three follow-ups, the answer that changes, the signing in and the deal stand in the guest’s own line', () => {
  const first = told(ours(), { name: '李强', date: '2026-06-08', result: 'no-answer' });
  expect(first.report.questions).toEqual([]);
  const second = told(first.bytes, { name: '李强', date: '2026-06-10', answer: 'unsure' });
  const third = told(second.bytes, { name: '李强', date: '2026-06-12', answer: 'coming', note: '带家人' });
  const day = told(third.bytes, { name: '李强', date: '2026-06-13', attended: true, dealt: true });
  expect(lineOf(day.books, '李强')).toMatchObject({
    answer: 'coming',
    attended: true,
    dealt: true,
    followUps: [
      { step: '1', date: '2026-06-08', result: 'no-answer' },
      { step: '2', date: '2026-06-10', result: 'reached' },
      { step: '3', date: '2026-06-12', result: 'reached' },
    ],
  });
  // The answer was written over, and the preview showed what stood there.
  expect(third.report.writes).toContainEqual(expect.objectContaining({ before: '不确定', after: '肯定来' }));
  // A fourth call has no column: that is said, the answer is written all the same.
  const fourth = told(third.bytes, { name: '李强', date: '2026-06-12', result: 'reached', answer: 'unsure' });
  expect(fourth.report.without.map(({ why }) => why.key)).toContain('keeping.without.calls-full');
  expect(lineOf(fourth.books, '李强')?.answer).toBe('unsure');
  // Nobody else's line was touched.
  for (const name of NAMES.filter((one) => one !== '李强'))
    expect(lineOf(day.books, name)).toEqual(lineOf(booksOf(readXlsx(ours(), '端午.xlsx')), name));
});

test('what somebody else wrote in the line is asked about, not written over', () => {
  const asked = told(ours(), { name: '王芳', date: '2026-06-08', answer: 'not-coming', reason: '出差' });
  const again = told(asked.bytes, { name: '王芳', date: '2026-06-09', answer: 'not-coming', reason: '已买别的车' });
  expect(again.report.questions.map(({ code }) => code)).toEqual(['other-value']);
  expect(again.report.changes).toEqual([]);
  const decided = told(asked.bytes, {
    name: '王芳',
    date: '2026-06-09',
    answer: 'not-coming',
    reason: '已买别的车',
    choices: { 'other-value': 1 },
  });
  expect(lineOf(decided.books, '王芳')?.lostReason).toBe('已买别的车');
});

/** A list that ticks its answers, as the trade's own does. */
const TICKED: readonly (readonly Scalar[])[] = [
  ['端午团购邀约表'],
  ['序号', '客户姓名', '联系电话', '邀约人', '第一次跟进', '第二次跟进', '邀约结果', '', '', '是否到店'],
  ['', '', '', '', '', '', '肯定来', '不确定', '肯定不来', ''],
  [1, '王芳', '13912345670', '谢东', '6/8', '', '', '√', '', ''],
  [2, '李强', '13912345671', '谢东', '6/8', '6/9', '√', '', '', ''],
  [3, '赵敏', '13912345672', '孙浩', '', '', '', '', '', ''],
];

test('where answers are ticked, the tick moves to the new answer', () => {
  const books = booksOf(bookOf([sheetOf('邀约表', TICKED)]));
  const columns = books.recognised.afterSales[0]?.columns.filter(({ field }) => field === 'answer') ?? [];
  expect(columns.map(({ column }) => column)).toEqual(['G', 'H', 'I']);
  const report = logGuest(books, { sheet: '邀约表', row: 4, date: '2026-06-10', answer: 'coming' });
  expect(report.changes.flatMap((change) => (change.kind === 'value' ? [[change.cell, change.after]] : []))).toEqual(
    expect.arrayContaining([
      ['G4', '√'],
      ['H4', ''],
    ]),
  );
});

test('a line that is on no list is a plain sentence', () => {
  const books = booksOf(bookOf([sheetOf('邀约表', TICKED)]));
  expect(() => logGuest(books, { sheet: '邀约表', row: 40, date: '2026-06-10', answer: 'coming' })).toThrow(
    'keeping.error.no-guest',
  );
});

test('whatever is told, it is read back, nothing else changes, and it can be taken back', () => {
  const bytes = ours();
  const start = readXlsx(bytes, '端午.xlsx');
  const books = booksOf(start);
  const request = fc.record(
    {
      name: fc.constantFrom(...NAMES),
      result: fc.constantFrom('reached' as const, 'no-answer' as const, 'refused' as const),
      answer: fc.constantFrom('coming' as const, 'unsure' as const, 'not-coming' as const),
      attended: fc.constant(true as const),
      reason: fc.constantFrom('出差', '=1+1', '没时间'),
    },
    { requiredKeys: ['name'] },
  );
  fc.assert(
    fc.property(request, (one) => {
      fc.pre(Object.keys(one).length > 1);
      const line = lineOf(books, one.name);
      const report = logGuest(books, { ...one, sheet: only(books).sheet, row: line?.row ?? 0, date: '2026-06-10' });
      const after = applyToXlsx(bytes, report.changes, { name: '端午.xlsx' });
      const read = booksOf(readXlsx(after.bytes, '端午.xlsx'));
      const now = lineOf(read, one.name);
      if (one.answer !== undefined) expect(now?.answer).toBe(one.answer);
      if (one.attended) expect(now?.attended).toBe(true);
      if (one.reason !== undefined) expect(now?.lostReason).toBe(one.reason);
      expect(only(read).lines.filter(({ name }) => name !== one.name)).toEqual(
        only(books).lines.filter(({ name }) => name !== one.name),
      );
      const back = applyToXlsx(after.bytes, after.report.inverse, { name: '端午.xlsx' });
      expect(readXlsx(back.bytes, '端午.xlsx').sheets[0]?.rows).toEqual(start.sheets[0]?.rows);
    }),
    { numRuns: 8 },
  );
});
