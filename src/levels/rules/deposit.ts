import { cellOf } from '../../customers';
import { text } from '../../words';
import { codeFor, findSpoken, isLatestWord } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

/** 已付订金, 全款, 客户成交 … but not 同意先付定金 or 未交定金, which are promises. */
const PAID =
  /^(deposit|full-payment)$|(?<!未|没)(已交|已付|交了|付了|下了?|收)(\d+|的)*(订金|定金|全款)|(订金|定金|全款)(已|都)(交|付|到)|已(下订|订车|签约|签单)|^客户成交|^(成交|已成交)$/u;

/** A deposit or payment written in words while the level is still open: the order's level is missing. */
export const depositRule: LevelRule = {
  ...wordsOfRule('deposit'),
  speak(evidence) {
    const { at, profile, texts } = evidence;
    if (at.state !== 'open') return undefined;
    const ordered = codeFor(profile, 'ordered');
    const found = findSpoken(texts, ['closing', 'outcome', 'remark'], PAID);
    if (!found || ordered === undefined || ordered === at.level || !isLatestWord(evidence, found.row)) return undefined;
    const closing = found.words === 'deposit' ? '订金' : found.words === 'full-payment' ? '全款' : found.words;
    return {
      rule: 'deposit',
      level: ordered,
      text: text('levels.deposit.why', { words: closing, level: ordered }),
      cells: [cellOf(found.row, found.column)],
    };
  },
};
