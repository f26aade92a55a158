import { list } from './list';
import type { Words } from './words';

/** Headers of the systems that dealers export from, and their neighbours that have no field. */
export const SYSTEMS: readonly Words[] = [
  { to: 'customerName', weight: 0.8, phrases: list('名字 来访客户 到店客户 进店客户 车主/客户 客户/车主') },
  { to: 'customerName', weight: 0.7, phrases: list('(用户|客户|微信|抖音|平台)?(昵称|网名)') },
  { to: 'customerName', weight: 0.8, phrases: list('(客户|顾客|来客|访客)?姓') },
  // 意向 alone is a level or a car, whichever its values are
  { to: 'model', weight: 0.6, phrases: ['意向', '原意向'] },
  {
    to: 'competitor',
    weight: 0.85,
    kinds: ['loss-record'],
    phrases: list('(最后|最终)?买了(什么|哪款|哪个)(车|品牌)?'),
  },
  {
    to: 'firstContactDate',
    weight: 0.9,
    kinds: ['contact-matrix', 'loss-record', 'customer-card'],
    phrases: list('首谈(日期|时间|日)?'),
  },
  { to: 'model', weight: 0.9, phrases: list('想看车型 想看(的)?车 意向车型(1|一) 咨询车系车型 意向车系车型 车系车型') },
  { to: 'source', weight: 0.9, phrases: list('来源媒体 来源平台 渠道媒体') },
  { to: 'testDrive', weight: 0.85, kinds: ['register'], phrases: list('(试驾|试乘试驾)(状态|与否|完成情况)') },
  {
    to: 'date',
    weight: 0.9,
    kinds: ['register'],
    phrases: list('(客户)?(留资|询价|咨询)(日期|时间|日) (create|created|creation|lead|submit|inquiry)time'),
  },
  // the day of a line in lists of open customers; in a day's register the day on which somebody who came again came first: asked
  {
    to: 'date',
    weight: 0.45,
    kinds: ['register'],
    phrases: ['(首次|初次|第一次)(到店|来店|进店|来访|到访)(日期|时间|日)'],
  },
  { to: 'purchaseWindow', weight: 0.6, kinds: ['register'], phrases: list('预计 周期 购车意向周期') },
  // what a system wrote down when somebody typed the customer in: asked
  { to: 'firstContactDate', weight: 0.45, kinds: ['contact-matrix'], phrases: ['(客户)?录入(日期|时间|日)'] },
  // what the customer wants is not what was done
  { to: 'outcome', weight: 0.45, phrases: list('(客户|顾客)?(需求|需求描述)') },
  {
    to: 'carriedFrom',
    weight: 0.85,
    kinds: ['daily-report'],
    phrases: list('留存 客户留存 (客户)?(结转|新旧|新老)区分'),
  },
  { to: 'consultant', weight: 0.7, phrases: list('接待 接洽 接待者 跟单 谁(在)?跟(进)?') },
  {
    to: 'closing',
    weight: 0.9,
    kinds: ['register'],
    phrases: list('(是否)?(已)?(锁单|小订|小定|大订|大定|支付定金)(与否|状态)?'),
  },
  { to: 'level', weight: 0.85, phrases: list('购车意向 初次判定 初判 首次判定') },
  { to: 'followUpLevel', weight: 0.9, kinds: ['register'], phrases: list('(二次|再次|复)判定 复判') },
  {
    to: 'consultant',
    weight: 0.85,
    phrases: list(
      '(客户)?(所有人|归属人|归属) 客户归属 (用户|体验|产品|品牌|客户)(专员|专家|大使) 跟进责任人 归属(员工|人员)',
    ),
  },
  { to: 'competitor', weight: 0.85, kinds: ['register'], phrases: list('(战败|失控|流失)(车型|竞品车型|竞品)') },
  {
    to: 'competitor',
    weight: 0.9,
    phrases: list('同级比较 其他关注车型 其它关注车型 对标(车型|品牌)? {loss}竞品(车型|名称)? 竞品去向'),
  },
  { to: 'currentVehicle', weight: 0.9, phrases: list('现驾 现开 名下(车辆|车型) 家庭用车 家中(车辆|用车|车型)') },
  {
    to: 'district',
    weight: 0.9,
    phrases: list('现居住地 居住位置 行政区 (居住|所在|所属)?商圈 居住(小区|片区|地段) 常住(区域|地址|地)'),
  },
  { to: 'remark', weight: 0.7, phrases: list('(其它|特殊|重要|个性)备注 特殊说明') },
  {
    to: 'appointment',
    weight: 0.9,
    phrases: list(
      '(预计|计划|预约)再(来店|到店|进店)(时间|日期)? 再次预约 (下次|下一次)(动作|任务|行动|触达)(时间|日期) 待办时间',
    ),
  },
  {
    to: 'status',
    weight: 0.9,
    kinds: ['register'],
    phrases: list('status customerstatus leadstatus followupstatus 跟进结果状态 (客户|线索|商机|意向)(阶段|进展状态)'),
  },
  { to: 'lossReason', weight: 0.9, phrases: list('(未订车|未下订|未订|放弃|未签约|未购买)(原因|理由)') },
  { to: 'arriveTime', weight: 0.9, kinds: ['register'], phrases: list('(来客|入场|到场)(时间|时刻)') },
  {
    to: 'none',
    weight: 1,
    kinds: ['register', 'contact-matrix', 'loss-record', 'daily-report', 'customer-card'],
    phrases: list(
      '(转出|转入|原|上次|上一任|上任|前任|历史|首次|首位|初次|原始)(销售|接待|跟进|归属|服务)?(顾问|专员|接待人|接待人员|跟进人|归属人|销售员|业务员) ' +
        '(号码|手机|电话|手机号|IP)?归属地 (通话|呼叫|外呼|接听|接通)(结果|状态|情况|类型) (评估|检测|审核|抽检)(结果|报告|等级|价格) ' +
        '(首响|首次响应|响应|分配响应)(时间|时长) (到期|失效|保护|释放|回收)(日期|时间|日) (回厂|进厂|返厂)(日期|时间) (客户|用户|会员|客流|线索|商机)(id|ID) 系统来源 来源系统 数据来源 ' +
        '(主管|经理|领导|店长|总监|部长|组长|展厅经理|销售经理)(签字|签名|签章|签阅) 置换品牌 旧车品牌 战败品牌 ' +
        '(下次|下一次|后续)(跟进|联系|回访|跟踪)(内容|重点|话术|目的|主题)',
    ),
  },
];
