import { list } from './list';
import type { Words } from './words';

const AFTER: Words['kinds'] = ['after-sales'];

/** Visits, calls, complaints and events: headers of forms after the sale. */
export const AFTERCARE: readonly Words[] = [
  {
    to: 'date',
    weight: 1,
    kinds: ['service-history'],
    phrases: list(
      '(实际)?(进厂|来厂|入厂|进站|到厂|维修|回厂|送修|接车|进店|来店|到店|接待|服务|保养)(日期|时间|日) (开单|派工|委托|工单|制单|登记)(日期|时间) 日期 时间 (order|service|repair|visit)?date',
    ),
  },
  {
    to: 'date',
    weight: 0.7,
    kinds: ['service-history'],
    phrases: list('(出厂|结算|完工|竣工|离厂|交车|结账|收款|预计交车)(日期|时间|日)'),
  },
  {
    to: 'date',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list('(客户)?(抱怨|投诉|客诉|登记|受理|反映|反馈|接诉|发生)(日期|时间|日) 日期 时间 date'),
  },
  {
    to: 'date',
    weight: 1,
    kinds: ['delivery-follow-up', 'service-reminder'],
    phrases: list('(本次)?(回访|关怀|联系|拨打|外呼|通话|呼出|提醒|招揽|跟踪|去电)(日期|时间|日) 日期 date'),
  },
  {
    to: 'orderNo',
    weight: 1,
    kinds: ['service-history'],
    phrases: list(
      '(维修|服务|售后|派工)?(工单|委托书|任务单|施工单|维修单|修理单|结算单|委托单|派工单|ro|作业单)(号|编号|号码|单号) (单据|维修)(号|编号|号码|单号) 工单 ro 单号 (repair|service|work)order(no|number)? orderno',
    ),
  },
  {
    to: 'workKind',
    weight: 1,
    kinds: ['service-history', 'service-reminder'],
    phrases: list(
      '(维修|保养|定保|作业|工单|服务|修理|业务|维保|进厂|来厂|招揽|提醒)(类型|类别|种类|性质|分类) workkind servicetype repairtype',
    ),
  },
  { to: 'workKind', weight: 0.85, kinds: ['service-history'], phrases: list('类别 类型') },
  {
    to: 'amount',
    weight: 1,
    kinds: ['service-history'],
    phrases: list(
      '(总|合计|总计|工单|维修|消费|结算总|费用总)(金额|费用|额|产值)(合计)? (金额|费用)(合计|总计|总额) 合计 总计 总额 (total)?amount total',
    ),
  },
  {
    to: 'amount',
    weight: 0.95,
    kinds: ['service-history'],
    phrases: list('(实收|结算|实付|收款|实际)(金额|费用|款|合计)? 产值 营业额'),
  },
  { to: 'amount', weight: 0.88, kinds: ['service-history'], phrases: list('金额 费用 (应收|应付)(金额|费用)?') },
  {
    to: 'result',
    weight: 1,
    kinds: ['delivery-follow-up', 'service-reminder', 'renewal-ledger', 'event-invitation', 'owner-register'],
    phrases: list('(通话|呼叫|接通|拨打|外呼)(结果|情况|状态)'),
  },
  {
    to: 'result',
    weight: 0.95,
    kinds: ['delivery-follow-up', 'service-reminder', 'renewal-ledger', 'owner-register'],
    phrases: list(
      '(本次)?(回访|联系|关怀|招揽|沟通|电话回访|电访)(结果|情况|状态|成功与否) (跟进|跟踪|提醒)结果 结果 callresult result',
    ),
  },
  {
    to: 'satisfaction',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(客户|总体|整体|回访|服务|综合)?(满意度|满意程度|满意情况|满意度评价|回访评价) 是否满意 (总体|整体)(回访)?评价 满意与否 satisfaction',
    ),
  },
  {
    to: 'satisfaction',
    weight: 0.97,
    kinds: ['complaint-register'],
    phrases: list('(二次)?(回访|客户反馈|回访满意度)(结果|情况)'),
  },
  { to: 'satisfaction', weight: 0.94, kinds: ['delivery-follow-up', 'service-reminder'], phrases: list('回访结果') },
  {
    to: 'handler',
    weight: 1,
    kinds: ['delivery-follow-up', 'service-reminder', 'renewal-ledger', 'event-invitation'],
    phrases: list('(上次)?(回访|电访|关怀|外呼|呼叫|提醒|招揽|客服回访)(人|员|人员|专员|者|客服) 呼叫人员 客服专员'),
  },
  {
    to: 'handler',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list('(投诉|抱怨)?(处理|跟进处理|解决|主办)(人|人员|责任人|负责人|专员|者) handler'),
  },
  { to: 'handler', weight: 0.8, kinds: ['complaint-register'], phrases: list('当前处理人 最终处理人') },
  {
    to: 'status',
    weight: 1,
    kinds: ['renewal-ledger'],
    phrases: list('(续保|跟进|跟踪|出单|当前|客户跟进|最新|续保跟进)(状态|进度|阶段|进展) 状态 进度 进展 status'),
  },
  {
    to: 'status',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list(
      '(处理|当前|投诉|抱怨|案件|跟进|闭环|结案|关闭|工单|单据)(状态|进度|阶段|进展) 状态 进度 进展 是否(闭环|关闭|结案|已闭环|已关闭|解决|已解决) status',
    ),
  },
  {
    to: 'complaint',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list(
      '(客户)?(投诉|抱怨|客诉)(内容|描述|事项|问题|详情|情况|原因|明细|内容描述|事由)(描述)? complaint complaintcontent',
    ),
  },
  {
    to: 'complaint',
    weight: 0.9,
    kinds: ['complaint-register'],
    phrases: list('(问题|故障|事件|事情)(描述|内容|经过|说明) (客户)?(反映|反馈|反应)(情况|内容|问题) 客户问题'),
  },
  {
    to: 'complaintLevel',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list('(投诉|抱怨|客诉|事件|问题)(级别|等级|程度|严重程度|严重度) 级别 等级 严重程度 紧急程度'),
  },
  {
    to: 'dueDate',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(应|计划|应该)(跟踪|跟进|回访|联系|提醒|招揽)(日期|时间|日) (规定|要求|应|限定|限期|承诺)(及时)?(关闭|处理|完成|解决|结案|闭环)(日期|时间|期限|时限) (处理|关闭|解决|完成|整改)(期限|时限|截止日期|截止时间|截止日) duedate',
    ),
  },
  {
    to: 'handledDate',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list('(首次|开始|实际)?处理(日期|时间|日) handleddate'),
  },
  {
    to: 'closedDate',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list('(实际)?(关闭|解决|闭环|结案|完结|办结)(日期|时间|日) closeddate'),
  },
  { to: 'closedDate', weight: 0.8, kinds: ['complaint-register'], phrases: list('(处理)?完成(日期|时间)') },
  {
    to: 'appointment',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(下次|下一次|再次)(跟进|提醒|联系|回访|跟踪|沟通|致电|招揽|拨打)(日期|时间|日)? (预约|约定|预计)(到店|回厂|进厂|来店|来厂)(日期|时间|日) 预约日期 预约时间',
    ),
  },
  { to: 'appointment', weight: 0.9, kinds: AFTER, phrases: list('(预约|约定)(到店|回厂|进厂|来店|来厂)') },
  {
    to: 'group',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list(
      '(邀约|目标|客户)?(客群|群体|群组|分组|组别|人群)(分类|类别)? (级别|等级)(或)?客群 客群(或)?(级别|等级) 客户分类 邀约对象 服务组别 group',
    ),
  },
  {
    to: 'inviter',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list('(邀约|邀请|招揽|邀约执行)(人|人员|员|专员|者|顾问|客服|责任人|负责人) inviter invitedby'),
  },
  {
    to: 'invitedDate',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list('(首次)?(邀约|邀请)(日期|时间|日) inviteddate'),
  },
  {
    to: 'answer',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list(
      '(邀约|邀请|客户|最终|最终邀约|确认|到店意向|参加|活动)(结果|答复|回复|反馈|意愿|意向结果|情况) 结果 答复 回复 是否(参加|来|来店|参与|邀约成功|确认参加|确认来|肯定来|确定来|确定参加|能来|出席) (邀约|参加)(确认|意向) 到店意愿 意愿 客户意愿 answer rsvp',
    ),
  },
  {
    to: 'attended',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list(
      '(是否|实际|现场|活动)?(签到|到店|到场|出席|来店|进店|参会)(情况|与否|确认)? 是否已到 签到情况 实到 已到 实到情况 (实际|是否)(进厂|到厂|进站|返厂|回厂) attended checkin',
    ),
  },
  {
    to: 'dealt',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list(
      '(是否|现场|活动)?(下订|下定|成交|订车|成交或下订|下订或成交|下订成交|成交下订|下定成交|签单)(情况|与否)? dealt deal',
    ),
  },
  {
    to: 'attendedCount',
    weight: 1,
    kinds: ['event-invitation'],
    phrases: list('(实际|实|现场)?(到店|到场|参加|参与|到|来店|出席|签到)(人数|位数|人次) attendedcount'),
  },
  { to: 'attendedCount', weight: 0.75, kinds: ['event-invitation'], phrases: list('人数') },
  {
    to: 'lostReason',
    weight: 1,
    kinds: ['renewal-ledger', 'event-invitation'],
    phrases: list(
      '(战败|失败|未续保|未续|未到|未到店|不来|未来|不参加|失销|流失|未出单|未成功|未成交|不续保|拒绝|未参加|败单|邀约失败|不到|未到场)(的)?(原因|理由|原因分析|说明) 原因 lostreason',
    ),
  },
  // known columns of such forms that have no field
  {
    to: 'none',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(身份证|证件|身份证件|驾驶证|车主身份证|客户身份证)(号|号码|编号)? 证件类型 发动机(号|号码|编号|型号) (建档|统计|审核|更新|修改|导出|录入|创建|制单|打印)(日期|时间) ' +
        '延期到期日 延期(天数|次数|日期|原因) 客户(编码|编号|代码|标签|类型|属性|级别|等级|性质) 会员(标签|卡号|等级|级别|编号) 用途 (车辆|使用)(用途|性质) 购车方式 付款方式 ' +
        '(全款|按揭|全款按揭|全款或按揭) (提醒|回访|跟进|跟踪|联系|招揽|邀约|上次回访|关怀)(状态|方式|形式|次数|内容|备注|渠道|类型|主题) 接通次数 拨打次数 出单(渠道|店|人) ' +
        '不满意(项|项目|内容|原因|点) 处理(结果|过程|部门|方案|意见|情况|措施|时长|时效|时长小时|进度描述) 将脱保(天|天数)? 持有(天数|人) 剩余天数 距到期天数 到期天数 脱保天数 ' +
        '规定处理期限天 处理期限天 (延期|超期|逾期|规定处理)天数(天)?',
    ),
  },
  {
    to: 'none',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '受理人 登记人 登记人电话 主修(人员|人|技师)? 派单人 操作(员|人) 制单人 录入人 维修(技师|工|人员) 技师 班组 客服(顾问|代表)? 负责人 业务员 责任人 经办人 跟进人 跟踪人 接待人 接待(员|人员) ' +
        '(工时|配件|材料|精品|外加工|管理|工时材料|辅料|其他|检测|优惠|折扣|减免|抵扣|代金券|预收|欠款|挂账)(费|费用|金额|款|费合计)? (交强险|商业险|强制险|保险|续保|客户|现金)(返利|返点|返现|权益|优惠|折扣) ' +
        '(上次|下次|换表|质保|保修|首保|起始|结束|保修起始|保修结束|上次保养|下次保养|上次维修|日均|间隔|首保规定)(里程|里程数|公里数|公里) 里程(范围|区间|间隔) 日均里程 换表日期 保修起始日期 质保开始日期 ' +
        '首保提醒(日期|时间)? 首次进厂(日期|时间) 首保里程 (是否)?首保 制造日期 生产日期 出库(日期|时间|单号) 签订日期 签收日期 转出时间 返单时间 派单时间 考核(截至日期|状态|日期) 最终反馈日期 第一次延期申请时间',
    ),
  },
  {
    to: 'none',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(投诉|抱怨|客诉|事件)(类型|类别|来源|对象|渠道|编号|单编号|单号|方式|部门|分类|性质) 抱怨单编号 是否(及时关闭|正常关闭|一次处理满意|有效|属实|升级) 是否一次(性)?(解决|满意) 满意度(评分|得分|分数) 评分 得分 客户(要求|诉求|期望) 原因分析 解决(方案|措施|办法) 整改措施 责任(部门|归属|人员) ' +
        '地点 服务站 店铺 经销商(号|名称|代码)? 品牌 汽车种类 车辆(等级|状态|年份|用途) 配置 内饰颜色 年款 排量 (维修|保养|服务|施工|报修|作业)(项目|内容|明细|备注) 定保周期 保养周期 (保单|发票|合同|暂保单)(号|号码) 险种 保险类型 投保险种 保额 车损险 三者险 ' +
        '(活动|邀约)(主题|名称|地点|目标|内容) 礼品(领取)? 进厂产值 现场产值 成交(金额|价格|台数) 预计(人数|到店人数) 座位号 桌号 车龄 交易状态 申请修改状态 审核结果 集团车',
    ),
  },
  // nearly the words of our columns, and something else
  {
    to: 'none',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(延保|延保期|贷款|按揭|金融|分期|会员|会员卡|卡|套餐|保养套餐|免费保养|驾照|驾驶证|行驶证|租赁)(到期|截止|有效期)(日期|时间|日)? 延保(生效|开始|购买)(日期|时间|日)? 三包(生效|起始|开始)(日期|时间|日)? ' +
        '二保(日期|时间) 二次保养(日期|时间) 出险(日期|时间|次数) (报案|理赔|定损|赔付|结清|过户|转入|上报|转办|升级|响应|首次响应|出单|投保|签单|缴费)(日期|时间|日) 续保(日期|时间) (上年|去年|上一年)到期(日期|时间|日)? (上年|去年|上一年)投保(日期|时间|日) ' +
        '(跟进|最近跟进|首访|响应)(日期|时间) (配偶|爱人|子女|孩子|小孩|家人|父母)(的)?(生日|出生日期) (年均|月均|平均)(里程|公里|公里数) (自费|消费|累计消费|年消费|储值|理赔|赔付|索赔)(总额|金额|合计|总金额)? (预计|上年|去年|上一年)(商业险|交强险)?保费 ' +
        '(紧急)(联系人|联系电话) 意向(保险公司|承保公司) 提交人 交车预约',
    ),
  },
  {
    to: 'none',
    weight: 1,
    kinds: ['complaint-register'],
    phrases: list(
      '(二次)?回访(日期|时间|人|员|人员) 跟进日期 当前处理时间 购车时间 来源 来源渠道 渠道 信息来源 受理渠道',
    ),
  },
  {
    to: 'none',
    weight: 1,
    kinds: ['service-history', 'owner-register', 'delivery-follow-up'],
    phrases: list('状态 工单状态 结算状态 车辆状态'),
  },
  {
    to: 'heading',
    weight: 1,
    kinds: AFTER,
    phrases: list(
      '(顾客|车主|客户)(情况|信息|资料) 车辆(情况|信息|资料)? 保险(信息|情况|资料)? 回访(情况|记录|信息)? (定期|交车后|售后|客户)?回访(记录|情况|跟踪)? (跟踪|跟进|邀约|提醒|招揽|关怀)(情况|记录|信息) 投诉信息 处理信息 活动信息 到店情况 维修信息',
    ),
  },
];
