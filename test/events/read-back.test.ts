import {
  crossInvite,
  dueCalls,
  eventReports,
  eventSheets,
  inviteGuests,
  listsIn,
  type Guest,
  type Invitation,
  type InvitationList,
} from '../../src/events';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { appliedTo, sheetOf, bookOf, type Change, type Scalar, type WorkbookSnapshot } from '../../src/sheet';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { SOMEBODY } from './somebody';

const CONSULTANTS = ['孙浩', '许文静', '谢东'];
const guests: readonly Guest[] = Array.from({ length: 9 }, (_, i) => ({
  candidate: {
    ...SOMEBODY,
    name: ['王芳', '李强', '赵敏', '陈伟', '钱多', '孙立', '周全', '吴双', '郑好'][i],
    phone: `139${String(12_345_670 + i)}`,
    plate: `浙A1234${String(i)}`,
    model: 'CX-5',
    consultant: CONSULTANTS[i % 3],
    groups: [3],
  },
  reasons: [{ by: 'group', what: i % 2 === 0 ? '3' : '6' }],
}));
const invitations = crossInvite(guests, { consultants: CONSULTANTS, supervisors: [] });
const plan = { name: '端午团购', from: '2026-06-13', to: '2026-06-14', place: '展厅', wording: '老客户专享，名额有限' };

function written(withPhones: boolean): WorkbookSnapshot {
  const sheets = eventSheets(plan, invitations, { withPhones });
  return readXlsx(makeXlsx([sheets.plan, sheets.list]), '端午.xlsx');
}

function only(book: WorkbookSnapshot): InvitationList {
  const recognised = recognise(book);
  expect([recognised.forms, recognised.afterSales.map(({ form }) => form)]).toEqual([[], ['event-invitation']]);
  const [list] = listsIn(book, recognised);
  if (!list) throw new Error('no list');
  return list;
}

const said = ({ candidate: { name, phone, plate, model, consultant }, inviter }: Invitation): unknown[] => [
  name,
  phone,
  plate,
  model,
  consultant,
  inviter,
];

test('our own reader takes the list back with the same lines, and the event with its days', () => {
  const list = only(written(true));
  expect([list.name, list.from, list.to]).toEqual(['端午团购', '2026-06-13', '2026-06-14']);
  const read = list.lines.map((line) => [line.name, line.phone, line.plate, line.model, line.consultant, line.inviter]);
  expect([...read].sort()).toEqual(invitations.map(said).sort());
  expect(new Set(list.lines.map(({ group }) => group))).toEqual(new Set(['客群3', '客群6']));
  // The lines of one who calls stand together.
  const callers = list.lines.map(({ inviter }) => inviter);
  expect(callers.filter((one, i) => one !== callers[i - 1])).toHaveLength(3);
});

test('masked, it is the same list without phones', () => {
  const list = only(written(false));
  expect(list.lines.map(({ name, phone }) => [name, phone]).sort()).toEqual(
    invitations.map(({ candidate }) => [candidate.name, undefined]).sort(),
  );
});

test('three follow-ups, the answers and the day filled in by hand are figures', () => {
  const book = written(true);
  const sheet = '端午团购邀约表';
  const put = (cell: string, after: Scalar): Change => ({ kind: 'value', sheet, cell, after });
  const filled = appliedTo(book, [
    put('I7', '6月3日'),
    put('J7', '已接通'),
    put('K7', '6月5日'),
    put('L7', '未接'),
    put('O7', '肯定来'),
    put('P7', 2),
    put('Q7', '√'),
    put('R7', '是'),
    put('I8', '6月3日'),
    put('J8', '关机'),
    put('O9', '肯定不来'),
    put('O10', '不确定'),
  ]);
  const list = only(filled);
  expect(list.lines[0]?.followUps).toEqual([
    { step: '1', date: '2026-06-03', result: 'reached' },
    { step: '2', date: '2026-06-05', result: 'no-answer' },
  ]);
  const [report] = eventReports([list], { soldOn: () => false, openComplaint: () => false });
  expect(report).toMatchObject({ invited: 9, reached: 3, coming: 1, unsure: 1, notComing: 1, attended: 1, dealt: 1 });
  expect(dueCalls(list, '2026-06-12').map(({ kind, line }) => [line.row, kind])).toEqual([
    [8, 'invite'],
    [7, 'confirm'],
    [9, 'ask-reason'],
    [10, 'deepen'],
    ...[11, 12, 13, 14, 15].map((row) => [row, 'invite']),
  ]);
});

test('from a store’s own sheets: due for renewal in, refused, in complaint, sold on and just served out', () => {
  const owners = sheetOf('保有客户', [
    ['保有客户登记表'],
    ['序号', '车主名称', '联系方式', '车号', '车型', '保有类型', '交车日期', '保险到期', '销售顾问', '备注'],
    ...['王芳', '李强', '赵敏', '陈伟', '钱多', '孙立'].map((name, i) => [
      i + 1,
      name,
      `1391234567${String(i)}`,
      `浙A1234${String(i)}`,
      'CX-5',
      '自销',
      '2024-03-05',
      '2026-08-20',
      CONSULTANTS[i % 3] ?? '',
      name === '李强' ? '已转卖' : null,
    ]),
  ]);
  const service = sheetOf('维修记录', [
    ['2026年维修保养记录'],
    ['工单号', '进厂日期', '车主名称', '联系方式', '车号', '车型', '里程', '维修类型', '实收金额', '服务顾问'],
    ['RO1', '2026-06-10', '赵敏', '13912345672', '浙A12342', 'CX-5', 12_000, '保养', 800, '丁一'],
    ['RO2', '2025-09-10', '王芳', '13912345670', '浙A12340', 'CX-5', 9000, '保养', 700, '丁一'],
  ]);
  const complaints = sheetOf('投诉登记', [
    ['客户投诉登记表'],
    [
      '序号',
      '登记日期',
      '车主名称',
      '联系方式',
      '车号',
      '投诉内容',
      '投诉级别',
      '处理期限',
      '处理人',
      '状态',
      '关闭时间',
    ],
    [
      1,
      '2026-06-15',
      '陈伟',
      '13912345673',
      '浙A12343',
      '钣喷后有色差',
      '一般抱怨',
      '2026-06-18',
      '高建',
      '处理中',
      null,
    ],
  ]);
  const calls = sheetOf('回访记录', [
    ['客户回访记录表'],
    ['序号', '回访日期', '车主名称', '联系方式', '车号', '回访结果', '满意度', '回访人'],
    [1, '2026-05-05', '钱多', '13912345674', '浙A12344', '拒访', null, '郝洋'],
  ]);
  const book = bookOf([owners, service, complaints, calls], { name: '门店.xlsx' });
  const { afterSales, ...rest } = recognise(book);
  expect(afterSales).toHaveLength(4);
  const report = inviteGuests(
    { afterSales, ledger: buildLedger({ ...rest, afterSales }, generalProfile), profile: generalProfile },
    { wish: { due: ['renewal'] }, days: { today: '2026-06-20', from: '2026-06-27', to: '2026-06-28' } },
  );
  expect(
    report.invitations.map(({ candidate, inviter }) => [candidate.name, candidate.consultant === inviter]),
  ).toEqual([
    ['王芳', false],
    ['孙立', false],
  ]);
  expect(report.choice.excluded.map(({ candidate, why }) => [candidate.name, why])).toEqual([
    ['赵敏', 'just-served'],
    ['陈伟', 'open-complaint'],
    ['钱多', 'refused'],
  ]);
});
