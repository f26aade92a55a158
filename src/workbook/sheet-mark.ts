import type { ChartSpec, SheetContent } from '../sheet';

/** Sheets that this product made carry a custom property of this name: only those are ever replaced or removed. */
export const OUR_SHEET = 'sanbiao';

/** A sheet of which everything can be read back. */
const PLAIN = '1';

/**
 * The property's value: as JSON what Excel's API cannot read back from the sheet itself, its charts. Excel names no limit for the value of
 * a sheet's property (only for its key: 255 characters; `Excel.WorksheetCustomProperty`, ExcelApi 1.12), a month's charts take 2 kB.
 */
export function markOf({ charts = [] }: Pick<SheetContent, 'charts'>): string {
  return charts.length === 0 ? PLAIN : JSON.stringify({ charts });
}

/** The charts in a mark; none where it speaks of none, or does not read. */
export function chartsOfMark(value: string): readonly ChartSpec[] {
  if (!value.startsWith('{')) return [];
  try {
    const { charts } = JSON.parse(value) as { charts?: unknown };
    return Array.isArray(charts) && charts.every(isChart) ? charts : [];
  } catch {
    return [];
  }
}

const KINDS: ReadonlySet<unknown> = new Set<ChartSpec['kind']>(['column', 'stacked-column', 'bar', 'line', 'pareto']);

function isChart(value: unknown): value is ChartSpec {
  if (typeof value !== 'object' || value === null) return false;
  const { name, kind, title, from, to, categories, series } = value as Record<string, unknown>;
  const texts = [name, title, from, to, categories].every((entry) => typeof entry === 'string');
  const isSeries = (entry: unknown): boolean =>
    typeof entry === 'object' && entry !== null && 'values' in entry && typeof entry.values === 'string';
  return texts && KINDS.has(kind) && Array.isArray(series) && series.every(isSeries);
}
