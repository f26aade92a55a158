import { FIT } from '../../weights';
import { isBlankOrNothing, LEVEL_CODES, parseLevel, toSimplified, withoutBlanks } from '../../values';
import { share, want } from '../fitness';
import type { CellReading } from '../reading';
import type { ValueKind } from '../value-kind';

export function isLevelWord(text: string): boolean {
  return LEVEL_CODES.has(text.replace(/(?:级|类)$/u, '').toUpperCase());
}

/** A cell of a column of levels that is no level, yet short enough to be a word instead of one. */
const SHORT_WORD = 4;

const STARS = /^(?:[★☆⭐✩✪✭\s]+|[一二三四五1-5]\s*星级?)$/u;

const base: Pick<ValueKind<string>, 'fitness' | 'sits' | 'option'> = {
  // stars are levels that we cannot read: each is told at its cell
  fitness: (p) =>
    p.samples.length > 0 && p.samples.every((text) => STARS.test(text)) ? 1 : want(p, share(p, 'level'), FIT.most),
  sits: (cell, text, { levels }) =>
    parseLevel(cell, levels).level !== undefined
      ? 1
      : text.length <= SHORT_WORD && typeof cell.value === 'string'
        ? 0
        : -1,
  option: (leaf) => isLevelWord(toSimplified(leaf)),
};

function tickedLevel(label: string, at: CellReading): string | undefined {
  const { level } = parseLevel({ value: withoutBlanks(label) }, at.context.levels);
  if (level === undefined) at.problem('unreadable-level');
  return level;
}

/**
 * A level's bare code. `of`: which one of a sequence (`B→A`) is the field's, and the field that the last one gives besides.
 * In registers the words beside it are the time until the purchase.
 */
export function level(of: { takes: 'first' | 'last'; lastGives?: 'followUpLevel' | 'levelAfter' }): ValueKind<string> {
  return {
    ...base,
    closed: true,
    tick: tickedLevel,
    read: (at) => {
      const reading = parseLevel(at.cell, at.context.levels);
      if (reading.problem !== undefined) at.problem(reading.problem);
      if (reading.level === undefined) return undefined;
      const register = at.context.family === 'register';
      if (of.lastGives !== undefined && reading.next !== undefined && (register || of.lastGives === 'levelAfter'))
        at.also(of.lastGives, reading.next);
      if (register && reading.window !== undefined && at.draft.purchaseWindow === undefined)
        at.also('purchaseWindow', reading.window);
      return of.takes === 'last' ? (reading.next ?? reading.level) : reading.level;
    },
  };
}

const NEARLY_LEVEL = /^[\s\d?？]*[A-Za-zＡ-Ｚａ-ｚ]?[\s\d?？]*级?$/u;

/** How the month ended: a code, or a word that says more (成交, 战败). */
export const levelOrWord: ValueKind<string> = {
  closed: true,
  fitness: (p) =>
    Math.max(
      want(p, share(p, 'level', 'tick'), FIT.monthEnd.levels),
      share(p, 'short') > FIT.monthEnd.short && share(p, 'number') < FIT.monthEnd.numbers ? 1 : FIT.disagrees,
    ),
  option: (leaf) => {
    const plain = toSimplified(leaf);
    return isLevelWord(plain) || /^(?:成交|战败|失控|冷冻|订车|交车|流失|下订|退订)$/u.test(plain);
  },
  tick: (label, { context }) => parseLevel({ value: withoutBlanks(label) }, context.levels).level ?? label,
  read: (at) => {
    if (isBlankOrNothing(at.raw)) return undefined;
    const reading = parseLevel(at.cell, at.context.levels);
    if (reading.level !== undefined) return reading.next ?? reading.level;
    if (!NEARLY_LEVEL.test(at.raw)) return at.raw.trim();
    at.problem('unreadable-level');
    return undefined;
  },
};

/** 上月留存: levels, days or ticks, in one column or several; `records/matrix` reads them together. */
export const carriedLevel: ValueKind<never> = {
  fitness: (p) => want(p, Math.max(share(p, 'level', 'levelDay'), share(p, 'date'), share(p, 'tick')), FIT.most),
  option: base.option,
  tick: () => undefined,
  read: () => undefined,
};
