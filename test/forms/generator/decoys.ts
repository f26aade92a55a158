import type { Scalar } from '../../../src/sheet';
import { COLORS, MODELS, mobile, OUTCOMES, personName, SOURCES } from '../../../src/workshop/store';
import type { Canvas } from './canvas';
import type { Random } from '../../../src/workshop/store';

type Line = (Scalar | undefined)[];

/** Sheets of a dealer that are none of the forms: each gives its lines, the title among them. */
export const DECOYS: Readonly<Record<string, (random: Random) => Line[]>> = {
  attendance: (r) => [
    ['考勤表 2026年6月'],
    ['序号', '姓名', ...days()],
    ...times(r.int(5, 12), (i) => [i + 1, personName(r), ...days().map(() => r.pick(['√', '√', 'A', '休', '/', '○']))]),
    ['说明：√出勤 A年假 B病假 C事假'],
  ],
  roster: (r) => [
    ['展厅值班表'],
    ['日期', '早班', '晚班', '备注'],
    ...times(20, (i) => [`6月${String(i + 1)}日`, personName(r), personName(r), undefined]),
  ],
  dutyMonth: (r) => [
    ['6月值班排班表'],
    ['销售顾问', ...days()],
    ...times(6, () => [personName(r), ...days().map(() => r.pick(['早', '晚', '休', 'A', 'B', 'C']))]),
  ],
  stock: (r) => [
    ['库存表'],
    ['序号', '车型', '颜色', '车架号', '入库日期', '指导价', '库龄', '状态'],
    ...times(15, (i) => [
      i + 1,
      r.pick(MODELS),
      r.pick(COLORS),
      `LSV${String(r.int(1e9, 9e9))}`,
      `2026-5-${String((i % 28) + 1)}`,
      r.int(9, 30) * 10_000,
      r.int(1, 90),
      r.pick(['在库', '已订', '在途']),
    ]),
  ],
  prices: (r) => [
    ['车型价格表'],
    ['车型', '配置', '指导价', '优惠', '现金价', '颜色', '备注'],
    ...times(12, () => [
      r.pick(MODELS),
      r.pick(['舒适型', '豪华型']),
      r.int(80_000, 300_000),
      r.int(0, 20_000),
      r.int(80_000, 300_000),
      r.pick(COLORS),
      undefined,
    ]),
  ],
  orders: (r) => [
    ['订单台账'],
    ['序号', '订单日期', '客户姓名', '联系电话', '车型', '颜色', '定金', '合同号', '交车日期', '销售顾问'],
    ...times(12, (i) => [
      i + 1,
      `2026-6-${String(i + 1)}`,
      personName(r),
      mobile(r),
      r.pick(MODELS),
      r.pick(COLORS),
      5000,
      `HT${String(2026_0600 + i)}`,
      `2026-6-${String(i + 10)}`,
      personName(r),
    ]),
  ],
  deliveries: (r) => [
    ['交车登记表'],
    ['序号', '交车日期', '车主姓名', '电话', '车型', '车架号', '发票号', '保险公司', '销售顾问'],
    ...times(10, (i) => [
      i + 1,
      `6/${String(i + 1)}`,
      personName(r),
      mobile(r),
      r.pick(MODELS),
      `LFV${String(r.int(1e9, 9e9))}`,
      r.int(1e7, 9e7),
      r.pick(['人保', '平安']),
      personName(r),
    ]),
  ],
  testDrives: (r) => [
    ['试乘试驾登记表'],
    [
      '序号',
      '日期',
      '客户姓名',
      '联系电话',
      '试驾车型',
      '驾照号',
      '出发时间',
      '返回时间',
      '里程',
      '陪驾人',
      '客户签名',
    ],
    ...times(12, (i) => [
      i + 1,
      `2026/6/${String(i + 1)}`,
      personName(r),
      mobile(r),
      r.pick(MODELS),
      `3401${String(r.int(1e9, 9e9))}`,
      '10:20',
      '10:45',
      r.int(3, 12),
      personName(r),
      undefined,
    ]),
  ],
  service: (r) => [
    ['售后进厂登记表'],
    ['序号', '进厂日期', '车牌号', '车主', '联系电话', '车型', '行驶里程', '维修项目', '服务顾问', '金额'],
    ...times(12, (i) => [
      i + 1,
      `6/${String(i + 1)}`,
      `皖A${String(r.int(10_000, 99_999))}`,
      personName(r),
      mobile(r),
      r.pick(MODELS),
      r.int(3000, 90_000),
      r.pick(['首保', '小保养', '换刹车片']),
      personName(r),
      r.int(200, 3000),
    ]),
  ],
  afterSalesCalls: (r) => [
    ['售后回访记录'],
    ['序号', '回访日期', '车主姓名', '电话', '车型', '购车日期', '满意度', '抱怨内容', '回访员'],
    ...times(12, (i) => [
      i + 1,
      `6/${String(i + 1)}`,
      personName(r),
      mobile(r),
      r.pick(MODELS),
      `2025-6-${String(i + 1)}`,
      r.int(6, 10),
      r.pick(['无', '等待时间长']),
      personName(r),
    ]),
  ],
  survey: (r) => [
    ['顾客满意度调查表'],
    ['编号', '被访者', '电话', '环境', '接待', '试驾', '总分', '意见'],
    ...times(12, (i) => [
      i + 1,
      personName(r),
      mobile(r),
      r.int(6, 10),
      r.int(6, 10),
      r.int(6, 10),
      r.int(60, 100),
      undefined,
    ]),
  ],
  statistics: (r) => [
    ['渠道统计表'],
    ['信息来源', '来店批次', '留档数', '成交数', '留档率', '成交率'],
    ...SOURCES.slice(0, 8).map((s): Line => [s, r.int(10, 60), r.int(5, 40), r.int(0, 9), 0.5, 0.1]),
    ['合计', 300, 180, 40, 0.6, 0.2],
  ],
  perConsultant: (r) => [
    ['销售顾问业绩统计 2026年6月'],
    ['销售顾问', '来店', '来电', '留档', '试驾', 'H', 'A', 'B', 'C', '订单', '成交率'],
    ...times(8, () => [personName(r), ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(() => r.int(0, 30)), 0.2]),
  ],
  trafficByDay: (r) => [
    ['展厅客流统计表'],
    ['日期', ...days()],
    ['来店批次', ...days().map(() => r.int(0, 20))],
    ['来电批次', ...days().map(() => r.int(0, 9))],
    ['留档数', ...days().map(() => r.int(0, 9))],
  ],
  budget: (r) => [
    ['市场费用预算'],
    ['项目', '1月', '2月', '3月', '4月', '合计'],
    ...['户外广告', '网络', '车展', '短信'].map((s): Line => [s, ...[1, 2, 3, 4, 5].map(() => r.int(1000, 9000))]),
  ],
  commission: (r) => [
    ['提成表'],
    ['序号', '姓名', '底薪', '台数', '提成', '奖金', '合计', '签字'],
    ...times(9, (i) => [
      i + 1,
      personName(r),
      2500,
      r.int(0, 12),
      r.int(0, 9000),
      r.int(0, 900),
      r.int(3000, 12_000),
      undefined,
    ]),
  ],
  contacts: (r) => [
    ['员工通讯录'],
    ['序号', '姓名', '性别', '部门', '职务', '手机', '邮箱', '备注'],
    ...times(12, (i) => [
      i + 1,
      personName(r),
      r.pick(['男', '女']),
      r.pick(['销售部', '市场部', '售后部']),
      r.pick(['销售顾问', '经理', '前台']),
      mobile(r),
      'a@b.cn',
      undefined,
    ]),
  ],
  owners: (r) => [
    ['保有客户档案'],
    ['序号', '车主姓名', '电话', '车型', '车牌号', '购车日期', '保险到期', '生日'],
    ...times(12, (i) => [
      i + 1,
      personName(r),
      mobile(r),
      r.pick(MODELS),
      `皖A${String(r.int(10_000, 99_999))}`,
      `2025-${String((i % 12) + 1)}-3`,
      `2026-${String((i % 12) + 1)}-3`,
      `3/${String(i + 1)}`,
    ]),
  ],
  complaints: (r) => [
    ['客户投诉处理表'],
    ['序号', '投诉日期', '客户', '电话', '投诉内容', '处理结果', '责任人'],
    ...times(8, (i) => [
      i + 1,
      `6/${String(i + 1)}`,
      personName(r),
      mobile(r),
      r.pick(['异响', '等待久']),
      '已处理',
      personName(r),
    ]),
  ],
  meeting: () => [
    ['会议纪要'],
    ['时间：2026年6月3日'],
    ['参加人员：全体销售顾问'],
    ['1. 本月目标30台'],
    ['2. 加强来店客户登记，级别H级客户每两天联系一次'],
    ['3. 战败客户需填写战败原因'],
  ],
  instructions: () => [
    ['填写说明'],
    ['来店客户登记表：每日填写，不得遗漏'],
    ['级别', '含义', '回访'],
    ['H', '7天内', '2天'],
    ['A', '15天内', '4天'],
    ['B', '30天内', '7天'],
    ['C', '90天内', '15天'],
  ],
  scripts: (r) => [
    ['电话话术'],
    ['场景', '话术'],
    ...OUTCOMES.slice(0, 6).map((o): Line => [o, `您好，${r.pick(['我是某某店', '请问方便吗'])}`]),
  ],
  lists: (r) => [
    ['级别', '来源', '车型', '颜色'],
    ...times(8, (i) => [['H', 'A', 'B', 'C'][i], SOURCES[i], MODELS[i], r.pick(COLORS)]),
  ],
  targets: (r) => [
    ['月度目标分解'],
    ['销售顾问', '目标', '第一周', '第二周', '第三周', '第四周', '完成率'],
    ...times(7, () => [personName(r), r.int(5, 15), r.int(0, 4), r.int(0, 4), r.int(0, 4), r.int(0, 4), 0.8]),
  ],
};

function times(count: number, line: (i: number) => Line): Line[] {
  return Array.from({ length: count }, (_, i) => line(i));
}

function days(): number[] {
  return Array.from({ length: 30 }, (_, i) => i + 1);
}

export function drawDecoy(canvas: Canvas, random: Random, name: string): void {
  const draw = DECOYS[name];
  if (draw === undefined) throw new RangeError(`no decoy ${name}`);
  const top = random.pick([1, 1, 2]);
  draw(random).forEach((line, r) => line.forEach((value, c) => canvas.put(top + r, 1 + c, value)));
}
