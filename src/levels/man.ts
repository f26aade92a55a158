import { text, type Text } from '../words';

/** Money, authority, need; absent where the sheet has no such column or the cell says neither yes nor no. */
export interface Man {
  readonly money?: boolean;
  readonly authority?: boolean;
  readonly need?: boolean;
}

const MAN_PARTS = ['money', 'authority', 'need'] as const;

/** What a sentence about MAN says: what is still missing, or that all three are there. `undefined` where nothing is known. */
export function sayMan(man: Man): Text | undefined {
  const known = MAN_PARTS.filter((part) => man[part] !== undefined);
  const lacks = known.filter((part) => man[part] === false);
  if (lacks.length > 0) {
    const [first, second, third] = lacks.map((part) => text(`levels.man.${part}`));
    if (!first) return undefined;
    const what = second
      ? text('levels.man.and', {
          first,
          second: third ? text('levels.man.and', { first: second, second: third }) : second,
        })
      : first;
    return text('levels.man.lacks', { what });
  }
  return known.length === MAN_PARTS.length ? text('levels.man.complete') : undefined;
}
