import { recognise } from '../../src/forms';
import type { AfterSalesRecord } from '../../src/forms/types';
import { BadRequest, type KeepReport } from '../../src/keeping';
import { logCall, type CallRequest } from '../../src/keeping/calls';
import { appliedTo, bookOf, sheetOf, type Scalar, type SheetSnapshot, type WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { openBooks } from './scenarios';
import { COMPLAINT_HEAD, FOLLOW_UP_HEAD, LEDGER_HEAD } from './after-sales-heads';

type Row = (Scalar | null)[];
const DAY = '2026-06-20';

/** Two-row head: day, result and satisfaction under each call. */
const followUp = (rows: Row[], more: Partial<SheetSnapshot> = {}): SheetSnapshot =>
  sheetOf('交车回访', [['交车后回访跟踪表'], [...FOLLOW_UP_HEAD, '回访人', '备注'], ...rows], more);
const FOLLOW_UP: Row[] = [
  [
    1,
    '王芳',
    '13800000001',
    '浙A12345',
    '卡罗拉',
    '2026-06-03',
    '2026-06-06',
    '已接通',
    '满意',
    null,
    null,
    null,
    null,
    null,
  ],
  [2, '李强', '13800000002', '浙A23456', '雷凌', '2026-06-13', '2026-06-16', '未接', null, '*', null, null, null, null],
  [3, '赵敏', '13800000003', '浙A34567', '卡罗拉', '2026-05-01', null, null, null, null, null, null, '周洁', null],
];

const LEDGER = sheetOf('续保台账', [
  ['续保台账'],
  LEDGER_HEAD,
  [
    1,
    '王芳',
    '13800000001',
    '浙A12345',
    '2026-08-01',
    '新转续',
    '2026-06-01',
    '已接通',
    null,
    null,
    '20 跟进中',
    '邵军',
  ],
  [2, '陈伟', '13800000004', '浙A45678', '2026-08-09', '续转续', null, null, null, null, '已报价', '邵军'],
]);

const COMPLAINTS = sheetOf('投诉登记', [
  ['客户投诉登记表'],
  COMPLAINT_HEAD,
  [
    1,
    '2026-06-17',
    '李强',
    '13800000002',
    '浙A23456',
    '提车时有划痕',
    '一般',
    '2026-06-20',
    '孟凡',
    null,
    '待处理',
    null,
  ],
  [
    2,
    '2026-05-02',
    '赵敏',
    '13800000003',
    '浙A34567',
    '保养价格高',
    '轻微',
    '2026-05-05',
    '孟凡',
    '2026-05-03',
    '已关闭',
    '2026-05-04',
  ],
]);

const CALLS = sheetOf('回访记录', [
  ['客户回访记录表'],
  ['序号', '回访日期', '客户姓名', '联系电话', '车牌号', '回访结果', '满意度', '回访人', '备注'],
  [1, '2026-06-01', '王芳', '13800000001', '浙A12345', '成功回访', '满意', '周洁', null],
  [2, '2026-06-02', '李强', '13800000002', '浙A23456', '无人接听', null, '周洁', null],
]);

const store = (...sheets: SheetSnapshot[]): WorkbookSnapshot => bookOf(sheets, { name: '售后.xlsx' });
const call = (book: WorkbookSnapshot, request: Partial<CallRequest> & { who: string }): KeepReport =>
  logCall(openBooks(book), { date: DAY, ...request });
const cells = ({ writes }: KeepReport): Record<string, Scalar> =>
  Object.fromEntries(writes.map(({ cell, after }) => [cell, after]));
const rowAfter = (
  book: WorkbookSnapshot,
  report: KeepReport,
  sheet: string,
  row: number,
): AfterSalesRecord | undefined =>
  recognise(appliedTo(book, report.changes), { answers: {} })
    .afterSales.find((form) => form.sheet === sheet)
    ?.records.find((record) => record.row === row);
const said = ({ without }: KeepReport): string[] => without.map(({ why }) => say(why));

describe('a call after delivery', () => {
  const book = store(followUp(FOLLOW_UP));

  test('day, result and satisfaction go into the columns of the step, as the sheet writes them', () => {
    const report = call(book, { who: '13800000001', step: '7d', result: 'reached', satisfaction: 'very-satisfied' });
    expect(cells(report)).toEqual({ J3: '2026-06-20', K3: '已接通', L3: '非常满意' });
    expect(rowAfter(book, report, '交车回访', 3)?.steps).toEqual([
      { step: '3d', date: '2026-06-06', result: 'reached', satisfaction: 'satisfied' },
      { step: '7d', date: DAY, result: 'reached', satisfaction: 'very-satisfied' },
    ]);
  });

  test('the mark that waits for the call is written over, and shown as what stood there', () => {
    const report = call(book, { who: '李强', step: '7d', result: 'no-answer' });
    expect(report.questions).toEqual([]);
    expect(report.writes.map(({ cell, before, after }) => [cell, before, after])).toEqual([
      ['J4', '*', '2026-06-20'],
      ['K4', '', '未接'],
    ]);
  });

  test('without a step it is the one that is owed on the day', () => {
    expect(Object.keys(cells(call(book, { who: '浙A·23456', result: 'reached' })))).toEqual(['J4', 'K4']);
  });

  test('what somebody wrote is asked about, and stays until a person says otherwise', () => {
    const again = { who: '交车回访!3', step: '3d', result: 'no-answer' } as const;
    const asked = call(book, again);
    expect(asked.writes).toEqual([]);
    expect(asked.questions.map(({ code, cell }) => [code, cell])).toEqual([['other-value', 'G3']]);
    expect(say(asked.questions[0]?.text ?? { key: 'keeping.call.any' })).toContain('G3 2026-06-06、H3 已接通');
    expect(cells(call(book, { ...again, choices: { 'other-value': 1 } }))).toEqual({ G3: '2026-06-20', H3: '未接' });
    const left = call(book, { ...again, satisfaction: 'satisfied', choices: { 'other-value': 2 } });
    expect(left.changes).toEqual([]);
    expect(said(left)).toContain('交车回访!H3 没有写：按选择保留原内容');
  });

  test('said again, nothing is written', () => {
    expect(
      call(book, { who: '王芳', date: '2026-06-06', step: '3d', result: 'reached', satisfaction: 'satisfied' }).changes,
    ).toEqual([]);
  });

  test('who called goes where nobody is named; a note into 备注; what has no column is said', () => {
    const report = call(book, { who: '王芳', step: '7d', by: '周洁', note: '油耗偏高', next: '2026-07-01' });
    expect(cells(report)).toEqual({ J3: '2026-06-20', M3: '周洁', N3: '油耗偏高' });
    expect(said(report)).toEqual(['交车回访 没有“下次预约”这一栏']);
    expect(cells(call(book, { who: '赵敏', step: '3d', by: '孟凡' }))).toEqual({ G5: '2026-06-20' });
  });

  test('a protected sheet refuses, and nothing is written', () => {
    const report = call(store(followUp(FOLLOW_UP, { protected: true })), { who: '王芳', step: '7d' });
    expect(report.changes).toEqual([]);
    expect(said(report)).toEqual(['交车回访 受保护，先在“审阅”里撤销工作表保护']);
  });

  test('a formula in the cell of the day: nothing of the call is written', () => {
    const sheet = followUp(FOLLOW_UP);
    const rows = sheet.rows.map((row) => (row === undefined ? undefined : [...row]));
    const third = rows[3];
    if (third) third[10] = { value: '', formula: '=IF(1,"","")' };
    const report = call(store({ ...sheet, rows } as SheetSnapshot), { who: '王芳', step: '7d', result: 'reached' });
    expect(report.changes).toEqual([]);
    expect(said(report)).toContain('交车回访!J3 没有写：格子里是公式');
  });
});

describe('one cell for day and words', () => {
  const HEAD = ['序号', '客户', '联系电话', '车型', '提车日期', '三日回访', '一周回访', '定期回访', '销售顾问'];
  const book = store(
    sheetOf('交车后回访', [
      ['2026年交车后回访'],
      HEAD,
      [1, '严涛', '13700000001', '高尔夫', '2025-12-06', '12.9 已接通', '12.13 未接', '1.5、3.7', '冯远'],
      [2, '向华', '13700000002', '宝来', '2026-06-13', '6.16 已接通 满意', null, null, '冯远'],
      [3, '何静', '13700000003', '宝来', '2024-06-10', null, null, '2024/9/10', '冯远'],
    ]),
  );

  test('both are written as the neighbours write them', () => {
    const report = call(book, { who: '向华', step: '7d', result: 'no-answer' });
    expect(cells(report)).toEqual({ G4: '6.20 未接' });
    expect(rowAfter(book, report, '交车后回访', 4)?.steps?.at(-1)).toEqual({
      step: '7d',
      date: DAY,
      result: 'no-answer',
    });
  });

  test('a list of calls in one cell grows by one', () => {
    const report = call(book, { who: '严涛', step: '6m', kind: 'delivery-call' });
    expect(cells(report)).toEqual({ H3: '1.5、3.7、6.20' });
    expect(rowAfter(book, report, '交车后回访', 3)?.steps).toHaveLength(5);
  });

  test('a day without its year that would be read as another year is written whole', () => {
    const report = call(book, { who: '何静', step: '7d' });
    expect(rowAfter(book, report, '交车后回访', 5)?.steps).toContainEqual({ step: '7d', date: DAY });
  });
});

describe('renewals, reminders and complaints', () => {
  test('the ledger’s next call and its status; the sheet’s own words', () => {
    const book = store(LEDGER);
    const report = call(book, { who: '续保台账!3', result: 'reached', status: 'quoted' });
    expect(cells(report)).toEqual({ I3: '2026-06-20', J3: '已接通', K3: '已报价' });
    expect(report.writes.find(({ cell }) => cell === 'K3')?.before).toBe('20 跟进中');
    expect(rowAfter(book, report, '续保台账', 3)?.fields.status).toBe('quoted');
  });

  test('an open complaint: handled, closed, status; another owner’s stays', () => {
    const book = store(COMPLAINTS);
    const report = call(book, { who: '13800000002', kind: 'complaint', status: 'closed' });
    expect(cells(report)).toEqual({ J3: '2026-06-20', K3: '已关闭', L3: '2026-06-20' });
    expect(rowAfter(book, report, '投诉登记', 3)?.fields).toMatchObject({
      handledDate: DAY,
      closedDate: DAY,
      status: 'closed',
    });
    // Handled before: only the status moves, and nothing is missing.
    const later = call(book, { who: '投诉登记!4', status: 'waiting-callback' });
    expect(cells(later)).toEqual({ K4: '已处理待回访' });
    expect(said(later)).toEqual([]);
  });

  test('what the owner complains of is a line of its own in the register', () => {
    const book = store(followUp(FOLLOW_UP), COMPLAINTS);
    const report = call(book, { who: '王芳', step: '7d', satisfaction: 'dissatisfied', complaint: '空调异响' });
    expect(rowAfter(book, report, '投诉登记', 5)?.fields).toMatchObject({
      serial: 3,
      date: DAY,
      customerName: '王芳',
      phone: '13800000001',
      plate: '浙A12345',
      complaint: '空调异响',
      status: 'open',
    });
    expect(said(call(store(followUp(FOLLOW_UP)), { who: '王芳', step: '7d', complaint: '异响' }))).toEqual([
      '没有抱怨（投诉）登记表',
    ]);
  });

  test('a list with one row per call gets a line; a step that has its own columns does not', () => {
    const book = store(followUp(FOLLOW_UP), CALLS);
    const report = call(book, {
      who: '赵敏',
      kind: 'after-repair-call',
      result: 'reached',
      satisfaction: 'neutral',
      by: '周洁',
    });
    expect(rowAfter(book, report, '回访记录', 5)?.fields).toMatchObject({
      serial: 3,
      date: DAY,
      phone: '13800000003',
      result: 'reached',
      satisfaction: 'neutral',
      handler: '周洁',
    });
    expect(call(book, { who: '王芳', step: '7d' }).writes.map(({ place }) => place)).toEqual(['follow-up-step']);
  });

  test('no form has a place: said, not invented', () => {
    const report = call(store(LEDGER), { who: '王芳', kind: 'anniversary', result: 'reached' });
    expect(report.changes).toEqual([]);
    expect(said(report)).toEqual(['没有一张表有写“送购车周年祝福”的位置']);
  });
});

describe('who is meant', () => {
  const two = store(
    followUp([
      ...FOLLOW_UP,
      [4, '王芳', '13800000009', '浙A90909', '凯美瑞', '2026-06-13', null, null, null, null, null, null, null, null],
    ]),
  );

  test('namesakes and several cars are asked for; unknown owners are an error', () => {
    expect(call(two, { who: '王芳', step: '7d' }).questions.map(({ code }) => code)).toEqual(['two-customers']);
    expect(Object.keys(cells(call(two, { who: '王芳', step: '7d', choices: { 'two-customers': 2 } })))).toEqual(['J6']);
    expect(Object.keys(cells(call(two, { who: '0009', step: '7d' })))).toEqual(['J6']);
    expect(() => call(two, { who: '没有此人' })).toThrow(BadRequest);
  });

  test('of two cars the one that the call is owed for', () => {
    const cars = store(
      followUp([
        ...FOLLOW_UP,
        [4, '赵敏', '13800000003', '浙A77777', '凯美瑞', '2026-06-13', null, null, null, null, null, null, null, null],
      ]),
    );
    expect(Object.keys(cells(call(cars, { who: '赵敏', step: '7d' })))).toEqual(['J6']);
    expect(call(cars, { who: '赵敏', step: '3d' }).questions.map(({ code }) => code)).toEqual(['two-cars']);
  });

  test('the next call must be later', () => {
    expect(() => call(two, { who: '李强', step: '7d', next: DAY })).toThrow(BadRequest);
  });
});
