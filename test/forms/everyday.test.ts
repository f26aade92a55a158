import { recognise, toReadJson, type ReadJson } from '../../src/forms';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';

type Row = readonly (Scalar | null)[];

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);

function whole(rows: readonly Row[], sheet = 'Sheet1'): ReadJson {
  return toReadJson(recognise(bookOf([sheetOf(sheet, rows)], { name: '2026.xlsx' })));
}

function read(rows: readonly Row[], sheet?: string): ReadJson['forms'][number] | undefined {
  return whole(rows, sheet).forms[0];
}

const fieldsOf = (form: ReadJson['forms'][number] | undefined): object[] =>
  (form?.records ?? []).map(({ fields }) => fields);

test('a consultant over the customers of each is theirs; the same words at the foot are a signature', () => {
  const head = ['日期', '时间', '客户', '电话', '车型', '级别', '来源'];
  const guest = (day: string, name: string, last: string): Row => [
    day,
    '9:30',
    name,
    `1380001000${last}`,
    '途观',
    'A',
    '网络',
  ];
  const grouped = read([
    ['来店登记 2026年6月'],
    head,
    ['销售顾问：李明'],
    guest('6/1', '赵一', '1'),
    guest('6/2', '赵二', '2'),
    ['小计', null, 2],
    ['销售顾问', '张强'].map((text, at) => (at === 0 ? `${text}：` : text)),
    guest('6/1', '赵三', '3'),
    ['总计', null, 3],
  ]);
  expect(fieldsOf(grouped)).toMatchObject([{ consultant: '李明' }, { consultant: '李明' }, { consultant: '张强' }]);
  expect(grouped?.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual(['3 separator', '6 total', '7 separator']);
  const signed = read([
    ['来店登记 2026年6月'],
    head,
    guest('6/1', '赵一', '1'),
    guest('6/2', '赵二', '2'),
    ['销售顾问：李明'],
    guest('6/3', '赵三', '3'),
  ]);
  expect(fieldsOf(signed).map((fields) => 'consultant' in fields)).toEqual([false, false, false]);
  expect(signed?.skipped).toContainEqual({ row: 5, why: 'signature' });
});

test('a name by itself is a customer, not a heading, where only a name is typed yet', () => {
  const form = read([
    ['来店登记 2026年6月'],
    ['客户', '日期', '时间', '电话', '车型', '级别', '来源'],
    ['赵一'],
    ['钱二', '6/1', '9:30', '13800010002', '途观', 'A', '网络'],
  ]);
  expect(fieldsOf(form).map((fields) => 'consultant' in fields)).toEqual(fieldsOf(form).map(() => false));
});

test('bare days under 日期 are days of the month that title or sheet name say, one by one; without a month they are told', () => {
  const rows = (title: string): Row[] => [
    [title],
    ['日期', '进店', '离店', '姓名', '电话', '车型', '级别'],
    [1, '9:00', '9:40', '赵一', '13800010001', '速腾', 'A'],
    [null, '10:00', null, '钱二', '13800010002', '速腾', 'B'],
    ['3', '10:00', null, '孙三', '13800010003', '速腾', 'B'],
    [32, '10:00', null, '李四', '13800010004', '速腾', 'B'],
  ];
  const form = read(rows('来店登记表 2026年6月'));
  expect(fieldsOf(form)).toMatchObject([{ date: '2026-06-01' }, { date: '2026-06-01' }, { date: '2026-06-03' }, {}]);
  expect(form?.problems.map(({ cell, code, text }) => `${cell} ${code} ${text}`)).toEqual(['A6 unreadable-date 32']);
  expect(fieldsOf(read(rows('来店登记表'), '2026年5月'))[2]).toMatchObject({ date: '2026-05-03' });
  expect(fieldsOf(read(rows('来店登记表'))).some((fields) => 'date' in fields)).toBe(false);
});

test('a list of open customers tells of their orders and deliveries, and is neither a list of orders nor of owners', () => {
  const open = read([
    [
      '门店',
      '姓名',
      '手机',
      '到店日期',
      '车系',
      '意向等级',
      '客户来源',
      '跟进人',
      '试驾状态',
      '订单状态',
      '下订日期',
      '战败日期',
      '跟进内容',
    ],
    [
      '郑州',
      '郑一',
      '13800010006',
      '2026-06-02',
      '秦',
      'A',
      '网络',
      '刘洋',
      '已试驾',
      '未下订',
      null,
      null,
      '来店看车',
    ],
    [
      '郑州',
      '冯二',
      '13800010007',
      '2026-06-03',
      '宋',
      'H',
      '转介绍',
      '刘洋',
      '未试驾',
      '已下订',
      '2026-06-05',
      null,
      '交了定金',
    ],
  ]);
  expect(fieldsOf(open)).toMatchObject([
    { date: '2026-06-02', level: 'A' },
    { date: '2026-06-03', level: 'H', closingDate: '2026-06-05' },
  ]);
  const visits = whole([
    [
      '试驾顾问',
      '产品专家',
      '客户姓名',
      '电话',
      '首次到店时间',
      '二次到店时间',
      '意向车型',
      '级别',
      '大定日期',
      '交付日期',
      '战败原因',
      '跟进记录1',
      '跟进记录2',
    ],
    ['王一', '刘二', '赵一', '13800010010', '2026-06-01', null, 'G6', 'A', null, null, null, '6.2 电话 考虑中', null],
    [
      '王一',
      '刘二',
      '赵二',
      '13800010011',
      '2026-06-02',
      '2026-06-05',
      'P7',
      'H',
      '2026-06-05',
      null,
      null,
      '6.3 约二次到店',
      null,
    ],
  ]);
  expect(visits.forms.map(({ form }) => form)).toEqual(['visitor-call-register']);
  expect(fieldsOf(visits.forms[0])).toMatchObject([
    { consultant: '刘二', date: '2026-06-01', level: 'A' },
    { date: '2026-06-02', closingDate: '2026-06-05' },
  ]);
  const orders = whole([
    ['订单编号', '姓名', '手机', '车系', '下订日期', '订单状态', '交车日期', '成交价', '来源', '级别', '顾问'],
    ['A1', '赵一', '13800010006', '秦', '2026-06-01', '待交', '2026-06-20', 12.5, '网络', 'H', '刘洋'],
  ]);
  expect(orders.forms).toEqual([]);
});

test('the day on which somebody came first is asked in a register of visits, not taken for the day of the line', () => {
  const book = whole([
    ['来店登记表 2026年6月3日'],
    ['到店时间', '姓名', '电话', '车型', '级别', '首次来店日期', '来源'],
    ['9:00', '赵一', '13800010001', '速腾', 'A', '2026-05-01', '网络'],
    ['9:30', '钱二', '13800010002', '速腾', 'B', '2026-05-20', '网络'],
    ['9:40', '孙三', '13800010003', '速腾', 'B', '2026-04-20', '路过'],
  ]);
  expect(fieldsOf(book.forms[0])).toMatchObject([
    { date: '2026-06-03' },
    { date: '2026-06-03' },
    { date: '2026-06-03' },
  ]);
});

test('a sheet of leads by its title came over the net; ticks under 邀约 are no day; the state that tells the end is taken', () => {
  const form = read([
    ['抖音直播留资 2026年6月'],
    ['日期', '时间', '昵称', '手机号', '城市', '想看的车', '谁在跟', '邀约', '说明'],
    ['6/1', '20:15', '阳光', '13800010013', '郑州', '途观', '小李', '√', '周末来'],
    ['6/1', '20:40', '小鱼', '13800010014', '开封', '朗逸', '小张', '√', null],
    ['6/2', '20:50', '大海', '13800010015', '开封', '朗逸', '小张', null, '没回'],
  ]);
  expect(form?.form).toBe('visitor-call-register');
  expect(fieldsOf(form)[0]).toEqual({
    date: '2026-06-01',
    arriveTime: '20:15',
    customerName: '阳光',
    phone: '13800010013',
    district: '郑州',
    model: '途观',
    consultant: '小李',
    remark: '周末来',
    contactKind: 'online',
  });
  const leads = read([
    [
      '线索ID',
      '用户ID',
      '线索状态',
      '客户名称',
      '电话',
      '线索来源',
      '意向车系',
      '创建时间',
      '跟进状态',
      '到店时间',
      '负责人',
    ],
    ['L1', 'U1', '有效', '王一', '13800020001', '官网', '途观', '2026-06-01 09:00', '跟进中', '2026-06-03', '周婷'],
    ['L2', 'U2', '无效', '王二', '13800020002', '易车', '朗逸', '2026-06-01 10:00', '战败', null, '周婷'],
    ['L3', 'U3', '有效', '王三', '13800020003', '官网', '朗逸', '2026-06-02 10:00', '成交', '2026-06-04', '金二'],
  ]);
  expect(leads?.form).toBe('visitor-call-register');
  expect(fieldsOf(leads)).toMatchObject([
    { customerName: '王一', status: 'following', contactKind: 'online' },
    { customerName: '王二', status: 'lost' },
    { customerName: '王三', status: 'won' },
  ]);
});

test('options that nobody ticked yet belong to the group, with and without a heading; 其他 holds words of its own', () => {
  const report = read([
    ['营业日报表 2026年6月3日 业务员：高伟'],
    ['客户', '电话', '开拓', '促进', '手续', '售后', '原级', '现级', '面谈摘要'],
    ['赵伟', '13800010008', null, '√', null, null, 'A', 'B', '看车谈价'],
    ['钱伟', '13800010009', '√', null, null, null, null, 'H', '电话邀约'],
  ]);
  expect(report?.columns.flatMap(({ field, column }) => (field === 'purpose' ? [column] : []))).toEqual([
    'C',
    'D',
    'E',
    'F',
  ]);
  expect(fieldsOf(report)).toMatchObject([
    { purpose: 'promotion', levelBefore: 'A', levelAfter: 'B' },
    { purpose: 'prospecting', levelAfter: 'H' },
  ]);
  const losses = read([
    ['2026年6月流失客户登记表'],
    ['编号', '客户名', '电话', '欲购车型', '原因（打√）', null, null, null, null, '责任人'],
    [null, null, null, null, '价格', '产品', '服务', '资源', '其它', null],
    [1, '王一', '13800020001', '迈腾', '√', null, null, null, null, '周婷'],
    [2, '王二', '13800020002', '速腾', null, null, null, '√', '出国', '周婷'],
    [3, '王三', '13800020003', '速腾', '√', null, '√', null, null, '金二'],
  ]);
  expect(fieldsOf(losses)).toMatchObject([
    { lossReason: '价格', consultant: '周婷' },
    { lossReason: '资源、出国' },
    { lossReason: '价格、服务', consultant: '金二' },
  ]);
});

test('three talks with people who have a level and no car are no calls to owners; 姓 alone is the name', () => {
  const talks = whole([
    ['客户跟踪登记表'],
    ['客户姓名', '电话', '车型', '级别', '第一次跟踪', null, '第二次跟踪', null, '最终结果'],
    [null, null, null, null, '日期', '内容', '日期', '内容', null],
    ['王一', '13800020001', '迈腾', 'A', '2026.6.1', '来店看车', '2026.6.4', '电话约试驾', '成交'],
    ['王二', '13800020002', '速腾', 'B', '2026.6.2', '来店看车', '2026.6.9', '没接', null],
  ]);
  expect(talks.forms).toEqual([]);
  expect(talks.unrecognised.map(({ sheet }) => sheet)).toEqual(['Sheet1']);
  const surnames = read([
    ['客流登记表 2026年6月'],
    ['月', '日', '到店时间', '客户姓', '性别', '电话', '意向车型', '级别'],
    [6, 1, '9.10', '王', '男', '13800020001', '宏光', 'A'],
    [null, null, '10.30', '赵', '女', '13800020002', '宝骏', 'H'],
  ]);
  expect(fieldsOf(surnames)).toMatchObject([{ customerName: '王' }, { customerName: '赵', gender: 'female' }]);
});

test('parts of a daily report are read as of its day and consultant; the plan for tomorrow is no contact, and is told', () => {
  const book = whole([
    ['销售顾问工作日报表'],
    ['姓名：高伟', null, null, '日期：2026年6月5日'],
    ['一、今日接待'],
    ['序号', '客户', '电话', '车型', '级别', '来源', '洽谈结果'],
    [1, '王一', '13800020001', '迈腾', 'A', '网络', '试驾'],
    ['二、今日回访'],
    ['序号', '客户', '电话', '车型', '原级别', '现级别', '回访内容'],
    [1, '王三', '13800020003', '速腾', 'B', 'A', '约周六'],
    ['三、明日计划'],
    ['序号', '客户', '电话', '目的'],
    [1, '王一', '13800020001', '邀约'],
  ]);
  expect(book.forms.map(({ form, date, consultant }) => [form, date, consultant])).toEqual([
    ['daily-report', '2026-06-05', '高伟'],
    ['daily-report', '2026-06-05', '高伟'],
  ]);
  expect(fieldsOf(book.forms[1])).toEqual([
    {
      serial: 1,
      customerName: '王三',
      phone: '13800020003',
      model: '速腾',
      levelBefore: 'B',
      levelAfter: 'A',
      outcome: '约周六',
    },
  ]);
  expect(book.forms[1]?.unread?.map(({ range }) => range)).toEqual(['A10:D11']);
});

test('levels said in another way, and first visits under a strange word, are asked about; 状态 that tells ends is the state', () => {
  const asked = (header: string, values: readonly string[]): string[] => {
    const { forms, questions = [] } = whole([
      ['来店登记 2026年6月'],
      ['日期', '时间', '姓名', '电话', '车型', header, '来源'],
      ...values.map((value, i): Row => [
        `6/${i + 1}`,
        '9:00',
        `王${'一二三四'.charAt(i)}`,
        `1380002000${i}`,
        '迈腾',
        value,
        '网络',
      ]),
    ]);
    const column = forms[0]?.columns.find((one) => one.column === 'F');
    return column === undefined ? questions.map(({ cell }) => `asked ${cell}`) : [column.field];
  };
  for (const [header, values] of [
    ['意向', ['高', '中', '低', '高']],
    ['意向程度', ['强', '一般', '弱', '强']],
    ['意向星级', ['5', '3', '2', '1']],
    ['来店经历', ['首次', '2次', '首次', '3次']],
  ] as const)
    expect([header, asked(header, values)]).toEqual([header, ['asked F2']]);
  expect(asked('状态', ['跟进中', '战败', '成交', '跟进中'])).toEqual(['status']);
  expect(asked('状态', ['在店', '离店', '在店', '离店'])).toEqual([]);
});

test('a remark on the day in the column of names is no customer; a long name is one', () => {
  const form = read([
    ['来店登记 2026年6月'],
    ['日期', '客户', '电话', '车型', '级别', '顾问'],
    ['6/1', '赵一', '13800010001', '途观', 'A', '高伟'],
    [null, '当天下雨客流少', null, null, null, null],
    [null, '阿卜杜拉买买提', null, null, null, null],
    ['6/2', '钱二', '13800010002', '途观', 'B', '高伟'],
  ]);
  expect(form?.records.map(({ fields }) => fields.customerName)).toEqual(['赵一', '阿卜杜拉买买提', '钱二']);
  expect(form?.skipped).toEqual([{ row: 4, why: 'separator' }]);
});

test('levels ticked before the days of a matrix are the customers’ levels', () => {
  const [head, ...customers]: Row[] = [
    ['序', '客户', '电话', '车型', 'H', 'A', 'B', 'C', ...DAYS, '月底级别'],
    [1, '王一', '13800020001', '迈腾', null, '√', null, null, ...DAYS.map((day) => (day === 2 ? 'A' : null)), 'B'],
    [2, '王二', '13800020002', '速腾', '√', null, null, null, ...DAYS.map((day) => (day === 3 ? 'O' : null)), 'O'],
  ];
  const form = read([['2026年6月 意向客户管制表 业务：高伟'], head ?? [], ...customers]);
  expect(fieldsOf(form)).toMatchObject([{ level: 'A' }, { level: 'H' }]);
  expect(form?.columns.flatMap(({ field, column }) => (field === 'level' ? [column] : []))).toEqual([
    'E',
    'F',
    'G',
    'H',
  ]);
});

test('a name that is written once over several lines is theirs down to the next; where that is not sure nobody is filled in', () => {
  const HEAD = ['日期', '时间', '客户', '电话', '车型', '级别'];
  const line = (i: number, day = i + 1): Row => [`6/${day}`, '9:30', `客${i}`, `1380001000${i}`, '途观', 'A'];
  const people = (rows: readonly Row[], head: Row): unknown[] =>
    fieldsOf(read([['来店登记 2026年6月'], head, ...rows])).map(
      (fields) => 'consultant' in fields && fields.consultant,
    );
  const before = (named: Readonly<Record<number, string>>, count = 8): Row[] =>
    Array.from({ length: count }, (_, i) => [named[i] ?? null, ...line(i)]);
  const behind = (named: Readonly<Record<number, string>>, day: (i: number) => number): Row[] =>
    Array.from({ length: 8 }, (_, i) => [...line(i, day(i)), named[i] ?? null]);
  const [li, zhang] = [Array<string>(4).fill('李明'), Array<string>(4).fill('张强')];
  const [first, last] = [
    ['销售顾问', ...HEAD],
    [...HEAD, '销售顾问'],
  ];
  expect(people(before({ 0: '李明', 4: '张强' }), first)).toEqual([...li, ...zhang]);
  expect(people(before({ 0: '李明' }), first)).toEqual([...li, ...li]);
  expect(
    people(
      behind({ 0: '李明', 4: '张强' }, (i) => (i % 4) + 1),
      last,
    ),
  ).toEqual([...li, ...zhang]);
  // behind the customers of a month in the order of its days somebody did not sign
  expect(people(behind({ 0: '李明', 4: '张强' }, (i) => i + 1), last)).toEqual([
    '李明', false, false, false, '张强', false, false, false,
  ]); // prettier-ignore
  // a name that comes again is written in every line of its own
  expect(people(before({ 0: '李明', 1: '张强', 5: '李明' }), first).filter(Boolean)).toHaveLength(3);
  expect(people(before({ 3: '李明' }), first).filter(Boolean)).toHaveLength(1);
  expect(people(before({ 0: '李明', 2: '张强' }, 4), first)).toEqual(['李明', '李明', '张强', '张强']);
  expect(people(before({ 0: '李明', 3: '张强' }, 4), first).filter(Boolean)).toHaveLength(2);
});
