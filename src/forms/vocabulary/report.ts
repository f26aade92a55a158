import { list } from './list';
import type { Words } from './words';

/** What only the daily report asks, and what only a card says. */
export const REPORT: readonly Words[] = [
  {
    to: 'purpose',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list(
      '(访问|拜访|跟进|联系|接触|活动|回访|沟通|洽谈|跟踪|联络|促进|接待|电访|外出)(目的|性质|事由|类别|类型|目的区分) ' +
        '目的 事由 访问计划目的 目的区分 purpose visitpurpose objective callpurpose purposeofvisit contactpurpose ' +
        '工作目的 访问区分 业务类别 活动内容',
    ),
  },
  {
    to: 'carriedFrom',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list(
      '(客户|顾客|意向客户|客源|来源|新旧|新老)(区分|分类|来源区分|构成) ' +
        '(上月留存|本月新增|留存)(本月新增|本月新生|新增|上月留存) 区分 客户别 留存新增 新增留存 上月留存 ' +
        '本月(新增|新生|新建) 当月新增 前期留存 (客户)?(新旧|新老)(客户)? carriedfrom lastmonththismonth neworold ' +
        'newcarried carriednew origin',
    ),
  },
  {
    to: 'callTime',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list(
      '电话(拜访|访问|联系|跟进|回访|追踪|跟踪|时间|联络|促进)(时间|时刻)? ' +
        '(致电|去电|通话|电访|呼出|拨打)(时间|时刻)? 电访 calltime timeofcall phonecall called call',
    ),
  },
  {
    to: 'visitTime',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list(
      '(上门|外出|登门|实地|面对面|来店|到店|展厅)?(拜访|面访|面谈|家访)(时间|时刻)? ' +
        '(上门|登门|外出|到访|外访)(时间|时刻)? (访问|拜访|接待|到店|来店)(时间|时刻) visittime timeofvisit ' +
        'visited visit housecall facetoface',
    ),
  },
  {
    to: 'instruction',
    weight: 1,
    kinds: ['daily-report'],
    phrases: list(
      '(主管|经理|领导|上级|店长|总监|展厅经理|销售经理|部门主管|部长|课长|值班经理|销售主管|直属主管|组长)(指示|意见|批示|批阅|批注|点评|审核|审批|指导|建议|评语|签核|指令|批复|检查|确认|辅导)(事项|意见|内容|栏|结果|建议)? ' +
        '指示(事项|内容|意见)? 批示 (经理|主管)(批示|点评) 点评 审阅意见 instruction instructions managercomment ' +
        'supervisorcomments managersinstruction managercomments supervisor supervisorinstruction ' +
        'managerinstruction managerremarks managernotes bosscomments',
    ),
  },
  {
    to: 'date',
    weight: 1,
    kinds: ['customer-card'],
    phrases: list(
      '(制卡|建卡|立卡|填卡|开卡|建档|建立|填表|填写|制表|登记|留档|制作|建卡片|发卡|创建|录入)(日期|日|时间) ' +
        '日期 date carddate created datecreated opened',
    ),
  },
  {
    to: 'firstContactDate',
    weight: 1,
    kinds: ['customer-card'],
    phrases: list(
      '({first})({visit}|来电|接触|洽谈|联系|来店来电|接待)(日期|日|时间)? 初洽(日期|日|时间)? ' +
        '(来店|到店|进店|来访)(日期|日) 首次来店日 首访日期 首访 初访日期 首次(日期|时间) firstvisit firstcontact ' +
        'firstvisitdate firstcontactdate dateoffirstvisit',
    ),
  },
  { to: 'visitTime', weight: 0.95, kinds: ['daily-report'], phrases: ['(见面|面谈|会面)时间'] },
];
