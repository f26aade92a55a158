import type { Random } from './random';

/** Invented people, cars and words. */
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱江尹薛',
];
const GIVEN = [
  ...'伟 芳 娜 敏 静 强 磊 洋 艳 勇 军 杰 涛 明 超 霞 平 刚 桂英 建国 志强 海燕 春梅 小龙 晓东 文博 雨桐 子轩 梦瑶 国庆 秀兰 建华 丽丽 永强 佳怡 俊杰 红梅 思远 嘉诚 欣怡 玉兰 天翔 一鸣 振宇 若曦'.split(
    ' ',
  ),
];
export const MODELS = [
  '朗逸',
  '帕萨特',
  '途观L',
  '卡罗拉',
  '雷凌',
  'RAV4荣放',
  '凯美瑞',
  '雅阁',
  'CR-V',
  '飞度',
  '思域',
  '轩逸',
  '奇骏',
  '哈弗H6',
  '博越',
  '帝豪',
  '宋PLUS',
  '秦PLUS DM-i',
  '海豚',
  '元UP',
  '瑞虎8',
  '艾瑞泽5',
  'CS75 PLUS',
  '逸动',
  'GS4',
  '影豹',
  '308',
  '408',
  '3008',
  'A6L',
  '320Li',
  'Model Y',
  'ID.4 CROZZ',
  '5系',
  '红旗H5',
  '荣威RX5',
  '2025款 星越L',
];
export const COLORS = ['珍珠白', '极夜黑', '银灰', '星空蓝', '中国红', '香槟金', '白', '黑', '灰', '冰川蓝'];
export const SOURCES = [
  '网络',
  '朋友介绍',
  '户外广告',
  '电视',
  '报纸',
  '广播',
  '车展',
  '抖音',
  '汽车之家',
  '懂车帝',
  '老客户推荐',
  '路过',
  '短信',
  '杂志',
  '微信',
  '巡展',
  '基盘客户',
  '其他',
];
export const OUTCOMES = [
  '看车后约周末试驾',
  '对价格有异议',
  '已报价，等家人商量',
  '介绍配置与金融方案',
  '试驾满意，回去考虑',
  '要现车，等通知',
  '对比竞品中',
  '谈置换，旧车评估3万',
  '第二次来，砍价',
  '留资料后离开',
  '询问保险和上牌',
  '带家人看空间',
  '电话未接，晚上再打',
];
export const COMPETITORS = [
  '速腾',
  '昂克赛拉',
  '马自达3',
  '英朗',
  '科鲁兹',
  '思域',
  '领克03',
  '本田XR-V',
  '哈弗大狗',
  '长安UNI-T',
];
export const CARS_OWNED = ['桑塔纳', '捷达', '五菱宏光', '飞度', '雪佛兰赛欧', '富康', '无车', '夏利'];
export const DISTRICTS = [
  '新区',
  '老城区',
  '开发区',
  '滨江',
  '城东',
  '东关',
  '高新区',
  '解放大道12号',
  '人民路88号',
  '柳河县',
];
export const REMARKS = ['公务车', '要发票', '首付不足', '老客户', '企业用车', '等新款', '周末联系', '需贷款'];
export const REASONS = [
  '价格高',
  '买了竞品',
  '家人反对',
  '计划推迟',
  '配置不满意',
  '电话停机',
  '在同城另一家店买了',
  '摇号没中',
  '预算不足',
  '等不及现车',
];
export const INSTRUCTIONS = ['继续跟进', '约来店', '加强促进', '同意', '注意价格', '下周再访'];
export const STORES = [
  '城东店',
  '某某汽车销售服务有限公司',
  '新城4S店',
  '荣达汽车',
  '华通大众',
  '滨江丰田',
  '宏达奇瑞专营店',
];

export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN);
}

export function titledName(random: Random): { name: string; gender: 'male' | 'female' } {
  const surname = random.pick(SURNAMES);
  const title = random.pick(['先生', '女士', '小姐']);
  return { name: surname + title, gender: title === '先生' ? 'male' : 'female' };
}

export function mobile(random: Random): string {
  const head = random.pick([
    '130',
    '133',
    '135',
    '138',
    '139',
    '150',
    '152',
    '158',
    '176',
    '180',
    '186',
    '189',
    '191',
    '198',
  ]);
  return head + String(random.int(10_000_001, 99_999_998));
}

export function landlineParts(random: Random): { area: string; number: string } {
  return {
    area: random.pick(['010', '021', '028', '0551', '0532', '0755', '0371', '0512']),
    number: String(random.int(20_000_001, 89_999_998)),
  };
}
