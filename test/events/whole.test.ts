import {
  eventReports,
  listsIn,
  plansIn,
  summaryChanges,
  toEventJson,
  wholeEvents,
  type EventReport,
} from '../../src/events';
import { recognise } from '../../src/forms';
import { bookOf, sheetOf, type Scalar, type SheetSnapshot } from '../../src/sheet';
import { Random } from '../../src/workshop/store';
import { drawHabits, keptOn } from './kept';
import { simulateEvent } from './simulate';

type Rows = readonly (readonly (Scalar | null)[])[];
const nobody = { soldOn: () => false, openComplaint: () => false };

/** The events of a workbook as a whole, and what is asked. */
function wholeOf(sheets: readonly SheetSnapshot[]) {
  const book = bookOf([...sheets], { name: '2026.xlsx' });
  const lists = listsIn(book, recognise(book));
  const plans = plansIn(book);
  const { events, asked } = wholeEvents(book, lists, plans);
  return {
    book,
    lists,
    plans,
    events,
    reports: eventReports(events, nobody),
    asked: asked.map(({ key, values }) => [key, values]),
  };
}

const phone = (i: number): string => `1380011${String(1000 + i)}`;
const ANSWERS = ['肯定来', '不确定', '肯定不来'];

/** An invitation list with the given guests; the answers go round. */
function list(
  name: string,
  title: string,
  guests: readonly number[],
  more: { inviter?: string; over?: Rows; answers?: string[]; call?: string } = {},
): SheetSnapshot {
  const { inviter = '谢东', over = [], answers = ANSWERS, call = '6.5 已接通' } = more;
  return sheetOf(name, [
    [title],
    ...over,
    ['序号', '客户姓名', '联系电话', '邀约人', '第一次跟进', '邀约结果', '是否签到', '成交'],
    ...guests.map((i, at) => [
      at + 1,
      `客${i}`,
      phone(i),
      inviter,
      call,
      answers[i % answers.length] ?? null,
      null,
      null,
    ]),
  ]);
}

const counts = ({ invited, coming, attended, dealt, walkIns, parts }: EventReport): unknown => [
  [invited, coming, attended, dealt],
  walkIns === undefined ? undefined : [walkIns.attended, walkIns.dealt],
  parts && [parts.sheets, parts.signIn, parts.orders, parts.again],
];

const DAYS: Rows = [['活动时间：2026年6月13日-14日']];

describe('lists of one event', () => {
  test.each<[string, SheetSnapshot[]]>([
    [
      'with one title',
      [
        list('一组', '端午团购会邀约表', [0, 1, 2, 3]),
        list('二组', '端午团购会邀约表', [3, 4, 5], { inviter: '孙浩' }),
      ],
    ],
    [
      'whose titles name who keeps them',
      [
        list('谢东', '端午团购会邀约表（谢东）', [0, 1, 2, 3]),
        list('孙浩', '端午团购会邀约表（孙浩）', [3, 4, 5], { inviter: '孙浩' }),
      ],
    ],
    [
      'with the name first',
      [
        list('谢东', '谢东端午团购会邀约表', [0, 1, 2, 3]),
        list('孙浩', '孙浩端午团购会邀约表', [3, 4, 5], { inviter: '孙浩' }),
      ],
    ],
    ['one per day', [list('6.13', '端午团购会邀约表', [0, 1, 2, 3]), list('6.14', '端午团购会邀约表', [3, 4, 5])]],
    [
      'of days that overlap',
      [
        list('一', '端午团购会邀约表', [0, 1, 2, 3], { over: DAYS }),
        list('二', '端午团购会邀约表', [3, 4, 5], { over: [['活动时间：2026年6月14日']] }),
      ],
    ],
  ])('%s are added up, and who stands on two is one guest', (_, sheets) => {
    const { lists, reports, asked } = wholeOf(sheets);
    expect(lists).toHaveLength(2);
    expect(reports.map(counts)).toEqual([[[6, 2, 0, 0], undefined, [sheets.map(({ name }) => name), [], [], 1]]]);
    expect(reports[0]?.name).toMatch(/^端午团购会?$/u);
    expect(asked).toEqual([]);
  });

  test('of days of their own are one where the plan spans both, else it is asked; far apart they are two events', () => {
    const apart = (day: string): SheetSnapshot[] => [
      list('一', '客户答谢会邀约表', [0, 1], { over: [['活动时间：2026年6月13日']] }),
      list('二', '客户答谢会邀约表', [1, 2], { over: [[`活动时间：2026年${day}`]] }),
    ];
    const plan = sheetOf('方案', [
      ['客户答谢会活动方案'],
      ['活动名称', '客户答谢会', null, '活动时间', '2026年6月13日-20日'],
    ]);
    expect(wholeOf([...apart('6月20日'), plan]).reports.map(({ invited }) => invited)).toEqual([3]);
    const doubtful = wholeOf(apart('6月20日'));
    expect(doubtful.reports.map(({ invited }) => invited)).toEqual([2, 2]);
    expect(doubtful.asked).toEqual([['events.asked.lists', { one: '一', other: '二' }]]);
    const monthly = wholeOf(apart('7月20日'));
    expect([monthly.reports.length, monthly.asked]).toEqual([2, []]);
  });

  test('that name no event are asked for, unless the workbook has one plan or they tell the same days', () => {
    const bare = (over: Rows = []): SheetSnapshot[] => [
      list('谢东', '邀约表', [0, 1], { over }),
      list('孙浩', '邀约表', [2, 3], { inviter: '孙浩', over }),
    ];
    expect(wholeOf(bare()).asked).toEqual([['events.asked.lists', { one: '谢东', other: '孙浩' }]]);
    const plan = sheetOf('方案', [['端午团购会活动方案'], ['活动目标', '到场40批']]);
    expect(wholeOf([...bare(), plan]).reports.map(({ name, invited }) => [name, invited])).toEqual([['端午团购会', 4]]);
    expect(wholeOf(bare(DAYS)).reports.map(({ invited }) => invited)).toEqual([4]);
  });

  test('two events of other names stay two, and nothing is asked', () => {
    const { reports, asked } = wholeOf([list('一', '端午团购会邀约表', [0, 1]), list('二', '车主讲堂邀约表', [1, 2])]);
    expect([reports.map(({ name }) => name), asked]).toEqual([['端午团购会', '车主讲堂'], []]);
  });

  test('of two answers of one guest that of the later call counts', () => {
    const early = list('一', '端午团购会邀约表', [0], { answers: ['肯定来'], call: '6.8 已接通' });
    const late = list('二', '端午团购会邀约表', [0], { answers: ['肯定不来'], call: '6.10 已接通' });
    expect(wholeOf([early, late]).reports[0]).toMatchObject({ invited: 1, coming: 0, notComing: 1 });
    expect(wholeOf([late, early]).reports[0]).toMatchObject({ invited: 1, coming: 0, notComing: 1 });
  });
});

describe('sheets beside a list', () => {
  const guests = list('邀约表', '端午团购会邀约表', [0, 1, 2, 3], { over: DAYS });
  const signIn = (
    name: string,
    title: string,
    who: readonly number[],
    head = ['序号', '姓名', '电话', '签到时间'],
  ): SheetSnapshot =>
    sheetOf(name, [
      [title],
      head,
      ...who.map((i, at) => [at + 1, `客${i}`, phone(i), head[3] === '签字' ? null : '9:30']),
    ]);

  test('who signed in on any day came; who was not on the list walked in', () => {
    const { reports, asked } = wholeOf([
      guests,
      signIn('签到6.13', '端午团购会签到表 6月13日', [0, 3]),
      signIn('签到6.14', '端午团购会签到表 6月14日', [3, 9]),
    ]);
    expect(reports.map(counts)).toEqual([
      [
        [4, 2, 2, 0],
        [1, 0],
        [['邀约表'], ['签到6.13', '签到6.14'], [], 0],
      ],
    ]);
    expect(asked).toEqual([]);
  });

  test('orders of the event are deals; a cancelled one is none', () => {
    const orders = (title: string, name = '订单'): SheetSnapshot =>
      sheetOf(name, [
        [title],
        ['序号', '订车日期', '客户姓名', '手机', '车型', '定金', '备注'],
        [1, '2026/6/13', '客0', phone(0), 'CS75', 5000, null],
        [2, '2026/6/14', '客1', phone(1), 'CS75', 5000, '已退订'],
        [3, '2026/6/14', '客9', phone(9), 'CS75', 5000, null],
      ]);
    expect(wholeOf([guests, orders('端午团购会订单明细')]).reports.map(counts)).toEqual([
      [
        [4, 2, 0, 1],
        [1, 1],
        [['邀约表'], [], ['订单'], 0],
      ],
    ]);
    expect(wholeOf([guests, orders('现场订单登记表')]).reports.map(({ dealt }) => dealt)).toEqual([1]);
    // the store's orders of the month name no event
    const month = wholeOf([guests, orders('订单明细表')]);
    expect(month.reports.map(counts)).toEqual([[[4, 2, 0, 0], undefined, undefined]]);
    expect(month.asked).toEqual([['events.asked.orders', { sheet: '订单', count: 2 }]]);
    const later = orders('订单明细表');
    const rows = later.rows.map((row) =>
      row?.map((cell) =>
        typeof cell?.value === 'string' ? { ...cell, value: cell.value.replace('2026/6', '2026/8') } : cell,
      ),
    );
    expect(wholeOf([guests, { ...later, rows }]).asked).toEqual([]);
    const other = wholeOf([guests, orders('国庆车展订单明细')]);
    expect([other.reports.map(({ dealt }) => dealt), other.asked]).toEqual([[0], []]);
  });

  test('a sheet that nobody signed, or whose people have no phone, is asked and not counted', () => {
    const empty = wholeOf([guests, signIn('签到', '端午团购会签到表', [0, 1, 2], ['序号', '姓名', '电话', '签字'])]);
    expect(empty.reports.map(({ attended }) => attended)).toEqual([0]);
    expect(empty.asked).toEqual([['events.asked.unsigned', { sheet: '签到' }]]);
    const nameless = wholeOf([
      guests,
      sheetOf('签到', [['端午团购会签到表'], ['序号', '姓名', '签到时间'], [1, '客0', '9:30'], [2, '客1', '9:40']]),
    ]);
    expect(nameless.reports.map(({ attended }) => attended)).toEqual([0]);
    expect(nameless.asked).toEqual([['events.asked.no-phone', { sheet: '签到', cell: 'B3', count: 2 }]]);
  });

  test('of two events a sheet that names neither is asked', () => {
    const { reports, asked } = wholeOf([guests, list('二', '车主讲堂邀约表', [4, 5]), signIn('签到', '签到表', [0])]);
    expect(reports.map(({ attended }) => attended)).toEqual([0, 0]);
    expect(asked).toEqual([['events.asked.sign-in', { sheet: '签到', count: 1 }]]);
  });
});

test('the contract’s list of events stays one per list; beside it stands the event as a whole, and one 活动总结', () => {
  const { book, lists, plans, events, reports } = wholeOf([
    list('一', '端午团购会邀约表', [0, 1, 2, 3]),
    list('二', '端午团购会邀约表', [3, 4, 5]),
  ]);
  const json = toEventJson(eventReports(lists, nobody), [], 'zh-CN', plans, { reports, asked: [] });
  expect(json).toMatchObject({
    events: [
      { sheet: '一', invited: 4 },
      { sheet: '二', invited: 3 },
    ],
    together: [{ name: '端午团购会', sheets: ['一', '二'], again: 1, invited: 6 }],
  });
  const made = summaryChanges(book, { lists: events, reports, plans });
  expect(made.map((change) => ('sheet' in change ? change.sheet : ''))).toEqual(['活动明细', '端午团购会活动总结']);
  const detail = made.find((change) => 'sheet' in change && change.sheet === '活动明细');
  expect(detail && 'values' in detail ? detail.values.slice(2).map((row) => row.slice(0, 3)) : []).toEqual([
    [1, '一', 3], [1, '一', 4], [1, '一', 5], [1, '一', 6], [1, '二', 4], [1, '二', 5],
  ]); // prettier-ignore
});

test('a played event that its callers keep on sheets of their own counts as it does on one', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = new Random(seed + 40_000);
    const event = simulateEvent(seed, random.int(8, 30));
    const lines = event.list.lines.map((line, i) => ({ ...line, phone: `139${String(30_000_000 + i)}` }));
    const habits = { ...drawHabits(random), walkIns: 0, halves: false };
    const parts = [lines.filter((_, i) => i % 2 === 0), lines.filter((_, i) => i % 2 === 1)];
    const sheets = parts.map((own, i) => ({
      ...keptOn({ ...event, list: { ...event.list, lines: own } }, habits, random).sheet,
      name: `邀约${String(i + 1)}`,
    }));
    const { reports } = wholeOf(sheets);
    const keys = ['invited', 'reached', 'coming', 'unsure', 'notComing', 'unanswered', 'attended', 'dealt'] as const;
    expect([seed, reports.length, keys.map((key) => reports[0]?.[key])]).toEqual([
      seed,
      1,
      keys.map((key) => event.figures[key]),
    ]);
  }
});
