import { PERCENT, type PageCell } from '../../rollups';
import type { KeyTail } from '../../words';
import type { CountColumn, FlowColumn, RateColumn } from '../figure-columns';
import type { GroupFigures } from './types';

export const NOTHING = '—';

/** A figure that has a name on the sheets: a count, a rate, the target, or the share of it that is done. */
export type LineFigure = Extract<
  FlowColumn | CountColumn | RateColumn | 'target' | 'completion',
  KeyTail<'group.report.figure.'>
>;

/** Done ÷ target; `null` without a target. */
export function completion({ target, done }: GroupFigures): number | null {
  return target === null || target === 0 || done === null ? null : done / target;
}

export function valueOf(figures: GroupFigures, figure: LineFigure): number | null {
  return figure === 'completion' ? completion(figures) : figures[figure];
}

/** `—` where no form tells: never 0 for unknown. */
export function cellOf(figures: GroupFigures, figure: LineFigure): PageCell {
  return valueOf(figures, figure) ?? NOTHING;
}

export function formatOf(figure: LineFigure): string | undefined {
  if (figure === 'completion' || figure.endsWith('_rate')) return PERCENT;
  return undefined;
}

/** What changed against the month before: of counts the share, of rates the difference in points. */
export function changeOf(figure: LineFigure, now: GroupFigures, before: GroupFigures | undefined): PageCell {
  const [value, last] = [valueOf(now, figure), before === undefined ? null : valueOf(before, figure)];
  if (value === null || last === null) return NOTHING;
  if (formatOf(figure) === PERCENT) return value - last;
  return last === 0 ? NOTHING : value / last - 1;
}

/** The best first: by completion of the target where there is one, then by deals, then by name. */
export function ranked<T extends GroupFigures>(lines: readonly T[], nameOf: (line: T) => string): readonly T[] {
  return [...lines].sort((a, b) => {
    const [x, y] = [completion(a), completion(b)];
    if (x !== null && y !== null && x !== y) return y - x;
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    return (b.done ?? 0) - (a.done ?? 0) || (nameOf(a) < nameOf(b) ? -1 : 1);
  });
}
