import type { Scalar, Cell } from '../../../src/sheet';
import { dayCell, later, type Line } from './cells';

export interface Step {
  readonly step: string;
  readonly date?: string;
  readonly result?: string;
  readonly satisfaction?: string;
}

const RESULTS = [
  ['成功回访', 'reached'],
  ['已接通', 'reached'],
  ['无人接听', 'no-answer'],
  ['未接', 'no-answer'],
  ['拒访', 'refused'],
  ['空号', 'wrong-number'],
  ['关机', 'switched-off'],
  ['无法联系', 'unreachable'],
] as const;
const SATISFIED = [
  ['满意', 'satisfied'],
  ['非常满意', 'very-satisfied'],
  ['一般', 'neutral'],
] as const;

/** Steps after a delivery: id, days after it, and what may head it. */
export const AFTER_DELIVERY: readonly (readonly [string, number, readonly string[]])[] = [
  ['1d', 1, ['24小时', '次日', '24小时']],
  ['3d', 3, ['3日', '三日', '3天']],
  ['7d', 7, ['7日', '一周', '7天']],
  ['15d', 15, ['15天', '15日', '半个月']],
  ['1m', 30, ['1个月', '30天', '一个月']],
  ['3m', 91, ['3个月', '三个月', '3个月']],
  ['quarterly', 180, ['季度', '季度', '季度']],
];

/** How a sheet keeps its calls: a column for each, with day and result together; pairs under a heading; or pairs with long heads. */
export type Manner = 'cell' | 'group' | 'long';

/** What the cells of one call hold, by the parts of its columns, and the call that they tell of. */
export function callOf(
  line: Line,
  manner: Manner,
  step: string,
  day: string,
  withSatisfaction: boolean,
): { readonly cells: readonly (Scalar | Cell | undefined)[]; readonly step?: Step } {
  const { chance } = line;
  const width = manner === 'cell' ? 1 : withSatisfaction ? 3 : 2;
  if (chance.hit(0.3)) return { cells: Array.from({ length: width }, () => undefined) };
  const date = later(day, chance.int(0, 2));
  const [word, result] = chance.pick(RESULTS);
  const [mood, satisfaction] = chance.pick(SATISFIED);
  if (manner === 'cell') {
    if (chance.hit(0.1)) return { cells: ['√'], step: { step } };
    if (chance.hit(0.1)) return { cells: [word], step: { step, result } };
    const [y = '', m = '', d = ''] = date.split('-');
    // without its year a day can only be meant after a delivery, or in the year of the title
    const forms = [`${Number(m)}.${Number(d)}`, `${Number(m)}/${Number(d)}`, `${Number(m)}月${Number(d)}日`];
    const short = line.yearless(date) ? chance.pick(forms) : `${y}.${Number(m)}.${Number(d)}`;
    if (chance.hit(0.15)) return { cells: [`${short} ${mood}`], step: { step, date, satisfaction } };
    return { cells: [`${short} ${word}`], step: { step, date, result } };
  }
  const said = withSatisfaction && result === 'reached' && chance.hit(0.7);
  return {
    cells: [dayCell(line, date), word, ...(withSatisfaction ? [said ? mood : undefined] : [])],
    step: { step, date, result, ...(said ? { satisfaction } : {}) },
  };
}
