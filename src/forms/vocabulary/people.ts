import { list } from './list';
import type { Words } from './words';

/** Who: serial numbers, the customer, the consultant, where they live. */
export const PEOPLE: readonly Words[] = [
  {
    to: 'serial',
    weight: 1,
    phrases: list('序号 序 no 顺序 顺序号 项次 行号 序列 项目号 序次 num number sn s/n serial serialno item #'),
  },
  {
    to: 'serial',
    weight: 0.8,
    phrases: list('编号 号 号数 流水号 登记号 项 次序 客户编号 顾客编号 登记序号 笔数'),
  },
  {
    to: 'customerName',
    weight: 1,
    phrases: list(
      '{customer}{name} 姓名 客户姓名称呼 姓名称呼 {customer}(全名|全称|姓名电话) 车主姓名 customername ' +
        'clientname guestname 客户信息姓名',
    ),
  },
  {
    to: 'customerName',
    weight: 0.9,
    phrases: list(
      '{customer} 名称 称呼 customer client name fullname guest prospect lead visitor visitorname prospectname ' +
        'leadname buyer',
    ),
  },
  { to: 'gender', weight: 1, phrases: ['性别', '{customer}性别', '男女', 'gender', 'sex'] },
  {
    to: 'phone',
    weight: 1,
    phrases: list(
      '{phone} {customer}{phone} {phone}(1|一) phone tel mobile telephone phonenumber phoneno mobileno ' +
        'mobilephone cell cellphone contact contactno contactnumber telno mobilenumber 固话手机 电话微信 手机微信 ' +
        '联系电话微信',
    ),
  },
  {
    to: 'phone2',
    weight: 1,
    phrases: list(
      '{phone}(2|二) ' +
        '(固定|家庭|住宅|办公|单位|备用|其他|其它|第二|另一|紧急)(电话|联系电话|号码|手机|联系方式|电话号码|手机号) ' +
        '座机 座机号 固话 座机号码 固定电话号码 备用手机号 phone2 mobile2 tel2 landline otherphone homephone ' +
        'alternatephone secondphone altphone altmobile othermobile',
    ),
  },
  {
    to: 'consultant',
    weight: 1,
    phrases: list(
      '{consultant} (接待|跟进|负责|值班|所属|分派|本店)?{consultant}(姓名|签名|签字|名称)? consultant ' +
        'salesconsultant salesperson salesman sales salesrep advisor salesadvisor sc handledby owner assignedto ' +
        'seller salesexecutive rep staff',
    ),
  },
  {
    to: 'consultant',
    weight: 0.6,
    phrases: list('(转接|分配|指派|移交)(给|至|人|后接待人)? 值班 跟进者 转接后 员工 人员 签名'),
  },
  {
    to: 'district',
    weight: 1,
    phrases: list(
      '{customer?}(区域|地区|所在区域|居住区域|居住地区|居住地|住址|地址|家庭住址|家庭地址|联系地址|居住地址|现住址|所在地|所在地区|来源区域|详细地址|区县|所在区县|居住区县|县区|区/县|所在区|所在县|所属区域|通讯地址|住所|乡镇|小区|居住小区|归属地|片区|来自区域|户籍地|户口所在地|现居地|常住地|住处|地域) ' +
        '区 地点 district area address region location addr',
    ),
  },
  {
    to: 'remark',
    weight: 1,
    phrases: [
      '备注',
      '附注',
      '备考',
      '附记',
      '备注说明',
      '备注栏',
      '备注信息',
      '其他备注',
      '说明备注',
      '备 注',
      'remark',
      'remarks',
      'notes',
      'note',
      'comment',
      'comments',
      'memo',
    ],
  },
  { to: 'remark', weight: 0.7, phrases: list('其他说明 补充说明 注 说明 注释 附言 标注') },
  { to: 'serial', weight: 0.8, phrases: ['序列号', '编', '行次', '排序'] },
  { to: 'customerName', weight: 0.75, phrases: ['来访者', '来店者', '联系人', '联系人姓名', '贵姓', '客户联系人'] },
  { to: 'phone', weight: 0.95, phrases: ['(主要|通讯|常用|本人)(电话|手机|号码)', '移动电话号码', '联络手机'] },
  {
    to: 'consultant',
    weight: 0.9,
    phrases: list('客户经理 营业代表 营销员 主接待 当值(顾问|销售|人员) 跟单(人|员) 销顾 接待专员'),
  },
  { to: 'remark', weight: 0.7, phrases: ['特别说明', '补充', '其它说明'] },
  {
    to: 'district',
    weight: 0.8,
    phrases: ['乡镇街道', '{customer?}(居住|所在|所属|户籍)?(城市|市|地市|市区)', 'city'],
  },
  {
    to: 'consultant',
    weight: 1,
    phrases: ['({talk}|跟单|负责|所属|归属|责任|分管|展厅|汽车|产品|营销|直播|到店|来店)(顾问|专员|业代|销售员)'],
  },
  { to: 'consultant', weight: 0.9, phrases: ['专员', '置业顾问', '服务专员'] },
];
