import type { Answer } from '../after-sales';
import { isTick, parseAmount, parseChoices, parseCount, parseYesNo } from '../values';
import { chosen } from './choices';
import { firstOf, LONGEST, plain, type Rules } from './outcomes';

/** What the words on invitation lists mean (domain §c, list 22, and everyday ones); the first that fits, so refusals stand first. */
const ANSWERS: Rules<Answer> = [
  ['unsure', /([来去能到])不\1|不知道|不清楚|能否|说不准|不好说/u],
  [
    'not-coming',
    /不(?:想|愿意?|会|能)?(?:来|去|到(?:店|场)?$|参[加与]|出席)(?!定)|拒绝|去不了|来不了|到不了|没(?:时间|空|兴趣|意[向愿])|不方便|无(?:意[向愿]|兴趣|法参加)|不感兴趣|不考虑|放弃|取消|^(?:否|×|✗|✕|✘|❌|x|n|no|declined|notcoming)$/u,
  ],
  [
    'unsure',
    /(?:不|未|没)(?:太|是?很|能|大)?(?:确定|确认|定)|待定|再[联说看定约]|考虑|看情况|不一定|可能|也许|待(?:确认|回复|答复)|[周天号日晚后].{0,3}(?:答复|回复|[确决]?定)|尽量|争取|商量|犹豫|意[向愿]|[?？]$|^(?:△|▲|maybe|perhaps|tentative|unsure|notsure)$/u,
  ],
  [
    'coming',
    /确[定认]|(?:肯定|一定|会|能|准时|按时|可以|同意)(?:来|到|去|参加)|^[来到能会可]$|^(?:可以|同意|接受|ok|好的?)$|参[加与]|出席|到[店场]|^没问题|^(?:是|yes|y|accepted|attending|confirmed|coming)$|答应/u,
  ],
];

/**
 * What an invited guest said: in words, also before more of them (`不来（出差）`), as a tick or a cross, as 1 and 0, or as the one box that
 * is ticked.
 */
export function answerOf(text: string): Answer | undefined {
  const said = chosen(text);
  if (said === undefined) return undefined;
  if (isTick(said)) return 'coming';
  const word = plain(said);
  if (word === '1') return 'coming';
  if (word === '0') return 'not-coming';
  return firstOf(word.length > LONGEST ? (said.split(BREAKS)[0] ?? '') : said, ANSWERS);
}

/** A cell with a box for each answer, none of them ticked yet. */
export function offersAnswers(text: string): boolean {
  if (parseChoices(text)?.length !== 0) return false;
  const offered = text.split(/[□☐▢◻⬜]/u).filter((word) => word.trim() !== '');
  return offered.length > 1 && offered.every((word) => firstOf(word, ANSWERS) !== undefined);
}

const BREAKS = /[\s,，;；。(（:：—-]/u;

/** Heads of columns that are ticked where the answer is theirs (来 · 待定 · 不来). */
const ANSWER_HEAD =
  /^(?:(?:肯定|确定|一定|会)?(?:来|参加)|(?:肯定|确定)?(?:不来|不参加)|不确定|待定|再联系|考虑中?|未定)$/u;

export const isAnswerHead = (leaf: string): boolean => ANSWER_HEAD.test(plain(leaf));

const NO = /^(?:未|没|否|不|无)|未到|未签|未来|没来|未成交|未下|缺席|爽约/u;
const YES =
  /签[到约单]|到[店场]|已到|来了|出席|参加|[下交付]了?[订定]|[大小][订定]|^[已订定]*[订定](?:\d|[一两]|车|$)|成[交功]|开[单票]|提车/u;

/** Whether a guest came or bought: yes, no, ticks, the words of such columns, and how much or how many (`12.8万`, `2人`; nothing is no). */
export function happened(text: string): boolean | undefined {
  const answer = isTick(text) ? true : parseYesNo(text);
  if (answer !== undefined) return answer;
  const number = parseAmount(text).amount ?? parseCount(text);
  if (number !== undefined) return number > 0;
  const word = plain(text);
  if (word === '' || word.length > LONGEST) return undefined;
  if (NO.test(word)) return false;
  return YES.test(word) ? true : undefined;
}
