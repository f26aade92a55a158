import type { ChartSpec } from '../../sheet';

const CHART_TYPES: Readonly<Record<ChartSpec['kind'], Excel.ChartType>> = {
  column: 'ColumnClustered' as Excel.ChartType,
  'stacked-column': 'ColumnStacked' as Excel.ChartType,
  bar: 'BarClustered' as Excel.ChartType,
  line: 'Line' as Excel.ChartType,
  pareto: 'ColumnClustered' as Excel.ChartType,
};

export function addChart(context: Excel.RequestContext, sheet: Excel.Worksheet, spec: ChartSpec): void {
  const at = (address: string): Excel.Range => {
    const bang = address.lastIndexOf('!');
    if (bang < 0) return sheet.getRange(address);
    const name = address.slice(0, bang).replace(/^'|'$/gu, '').replaceAll("''", "'");
    return context.workbook.worksheets.getItem(name).getRange(address.slice(bang + 1));
  };
  const [first, ...others] = spec.series;
  if (!first) return;
  const chart = sheet.charts.add(CHART_TYPES[spec.kind], at(first.values), 'Columns');
  chart.name = spec.name;
  chart.title.text = spec.title;
  chart.setPosition(spec.from, spec.to);
  [first, ...others].forEach((entry, index) => {
    const series = index === 0 ? chart.series.getItemAt(0) : chart.series.add(entry.name);
    series.name = entry.name;
    series.setValues(at(entry.values));
    series.setXAxisValues(at(spec.categories));
    if (entry.axis === 'secondary') {
      series.axisGroup = 'Secondary';
      if (spec.kind === 'pareto') series.chartType = 'LineMarkers';
    }
    if (entry.color) series.format.fill.setSolidColor(entry.color);
  });
  if (spec.kind === 'bar') {
    // in the order of the table, the first on top, with the numbers below the last
    const { categoryAxis } = chart.axes;
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = 'Maximum';
  }
  if (spec.xTitle) chart.axes.categoryAxis.title.text = spec.xTitle;
  if (spec.yTitle) chart.axes.valueAxis.title.text = spec.yTitle;
}

/** Asks for the names of a sheet's charts; what it returns reads the answer. */
export function loadChartNames(sheet: Excel.Worksheet): () => readonly string[] {
  const charts = sheet.charts.load('items/name');
  return () => charts.items.map(({ name }) => name);
}
