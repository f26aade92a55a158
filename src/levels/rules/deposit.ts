import { cellOf, columnOf, hasBought, stateChanges, type LedgerRow } from '../../customers';
import { text } from '../../words';
import { clausesOf, ELSEWHERE, hasHappened, isOfCustomer } from '../clauses';
import { codeFor, type Evidence } from '../evidence';
import { wordsOfRule, type LevelRule, type Proposal } from '../rule';

const MONEY = '(?:订金|定金|全款|首付|车款|尾款|小订|小定|大订|大定|购车款)';
const SUM = '[\\d,.]*(?:万|千|百|元|块|w|k)?(?:元)?的?';
/** 已付订金, 交了2000定金, 小订已付, 大定1万, 刷卡全款, 锁单; 已下订, 已订车. */
const PAID = new RegExp(
  [
    `(?:已经?|刚|后|先后|当场|现场|今天|^|客户|顾客)?(?:交|付|下|收|刷)(?:了|过|齐|清)?${SUM}${MONEY}`,
    `${MONEY}(?:款)?(?:都|已经?|全部?)*(?:交|付|到|刷|收|下)(?:了|清|齐|账|完)?`,
    `(?:小订|小定|大订|大定|订金|定金)(?:了)?\\d`,
    `刷卡(?:付|交|买)?(?:全款|\\d)|全款(?:刷卡|提车|付清|到账)|付清`,
    '锁单|锁车',
    '(?:已经?|当场|现场|今天)(?:下订|下定|订车|定车|订了|定了|签约|签单|签合同)|(?:下订|下定|订车|定车|签约|签单)了',
  ].join('|'),
  'u',
);
/** The whole text is a result. */
const DEAL = /^(?:deposit|full-payment|(?:客户)?(?:已?成交)|已?(?:订车|下订|成交|提车|交车))$/u;
/** A small sum that a customer may have back: whether it is an order a person says. */
const EARNEST = /(?:意向金|诚意金|预订金|预定金|盲订)/u;
const GIVEN_BACK = /退[了订定还款车車]|退(?:意向|诚意)|要求退|申请退|取消(?:订单|订车|定单)|不要了/u;

const FIELDS = ['closing', 'outcome', 'remark'] as const;

interface Found {
  readonly row: LedgerRow;
  readonly words: string;
  readonly column?: string;
  readonly earnest: boolean;
}

/** The latest words of a payment that no later word takes back. */
function findPayment({ texts }: Evidence): Found | undefined {
  for (const { row, field, words } of texts) {
    if (!FIELDS.some((known) => known === field)) continue;
    if (GIVEN_BACK.test(words)) return undefined;
    const column = columnOf(row.form, field as (typeof FIELDS)[number]);
    if (DEAL.test(words.trim())) return { row, words, column, earnest: false };
    const paid = clausesOf(words).flatMap((clause) => {
      if (!hasHappened(clause) || ELSEWHERE.test(clause)) return [];
      const earnest = EARNEST.exec(clause);
      const match = earnest ?? PAID.exec(clause);
      return match && isOfCustomer(clause, match.index) ? [{ row, words, column, earnest: earnest !== null }] : [];
    });
    const found = paid.find(({ earnest }) => !earnest) ?? paid[0];
    if (found) return found;
  }
  return undefined;
}

/** An order that somebody wrote as one, on the day of the payment or later: then it is known, whatever became of it. */
function isKnown({ customer, profile, today }: Evidence, { row }: Found): boolean {
  return stateChanges(customer, profile, today).some(
    ({ day, state, entry }) => hasBought(state) && entry.kind !== 'status' && day >= (row.day ?? -Infinity),
  );
}

/**
 * A deposit or payment written in words while the level says nothing of an order. It does not lapse by a later contact. 意向金 is asked:
 * whether it is an order is the store's own rule.
 */
export const depositRule: LevelRule = {
  ...wordsOfRule('deposit'),
  whenEnded: true,
  speak(evidence): Proposal | undefined {
    const { at, profile } = evidence;
    const ordered = codeFor(profile, 'ordered');
    const found = findPayment(evidence);
    if (!found || ordered === undefined || ordered === at.level || isKnown(evidence, found)) return undefined;
    const words = found.words === 'deposit' ? '订金' : found.words === 'full-payment' ? '全款' : found.words;
    const cells = [cellOf(found.row, found.column)];
    if (found.earnest) {
      const ask = text('levels.deposit.ask', { name: evidence.customer.name ?? '', words, level: ordered });
      return { rule: 'deposit', text: ask, ask, cells };
    }
    return { rule: 'deposit', level: ordered, text: text('levels.deposit.why', { words, level: ordered }), cells };
  },
};
