import { buildLedger } from '../../src/customers';
import {
  callSheetChanges,
  crossInvite,
  eventChanges,
  eventReports,
  listsIn,
  plansIn,
  summaryChanges,
  type InvitationList,
} from '../../src/events';
import { recognise } from '../../src/forms';
import { logGuest } from '../../src/keeping/guests';
import { generalProfile } from '../../src/profile';
import { bookOf, sheetOf, type ChangeSet, type WorkbookSnapshot } from '../../src/sheet';
import { ADAPTERS, bytesOf } from '../keeping/ports';
import { SOMEBODY } from './somebody';

const PEOPLE = ['孙浩', '谢东'];
const PLAN = { name: '端午团购', from: '2026-06-13', to: '2026-06-13', wording: '名额有限', budget: 5000 };
const invitations = crossInvite(
  Array.from({ length: 5 }, (_, i) => ({
    candidate: {
      ...SOMEBODY,
      name: `客户${'甲乙丙丁戊'.charAt(i)}`,
      phone: `1390000${String(1000 + i)}`,
      consultant: PEOPLE[i % 2],
    },
    reasons: [{ by: 'group' as const, what: '3' }],
  })),
  { consultants: PEOPLE, supervisors: [] },
);
const STORE = bookOf([
  sheetOf('来店登记', [
    ['来店登记 2026年6月'],
    ['日期', '姓名', '电话', '车型', '级别'],
    ['6/1', '王芳', '13900002001', 'CX-5', 'A'],
  ]),
  sheetOf('活动预算', [['预算'], ['项目', '金额'], ['礼品', 800], ['合计', { value: 800, formula: '=SUM(B3:B3)' }]]),
]);

const listIn = (book: WorkbookSnapshot): InvitationList => {
  const [list] = listsIn(book, recognise(book));
  if (list === undefined) throw new Error('No list');
  return list;
};

/** An event from its plan to its summary, a step each as a person writes it. */
const STEPS: readonly (readonly [what: string, changes: (book: WorkbookSnapshot) => ChangeSet])[] = [
  ['方案与邀约表', (book) => eventChanges(book, PLAN, invitations, { withPhones: true })],
  [
    '跟进',
    (book) => {
      const recognised = recognise(book);
      const { sheet, lines } = listIn(book);
      const books = { book, recognised, ledger: buildLedger(recognised, generalProfile), profile: generalProfile };
      const told = { sheet, row: lines[0]?.row ?? 0, date: '2026-06-08', answer: 'unsure' as const };
      return logGuest(books, told).changes;
    },
  ],
  ['电话单', (book) => callSheetChanges(book, listIn(book), PLAN, { withPhones: false })],
  [
    '总结',
    (book) => {
      const lists = [listIn(book)];
      const reports = eventReports(lists, { soldOn: () => false, openComplaint: () => false });
      return summaryChanges(book, { lists, reports, plans: plansIn(book) });
    },
  ],
];

/** What stands in the workbook, sheet by sheet: values, formulas, merges, where it lies. */
const standing = ({ sheets }: WorkbookSnapshot): unknown =>
  sheets.map(({ name, rows, merges, lastRow, lastColumn }) => ({
    name,
    lastRow,
    lastColumn,
    merges: merges ?? [],
    cells: rows.flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) => (cell === undefined ? [] : [[r, c, cell.value, cell.formula]])),
    ),
  }));

test.each(Object.keys(ADAPTERS) as (keyof typeof ADAPTERS)[])(
  '%s: undone, each step of an event is gone with every sheet that it made, and the plan with its list at once',
  async (adapter) => {
    const { port, close } = ADAPTERS[adapter](bytesOf(STORE), '门店.xlsx');
    try {
      const before: unknown[] = [];
      const inverses: ChangeSet[] = [];
      const made: number[] = [];
      for (const [what, changes] of STEPS) {
        const book = await port.read();
        before.push(standing(book));
        const { inverse, conflicts } = await port.apply(changes(book));
        expect([what, conflicts]).toEqual([what, []]);
        inverses.push(inverse);
        made.push((await port.read()).sheets.length - book.sheets.length);
      }
      // the plan and its list; a line of the list; a sheet for each caller and the manager's; the summary and its numbers
      expect(made).toEqual([2, 0, 3, 2]);
      for (const inverse of [...inverses].reverse()) {
        await port.apply(inverse);
        expect(standing(await port.read())).toEqual(before.pop());
      }
    } finally {
      close();
    }
  },
);
