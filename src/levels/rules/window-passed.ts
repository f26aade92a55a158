import { text } from '../../words';
import { ladder, startOfLevel } from '../evidence';
import { cellsOf } from '../explanation';
import { wordsOfRule, type LevelRule } from '../rule';

/** The hottest level stands for longer than its own purchase window: the customer did not buy when expected. */
export const windowPassedRule: LevelRule = {
  ...wordsOfRule('window-passed'),
  speak(evidence) {
    const { at, profile, level, today } = evidence;
    const steps = ladder(profile);
    const [hottest, next] = steps;
    if (at.state !== 'open' || !level || level.code !== hottest?.code || level.window?.max === undefined)
      return undefined;
    const since = startOfLevel(evidence);
    if (!since || today - since.day <= level.window.max) return undefined;
    return {
      rule: 'window-passed',
      ...(next ? { level: next.code } : {}),
      text: text('levels.window-passed.why', {
        level: level.code,
        since: since.date,
        days: today - since.day,
        window: level.window.max,
        next: next?.code ?? '',
      }),
      cells: cellsOf(since, at.levelEntry),
    };
  },
};
