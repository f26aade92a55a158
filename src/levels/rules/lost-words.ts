import { cellOf } from '../../customers';
import { text } from '../../words';
import { codeFor, findSpoken, isLatestWord } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

/** Bought elsewhere or a dead record: 战败 in the sense of the sources. */
export const LOST =
  /(已经?|^)(买|购买?|订)了?(别|其他|竞品|他店|其它)|客户流失购买其他|已战败|买了[\p{L}\w-]{2,}|以购|已购|空号|号码不存在|停机/u;

/** The words say that the customer is lost, the level says that it is open. */
export const lostWordsRule: LevelRule = {
  ...wordsOfRule('lost-words'),
  speak(evidence) {
    const { at, profile, texts } = evidence;
    if (at.state !== 'open') return undefined;
    const lost = codeFor(profile, 'lost');
    const found = findSpoken(texts, ['closing', 'outcome'], LOST);
    if (!found || lost === undefined || !isLatestWord(evidence, found.row)) return undefined;
    return {
      rule: 'lost-words',
      level: lost,
      text: text('levels.lost-words.why', { words: found.words, level: lost }),
      cells: [cellOf(found.row, found.column)],
    };
  },
};
