import { list } from './list';
import type { Words } from './words';

/** Levels and what becomes of them, in all forms; losses. */
export const LEVEL: readonly Words[] = [
  {
    to: 'level',
    weight: 1,
    phrases: list(
      '{level} ' +
        '({first}|初始|初期|初判|初|初定|当日|当天|来店|当时|接待|第1次|判定|建档|留档|建卡|初洽|接待时)(的)?{level} ' +
        '{level}({first}|初始|初判)? {level}(第一次|初次|首次)(确认|判定)? 级 ' +
        '{level}(及|和|与|/)?(购买周期|购车周期|购车时间|购车时段|预计购车时间|购买时间|时间|周期|预购时间|期限|预购周期) ' +
        'level grade rating intentlevel intentionlevel customerlevel leadlevel leadgrade intent intention class ' +
        'hotness initiallevel firstlevel priority temperature prospectlevel customergrade status',
    ),
  },
  {
    to: 'level',
    weight: 1,
    kinds: ['register', 'contact-matrix', 'customer-card'],
    phrases: ['(目前|现在|当前|现|现有|本次|最新)(的)?{level}', '{level}(目前|现在|当前)'],
  },
  // `A→H` in the only column of levels that a register has
  { to: 'level', weight: 0.7, kinds: ['register'], phrases: ['{level}(变化|变动|变更|升降|推移)'] },
  {
    to: 'firstContactDate',
    weight: 0.9,
    kinds: ['contact-matrix'],
    phrases: ['(客户|意向|首次)?(登记|创建|建立)(日期|时间|日)'],
  },
  {
    to: 'followUpLevel',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '{follow}(后|确认|后的|确认后|判定)?{level} {follow}(后)?{level}(确认|判定|确定) ' +
        '({level})({follow})(后|确认)? {again}{level}(确认|判定)? ' +
        '{level}(确认|再确认|变更|二次确认|第二次确认|二次判定|复核|再判定|更新) ' +
        '(二次|第二次|再次)确认(级别|后级别)? (变更|更新|修正|调整|确认|最新|最终|复核|重判)(后)?{level} ' +
        '{follow}后 级别24小时 followuplevel secondlevel levelafterfollowup level2 confirmedlevel updatedlevel ' +
        'relevel 24hlevel levelaftercall newlevel',
    ),
  },
  {
    to: 'purchaseWindow',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '(预计|拟|计划|预期|意向|预|预定|准备|打算|大概|预估|希望)(成交|提车|定车|下订)(时间|日期|时段|时期|月份) ' +
        '(预计|拟|计划|预期|意向|预|预定|准备|打算|客户|大概|预估|希望)?(成交|提车|定车|下订)(周期|期限|计划|期|计划时间|时间段|意向时间|时机|进度) ' +
        '(预计|拟|计划|预期|意向|预|预定|准备|打算|客户|大概|预估|希望)?(购车|购买|买车|用车|换车|购)(时间|周期|日期|时段|期限|计划|时期|期|计划时间|时间段|意向时间|月份|时机|进度) ' +
        '(购车|购买|预购)(周期|计划|时间|时限|意向期) 拟购(时间|日期|周期|时段) 预购(时间|日期|时段) ' +
        '(级别|意向)(周期|期限|时间) purchasetime purchasewindow timeframe purchaseperiod expectedpurchase ' +
        'buyingtime whentobuy expectedpurchasetime timetobuy purchaseplan purchasetimeframe buyingwindow horizon',
    ),
  },
  // 成交时间 of somebody who has bought is a day; of somebody who has not, a plan, which its values then say
  { to: 'purchaseWindow', weight: 0.45, kinds: ['register'], phrases: list('(成交|提车|定车|下订)(时间|时段)') },
  {
    to: 'carryOver',
    weight: 1,
    kinds: ['contact-matrix'],
    phrases: list(
      '{lastMonth} {lastMonth}{level} {lastMonth}(客户|留存|结转|结存|保有)?{level}? ' +
        '{lastMonth}(末|底)(访问|接触|联系|拜访|跟进)?{day} ' +
        '{lastMonth}(访问日|接触日|访问日期|接触日期|最后访问日|最后接触|最后访问|日期|最后访问日期|最后接触日期|最近访问日|最近接触|访问|接触|联系日|联系日期) ' +
        'carryover lastmonth carriedover previousmonth lastmonthlevel previouslevel carryforward broughtforward ' +
        'prevmonth',
    ),
  },
  {
    to: 'monthEndLevel',
    weight: 1,
    kinds: ['contact-matrix'],
    phrases: list(
      '{monthEnd} {monthEnd}(客户)?{level}? {monthEnd}(客户)?{level} ' +
        '{monthEnd}(状态|状况|结果|结存|留存|确认|情况|确度|结存级别) ' +
        '(促进|跟进|推进|跟踪|接触|最终|本月|当月|追踪)(结果|结果级别|状态|成果|情况|结论) 结果 结论 ' +
        '(本月|当月)(级别|结存|留存|结果级别|结转) (结转下月|转下月|结转|下月结转)(级别)? monthend monthendlevel ' +
        'endlevel result monthendresult endofmonth finallevel closinglevel endofmonthlevel eom monthendstatus',
    ),
  },
  {
    to: 'levelBefore',
    weight: 1,
    kinds: ['daily-report', 'loss-record'],
    phrases: list(
      '{before}(的|有|来)?{level} {before} {level}{before} ' +
        '(级别|等级|确度)(变化|变更|变动|推移|升降|调整|异动|转换) (访前|洽前)(级别)? (原|前|旧)级 {loss}(时|前|前的)?{level} ' +
        '{level}(变化|变更|变动|推移|升降|异动) levelbefore beforelevel oldlevel previouslevel before ' +
        'originallevel fromlevel levelchange original prior',
    ),
  },
  {
    to: 'levelAfter',
    weight: 1,
    kinds: ['daily-report', 'loss-record'],
    phrases: list(
      '{after}(的|有|在)?{level} {after} {level}{after} (最终|最后){level} (访后|洽后)(级别)? (现|后|新)级 levelafter afterlevel newlevel after ' +
        'currentlevel tolevel now current',
    ),
  },
  { to: 'levelBefore', weight: 0.55, kinds: ['loss-record'], phrases: ['{level}'] },
  {
    to: 'lossKind',
    weight: 1,
    kinds: ['loss-record'],
    phrases: list(
      '(战败|失控|冷冻|流失)(战败|失控|冷冻|流失)(冷冻|失控)?(类别|类型|区分|种类|代码|状态|情况)? ' +
        '{loss}(类别|类型|区分|种类|性质|代码|状态|分类|形式) (战败|失控)区分 f1f2l f1f2 losstype losskind kind lossstatus ' +
        'losscode lostfrozen',
    ),
  },
  {
    to: 'lossKind',
    weight: 0.75,
    kinds: ['loss-record'],
    phrases: list(
      '类别 代码 区分 状态 性质 类型 分类 代号 战败 失控 冷冻 type category code status 结果 客户状态 最新状态',
    ),
  },
  {
    to: 'lossReason',
    weight: 1,
    kinds: ['loss-record', 'contact-matrix'],
    phrases: list(
      '{loss}(客户)?{reason} (战败|失控|冷冻|流失|失败)(或|及|和|与)?(战败|失控|冷冻|流失)(客户)?{reason} ' +
        '{loss}(的)?(具体|详细|主要)?{reason} (促进)?(未成交|未购|不购买|未购买|丢失|放弃|退订|流向)(的)?{reason} ' +
        '{loss}(说明|描述|详情|情况|经过) lossreason reason lostreason reasonforloss whylost reasonlost ' +
        'reasonoflost causeofloss',
    ),
  },
  {
    to: 'lossReason',
    weight: 1,
    kinds: ['register'],
    phrases: list(
      '{loss}(客户)?{reason} (战败|失控|冷冻|流失|失败)(或|及|和|与)?(战败|失控|未成交)(客户)?{reason} (战败未成交|未成交|战败)(原因)?分析 战败未成交原因 未成交原因分析',
    ),
  },
  {
    to: 'lossReason',
    weight: 0.85,
    kinds: ['loss-record', 'contact-matrix'],
    phrases: ['{reason}', '失败原因', '详细说明', '情况说明', '战败详因'],
  },
  {
    to: 'date',
    weight: 1,
    kinds: ['loss-record'],
    phrases: list(
      '{loss}(确认|判定|登记|发生|申报|报备)?{date} (战败|失控|流失)(战败|失控|流失|冷冻){date} ' +
        '(战败|失控)(日|月日|年月日) lossdate datelost lostdate lostdate dateofloss losttime',
    ),
  },
  {
    to: 'date',
    weight: 0.85,
    kinds: ['loss-record'],
    phrases: ['(登记|填报|填写|报备|申报|记录|报告|提报|上报|发生|判定|审批|确认|填表)(日期|日|时间)'],
  },
  { to: 'date', weight: 0.8, kinds: ['loss-record'], phrases: ['日期', '时间', '月日', '年月日', '日', 'date'] },
  { to: 'date', weight: 0.55, kinds: ['loss-record'], phrases: ['申请(日期|时间|日)'] },
  {
    to: 'firstContactDate',
    weight: 1,
    phrases: list(
      '(初洽|初次接触|首次接触|初次洽谈|首洽|首次洽谈|首次联系|初访|首访|初次联系|首触)(日期|日|时间|时日)? ' +
        '({first})({visit})(日期|日|时间|时日)? (留档|建档|建卡|存档|归档|立卡|制卡|录档)(日期|日|时间|时日) ' +
        '({visit})(店)?(日期|日) ' +
        '(首次|初次|第一次)(来店|到店|进店|来访|接触|来电|来店来电|接待|登记|留档|建档|到访)(日期|日|时间|时日)? ' +
        '(首|初)(来店|到店)(日期|日)? (客户|意向)(建档|建卡|留档)(日期|时间|日)? 建档 初洽 首次 ' +
        '(来店|到店|进店)(时间|日期|日) firstcontact firstcontactdate firstvisitdate dateoffirstvisit firstvisit ' +
        'registered registrationdate createddate dateopened firstdate filedate datecreated enquirydate ' +
        'inquirydate',
    ),
    kinds: ['contact-matrix', 'loss-record'],
  },
  {
    to: 'firstContactDate',
    weight: 0.75,
    phrases: list('日期 登记日 接触日期 登记日期 洽谈日期 开始日期 date'),
    kinds: ['contact-matrix'],
  },
  { to: 'firstContactDate', weight: 0.65, phrases: ['登记日期', '登记时间'], kinds: ['loss-record'] },
  {
    to: 'level',
    weight: 0.9,
    phrases: [
      '(意向|客户|顾客)?星级',
      '(意向|级别)?habc(级|级别)?',
      '评级',
      '(客户|顾客)评级',
      '(接待|初洽|首次接洽)后级别',
    ],
  },
  {
    to: 'firstContactDate',
    weight: 0.95,
    phrases: ['(首次|初次|第一次)(接洽|洽谈|接待|面谈)(日期|时间|日)?'],
    kinds: ['contact-matrix', 'loss-record', 'customer-card'],
  },
  { to: 'lossReason', weight: 0.95, phrases: ['败因', '(战败|失控|流失)(缘由|缘故)'] },
  { to: 'purchaseWindow', weight: 0.9, phrases: ['何时购车', '何时购买', '打算何时购车'] },
  { to: 'carryOver', weight: 0.9, phrases: ['(上月|前月)最后级别', '(上月|前月)最终级别'], kinds: ['contact-matrix'] },
];
