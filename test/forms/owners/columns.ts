import type { Cell, Scalar } from '../../../src/sheet';
import { date, dayCell, FIRMS, MODELS, nameOf, nothing, people, PLATES, same, words, type Column } from './cells';
import { either } from './chance';
import { STRANGE } from './strange';

/** Columns of forms about owners, with words of real column lists and of the contract. */
export const COLUMN = {
  ...STRANGE,
  serial: { field: 'serial', heads: either('序号|NO.|编号'), fill: ({ row }) => ({ cell: row, value: row }) },
  name: {
    field: 'customerName',
    heads: either('客户姓名|车主姓名|车主|客户名称|车主名称|姓名|用户姓名|会员名称|客户|顾客姓名'),
    fill: ({ chance }) => {
      const name = nameOf(chance);
      return { cell: chance.hit(0.1) ? ` ${name} ` : name, value: name };
    },
  },
  insured: {
    field: 'customerName',
    heads: either('被保险人|投保人|客户|客户姓名'),
    fill: ({ chance }) => ((name) => ({ cell: name, value: name }))(nameOf(chance)),
  },
  contact: {
    field: 'contactPerson',
    heads: either('送修人|联系人|送修人姓名'),
    fill: ({ chance }) => {
      if (chance.hit(0.5)) return nothing;
      const name = nameOf(chance);
      return { cell: name, value: name };
    },
  },
  phone: {
    field: 'phone',
    heads: either('电话|联系电话|手机|手机号|联系方式|手机号码|客户电话'),
    fill: ({ chance }) => {
      const number = `1${chance.pick(['38', '39', '50', '86', '77'])}${chance.digits(8)}`;
      if (chance.hit(0.02)) return { cell: number.slice(0, 9), problem: 'unreadable-phone' };
      return { cell: chance.hit(0.3) ? { value: Number(number), format: '0' } : number, value: number };
    },
  },
  plate: {
    field: 'plate',
    heads: either('车牌|车牌号|车牌号码|车号|牌照号|牌照号码|牌照'),
    fill: ({ chance }) => {
      if (chance.hit(0.05)) return { cell: chance.pick(['未上牌', '临牌', '无', '']) };
      const province = chance.pick([...PLATES]);
      const letter = chance.pick([...'ABCDE']);
      if (chance.hit(0.01)) return { cell: `${province}${letter}${chance.digits(2)}`, problem: 'unreadable-plate' };
      if (chance.hit(0.01)) return { cell: `${province}${letter}${chance.digits(3)}?`, problem: 'unreadable-plate' };
      const tail = chance.hit(0.2) ? `${chance.pick([...'DF'])}${chance.digits(5)}` : chance.digits(5);
      const value = (chance.hit(0.05) ? '' : province) + letter + tail;
      const dot = chance.pick(['', '', '·', '•', ' ']);
      const at = value.length - tail.length;
      const written = value.slice(0, at) + dot + value.slice(at);
      return { cell: chance.hit(0.2) ? written.toLowerCase() : written, value };
    },
  },
  vin: {
    field: 'vin',
    heads: either('VIN|VIN码|车架号|VIN号|车辆识别码VIN|底盘号|车架号码|VIN号码|车架号后8位'),
    fill: ({ chance }, head) => {
      if (chance.hit(0.05)) return nothing;
      const whole = `L${chance.pick(['SV', 'FV', 'GB', 'DC'])}A${chance.digits(3)}K${chance.digits(9)}`;
      const vin = /后8/u.test(head) ? whole.slice(-8) : chance.hit(0.1) ? `K${chance.digits(7)}` : whole;
      return { cell: chance.hit(0.2) ? vin.toLowerCase() : vin, value: vin };
    },
  },
  model: words(
    'model',
    '车型|汽车型号|车型名称',
    MODELS.map((model) => [model, model] as const),
    0,
  ),
  series: words(undefined, '品牌|汽车种类', same('大众|丰田')),
  colour: words('color', '颜色|车色|车身颜色', same('白|黑|珠光白|冰蓝')),
  mileage: {
    field: 'mileage',
    heads: either('里程|行驶里程|公里数|里程数|里程(km)'),
    fill: ({ chance }) => {
      if (chance.hit(0.05)) return nothing;
      if (chance.hit(0.01)) return { cell: '2500-3000', problem: 'unreadable-mileage' };
      const km = chance.int(5, 900) * 100;
      const cell = chance.pick<Scalar>([
        km,
        km,
        String(km),
        `${km}KM`,
        `${km}公里`,
        `${km / 10000}万`,
        km.toLocaleString('en'),
      ]);
      return { cell, value: km };
    },
  },
  delivery: { ...date('deliveryDate', '交车日期|提车日期|交车时间|交付日期|提车时间', 0, 0, 'delivery', 0) },
  purchase: date('purchaseDate', '购车日期|购买日期|开票日期|销售日期|购车时间', 0, 0, 'delivery', 0.03),
  license: date('licenseDate', '上牌日期|领牌日期|上牌时间', 1, 20, 'delivery'),
  birthday: {
    field: 'birthday',
    heads: either('生日|出生日期|客户生日|车主生日'),
    fill: (line) => {
      const { chance } = line;
      if (chance.hit(0.1)) return nothing;
      const [m, d] = [chance.int(1, 12), chance.int(1, 28)];
      const two = (n: number): string => String(n).padStart(2, '0');
      if (chance.hit(0.25)) return { cell: `${m}月${d}日`, value: `--${two(m)}-${two(d)}` };
      const day = `${chance.int(1955, 2001)}-${two(m)}-${two(d)}`;
      return { cell: dayCell({ ...line, days: line.days === 'serial' ? 'serial' : 'iso' }, day), value: day };
    },
  },
  ownerKind: words('ownerKind', '保有类别|保有类型|客户类别|自销/他销', [
    ['自销', 'own-sold'],
    ['他销', 'other-dealer'],
    ['他厂牌', 'other-brand'],
    ['他牌', 'other-brand'],
  ]),
  purchaseType: words('purchaseType', '购买类型|购车性质|购车类型', [
    ['首购', 'first'],
    ['新增', 'first'],
    ['换购', 'replacement'],
    ['增购', 'additional'],
    ['置换', 'trade-in'],
  ]),
  referrer: { ...people('referrer', '介绍人|推荐人|转介绍人', '沈波|高静|范丽', 0.7) },
  firstService: date('firstServiceDate', '首保日期|首保时间', 80, 160, 'delivery', 0.3),
  lastService: date('lastServiceDate', '上次保养日期|上次保养时间|上次保养|最近保养日期', -200, -100),
  lastRepair: date(undefined, '上次维修日期', -300, -201),
  nextService: date('nextServiceDate', '下次保养日期|下次保养|预计下次保养日期', 5, 40),
  warranty: date('warrantyEnd', '质保到期日|保修到期|保修结束日期|质保到期', 1000, 1100, 'delivery'),
  inspection: date('inspectionDue', '年检到期|年检日期|年审到期日', 700, 740, 'delivery', 0.4),
  insurance: date('policyEnd', '保险到期|保险到期日|保险到期时间', 300, 400, 'delivery'),
  district: words('district', '区域|居住区域|地址', same('老城区|江北|南湖|高新区')),
  remark: words('remark', '备注', same('要求周末联系|公司用车'), 0.8),
  consultant: people('consultant', '销售顾问', '许文静|林晓峰|孙浩'),
  advisor: people('serviceAdvisor', '服务顾问|指定服务顾问|保养顾问', '高建|姚丽|程洁'),
  identity: {
    heads: either('身份证号|身份证号码|证件号码'),
    fill: ({ chance }) => ({
      cell: `33010${chance.digits(1)}19${chance.int(60, 99)}01${chance.int(10, 28)}${chance.digits(4)}`,
    }),
  },
  engine: { heads: either('发动机号|发动机号码'), fill: ({ chance }) => ({ cell: `EA${chance.digits(6)}` }) },
  filed: date(undefined, '建档日期|统计时间|审核日期|更新日期', 1, 9),
  usage: words(undefined, '用途|购车方式|全款/按揭|会员标签|客户类型', same('个人|公务')),
  orderNo: {
    field: 'orderNo',
    heads: either('工单号|委托书号|维修单号|单据号码|工单编号'),
    fill: ({ chance, row }) => ((no) => ({ cell: no, value: no }))(`RO${chance.digits(4)}${1000 + row}`),
  },
  visit: { ...date('date', '进厂日期|来厂日期|维修日期|进厂时间|进站日期', 0, 0, 'day', 0) },
  leave: date(undefined, '出厂日期|结算日期', 0, 2),
  work: words(
    'workKind',
    '维修类型|维修类别|定保类型|作业类型',
    [
      ['首保', 'first-service'],
      ['保养', 'maintenance'],
      ['一般保养', 'maintenance'],
      ['定保', 'maintenance'],
      ['二保', 'maintenance'],
      ['小修', 'repair'],
      ['大修', 'repair'],
      ['一般维修', 'repair'],
      ['机修', 'repair'],
      ['索赔', 'warranty'],
      ['三包', 'warranty'],
      ['返修', 'warranty'],
      ['事故', 'accident'],
      ['钣喷', 'accident'],
      ['保险事故', 'accident'],
      ['续保', 'insurance'],
      ['洗车', 'other'],
      ['精品加装', 'other'],
    ],
    0,
  ),
  hours: { heads: either('工时费|配件费|材料费'), fill: ({ chance }) => ({ cell: chance.int(1, 20) * 50 }) },
  amount: {
    field: 'amount',
    heads: either('总金额|合计金额|实收金额|金额|费用合计'),
    fill: ({ chance }) => {
      if (chance.hit(0.01)) return { cell: '未结算', problem: 'unreadable-amount' };
      const yuan = chance.int(0, 500) * 10;
      return {
        cell: chance.pick<Scalar | Cell>([
          yuan,
          `${yuan}元`,
          `¥${yuan}`,
          yuan.toFixed(2),
          yuan.toLocaleString('en'),
          { value: yuan, format: '#,##0.00' },
        ]),
        value: yuan,
      };
    },
  },
  settled: words(undefined, '状态|店铺|操作员', same('已结|总店')),
  result: words('result', '回访结果|通话结果|提醒结果', [
    ['成功回访', 'reached'],
    ['已接通', 'reached'],
    ['无人接听', 'no-answer'],
    ['未接', 'no-answer'],
    ['无应答', 'no-answer'],
    ['拒访', 'refused'],
    ['空号', 'wrong-number'],
    ['停机', 'wrong-number'],
    ['电话有误', 'wrong-number'],
    ['关机', 'switched-off'],
    ['无法联系', 'unreachable'],
    ['有意向', '有意向'],
    ['拒绝报价', '拒绝报价'],
  ]),
  satisfaction: words(
    'satisfaction',
    '满意度|客户满意度',
    [
      ['非常满意', 'very-satisfied'],
      ['满意', 'satisfied'],
      ['一般', 'neutral'],
      ['不满意', 'dissatisfied'],
      ['不表态', 'no-opinion'],
    ],
    0.4,
  ),
  caller: people('handler', '回访人|回访员|回访专员', '贺敏|顾萍|邵军'),
  callDay: { ...date('date', '回访日期|回访时间', 0, 0, 'day', 0) },
  reminded: words(undefined, '提醒状态|提醒方式|回访次数', same('已提醒|电话')),
  reminderKind: words(
    'workKind',
    '保养类别|定保类型',
    [
      ['首保', 'first-service'],
      ['定保', 'maintenance'],
    ],
    0,
  ),
  nextCall: date('appointment', '下次跟进日期|下次提醒时间|下次联系时间', 5, 20, 'day', 0.5),
  policyEnd: { ...date('policyEnd', '到期日|保险到期日|终保日期|脱保日期|保险到期时间', 20, 80, 'day', 0) },
  policyStart: date('policyStart', '起保日期|保险起期|生效日期', -300, -250, 'day', 0),
  renewalKind: words('renewalKind', '投保类型|续保类型', [
    ['新保', 'new'],
    ['新转续', 'new-renewed'],
    ['续转续', 'renewed'],
    ['间转续', 'returning'],
    ['潜转续', 'outside'],
  ]),
  insurer: words(
    'insurer',
    '承保公司|本年承保公司|保险公司|出单公司',
    FIRMS.map((firm) => [firm, firm] as const),
  ),
  previousInsurer: words(
    'previousInsurer',
    '上年承保公司|上一年承保公司|上年保险公司',
    FIRMS.map((firm) => [firm, firm] as const),
  ),
  premium: {
    field: 'premium',
    heads: either('保费合计|总保费|保费|保费合计(万元)'),
    fill: ({ chance }, head) => {
      const yuan = chance.int(10, 90) * 100;
      return { cell: /万/u.test(head) ? yuan / 10000 : yuan, value: yuan };
    },
  },
  rebate: { heads: either('商业险返利|强制险返利'), fill: ({ chance }) => ({ cell: chance.int(1, 9) * 50 }) },
  agent: people('renewalAgent', '续保专员|续保顾问', '贺敏|顾萍|邵军'),
  renewalStatus: words(
    'status',
    '跟进状态|续保状态|状态',
    [
      ['10清洗邀约', 'new'],
      ['20 邀约跟进', 'following'],
      ['30保险报价', 'quoted'],
      ['40到店洽谈', 'appointed'],
      ['50出单成交', 'won'],
      ['100邀约战败', 'lost'],
      ['未跟进', 'new'],
      ['跟进中', 'following'],
      ['已跟进', 'following'],
      ['已报价', 'quoted'],
      ['到店未出单', 'appointed'],
      ['已出单', 'won'],
      ['已战败', 'lost'],
      ['失销', 'lost'],
      ['延期', 'deferred'],
      ['接收', 'new'],
      ['跟踪', 'following'],
      ['睡眠', '睡眠'],
    ],
    0,
  ),
  ledgerLevel: words(undefined, '客户级别', same('A|B|C|D')),
  daysLeft: { heads: either('将脱保(天)|剩余天数|持有天数'), fill: ({ chance }) => ({ cell: chance.int(-20, 90) }) },
  lostReason: words('lostReason', '战败原因|失败原因|未续保原因', same('价格高|已在别店续保'), 0.6),
  due: date('dueDate', '应跟踪日期', 1, 10),
  complained: { ...date('date', '投诉日期|抱怨时间|投诉时间|登记日期|登记时间', 0, 0, 'day', 0) },
  complaint: words(
    'complaint',
    '投诉内容|抱怨内容|问题描述|客户反映情况',
    same('钣喷后有色差|空调异响，第二次来店未解|配件等了两周未到|服务顾问未按约回电，客户不满'),
    0,
  ),
  complaintLevel: words(
    'complaintLevel',
    '投诉级别|抱怨级别|投诉等级|抱怨等级',
    [
      ['轻微抱怨', 'minor'],
      ['一般抱怨', 'general'],
      ['一般', 'general'],
      ['严重抱怨', 'major'],
      ['重大', 'major'],
      ['升级投诉', 'escalated'],
      ['紧急投诉', '紧急投诉'],
    ],
    0,
  ),
  complaintType: words(undefined, '抱怨类别|投诉类型|抱怨对象|处理部门', same('维修|配件')),
  taker: words(undefined, '受理人|登记人|主修人员|派单人', same('前台|周敏')),
  handler: people('handler', '处理人', '高建|沈浩'),
  deadline: date('dueDate', '处理期限|规定及时关闭时间|规定关闭时间', 2, 6),
  handled: date('handledDate', '处理时间|处理日期', 0, 2, 'day', 0.2),
  closed: date('closedDate', '关闭时间|解决日期|闭环日期', 2, 9, 'day', 0.3),
  complaintStatus: words(
    'status',
    '状态|处理状态',
    [
      ['待处理', 'open'],
      ['未闭环', 'open'],
      ['处理中', 'in-progress'],
      ['跟进', 'in-progress'],
      ['已处理待回访', 'waiting-callback'],
      ['已关闭', 'closed'],
      ['强制关闭', 'closed'],
      ['已闭环', 'closed'],
    ],
    0,
  ),
  reaction: words(
    'satisfaction',
    '回访结果',
    [
      ['满意', 'satisfied'],
      ['非常满意', 'very-satisfied'],
      ['一般', 'neutral'],
      ['不满意', 'dissatisfied'],
    ],
    0.3,
  ),
  handling: words(undefined, '处理结果|处理过程', same('已更换配件|已致歉'), 0.3),
  secondCall: date(undefined, '回访日期|二次回访时间', 5, 12),
  inviter: people('inviter', '邀约人|邀约人员', '孙浩|谢东|许文静'),
  answer: words(
    'answer',
    '邀约结果|结果|客户答复|答复',
    [
      ['肯定来', 'coming'],
      ['确定到店', 'coming'],
      ['确定来', 'coming'],
      ['来', 'coming'],
      ['√', 'coming'],
      ['不确定', 'unsure'],
      ['待定', 'unsure'],
      ['再联系', 'unsure'],
      ['肯定不来', 'not-coming'],
      ['不来', 'not-coming'],
    ],
    0.2,
  ),
  came: words(
    'attended',
    '是否签到|签到|是否到店',
    [
      ['是', true],
      ['√', true],
      ['已签到', true],
      ['否', false],
    ],
    0.4,
  ),
  count: {
    field: 'attendedCount',
    heads: either('到店人数|到场人数'),
    fill: ({ chance }) =>
      chance.hit(0.5) ? nothing : ((n) => ({ cell: chance.hit(0.3) ? `${n}人` : n, value: n }))(chance.int(1, 4)),
  },
  dealt: words(
    'dealt',
    '成交|是否成交|下订/成交|下订',
    [
      ['√', true],
      ['是', true],
      ['否', false],
    ],
    0.6,
  ),
  absent: words('lostReason', '未到原因|不来原因', same('出差|没时间'), 0.7),
  group: words('group', '客群|级别或客群', same('6|重关系|待开发')),
  invited: date('invitedDate', '邀约日期|邀约时间', -5, 0),
} satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof COLUMN;
