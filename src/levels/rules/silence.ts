import { text } from '../../words';
import { codeFor } from '../evidence';
import { cellsOf } from '../explanation';
import { wordsOfRule, type LevelRule } from '../rule';

/** No contact for so long that the level is unknown: 失控. */
export const silenceRule: LevelRule = {
  ...wordsOfRule('silence'),
  speak({ at, profile, today }) {
    const last = at.lastContact;
    if (at.state !== 'open' || !last || today - last.day <= profile.silenceDays) return undefined;
    const code = codeFor(profile, 'out-of-control');
    return {
      rule: 'silence',
      ...(code === undefined ? {} : { level: code }),
      text: text('levels.silence.why', { days: today - last.day, last: last.date, limit: profile.silenceDays }),
      cells: cellsOf(last),
    };
  },
};
