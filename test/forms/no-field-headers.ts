import { recognise } from '../../src/forms';
import { bookOf, columnLetters, sheetOf, type Scalar } from '../../src/sheet';

/** Values that stand under a header of each sort, for three rows. */
const VALUES: Readonly<Record<string, readonly Scalar[]>> = {
  day: ['2026-05-02', '2026-05-12', '2026-05-22'],
  clock: ['10:05', '11:20', '15:40'],
  moment: ['2026-06-02 10:00', '2026-06-03 11:00', '2026-06-04 12:00'],
  answer: ['是', '否', '是'],
  number: ['3', '5', '2'],
  staff: ['王海', '李强', '周敏'],
  words: ['价格偏高', '再比较', '已加微信'],
  way: ['微信', '电话', '到店'],
  money: ['20万', '15万', '25万'],
  code: ['SH0001', 'SH0002', 'SH0003'],
  phone: ['13700001111', '13700002222', '13700003333'],
  share: ['85%', '70%', '90%'],
  grade: ['高', '中', '低'],
  brand: ['一汽大众', '比亚迪', '丰田'],
  place: ['河南', '山东', '河北'],
  state: ['已审核', '未审核', '已审核'],
};

/** Headers of systems and of paper to which the contract gives no field, with the sort of value under them. */
const NO_FIELD_HEADERS: readonly (readonly [header: string, sort: string])[] = [
  [
    'code',
    '客户编号 线索编号 商机编号 身份证号 微信号 QQ 旧车车牌 车牌号 车架号 VIN 发动机号 订单编号 合同编号 通话录音 附件 图片 停车位 驾照号',
  ],
  [
    'words',
    '来店目的 客户描述 职业 行业 学历 婚姻状况 兴趣爱好 购车用途 付款方式 保险公司 有效性 无效原因 邀约结果 增换购 关注点 关注配置 抗拒点 异议 客户需求 需求 客户标签 客户性格',
  ],
  [
    'words',
    '意向配置 星期 天气 门店 店名 部门 组别 大区 活动名称 礼品 奖品 下次跟进内容 上次跟进内容 上次跟进结果 离店原因 试驾路线 备用字段 字段1 客户类型 客户类别',
  ],
  [
    'staff',
    '登记人 建卡人 录入人 创建人 更新人 审核人 经理签字 展厅经理 邀约专员 邀约人 网销专员 前台 客服 回访员 金融专员 保险专员 试驾专员 陪驾人 原销售顾问 原顾问 上任顾问 推荐人',
  ],
  ['staff', '介绍人 老客户姓名 同行人 同伴姓名 决策人 使用人 首次跟进人 转介绍人 客户来源人 负责区域经理'],
  [
    'number',
    '进店次数 客户留店时间 到店次数 来店批次 跟进次数 回访次数 战败次数 年龄 家庭人口 贷款期数 响应时长 逾期天数 跟进天数 在库天数 购车次数 邮编 季度 通话时长 呼叫次数 现车里程',
  ],
  ['number', '现车年份 车龄 上牌年份 积分 接待时长 问卷得分 试驾里程 客户评级分'],
  ['money', '收入 预算 购车预算 置换估价 优惠金额 报价 成交价 指导价 定金金额 竞品价格 竞品优惠'],
  [
    'answer',
    '是否加微信 是否贷款 是否置换 是否超时 是否逾期 是否有效 是否重复 是否邀约 是否老客户 是否本地 是否首购 是否领礼品 短信发送 是否签协议',
  ],
  ['day', '生日 交车日期 预计交车日期 开票日期 上牌日期 提车日期 上次联系日期 最近联系时间 最后跟进日期 末次回访日期'],
  ['moment', '录入时间 更新时间 审核时间 首次跟进时间 上次跟进时间 最近跟进时间 最后到店时间 派单时间 首响时间'],
  ['clock', '试驾时间 试驾开始时间 试驾结束时间'],
  ['phone', '推荐人电话 介绍人电话 老客户电话'],
  ['share', '首付比例 成交概率'],
  ['grade', '满意度 评分 客户价值 接待评价 试驾评价'],
  ['brand', '意向品牌'],
  ['place', '省份 国家'],
  ['state', '审核状态 通话状态 接通状态 主管确认'],
  ['way', '跟进方式 联系方式类型 下次跟进方式'],
].flatMap(([sort = '', words = '']) => words.split(' ').map((word) => [word, sort] as const));

export type TableName = 'register' | 'matrix' | 'losses';

interface Base {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Scalar[])[];
  /** What stands behind the column, in the header (0) and the rows. */
  readonly behind: (row: number) => readonly (Scalar | null)[];
}

const PHONES = ['13800010001', '13900010002', '15800010003'];
const NAMES = ['赵建国', '钱晓丽', '孙志强'];

/** Tables that miss some fields, so that a column without one might be taken for them. */
const TABLES_WITH_GAPS: Readonly<Record<TableName, Base>> = {
  register: {
    title: '来店登记表 2026年6月',
    header: ['日期', '来店时间', '客户姓名', '联系电话', '意向车型', '信息来源', '意向级别', '销售顾问'],
    rows: NAMES.map((name, i) => [
      `2026/6/${String(i + 1)}`,
      `${String(9 + i)}:00`,
      name,
      PHONES[i] ?? '',
      ['途观', '帕萨特', '速腾'][i] ?? '',
      ['网络', '路过', '车展'][i] ?? '',
      ['A', 'B', 'H'][i] ?? '',
      ['金二', '胡三', '金二'][i] ?? '',
    ]),
    behind: () => [],
  },
  matrix: {
    title: '接触状况表 2026年6月',
    header: ['序号', '客户姓名', '联系电话', '意向车型', '级别'],
    rows: NAMES.map((name, i) => [i + 1, name, PHONES[i] ?? '', '途观', ['A', 'B', 'H'][i] ?? '']),
    behind: (row) => Array.from({ length: 30 }, (_, i) => (row === 0 ? i + 1 : i + 1 === row * 3 ? 'A' : null)),
  },
  losses: {
    title: '战败登记表 2026年6月',
    header: ['战败日期', '客户姓名', '联系电话', '战败原因'],
    rows: NAMES.map((name, i) => [`2026/6/${String(i + 1)}`, name, PHONES[i] ?? '', '价格']),
    behind: () => [],
  },
};

/** Of all such headers those that are taken for a field without a question, each by itself behind the table's own columns. */
export function takenInSilence(name: TableName): string[] {
  const { title, header, rows, behind } = TABLES_WITH_GAPS[name];
  const letters = columnLetters(header.length + 1);
  return NO_FIELD_HEADERS.flatMap(([words, sort]) => {
    const values = VALUES[sort] ?? [];
    const table = [
      [title],
      [...header, words, ...behind(0)],
      ...rows.map((row, i) => [...row, values[i] ?? null, ...behind(i + 1)]),
    ];
    const found = recognise(bookOf([sheetOf('Sheet1', table)], { name: 'export.xlsx' })).forms[0];
    return (found?.columns ?? []).filter(({ column }) => column === letters).map(({ field }) => `${words} as ${field}`);
  });
}
