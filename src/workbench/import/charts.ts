import { parseArea, type ChartSpec } from '../../sheet';
import { addressOf } from '../host/excel/objects';
import type { HostSheet } from '../host/model/book';
import type { HostChart } from '../host/model/extras';

const TYPES: Readonly<Record<ChartSpec['kind'], string>> = {
  column: 'ColumnClustered',
  'stacked-column': 'ColumnStacked',
  bar: 'BarClustered',
  line: 'Line',
  pareto: 'ColumnClustered',
};

/** A chart of ours on a sheet that was opened, as the host keeps one that was made through the API. */
export function hostChart(spec: ChartSpec, sheet: HostSheet, id: string): HostChart {
  const address = (range: string): string => {
    const area = range.includes('!') ? undefined : parseArea(range);
    if (!area) return range;
    const { top, left, bottom, right } = area;
    return addressOf(sheet, { row: top - 1, column: left - 1, rows: bottom - top + 1, columns: right - left + 1 });
  };
  return {
    id,
    name: spec.name,
    chartType: TYPES[spec.kind],
    source: address(spec.series[0]?.values ?? spec.categories),
    title: spec.title,
    titleVisible: true,
    legendVisible: true,
    legendPosition: 'Bottom',
    valueTitle: spec.yTitle ?? '',
    categoryTitle: spec.xTitle ?? '',
    ...(spec.kind === 'bar' && { axes: { category: { reversed: true, crossedAt: 'Maximum' } } }),
    from: address(spec.from),
    to: address(spec.to),
    series: spec.series.map(({ name, values, color, axis }) => ({
      name,
      values: address(values),
      categories: address(spec.categories),
      axisGroup: axis === 'secondary' ? 'Secondary' : 'Primary',
      ...(axis === 'secondary' && spec.kind === 'pareto' && { chartType: 'LineMarkers' }),
      ...(color && { color: color.toUpperCase() }),
      points: new Map(),
    })),
  };
}
