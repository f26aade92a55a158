import type { Area, Scalar } from '../../../src/sheet';

export type Row = readonly (Scalar | null)[];

/** A workbook of invitation lists as dealers keep them, and what a careful person counts on it. */
export interface Messy {
  readonly mess: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: readonly Row[];
    readonly merges?: readonly Area[];
  }[];
  /** Of each list in its order; only what the mess is about. */
  readonly told: readonly Readonly<Record<string, unknown>>[];
}

export const phone = (n: number): string => `138001${String(10_000 + n)}`;

export const area = (top: number, left: number, bottom: number, right: number): Area => ({ top, left, bottom, right });
