import type { Random } from '../../../src/workshop/store';

/** Header words of dealers' forms, written for the generator alone: they are not taken from the recogniser's vocabulary. */
export const HEADERS: Readonly<Record<string, { zh: string; en?: string }>> = {
  serial: { zh: '序号 编号 NO. No. 项次 序', en: 'No. #' },
  contactKind: {
    zh: '来店/来电 来店(电) 接触方式 来访方式 接待类型 到访形式 来访类型 到店方式 接洽方式 来店类别',
    en: 'Contact type|Visit/Call',
  },
  visitDate: { zh: '日期 来店日期 到店日期 登记日期 接待日期 来访日期 进店日期', en: 'Date|Visit date' },
  callDate: { zh: '日期 来电日期 接听日期 登记日期', en: 'Date|Call date' },
  lossDate: { zh: '战败日期 流失日期 战败时间 日期 失控日期', en: 'Date lost|Lost date' },
  arriveTime: { zh: '来店时间 到店时间 进店时间 来访时间 到达时间 进店时刻', en: 'Arrival|Time in|Arrival time' },
  callArrive: { zh: '来电时间 接听时间 通话时间', en: 'Call time' },
  leaveTime: { zh: '离店时间 离去时间 离开时间 离店时刻', en: 'Departure|Time out|Departure time' },
  stay: { zh: '在店时间 来店离店时间 在店时段 来离店时间' },
  customerName: {
    zh: '客户姓名 顾客姓名 姓名 客户名称 客户 潜客姓名 客户名 顾客 意向客户 有望客户 顾客名称 客户称呼 意向顾客姓名 客人姓名 访客姓名 商机名称 联系人',
    en: 'Customer|Customer name|Name|Client',
  },
  gender: { zh: '性别', en: 'Gender|Sex' },
  phone: {
    zh: '联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 联络电话 客户电话 移动电话',
    en: 'Phone|Mobile|Tel|Phone number',
  },
  phone2: { zh: '备用电话 电话2 固定电话 固话 其他电话' },
  model: {
    zh: '意向车型 拟购车型 关注车型 车型 看中车型 需求车型 意向型号 欲购车型 感兴趣车型 想购车型 意向车款 目标车型 意向产品 所看车型',
    en: 'Model|Vehicle model|Model of interest',
  },
  color: { zh: '颜色 车色 意向颜色 外观颜色 车身颜色', en: 'Color|Colour' },
  source: {
    zh: '信息来源 来源 客户来源 渠道 信息渠道 获知途径 来源渠道 得知渠道 了解渠道 来源区分 线索渠道 媒体来源 来店渠道 集客渠道 认知途径 信息源',
    en: 'Source|Channel|Lead source',
  },
  partySize: { zh: '来店人数 人数 随行人数 到店人数 来访人数', en: 'Party size|No. of people' },
  firstVisit: { zh: '是否首次 首次来店 是否首次到店 首次/再次 初次/再次 是否初次来店', en: 'First visit' },
  testDrive: { zh: '试驾 是否试驾 试乘试驾 有无试驾', en: 'Test drive' },
  level: {
    zh: '级别 意向级别 客户级别 意向等级 确度 意向确度 等级 客户等级 意向度 判定级别 商机级别 首次级别 意向(HABC)',
    en: 'Level|Grade|Customer level',
  },
  followUpLevel: { zh: '追踪后级别 第二次级别确认 回访后级别 二次确认级别 跟踪后级别 再次确认级别' },
  purchaseWindow: {
    zh: '预计购车时间 购车时间 预购时间 拟购时间 购车周期 计划购车时间 购买周期 何时购车 预计购买时间',
    en: 'Purchase time|Expected purchase',
  },
  consultant: {
    zh: '销售顾问 接待人 业务代表 接待顾问 销售员 顾问 业务员 接待人员 责任顾问 跟进顾问 值班顾问 业务担当',
    en: 'Consultant|Sales consultant|Salesperson',
  },
  outcome: {
    zh: '接待经过 洽谈经过 经过情形 接待情况 洽谈内容 接洽经过 沟通情况 洽谈情况 洽谈记录 商谈经过 谈话内容 接待概况',
    en: 'Discussion|Outcome|Details',
  },
  closing: { zh: '结案情形 结案情况' },
  competitor: { zh: '竞品 竞争车型 对比车型 竞品车型 比较车型 竞争品牌 对手车型 备选车型', en: 'Competitor' },
  currentVehicle: { zh: '现用车型 现有车辆 在用车型 现有车型 目前用车', en: 'Current vehicle|Current car' },
  district: { zh: '区域 地址 居住区域 住址 所在区域 客户地址', en: 'Address|District|Area' },
  remark: { zh: '备注 备考 附注 备注栏', en: 'Remarks|Remark|Notes' },
  appointment: {
    zh: '预约时间 下次联系 下次联系时间 预约来店 下次回访日期 下次跟进时间 下次预约 再约时间 下次拜访',
    en: 'Next contact|Next appointment',
  },
  firstContactDate: {
    zh: '初洽日期 首次来店日期 建档日期 留档日期 首次接触日期 初次来店日 建卡日期 首次接洽 初访日期 首访日期 首次来店',
    en: 'First contact|First contact date',
  },
  monthEndLevel: { zh: '促进结果 月末级别 月底级别 期末级别 月末结果', en: 'Month-end level' },
  purpose: { zh: '访问目的 拜访目的 跟进目的 访问类别', en: 'Purpose' },
  levelBefore: { zh: '原有级别 原来级别 访问前级别 原级别 跟进前级别', en: 'Level before|Previous level' },
  levelAfter: { zh: '现在级别 现级别 访问后级别 跟进后级别 目前级别', en: 'Level after|Current level' },
  lossLevel: { zh: '战败前级别 原级别 原意向级别 原有级别', en: 'Level before' },
  moves: { zh: '级别变化 级别变动 确度变化' },
  callTime: { zh: '电话 电话时间 去电时间' },
  visitTime: { zh: '拜访 拜访时间 上门时间' },
  reportOutcome: { zh: '访问经过 跟进内容 跟进情况 访问内容 洽谈内容 促进经过', en: 'Follow-up|Outcome' },
  instruction: { zh: '主管指示事项 主管指示 经理指示 主管意见 经理批示', en: 'Manager instruction' },
  lossKind: { zh: '类别 战败/失控 流失类型 战败类别 性质', en: 'Loss type' },
  lossReason: { zh: '战败原因 失控原因 流失原因 原因分析 战败原因分析 战败/失控原因', en: 'Reason|Loss reason' },
  boughtInstead: { zh: '购买车型 购买竞品 竞品 对比车型 竞争车型', en: 'Competitor' },
};

/** Columns that no field of the contract is for, with what stands in them. */
export const UNKNOWN_COLUMNS: readonly { readonly header: string; readonly values: readonly (string | number)[] }[] = [
  { header: '来店目的', values: ['咨询新车', '预约提车', '维修', '其他'] },
  { header: '登记人', values: ['前台小周', '前台小吴'] },
  { header: '进店次数', values: [1, 2, 3] },
  { header: '客户留店时间', values: ['10分钟', '30分钟', '1小时'] },
  { header: '客户编号', values: ['C0001', 'C0002', 'K-203'] },
  { header: '来店工具', values: ['自驾', '打车', '步行'] },
  { header: '年龄', values: [28, 35, 41, 52] },
  { header: '职业', values: ['教师', '个体', '公务员', '医生'] },
  { header: '购车预算', values: ['15万', '20万以内', '10-12万'] },
  { header: '购车用途', values: ['家用', '商务', '代步'] },
  { header: '付款方式', values: ['全款', '贷款', '按揭'] },
  { header: '微信号', values: ['wx_1234', 'abc-890', '同手机'] },
  { header: '审核', values: ['√', '已阅'] },
  { header: '经理审核', values: ['同意', '已阅'] },
  { header: '车龄(年)', values: [1, 3, 5, 8] },
  { header: '互动次数', values: [0, 1, 2, 5] },
  { header: '客户描述', values: ['中年男性，开SUV', '夫妻带孩子', '年轻女性'] },
  { header: '家庭人口', values: [2, 3, 4, 5] },
  { header: '是否置换', values: ['是', '否'] },
  { header: '爱好', values: ['钓鱼', '足球', '旅游'] },
  { header: '商机编码', values: ['SJ20260601', 'SJ20260602'] },
  { header: '同城交叉', values: ['是', '否'] },
];

/** Slips of the pen: one character taken for another that sounds or looks like it. */
const SLIPS: Readonly<Record<string, string>> = {
  户: '护',
  级: '极',
  访: '仿',
  购: '够',
  话: '活',
  期: '其',
  型: '形',
  源: '原',
  顾: '雇',
  记: '计',
  注: '住',
  名: '明',
  拟: '似',
  洽: '恰',
  谈: '淡',
  离: '璃',
  竞: '竟',
  络: '洛',
};

export interface HeaderStyle {
  readonly english: boolean;
  readonly lineBreaks: boolean;
  readonly blanks: boolean;
  readonly slips: number;
  /** Required fields bear a star, or say so. */
  readonly marked?: boolean;
}

/** One of the header words of a field in this sheet's style. */
export function headerWord(key: string, style: HeaderStyle, random: Random): string {
  const words = HEADERS[key];
  if (words === undefined) throw new RangeError(`no header words for ${key}`);
  if (style.english && words.en !== undefined)
    return random.pick(words.en.includes('|') ? words.en.split('|') : words.en === 'No. #' ? ['No.', '#'] : [words.en]);
  return random.pick(words.zh.split(' '));
}

/** Line breaks, blanks and slips, as they stand in real header cells. */
export function dressHeader(word: string, style: HeaderStyle, random: Random): string {
  let text = word;
  if (style.slips > 0 && text.length >= 4 && random.chance(style.slips)) {
    const at = [...text].findIndex((c) => SLIPS[c] !== undefined);
    if (at >= 0) text = text.slice(0, at) + (SLIPS[text.charAt(at)] ?? '') + text.slice(at + 1);
  }
  if (/[a-z]/iu.test(text)) return text;
  if (style.lineBreaks && text.length >= 4 && random.chance(0.5))
    return `${text.slice(0, 2)}${random.pick(['\n', '\r\n'])}${text.slice(2)}`;
  if (style.blanks && text.length <= 3 && random.chance(0.6)) return [...text].join(random.pick([' ', '  ', '　']));
  if (style.marked && random.chance(0.4))
    return random.pick([`*${text}`, `${text}*`, `${text}（必填）`, `${text}：`.slice(0, -1)]);
  return text;
}
