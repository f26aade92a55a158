import { list } from './list';
import type { Words } from './words';

/** The visit or call: when, how, how many, how it went. */
export const VISIT: readonly Words[] = [
  {
    to: 'date',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '({visit}|{callIn})(店|电)?{day} 日期 {visit}来电(日期|日) (接待|洽谈|登记来店|看车|入场)日期 ' +
        '来电来店日期 来店或来电日期 来电或来店日期 date visitdate calldate dateofvisit day callingdate ' +
        '到店年月日',
    ),
  },
  {
    to: 'date',
    weight: 0.85,
    kinds: ['register'],
    phrases: list(
      '{file}(日期|日) 登记时间 时日 年月日 填表日期 填写日期 集客日期 线索日期 跟进日期 月日 日 创建日期 ' +
        '发生日期 记录日期 接触日期 受理日期 createddate datecreated creationdate createdon leaddate enquirydate ' +
        'inquirydate registrationdate contactdate',
    ),
  },
  {
    to: 'date',
    weight: 0.75,
    kinds: ['register'],
    phrases: list(
      '({visit}|{callIn})(店|电)?时间 {visit}来电时间 时间 {file}时间 创建时间 (初洽|初次接触|首次接触)日期',
    ),
  },
  {
    to: 'arriveTime',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '({visit}|{callIn})(店|电)?(时间|时刻|时点|时分) {visit}(或|和|与|及)?来电时间 ' +
        '({visit}|{callIn})(开始)?时间 (开始|起始|抵店|抵达|进入|进门|起|接待开始|洽谈开始|接听)(时间|时刻) ' +
        '接待起始时间 (通话|接线|打入|拨入|呼入|进线)(开始)?(时间|时刻) arrivaltime arrivetime timein arrival in ' +
        'intime checkin checkintime calltime visittime starttime timearrived start 到店时分 在店时间 在店时段 接待时段 接待时间段 ' +
        '来离店时间 进离店时间 到离店时间 来店离店时间 到店离店时间 留店时段 来店时段',
    ),
  },
  {
    to: 'arriveTime',
    weight: 0.85,
    kinds: ['register'],
    phrases: list('时间 时刻 时段 时点 钟点 time {visit} 起 来 进 到'),
  },
  {
    to: 'leaveTime',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '{leave}(时间|时刻|时点|时分) (离店|离开)(电)?(时间|时刻)? {leave} ' +
        '(终止|终了|止|送客|送别|送离|接待结束|洽谈结束)(时间|时刻)? 离 走 走店时间 departuretime leavetime ' +
        'timeout departure leave out endtime outtime end timeleft leavingtime checkout checkouttime',
    ),
  },
  {
    to: 'contactKind',
    weight: 1,
    phrases: list(
      '来店来电 来电来店 来店电 来(店|电)(类型|类别|方式|性质) ' +
        '(来店|来电|到店)(来电|来店|电)(类型|类别|方式|区分|形式|性质)? ' +
        '(接触|来访|接待|到店|客流|沟通|来客|登记|咨询|洽谈|集客|进店|接洽|到访)(方式|类型|类别|形式|途径|种类|分类) ' +
        '来店或来电 来店(还是|与|及)来电 店电 contacttype contactmethod channeltype type visittype method ' +
        'visitorcall visitcall contactmode mode walkincall leadtype enquirytype inquirytype',
    ),
  },
  {
    to: 'contactKind',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list('(跟进|访问|回访|拜访|联络|联系|跟踪|追踪|促进)(方式|类型|类别|形式|途径|种类)'),
  },
  {
    to: 'contactKind',
    weight: 0.8,
    phrases: list(
      '联系方式 联系形式 类型 方式 类别 线索来源 线索类型 性质 访问状况 访问情况 访问状态 ' +
        '拜访状况 联系状况 接触状况 访问形式 接触 来访性质',
    ),
  },
  // what sort of customer it is, or how they came: more than half of the values must say so
  { to: 'contactKind', weight: 0.65, phrases: list('客户(类型|类别|性质)') },
  {
    to: 'source',
    weight: 1,
    phrases: list(
      '(信息|讯息|客户|顾客|商机|资讯|消息|情报|线索|潜客|意向客户|集客|客流|获客|来店|到店|来客|媒体|购车信息|车源信息|了解|广告|认知)(来源|渠道|途径|渠道来源|来源渠道|来源区分|来源途径|管道|源) ' +
        '来源 渠道 来源区分 来源渠道 渠道来源 (一级|主要|主|大类)(渠道|来源) ' +
        '(渠道|来源|信息来源)(大类|一级|类型|分类|名称) 来源类别 获知(途径|渠道|方式) 得知(途径|渠道|方式) ' +
        '(了解|认知|知晓|得悉)(途径|渠道|方式) 信息获取(途径|渠道|方式) 媒介 来源代码 来源代号 获取途径 来源编号 ' +
        '信息来源代码 来源码 source leadsource channel infosource mediasource sourceofinformation howdidyouhear ' +
        'origin',
    ),
  },
  {
    to: 'source',
    weight: 0.9,
    kinds: ['register'],
    phrases: list('(网络|线索|来源|引流|获客|垂媒)平台 平台来源 平台名称 平台 线索渠道 商机渠道 线索来源渠道'),
  },
  {
    to: 'source',
    weight: 0.6,
    phrases: list(
      '(二级|次级|细分|三级)(渠道|来源) (渠道|来源|信息来源)(小类|二级|细分) 途径 媒体 来源明细 渠道明细 ' +
        '引流渠道 线索来源 客源 来源方式',
    ),
  },
  {
    to: 'partySize',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '({visit}|{customer}|同行|随行|客户随行|顾客随行|来客|同来|陪同|随同|来访)?(人数|人数人|随行人数|人员数|总人数|组人数) ' +
        '来客数 几人 人次 来店人员数 到店人次 (来店|到店|进店)(几人|人次) partysize persons people visitors pax ' +
        'numberofvisitors noofvisitors noofpeople headcount guests numberofpeople groupsize',
    ),
  },
  {
    to: 'firstVisit',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '(是否)?{first}(来店|到店|进店|来访|到访|到展厅|来|到|来店电|进展厅|来电|来店来电)?(客户|顾客)? ' +
        '(是否)?(客户|顾客|来店|到店|进店){first}(来店|到店|进店|来访|来|到)? ' +
        '(来店|到店|进店|来访|到访|来|客流|接待)(频率|次数类型|次别|频次|批次类型|类型|性质|情况|分类|属性) ' +
        '(是否)?{first}(接待|客流|进厅|到厅|登记|看车|洽谈|接触)(客户)? ' +
        '(是否)?(再次|二次|第二次|第2次|2次|多次)(来店|到店|进店|到访|来访|进厅)(客户)? ' +
        '{first}(来店|到店|来)?(还是|或)?{again}(来店|到店|来)? (新|首次)(老|再次)客户? ' +
        '是否(新客户|首访|初访|首次|首次来店|首次到店客户) 初再 首次再次 首二次 初次再次 首复 首次复次 集客方式 ' +
        '新老客户 来访频次 到店次别 初访再访 首访复访 firstvisit first newreturning isfirstvisit firsttime ' +
        'firsttimevisit newrepeat',
    ),
  },
  // over the columns 初 and 再; as a column of its own it counts visits (see none)
  { to: 'firstVisit', weight: 0.7, kinds: ['register'], phrases: ['(来店|到店|进店|来访|来电)(次数|批次)'] },
  {
    to: 'testDrive',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '(是否|有无|有否|当日|当天|已|客户|现场|是否已|是否有|是否进行)?(试驾|试乘试驾|试乘|试车|体验试驾|深度试驾)(与否|情况|状况|体验|否|了吗|意愿|标识|标志|标记)? ' +
        '试驾是否 试乘试驾是否 testdrive testdriven testdrove trialdrive td',
    ),
  },
  {
    to: 'outcome',
    weight: 1,
    phrases: list(
      '{talk}{content} 经过情形 经过 接待经过 访问经过 洽谈 跟进内容 ' +
        '(客户|顾客)(反馈|需求及经过|洽谈经过|情况描述|状况|情况|跟进情况|跟进记录) ' +
        '(跟进|洽谈|接待|访问)(及)?(反馈|进展|动态) 商谈经过 拜访经过 洽谈及接待经过 outcome result visitresult ' +
        'followup followupnotes conversation discussion summary contactrecord visitnotes callnotes details ' +
        'visitsummary progress activity',
    ),
  },
  {
    to: 'outcome',
    weight: 0.6,
    phrases: list(
      '(咨询|来电|询问)(内容|情况|事项) 情况 内容 过程 结果 反馈 进展 情形 跟进 接待结果 访问结果 进度说明 本日经过 跟进进展',
    ),
  },
  {
    to: 'closing',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '结案(情形|情况|方式|结果|状态|类型)? (成交|订车|下订|签单|签约|定车)(情形|状况|情况|方式|结果|状态|与否) ' +
        '(当日|现场|是否)?(已)?(成交|下订|下定|订车|定车|签单|签约|全款)(与否)? (是否)?(已)?(交|付|缴|下|收)(订|定)(金|单)?(与否|情况)? 是否订车 closing closed deal dealstatus closingstatus order ' +
        'payment',
    ),
  },
  {
    to: 'appointment',
    weight: 1,
    phrases: list(
      '(下次|下一次|下回|后续|再次|预约|邀约|约定|计划|预计|下步|下一步|预定|拟|预约下次|下次预约)(预约|联系|跟进|来店|到店|回访|访问|拜访|进店|邀约|跟踪|追踪|联络|接触|面谈|再访|促进|计划|约访|电话|约见|沟通|试驾)?(日期|时间|日|时日) ' +
        '(下次|下一次)(预约|联系|跟进|来店|到店|回访|访问|拜访|邀约|跟踪|计划|接触|联络|沟通|行动)(时间点|计划|安排)? ' +
        '预约(来店|到店|再访|回访|情况)? 预约 邀约(情况|来店|到店)? (跟进|跟踪|追踪)计划(日期|时间)? ' +
        '(再访|二访|复访)(预约|日期|时间|日) 预约(来店|到店)(日期|时间) appointment nextcontact nextfollowup ' +
        'nextvisit nextappointment nextcontactdate followupdate nextdate nextfollowupdate nextcall nextaction nextactiondate ' +
        'callback 下次跟进 回访日期',
    ),
  },
  {
    to: 'outcome',
    weight: 1,
    phrases: ['(接洽|谈话|商洽|会谈|面洽)(经过|内容|情况|记录|情形|结果)', '(接待|洽谈|接洽)概况'],
  },
  { to: 'date', weight: 0.9, kinds: ['register'], phrases: ['(接洽|商谈|面谈)(日期|日)'] },
  {
    to: 'date',
    weight: 0.85,
    kinds: ['register'],
    phrases: list(
      '(线索|商机|潜客)?(获得|获取|下发|生成|产生|创建|接收|下达|录入|推送)(日期|时间) (线索|商机|潜客)(日期|时间) 进线日期 (建卡|建档|立卡)时间',
    ),
  },
  // when somebody got the customer to work on, which may be days after the customer was there: asked where no other date stands
  {
    to: 'date',
    weight: 0.45,
    kinds: ['register'],
    phrases: list('(线索|商机|潜客|客户)?(分配|指派|派发|分派|派单)(给顾问|到人)?(日期|时间|日)'),
  },
  { to: 'date', weight: 0.92, kinds: ['register'], phrases: list('(首次|初次)(来店|到店|进店|来访)(日期|日)') },
  { to: 'date', weight: 0.8, kinds: ['register'], phrases: list('(实际|真实)({visit})(店)?(日期|日|时间)') },
  {
    to: 'date',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list(
      '(执行|促进|追踪|跟踪|跟进|联系|访问|拜访|回访|联络|接触|活动|填报|填写)(日期|日) (执行|促进|追踪|跟踪|跟进|联系|回访|联络|接触|活动|填报|填写)时间 日期 date',
    ),
  },
  // empty it is rather the clock time of a visit
  {
    to: 'date',
    weight: 0.9,
    kinds: ['daily-report'],
    phrases: list('(访问|拜访)时间'),
  },
  {
    to: 'status',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '(最新|当前|目前|现)?(客户|跟进|跟踪|线索|商机|潜客|意向)(最新|当前)?(状态|状况) (最新|当前|目前|现)状态 跟进阶段 客户阶段 线索阶段',
    ),
  },
  {
    to: 'closingDate',
    weight: 1,
    kinds: ['register'],
    phrases: list('(成交|下订|下定|大订|大定|订车|定车|锁单|签单|签约|结案|战败|失控)(日期|时间|日)'),
  },
  { to: 'closingDate', weight: 0.6, kinds: ['register'], phrases: ['(小订|小定|意向金)(日期|时间|日)'] },
  {
    to: 'arriveTime',
    weight: 0.95,
    kinds: ['register'],
    phrases: ['到达(时间|时刻)', '(来店|到店|进店)时间点', '接待开始', '洽谈开始', '来时'],
  },
  {
    to: 'leaveTime',
    weight: 0.95,
    kinds: ['register'],
    phrases: ['走时', '去时', '出', '出店(时间|时刻)', '离店时间点'],
  },
  {
    to: 'partySize',
    weight: 0.9,
    kinds: ['register'],
    phrases: ['来人数', '一行人数', '(来店|到店)人员', '(来店|到店)客户数', '几人(来店|到店)'],
  },
  {
    to: 'firstVisit',
    weight: 0.9,
    kinds: ['register'],
    phrases: ['首访再访', '首次or再次', '首再', '首or再', '首或再', '第几次(来店|到店|进店)'],
  },
  {
    to: 'source',
    weight: 0.9,
    phrases: [
      '(从何|如何|何处)(得知|获知|知道|了解)(本店|我店)?',
      '接触媒体',
      '客源(渠道|途径)',
      '(来店|到店)信息来源',
    ],
  },
  { to: 'contactKind', weight: 0.9, phrases: ['(客流|来客)性质', '来电来店网络', '来店来电网络'] },
  { to: 'appointment', weight: 0.95, phrases: ['再约(时间|日期)', '约定(下次)?(时间|日期)'] },
];
