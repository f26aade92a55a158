import { lastDayOfMonth } from '../../calendar';
import { cellOf, columnOf, endOf } from '../../customers';
import { text } from '../../words';
import { clausesOf, isAsserted } from '../clauses';
import { codeFor, findSpoken, isLatestWord, type Evidence, type Spoken } from '../evidence';
import { wordsOfRule, type LevelRule } from '../rule';

/** 准战败: has not bought elsewhere, but put it off, gave up for now, or is unclear. */
const NEAR_LOST =
  /准战败|计划取消|不买了|不要了|不想买了|暂不(考虑|买|购)|暂时不(考虑|买|购)|暂缓|推迟|明年再|放弃购车|不再考虑|先不买/u;

/** Whether words say so in earnest: 谁说我不买了 does not. */
export function saysNearLost(words: string): boolean {
  return clausesOf(words).some((clause) => NEAR_LOST.test(clause) && isAsserted(clause));
}

/** A loss record of the kind 准战败, the same word in the 月末 column of the month of the last contact, or 最新状态 休眠. */
function nearLostRecord({ rows, at }: Evidence): Spoken | undefined {
  for (const row of rows) {
    const { monthEndLevel: word } = row.record.fields;
    const over = row.month === undefined ? Infinity : lastDayOfMonth(row.month);
    if (word !== undefined && /^准战[败敗]/u.test(word) && (at.lastContact?.day ?? -Infinity) <= over)
      return { row, words: word, column: columnOf(row.form, 'monthEndLevel') };
    const { lossKind, status } = endOf(row);
    if (lossKind === 'near-lost') return { row, words: '准战败', column: columnOf(row.form, 'lossKind') };
    if (status === 'dormant') return { row, words: '休眠', column: columnOf(row.form, 'status') };
  }
  return undefined;
}

/** Put off, not lost: keep it apart from 战败 and put it aside instead of calling on. */
export const nearLostRule: LevelRule = {
  ...wordsOfRule('near-lost'),
  speak(evidence) {
    const { at, profile, texts } = evidence;
    if (at.state !== 'open') return undefined;
    const found =
      nearLostRecord(evidence) ?? findSpoken(texts, ['closing', 'outcome', 'lossReason', 'remark'], saysNearLost);
    if (!found || !isLatestWord(evidence, found.row)) return undefined;
    const frozen = codeFor(profile, 'frozen');
    return {
      rule: 'near-lost',
      ...(frozen === undefined ? {} : { level: frozen }),
      text: text('levels.near-lost.why', { words: found.words }),
      cells: [cellOf(found.row, found.column)],
    };
  },
};
