import type { LevelDefinition, LevelState, StoreProfile } from '../profile';
import { text, type Text } from '../words';
import type { Leaf } from './paper/leaf';
import type { Speak } from './scene';
import type { Accept } from './types';

/** What people write instead of a closing code. */
const CLOSING_WORDS: Partial<Record<LevelState, readonly string[]>> = {
  ordered: ['订车', '已订车', '订单', '成交', 'ordered', 'won'],
  delivered: ['交车', '已交车', 'delivered'],
  lost: ['战败', '已战败', 'lost'],
  frozen: ['冷冻', '搁置', '准战败', 'frozen'],
  'out-of-control': ['失控', '失联', 'out of control'],
};

/** A level as an answer: its code, its spellings, and for closings every code and word that closes in the same way. */
export function levelAccept(profile: StoreProfile, code: string): Accept {
  return code === 'none'
    ? { kind: 'level', right: code }
    : { kind: 'level', right: code, also: spellingsOf(profile, code) };
}

/** All that says the same as this code, the code itself left out. */
export function spellingsOf(profile: StoreProfile, code: string): readonly string[] {
  const own = profile.levels.find((level) => level.code === code);
  if (own === undefined) return [];
  const alike =
    own.state === 'open' ? [own] : profile.levels.filter(({ state }) => state === own.state && state !== 'open');
  const words = alike.flatMap((level) => [level.code, ...level.spellings]);
  return [...new Set([...words, ...(CLOSING_WORDS[own.state] ?? [])])].filter((word) => word !== code);
}

/** One line per level: when the customer will buy, how often to call. */
export function levelLines(levels: readonly LevelDefinition[]): readonly Text[] {
  return levels.map(({ code, name, window, interval }) => {
    const days = interval?.target;
    if (window?.max === undefined && days === undefined) return text('workshop.level.name', { code, name });
    if (window?.max === undefined) return text('workshop.level.interval', { code, name, days: days ?? 0 });
    const span = { code, from: window.min ?? 0, to: window.max };
    return days === undefined ? text('workshop.level.window', span) : text('workshop.level.both', { ...span, days });
  });
}

/** The store's rules, on the sheet where they are needed. */
export function writeLevels(leaf: Leaf, speak: Speak, levels: readonly LevelDefinition[]): void {
  leaf.note(speak(text('workshop.level.head')), { bold: true });
  for (const line of levelLines(levels)) leaf.note(speak(line));
}

/** Levels of the profile in these states, the first of each: what a task may ask for besides the open ones. */
export function closingLevels(profile: StoreProfile, states: readonly LevelState[]): readonly LevelDefinition[] {
  return states.flatMap((state) => profile.levels.find((level) => level.state === state) ?? []);
}
