import { isBlankOrNothing, toSimplified, withoutBlanks } from '../values';
import type {
  ComplaintLevel,
  ComplaintStatus,
  OwnerKind,
  PurchaseType,
  RenewalKind,
  RenewalStatus,
  ResultWord,
  Satisfaction,
  WorkKind,
} from '../after-sales';

/** What the words in cells of after-sales forms mean; `undefined` for words that are none of them. */

/** Simplified, without blanks, a leading number (`10 清洗邀约`) and outer marks. */
export function plain(text: string): string {
  return toSimplified(withoutBlanks(text))
    .toLowerCase()
    .replace(/^[(（【]?\d{1,3}[.、:：\-)）】]*(?=[\u4e00-\u9fff])/u, '')
    .replace(/[。.！!]+$/u, '');
}

export const LONGEST = 14;

export type Rules<T> = readonly (readonly [T, RegExp])[];

/** The first rule that the words of a cell fit; nothing for a sentence. */
export function firstOf<T>(text: string, rules: Rules<T>): T | undefined {
  const word = plain(text);
  if (word === '' || word.length > LONGEST) return undefined;
  return rules.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Nearby words of a list only: a word that says more (拒绝报价, 有意向) stays as written. */
const RESULTS: Rules<ResultWord> = [
  ['not-called', /^(?:未回访|未拨打|未去电(?:联系)?|待回访|未外呼|未致电)$/u],
  [
    'wrong-number',
    /^(?:空号|错号|停机|空错号|(?:电话|手机)?号码?(?:有误|错误|不存在|不对)|电话(?:号码)?(?:有误|错误?|不对)|(?:错号|空号|停机)[/、或](?:错号|空号|停机))$/u,
  ],
  ['switched-off', /^(?:已|手机|电话|用户)?关机$/u],
  [
    'unreachable',
    /^(?:电话|暂时)?(?:无法|不能)(?:联系|接通|接听)(?:上|到)?$|^(?:联系不[上到]|(?:未|没|没有)联系(?:上|到)|打不通|不在服务区)$/u,
  ],
  ['refused', /^(?:用户|客户|明确)?(?:拒访|拒接|拒听|拒绝(?:回访|接听|访问|接受回访)?)$/u],
  [
    'no-answer',
    /^(?:电话)?(?:无人接听?|未接(?:听|通|电话)?|无应答|没人接听?|没接(?:听|通)?|不接(?:听|电话)?|无人应答)$/u,
  ],
  [
    'done',
    /^已(?:经)?(?:完成)?(?:保养|定保|首保|出单)(?:完成)?$|^(?:保养|首保|定保|出单)(?:已)?完成$|^已(?:经)?做(?:完)?(?:保养|首保|定保)$/u,
  ],
  [
    'reached',
    /^(?:回访|通话|联系|接通|沟通|电话)?成功(?:回访|接通|联系|通话)?$|^(?:电话)?已?接通$|^已(?:回访|联系上?|通话|接听)$|^(?:正常)?接听$|^reached$/u,
  ],
];

/** How a call ended. */
export function resultOf(text: string): ResultWord | undefined {
  return firstOf(text, RESULTS);
}

const SATISFACTIONS: Rules<Satisfaction> = [
  ['no-opinion', /不表态|未表态|无意见|不评价|未评价|拒绝评价|没意见/u],
  ['dissatisfied', /不(?:太|是很|大)?满意|不满$|^差$|很差|非常不满/u],
  ['very-satisfied', /(?:非常|很|十分|特别|极其|超级?)满意|^10分$/u],
  ['neutral', /^(?:一般|中立|尚可|还行|还可以|普通|基本可以|一般般)$/u],
  ['satisfied', /^(?:比较|较|基本|较为)?满意$/u],
];

/** How content the customer was. */
export function satisfactionOf(text: string): Satisfaction | undefined {
  return firstOf(text, SATISFACTIONS);
}

export function ownerKindOf(text: string): OwnerKind | undefined {
  return firstOf<OwnerKind>(text, [
    ['other-brand', /他厂牌|他牌|他品牌|其他品牌|其它品牌|外品牌|异品牌|非本品牌/u],
    ['other-dealer', /他销|外销|他店|外店|异地购|非本店/u],
    ['own-sold', /自销|自店|本店(?:销售|购)|^本店$|本公司/u],
  ]);
}

export function purchaseTypeOf(text: string): PurchaseType | undefined {
  return firstOf<PurchaseType>(text, [
    ['trade-in', /置换/u],
    ['replacement', /换购/u],
    ['additional', /增购|加购/u],
    ['first', /首购|首次购|新增|初购|第一次购|^首次$/u],
  ]);
}

export function renewalKindOf(text: string): RenewalKind | undefined {
  return firstOf<RenewalKind>(text, [
    ['new-renewed', /新转续|新转保/u],
    ['renewed', /续转续|续转保/u],
    ['returning', /间转续/u],
    ['outside', /潜转续/u],
    ['new', /^新保|^新车(?:保险|投?保)|^新车$/u],
  ]);
}

const RENEWAL_STATUSES: Rules<RenewalStatus> = [
  ['lost', /战败|失销|败单|流失|放弃/u],
  ['deferred', /延期|延后|暂缓|推迟/u],
  ['appointed', /到店洽谈|到店未出单|^已?预约(?:到店)?$|^到店/u],
  ['new', /清洗|接收|未跟进|未跟踪|未联系|待跟进|^新(?:增|分配)?$|待分配|^已分配$/u],
  ['quoted', /^(?:已|保险)?报价/u],
  ['won', /^(?:已|成功)?(?:出单|成交|续保|续|投保)(?:成交|成功)?$|^出单/u],
  ['following', /^(?:邀约|继续)?(?:邀约|跟进|跟踪)(?:跟进)?中?$|^已(?:跟进|跟踪)$|联系中|在跟/u],
];

/** How far a renewal is: the steps of the systems (`10 清洗邀约` … `100 邀约战败`) and of the stores' own lists. */
export function renewalStatusOf(text: string): RenewalStatus | undefined {
  return firstOf(text.replace(/[()（）]/gu, ''), RENEWAL_STATUSES);
}

export function complaintStatusOf(text: string): ComplaintStatus | undefined {
  return firstOf<ComplaintStatus>(text, [
    ['waiting-callback', /待回访|待二次回访|未回访|已处理(?:完)?待|已处理$|处理完(?:成|毕)?$/u],
    ['open', /待处理|未处理|未闭环|未关闭|未结案|未解决|待受理|待分派|新建|^新$|^未$|未完成|^open/u],
    ['in-progress', /处理中|跟进|跟踪|待反馈|进行中|已受理|受理中|解决中|^processing/u],
    ['closed', /关闭|闭环|结案|已解决|已完成|已结|办结|完结|^closed/u],
  ]);
}

/** 轻微, 一般, 严重 and 重大, 升级; other words (紧急, 复杂) as written. */
export function complaintLevelOf(text: string): ComplaintLevel | undefined {
  return firstOf<ComplaintLevel>(text, [
    ['escalated', /^升级/u],
    ['major', /^(?:严重|重大)/u],
    ['general', /^一般/u],
    ['minor', /^轻微/u],
  ]);
}

const WORK_KINDS: Rules<WorkKind> = [
  ['first-service', /首保|首次(?:免费)?保养|强保/u],
  ['accident', /事故|钣|喷漆|保险(?:维修|理赔)|出险/u],
  ['insurance', /续保/u],
  ['warranty', /索赔|三包|返修|质保|保修/u],
  ['maintenance', /保养|定保|二保|养护|例保|小保|大保/u],
  ['repair', /修/u],
];

/** What a visit was for; every other word is `other`. */
export function workKindOf(text: string): WorkKind | undefined {
  if (isBlankOrNothing(text)) return undefined;
  const word = plain(text);
  return WORK_KINDS.find(([, pattern]) => pattern.test(word))?.[0] ?? 'other';
}
