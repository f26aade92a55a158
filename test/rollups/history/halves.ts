import type { MatrixBlock, MatrixLine } from './forms';
import type { Period } from './history';

const LAST_OF_FIRST = 15;

interface Half {
  readonly block: MatrixBlock;
  readonly period: Period;
}

/**
 * A block on two sheets, 1st to 15th and the rest: on the second stands everyone, or whoever has entries or plans, or ends, in the second
 * half, with what was carried; the month's end is told there only.
 */
export function halvesOf(block: MatrixBlock, period: Period, whom: 'everyone' | 'active'): Half[] {
  const { month } = period;
  const middle = `${month}-${String(LAST_OF_FIRST)}`;
  const half = (
    name: string,
    of: (day: number) => boolean,
    lines: readonly MatrixLine[],
    span: Partial<Period>,
  ): Half => ({
    block: {
      ...block,
      sheet: `${block.sheet}${name}`,
      people: lines.map((line) => ({
        ...line,
        contacts: line.contacts.filter(({ day }) => of(day)),
        planned: line.planned.filter(of),
      })),
    },
    period: { ...period, ...span },
  });
  const early = (day: number): boolean => day <= LAST_OF_FIRST;
  const late = (day: number): boolean => day > LAST_OF_FIRST;
  const days = ({ contacts, planned }: MatrixLine): number[] => [...contacts.map(({ day }) => day), ...planned];
  const goesOn = (line: MatrixLine): boolean => days(line).some(late) || line.monthEnd !== undefined;
  const second = block.people.filter((line) => whom === 'everyone' || goesOn(line));
  const first = block.people
    .filter((line) => line.carryOver !== undefined || days(line).some(early) || !second.includes(line))
    .map((line): MatrixLine => (second.includes(line) ? { ...line, monthEnd: undefined, reason: undefined } : line));
  return [
    half('上', early, first, { last: middle }),
    half('下', late, second, { first: `${month}-${String(LAST_OF_FIRST + 1)}` }),
  ].filter(({ block: { people } }) => people.length > 0);
}
