import { headerKey, senses } from './lookup';

/** What a row or a column of a customer's days holds, where each has more than one: 计划 over 实际, 接触 over 级别, 级别 beside 内容. */
export type DayRole = 'planned' | 'contact' | 'actual' | 'remark';

const LEVEL =
  /^(?:实际|本次|访问后|接触后|跟进后|回访后|促进后?|更新|确认|最新)?(?:客户|意向)?(?:级别|等级|确度)(?:确认|变化)?$|^(?:实际|接触|跟进|访问|回访|促进)?结果$/u;
const CONTACT =
  /^(?:实际|是否)?(?:接触|跟进|联系|访问|拜访|回访|跟踪|追踪|沟通|促进)(?:方式|日|与否)?$|^(?:方式|途径)$/u;
const REMARK = /^(?:接触|跟进|联系|访问|拜访|回访|跟踪|沟通|洽谈)?(?:内容|经过|情况|说明|备注|摘要|要点|记录)$/u;

/** What a label beside the days, or under a day, says of them; `undefined` where it says nothing of the kind. */
export function dayRole(label: string): DayRole | undefined {
  const own = planOrDeed(label);
  if (own !== undefined) return own;
  const words = headerKey(label);
  if (LEVEL.test(words)) return 'actual';
  if (CONTACT.test(words)) return 'contact';
  return REMARK.test(words) ? 'remark' : undefined;
}

/** 计划 and 实际 by themselves. */
export function planOrDeed(label: string): 'planned' | 'actual' | undefined {
  const role = senses(label).find(({ to }) => to === 'planned' || to === 'actual')?.to;
  return role === 'planned' || role === 'actual' ? role : undefined;
}

/** Which of the two cells of a day holds the plan and which what was done; `also`: what was done stands in both, the level in `actual`. */
export interface DayPair {
  readonly actual: 0 | 1;
  readonly planned?: 0 | 1;
  readonly also?: 0 | 1;
}

/** Of two cells for a day, told by their labels. Without words for it the plan stands first. */
export function dayPair(first: DayRole | undefined, second: DayRole | undefined): DayPair {
  if (second === 'remark' && first !== 'planned') return { actual: 0 };
  if (first === 'remark' && second !== 'planned') return { actual: 1 };
  if (first === 'contact' && second !== undefined && second !== 'planned') return { actual: 1, also: 0 };
  if (first === 'actual' && (second === 'actual' || second === 'contact')) return { actual: 0, also: 1 };
  return first === 'actual' || second === 'planned' ? { actual: 0, planned: 1 } : { actual: 1, planned: 0 };
}
