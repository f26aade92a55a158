import { cellOf, columnOf, type LedgerRow } from '../../customers';
import { text } from '../../words';
import { clausesOf, ELSEWHERE, isAsserted, isOfCustomer } from '../clauses';
import { codeFor, isLatestWord, type Evidence } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

/** Nobody can be reached any more, or the record is dead. */
const DEAD = /空号|号码不存在|停机(?!坪)|已战败|客户流失购买/u;
/** The whole text is the result (访问经过 of a daily report). */
const RESULT = /^(?:客户)?战败$/u;
/** 已买, 已购哈弗, 已在别店订车, 已提比亚迪, 买了途观: a purchase that took place. */
const BOUGHT = new RegExp(
  [
    '(?:已经?|以)(?:在|到|去|从)?[^不没未]{0,6}?(?:买|购)(?:了|车|过)?',
    '(?:买|购)了(?:[\\p{L}\\w-]{2,}|车)',
    '(?:已经?|以)?(?:在|到|去)[^不没未]{1,8}?(?:订|定|提|交)(?:了|车|了车)',
    '(?:已经?|以)提(?!车|走|货|供|出|醒|前|交|到|高|升|示|及|问|议|过|了?$)了?[\\p{L}\\w-]{2,}',
    '(?:已经?)?(?:订|定|提|买|购)了?(?:别|其他|其它|竞品|他店|他牌)',
  ].join('|'),
  'u',
);
/** Not bought, about to buy, bought something that is no car or was bought here. */
const NOT_LOST =
  /(?:没有?|未|不|还没|尚未|准备|打算|想|考虑|要|如果|是否|问)(?:在|去|到|再)?.{0,4}(?:买|购|订|定|提)|(?:买|购)[了过]?(?:我们|我店|本店|咱|保险|精品|装潢|装饰|延保|房|商铺)|已购(?:房|保险)|老客户|吗|\?/u;

/** Whether words say that the customer has bought elsewhere, or that the record is dead. */
export function saysLost(words: string): boolean {
  if (RESULT.test(words.trim())) return true;
  return clausesOf(words).some((clause) => {
    if (DEAD.test(clause)) return true;
    const match = BOUGHT.exec(clause);
    if (!match || NOT_LOST.test(clause) || !isAsserted(clause) || !isOfCustomer(clause, match.index)) return false;
    // 已在店里订车 is an order, unless it was another store.
    const [verb] = match;
    const isOrder = /[订定]|提车|交车/u.test(verb) && !/买|购|提[^车]/u.test(verb);
    return !isOrder || ELSEWHERE.test(clause);
  });
}

function findLoss({ texts }: Evidence): { row: LedgerRow; words: string; column?: string } | undefined {
  const found = texts.find(({ field, words }) => (field === 'closing' || field === 'outcome') && saysLost(words));
  if (!found) return undefined;
  const { row, words, field } = found;
  return { row, words, column: field === 'history' ? undefined : columnOf(row.form, field) };
}

/** The words say that the customer is lost, the level says that it is open. Others' purchases are no loss. */
export const lostWordsRule: LevelRule = {
  ...wordsOfRule('lost-words'),
  whenEnded: true,
  speak(evidence) {
    const { at, profile } = evidence;
    const lost = codeFor(profile, 'lost');
    const found = findLoss(evidence);
    if (!found || lost === undefined || lost === at.level || !isLatestWord(evidence, found.row)) return undefined;
    return {
      rule: 'lost-words',
      level: lost,
      text: text('levels.lost-words.why', { words: found.words, level: lost }),
      cells: [cellOf(found.row, found.column)],
    };
  },
};
