import { list } from './list';
import type { Words } from './words';

const AFTER: Words['kinds'] = ['after-sales'];

/** Owners, their cars and their policies: headers of forms after the sale. */
export const OWNERS: readonly Words[] = [
  {
    to: 'customerName',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(车主|用户|会员|保有客户|基盘客户|老客户|机主|嘉宾|受邀客户|邀约客户|投诉客户|投诉人|抱怨人|抱怨客户|客户或单位|单位或姓名)(姓名|名称|名字)? ' +
        'owner ownername customername membername',
    ),
  },
  // the insured may be a bank or a firm: where the customer has a column, too, that is the one
  {
    to: 'customerName',
    weight: 0.85,
    kinds: AFTER,
    phrases: list('客户 顾客 姓名 名称 被保险人(姓名|名称|名字)?'),
  },
  // who pays may be a bank: beside the insured it is not the owner
  { to: 'customerName', weight: 0.83, kinds: AFTER, phrases: list('投保人(姓名|名称|名字)?') },
  // a fleet: the firm owns its cars, whoever is called there
  {
    to: 'customerName',
    weight: 0.8,
    kinds: AFTER,
    phrases: list('(车主|客户|购车|用车)(单位|公司|企业)(名称|全称)? 单位(名称|全称)? 企业名称 大客户(名称)?'),
  },
  {
    to: 'contactPerson',
    weight: 1,
    kinds: AFTER,
    phrases: list('(送修人|联系人|送修客户|用车人|驾驶人|送车人|报修人|使用人)(姓名|名称)? contactperson contactname'),
  },
  {
    to: 'phone',
    weight: 0.97,
    kinds: AFTER,
    phrases: list('(车主|用户|会员|客户|被保险人|投诉人|嘉宾)(联系)?(电话|手机|手机号|手机号码|方式)'),
  },
  {
    to: 'phone',
    weight: 0.9,
    kinds: AFTER,
    phrases: list('(联系人|送修人|送修|用车人)(联系)?(电话|手机|手机号|手机号码|方式)'),
  },
  {
    to: 'plate',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(车辆)?(车牌|车牌号|车牌号码|牌照|牌照号|牌照号码|号牌|号牌号码|车号|车牌照|车牌照号|牌号) ' +
        'plate plateno platenumber licenseplate licenceplate',
    ),
  },
  {
    to: 'vin',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(车架号|车架号码|底盘号|底盘号码|车架|大架号|vin|vin码|vin号|vin号码|车辆识别码|车辆识别号|车辆识别代号|车辆识别代码|vin车架号|车架号vin|vin码车架号|车辆识别码vin|车辆识别代号vin|车架号vin码)' +
        '(后六位|后八位|后6位|后8位|后六码|后八码|后6码|后8码|后四位)? vinno vinnumber chassisno frameno',
    ),
  },
  {
    to: 'model',
    weight: 0.97,
    kinds: AFTER,
    phrases: list('汽车型号 车辆型号 购买车型 所购车型 成交车型 车型名称 (厂牌|品牌|车辆品牌)(型号|车型)'),
  },
  {
    to: 'ownerKind',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '保有(类别|类型|性质|分类|区分|来源|种类) (自销|自销他销|他销自销)(类别|类型|区分|分类)? (销售|车辆|购车|购买)(归属|来源|渠道) ' +
        '客户保有类型 客户类别 车主(类型|类别|性质|分类|属性) 销售类别 基盘类别 基盘类型 ownerkind',
    ),
  },
  {
    to: 'deliveryDate',
    weight: 1,
    kinds: AFTER,
    phrases: list('(新车|实际)?(交车|提车|交付)(日期|时间|日|年月日)? deliverydate delivered'),
  },
  {
    to: 'purchaseDate',
    weight: 1,
    kinds: AFTER,
    phrases: list('(开票|发票|购车|购买|销售|买车)(日期|时间|日|年月|年月日) purchasedate salesdate invoicedate'),
  },
  {
    to: 'licenseDate',
    weight: 1,
    kinds: AFTER,
    phrases: list('(上牌|领牌|上户|挂牌)(日期|时间|日) licensedate'),
  },
  {
    to: 'birthday',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(客户|车主|用户|会员)?(公历|阳历)?(生日|出生日期|出生年月|出生年月日|生辰|生日日期)(公历|阳历)? birthday dateofbirth dob',
    ),
  },
  // where both stand, the one by which everybody counts
  {
    to: 'birthday',
    weight: 0.95,
    kinds: AFTER,
    phrases: list(
      '(客户|车主|用户|会员)?(农历|阴历)(生日|出生日期|生辰) (客户|车主|用户|会员)?(生日|出生日期)(农历|阴历)',
    ),
  },
  {
    to: 'birthdayCalendar',
    weight: 1,
    kinds: AFTER,
    phrases: list('(生日)?(历法|类型|历) 农历或公历 公历或农历 农历公历 公历农历 阴历阳历'),
  },
  {
    to: 'purchaseType',
    weight: 1,
    kinds: AFTER,
    phrases: list('(购买|购车)(类型|性质|类别|种类|属性) 首购增购换购 首购换购增购 首增换购 purchasetype'),
  },
  {
    to: 'referrer',
    weight: 1,
    kinds: AFTER,
    phrases: list('(介绍人|推荐人|转介绍人|老客户介绍人|转介绍客户)(姓名)? 转介绍 referrer'),
  },
  {
    to: 'mileage',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(行驶|进厂|进站|接车|到店|当前|目前|表显|入厂|来厂|本次|最近|维修|已行驶|累计)?(里程|里程数|公里数|公里|里程表数|里程km|里程公里|里程万公里) 行驶公里数 行驶里程数 mileage odometer km',
    ),
  },
  {
    to: 'firstServiceDate',
    weight: 1,
    kinds: AFTER,
    phrases: list('(实际)?首保(完成|实际|进厂)?(日期|时间|日) (首次|第一次)保养(日期|时间|日)? firstservicedate'),
  },
  {
    to: 'lastServiceDate',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(上次|上一次|最近|最近一次|最后|最后一次|末次|前次)(保养|定保|保养进厂|保养回厂)(日期|时间|日)? lastservicedate lastservice',
    ),
  },
  {
    to: 'lastServiceDate',
    weight: 0.85,
    kinds: AFTER,
    phrases: list(
      '(上次|上一次|最近|最近一次|最后|最后一次|末次|前次)(维修|进厂|来厂|进站|入厂|回厂|维修保养)(日期|时间|日)?',
    ),
  },
  {
    to: 'nextServiceDate',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(预计|建议|计划|应)?(下次|下一次)(保养|定保|回厂|进厂)(日期|时间|日)? (应|预计|建议)(保养|回厂|定保|首保)(日期|时间|日) (保养|定保)到期(日期|时间|日)? nextservicedate nextservice',
    ),
  },
  {
    to: 'warrantyEnd',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(质保|保修|保固|质保期|保修期|保固期|整车质保|原厂质保|三包)(到期|结束|截止|终止|期满|届满)(日期|时间|日)? (质保|保修|质保期|保修期)(至|止) 质保(日期|期限) warrantyend',
    ),
  },
  {
    to: 'inspectionDue',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(年检|年审|车检|检车|验车|审车)(到期|截止|有效期|有效)?(日期|时间|日|至)? 下次(年检|年审)(日期|时间)? inspectiondue',
    ),
  },
  {
    to: 'insurer',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(本年|今年|本年度|当年|现|本次|本年承保|新)?(承保|投保|出单|保险|续保)(保险)?(公司|单位) (承保|投保)机构 (本年|今年|本年度|当年)(承保|投保) (本年|今年|本年度|当年)(公司|保司) 保司 insurer',
    ),
  },
  {
    to: 'previousInsurer',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(上年|上一年|去年|上年度|上一年度|原|前一年|往年|上次)(承保|投保|出单|保险)(保险)?(公司|单位|机构) (上年|上一年|去年|上年度|上一年度|前一年)(承保|投保) (上年|上一年|去年|上年度|上一年度|前一年)(公司|保司|保险) previousinsurer',
    ),
  },
  {
    to: 'policyStart',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(保险|保单|商业险)?(起保|起期|生效|起始|起保生效)(日期|时间|日)? (保险|保单)(开始|起)(日期|时间|日) policystart',
    ),
  },
  {
    to: 'policyStart',
    weight: 0.9,
    kinds: AFTER,
    phrases: list('(交强险|强制险|交强)(起保|起期|生效|起始)(日期|时间|日)?'),
  },
  {
    to: 'policyEnd',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(保险|保单|商业险|商业保险|交强险|强制险|交强|商业|车险|续保)(到期|终保|止期|截止|终止|脱保|结束|满期)(日期|时间|日)? (终保|脱保|保险止)(日期|时间|日) (保险|车险)有效期(至)? policyend',
    ),
  },
  {
    to: 'policyEnd',
    weight: 0.95,
    kinds: ['renewal-ledger'],
    phrases: list('到期(日期|时间|日) 到期 终保 脱保 终止日期 截止日期 止期'),
  },
  { to: 'policyEnd', weight: 0.7, kinds: ['renewal-ledger'], phrases: list('(商业险|交强险|强制险)(日期)?') },
  {
    to: 'renewalKind',
    weight: 1,
    kinds: ['renewal-ledger'],
    phrases: list('(投保|续保|承保|保险业务|出单|业务)(类型|性质|类别|种类|来源) 新转续 renewalkind'),
  },
  {
    to: 'premium',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(总|合计|实收|全部|签单|应收|应缴)?保费(合计|总额|总计|金额|总和)? (总保险|保险合计)(费)? 保险费(合计)? 保险总(金额|额) premium',
    ),
  },
  { to: 'premium', weight: 0.9, kinds: AFTER, phrases: list('(商业险|商业|商业保险)(保费|金额|保险费)') },
  { to: 'premium', weight: 0.85, kinds: ['renewal-ledger'], phrases: list('商业险 商业保险') },
  { to: 'premium', weight: 0.8, kinds: AFTER, phrases: list('(交强险|强制险|交强)(保费|金额|保险费)') },
  { to: 'premium', weight: 0.7, kinds: ['renewal-ledger'], phrases: list('交强险 强制险') },
  {
    to: 'renewalAgent',
    weight: 1,
    kinds: AFTER,
    phrases: list('(续保)(专员|员|顾问|负责人|人员|业务员|跟进人|客服) renewalagent'),
  },
  { to: 'renewalAgent', weight: 0.85, kinds: AFTER, phrases: list('保险(专员|顾问|人员|员)') },
  {
    to: 'serviceAdvisor',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(指定|专属|接待|接车|责任)?(服务顾问|服务接待|服务sa|sa|保养顾问|维修顾问|售后顾问)(姓名)? 指定服务 服务顾问sa sa服务顾问 serviceadvisor advisor',
    ),
  },
  {
    to: 'consultant',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(原|购车|新车)?(销售顾问|销售员|业务代表|销售人员|销售代表|销售)(姓名)? (所属|归属|负责|对应)(销售顾问|顾问|销售)',
    ),
  },
  {
    to: 'consultant',
    weight: 0.9,
    kinds: ['owner-register', 'delivery-follow-up'],
    phrases: list('顾问 顾问姓名'),
  },
];
