import { dayOf } from '../../calendar';
import { plainName } from './plan-in';
import type { EventPlan, InvitationList } from '../types';

/** The words for a list, a sign-in sheet or the orders of an event; what is left of a title without them names the event. */
const SHEET_WORDS =
  /(?:现场|活动|到店|客户|车主|来宾|嘉宾|人员|意向|老|保有|邀[约请]|签到|报名|到场|订单|订车|下[订定]|成交|名单|明细|清单|登记|跟进|统计|汇总|记录|情况|台账|数据|[一二三四]组|小组|团队|表|第[一二三四五\d]+[天日])/gu;
const PERSONS = /(?:组|小组|团队|负责)?$/u;

/**
 * What two sheets of one event have in common in their names: without who keeps the sheet, its days, and the words for what kind of sheet
 * it is. Empty where the sheet names no event.
 */
export function eventKey(name: string, staff: ReadonlySet<string>): string {
  let words = name.normalize('NFKC');
  for (const person of staff) words = words.replaceAll(person, ' ');
  words = words
    .replace(/[（(【[][^）)】\]]*[）)】\]]/gu, ' ')
    .replace(/(?:20\d\d\s*[年./-])?\s*\d{1,2}\s*(?:月\s*\d{1,2}\s*[日号]?|[./-]\s*\d{1,2}[日号]?)/gu, ' ')
    .replace(/(?:销售顾问|邀[约请]人|顾问|负责人)\s*[:：]?/gu, ' ')
    .replace(SHEET_WORDS, ' ')
    .replace(/[-_—·:：,，;；~～\s]+/gu, '')
    .replace(PERSONS, '');
  words = plainName(words);
  return /^(?:sheet|工作表)?\d*$/iu.test(words) ? '' : words;
}

/** Days of events this far apart, of lists of one name, are told apart without asking: a talk that is held every month. */
const FAR_APART = 14;

export type Kinship = 'same' | 'doubtful' | 'other';

type Days = Pick<InvitationList, 'from' | 'to'>;

/** Whether lists of one name are of one event, by their days; those of the workbook's plan for it may span both. */
export function byDays(a: Days, b: Days, plan: EventPlan | undefined): Kinship {
  if (a.from === undefined || b.from === undefined) return 'same';
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  const [end = '', begin = ''] = [first.to ?? first.from, second.from];
  if (begin <= end) return 'same';
  const { from, to = from } = plan ?? {};
  if (from !== undefined && to !== undefined && (first.from ?? '') >= from && (second.to ?? begin) <= to) return 'same';
  return dayOf(begin) - dayOf(end) <= FAR_APART ? 'doubtful' : 'other';
}
