import type { FlowStart, LevelFlow, MonthFacts, MonthInputs } from '../types';

export type FactTable = keyof MonthFacts;
export type FactValue = string | number | boolean;

/**
 * A figure as data: how many rows of a fact table have the given values. The same query counts the figure, finds the rows behind it,
 * and becomes the COUNTIFS of the sheet.
 */
export interface Query {
  readonly table: FactTable;
  readonly where: Readonly<Record<string, FactValue>>;
}

/** Where a figure is shown, each with its place in the order there; `--json` has every figure. Absent: not shown there. */
export interface Shown {
  /** Tiles of 客流与转化 in the pane. */
  readonly tile?: number;
  /** The big numbers on top of 月度汇总. */
  readonly key?: number;
  /** The table of visits per consultant on 月度汇总. */
  readonly person?: number;
  /** The command line's table, behind the flows. */
  readonly line?: number;
}

/** What every figure may say of itself. */
interface Common {
  readonly shows?: Shown;
  /** Whether no form of the month could tell it: then `--json` leaves it out. */
  readonly untold?: (inputs: MonthInputs) => boolean;
}

/** How many facts have these values. */
export interface CountSpec extends Common, Query {
  readonly kind: 'count';
  /** A part of a rate that is no figure of its own. */
  readonly inside?: true;
}

/** One number less another. */
export interface DifferenceSpec extends Common {
  readonly kind: 'difference';
  readonly of: string;
  readonly less: string;
}

/** A share of 1: part ÷ whole, and the inputs without which it means nothing. `deals` are orders or deliveries, as the profile counts. */
export interface RateSpec extends Common {
  readonly kind: 'rate';
  readonly of: string;
  readonly over: string;
  readonly needs: readonly (keyof MonthInputs)[];
}

/** The middle value of a member of the facts that have it. */
export interface MedianSpec extends Common {
  readonly kind: 'median';
  readonly table: 'flows';
  readonly member: 'daysToDeal' | 'age';
}

export type FigureSpec = CountSpec | DifferenceSpec | RateSpec | MedianSpec;

/** A key of `total` and of each level: which end of the flow the level is that of, and which flows count. */
export interface FlowSpec {
  readonly level: 'from' | 'to';
  readonly where: Readonly<Record<string, FactValue>> & { readonly start?: FlowStart };
  readonly shows?: Shown;
}

export type FlowSpecs = Readonly<Record<keyof LevelFlow, FlowSpec>>;

/** Keeps the literal types of a figure, so that the type of the month's figures follows from the registry. */
export function figure<const T extends FigureSpec>(spec: T): T {
  return spec;
}
