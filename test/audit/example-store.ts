import { bookOf, sheetOf, type Cell, type Scalar, type WorkbookSnapshot } from '../../src/sheet';

type Row = (Scalar | Cell | null)[];

export const EXAMPLE_TODAY = '2026-06-20';
export const REGISTER = '来店登记';
export const MAY = '张三5月';
export const JUNE = '张三6月';
export const OTHER = '李四6月';
export const REPORT = '张三6.18日报';
export const LOSSES = '战败记录';

function date(day: string): Cell {
  return { value: Math.round(Date.parse(day) / 86_400_000) + 25_569, format: 'yyyy/m/d' };
}

function formula(text: string, value: Scalar): Cell {
  return { value, formula: text };
}

/** A small store in which everything is as it should be: each rule's example is one slip in it. */
export function exampleStore(): WorkbookSnapshot {
  return bookOf([register(), may(), june(), other(), report(), losses()], { name: '三表.xlsx' });
}

const LINES: readonly (readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
])[] = [
  ['2026-06-03', '10:20', '11:05', '来店', '何玉兰', '13800010001', '速腾', '网络', 'B', 'B', '张三'],
  ['2026-06-05', '09:40', '10:10', '来店', '周涛', '13800020002', '宝来', '户外广告', 'C', 'C', '张三'],
  ['2026-06-06', '14:15', '', '来电', '吴敏', '13900030013', '探岳', '网络', 'C', 'C', '张三'],
  ['2026-06-06', '15:30', '16:20', '来店', '沈刚', '13800070007', '宝来', '网络', 'C', 'C', '张三'],
  ['2026-06-08', '11:00', '11:50', '来店', '褚蓉', '13500060006', '迈腾', '朋友介绍', 'A', 'A', '李四'],
  ['2026-06-08', '13:10', '13:40', '来店', '郑洁', '13800040024', '速腾', '朋友介绍', 'C', 'C', '张三'],
  ['2026-06-09', '16:00', '16:30', '来店', '', '', '宝来', '偶然光顾', '', '', '李四'],
  ['2026-06-10', '10:00', '10:45', '来店', '蒋丽', '13800080008', '探岳', '网络', 'B', 'B', '张三'],
  ['2026-06-11', '15:00', '15:20', '来店', '王磊', '13600050035', '速腾', '网络', 'C', 'C', '张三'],
  ['2026-06-16', '09:30', '10:00', '来店', '陈辉', '13600090009', '迈腾', '网络', 'C', 'C', '李四'],
];

function register(): ReturnType<typeof sheetOf> {
  const rows = LINES.map(([day, time, leave, kind, name, phone, model, source, level, after, consultant], i): Row => [
    i === 0 ? 1 : formula(`=A${String(i + 2)}+1`, i + 1),
    date(day),
    time,
    leave,
    2,
    kind,
    '是',
    name,
    phone,
    model,
    source,
    level,
    after,
    `看${model}，第${String(i + 1)}位，问了价格和交车时间`,
    consultant,
    phone === '' ? '' : '已同意',
  ]);
  return sheetOf(REGISTER, [
    ['2026年6月来店（电）客户登记表'],
    [
      '序号',
      '日期',
      '来店时间',
      '离店时间',
      '来店人数',
      '来店/来电',
      '是否首次',
      '客户姓名',
      '联系电话',
      '意向车型',
      '信息来源',
      '意向级别',
      '追踪后级别',
      '接待经过',
      '销售顾问',
      '个人信息授权同意',
    ],
    ...rows,
    ['合计', '', '', '', formula('=SUM(E3:E12)', 20)],
  ]);
}

interface MatrixRow {
  readonly name: string;
  readonly phone: string;
  readonly model: string;
  readonly source: string;
  readonly since: string;
  readonly carried?: readonly [string, string];
  readonly days: Readonly<Record<number, string>>;
  readonly end?: string;
  readonly reason?: string;
}

/** Columns: A–F who, G–K 上月留存 H A B C O, L on the days, then 月末级别 and 战败原因. */
function matrix(
  sheet: string,
  consultant: string,
  month: string,
  length: number,
  people: readonly MatrixRow[],
  signed: string,
): ReturnType<typeof sheetOf> {
  const levels = ['H', 'A', 'B', 'C', 'O'];
  const days = Array.from({ length }, (_, i) => i + 1);
  const left = ['序号', '客户姓名', '联系电话', '意向车型', '信息来源', '初洽日期'];
  const rows = people.map(({ name, phone, model, source, since, carried, days: cells, end, reason }, i): Row => [
    i + 1,
    name,
    phone,
    model,
    source,
    date(since),
    ...levels.map((level) => (carried?.[0] === level ? date(carried[1]) : '')),
    ...days.map((day) => cells[day] ?? ''),
    end ?? '',
    reason ?? '',
  ]);
  return sheetOf(
    sheet,
    [
      ['意向客户接触状况表'],
      [`${month}　销售顾问：${consultant}`],
      [...left, '上月留存', '', '', '', '', ...days, '月末级别', '战败原因'],
      [...left.map(() => ''), ...levels],
      ...rows,
      [],
      ['级别：H级：7日内；A级：15日内；B级：30日内；C级：90日内'],
      ['制表：内勤', '', '', '', signed],
    ],
    {
      merges: [
        ...left.map((_, i) => ({ top: 3, left: i + 1, bottom: 4, right: i + 1 })),
        { top: 3, left: 7, bottom: 3, right: 11 },
      ],
    },
  );
}

function may(): ReturnType<typeof sheetOf> {
  return matrix(
    MAY,
    '张三',
    '2026年5月',
    31,
    [
      {
        name: '钱进',
        phone: '13811110001',
        model: '宝来',
        source: '网络',
        since: '2026-05-15',
        days: { 15: 'C', 29: 'C*' },
        end: 'C',
      },
      {
        name: '孙立',
        phone: '13811110002',
        model: '速腾',
        source: '朋友介绍',
        since: '2026-05-26',
        days: { 26: 'A', 30: 'A*' },
        end: 'A',
      },
      {
        name: '李桂英',
        phone: '13811110003',
        model: '迈腾',
        source: '网络',
        since: '2026-05-20',
        days: { 20: 'H', 22: 'H*', 24: 'O*' },
        end: '成交',
      },
    ],
    '销售经理：王经理',
  );
}

function june(): ReturnType<typeof sheetOf> {
  return matrix(
    JUNE,
    '张三',
    '2026年6月',
    30,
    [
      {
        name: '何玉兰',
        phone: '13800010001',
        model: '速腾',
        source: '网络',
        since: '2026-06-03',
        days: { 3: 'B', 4: 'B*', 11: 'B*', 18: 'B*', 25: '*' },
      },
      {
        name: '钱进',
        phone: '13811110001',
        model: '宝来',
        source: '网络',
        since: '2026-05-15',
        carried: ['C', '2026-05-29'],
        days: { 13: 'C*', 28: '*' },
      },
      {
        name: '孙立',
        phone: '13811110002',
        model: '速腾',
        source: '朋友介绍',
        since: '2026-05-26',
        carried: ['A', '2026-05-30'],
        days: { 3: 'A*', 7: 'F1*' },
        reason: '在同城另一家店买了',
      },
      {
        name: '李桂英',
        phone: '13811110003',
        model: '迈腾',
        source: '网络',
        since: '2026-05-20',
        carried: ['O', '2026-05-24'],
        days: { 2: 'D', 6: 'D' },
      },
      {
        name: '蒋丽',
        phone: '13800080008',
        model: '探岳',
        source: '网络',
        since: '2026-06-10',
        days: { 10: 'B', 11: 'B*', 18: 'B*', 25: '*' },
      },
    ],
    '销售经理：',
  );
}

function other(): ReturnType<typeof sheetOf> {
  return matrix(
    OTHER,
    '李四',
    '2026年6月',
    30,
    [
      {
        name: '褚蓉',
        phone: '13500060006',
        model: '迈腾',
        source: '朋友介绍',
        since: '2026-06-08',
        days: { 8: 'A', 9: 'A*', 13: 'A*', 17: 'A*', 21: '*' },
      },
      {
        name: '卫东',
        phone: '13811110009',
        model: '宝来',
        source: '网络',
        since: '2026-06-15',
        days: { 15: 'B', 16: 'B*', 23: '*' },
      },
    ],
    '销售经理：',
  );
}

function report(): ReturnType<typeof sheetOf> {
  return sheetOf(REPORT, [
    ['营业日报表'],
    ['2026年6月18日　销售顾问：张三'],
    ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问经过'],
    [1, '何玉兰', '速腾', '13800010001', '促进', 'B', 'B', '促进中'],
    [2, '蒋丽', '探岳', '13800080008', '促进', 'B', 'B', '促进中'],
    ['本日止意向客户数', '', 'H级', 0, 'A级', 0, 'B级', 2, 'C级', 1, '合计', 3],
    ['销售顾问：张三', '', '', '', '销售经理：王经理'],
  ]);
}

function losses(): ReturnType<typeof sheetOf> {
  return sheetOf(LOSSES, [
    ['2026年6月战败（失控）客户记录表'],
    ['序号', '战败日期', '客户姓名', '联系电话', '意向车型', '战败/失控', '战败原因', '购买车型', '销售顾问'],
    [1, date('2026-06-07'), '孙立', '13811110002', '速腾', '战败', '在同城另一家店买了', '思域', '张三'],
    [2, date('2026-06-12'), '沈刚', '13800070007', '宝来', '战败', '嫌价格高，不再考虑', '轩逸', '张三'],
  ]);
}
