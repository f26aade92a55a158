import {
  COUNT_PATHS,
  FLOW_PATHS,
  RATE_PATHS,
  type CountColumn,
  type FlowColumn,
  type RateColumn,
} from '../figure-columns';
import type { GroupFigures } from './types';

const COUNTS = [...Object.keys(FLOW_PATHS), ...Object.keys(COUNT_PATHS)] as readonly (FlowColumn | CountColumn)[];
const RATES = Object.keys(RATE_PATHS) as readonly RateColumn[];

/** A row of the table `figures`. */
export type FigureRow = Readonly<Record<string, unknown>>;

/** The figures of one store or consultant, as its own report has them. */
export function figuresOfRow(row: FigureRow): GroupFigures {
  const numbers = Object.fromEntries([...COUNTS, ...RATES, 'target'].map((column) => [column, numberOf(row[column])]));
  return { ...numbers, done: numberOf(row[row.closing_by === 'deliveries' ? 'delivered' : 'won']) } as GroupFigures;
}

/**
 * The sum over stores: counts are added; a rate is that of all the stores that have it together, each by what it divides by (留档率 =
 * 留档 ÷ 首次来店 of those stores). What no store tells is `null`.
 */
export function sumFigures(parts: readonly GroupFigures[]): GroupFigures {
  const sum = (pick: (part: GroupFigures) => number | null): number | null => {
    const told = parts.map(pick).filter((value) => value !== null);
    return told.length === 0 ? null : told.reduce((total, value) => total + value, 0);
  };
  const counts = COUNTS.map((column) => [column, sum((part) => part[column])]);
  const rates = RATES.map((column) => {
    const { over } = RATE_PATHS[column];
    const having = parts.filter((part) => part[column] !== null && (part[over] ?? 0) > 0);
    const whole = having.reduce((total, part) => total + (part[over] ?? 0), 0);
    const part = having.reduce((total, one) => total + (one[column] ?? 0) * (one[over] ?? 0), 0);
    return [column, whole === 0 ? null : part / whole];
  });
  return {
    ...Object.fromEntries([...counts, ...rates]),
    target: sum((part) => part.target),
    done: sum((part) => part.done),
  } as GroupFigures;
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
