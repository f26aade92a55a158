import { refuse } from '../errors';
import { nextGuid, type HostChart, type HostSeries } from '../model/extras';
import { addressOf, parseColor, type ChartState, type Objects } from './objects';

/** Univer's open-source members draw no charts: those made through the API are kept in the host's model, for the file that is saved. */
export function defineCharts(objects: Objects): void {
  const { book } = objects;
  const source = (range: unknown, s: ChartState, location: string): string => {
    const { sheet, rect } = objects.target(range, s.sheet, location);
    return addressOf(sheet, rect);
  };
  const newSeries = (name: string): HostSeries => ({ name, axisGroup: 'Primary', points: new Map() });
  objects.define('ChartCollection', {
    props: { Count: ({ sheet }) => sheet.extras.charts.length },
    items: ({ sheet }) => sheet.extras.charts.map((chart) => objects.make('Chart', { sheet, chart })),
    methods: {
      GetItemOrNullObject: ({ sheet }, name: string) => {
        const chart = sheet.extras.charts.find((candidate) => candidate.name === name || candidate.id === name);
        return chart ? objects.make('Chart', { sheet, chart }) : null;
      },
      Add: ({ sheet }, chartType: string, data: unknown) => {
        const { rect, sheet: from } = objects.target(data, sheet, 'ChartCollection.add');
        const id = nextGuid(book.extras);
        const chart: HostChart = {
          id,
          name: `图表 ${sheet.extras.charts.length + 1}`,
          chartType,
          source: addressOf(from, rect),
          title: '',
          titleVisible: true,
          legendVisible: true,
          legendPosition: 'Bottom',
          valueTitle: '',
          categoryTitle: '',
          series: Array.from({ length: Math.max(1, rect.columns - 1) }, (_, i) => newSeries(`系列${i + 1}`)),
        };
        sheet.extras.charts.push(chart);
        book.extras.chartsChanged?.();
        return objects.make('Chart', { sheet, chart });
      },
    },
  });
  objects.define('Chart', {
    identity: ({ chart }) => ({ Id: chart.id }),
    props: {
      Id: ({ chart }) => chart.id,
      Name: [({ chart }) => chart.name, ({ chart }, name: string) => void (chart.name = name)],
      ChartType: [({ chart }) => chart.chartType, ({ chart }, kind: string) => void (chart.chartType = kind)],
    },
    nav: {
      Title: (s) => objects.make('ChartTitle', s),
      Legend: (s) => objects.make('ChartLegend', s),
      Axes: (s) => objects.make('ChartAxes', s),
      Series: (s) => objects.make('ChartSeriesCollection', s),
    },
    methods: {
      SetPosition: (s, from: unknown, to?: unknown) => {
        s.chart.from = source(from, s, 'Chart.setPosition');
        s.chart.to = to === undefined || to === null ? undefined : source(to, s, 'Chart.setPosition');
      },
      Delete: ({ sheet, chart }) => {
        sheet.extras.charts = sheet.extras.charts.filter(({ id }) => id !== chart.id);
        book.extras.chartsChanged?.();
      },
    },
  });
  objects.define('ChartTitle', {
    props: {
      Text: [({ chart }) => chart.title, ({ chart }, title: string) => void (chart.title = title)],
      Visible: [
        ({ chart }) => chart.titleVisible,
        ({ chart }, visible: boolean) => void (chart.titleVisible = visible),
      ],
    },
  });
  objects.define('ChartLegend', {
    props: {
      Visible: [
        ({ chart }) => chart.legendVisible,
        ({ chart }, visible: boolean) => void (chart.legendVisible = visible),
      ],
      Position: [
        ({ chart }) => chart.legendPosition,
        ({ chart }, position: string) => void (chart.legendPosition = position),
      ],
    },
  });
  objects.define('ChartAxes', {
    nav: {
      ValueAxis: ({ chart }) => objects.make('ChartAxis', { chart, axis: 'value' }),
      CategoryAxis: ({ chart }) => objects.make('ChartAxis', { chart, axis: 'category' }),
    },
  });
  objects.define('ChartAxis', {
    nav: { Title: (s) => objects.make('ChartAxisTitle', s) },
    props: {
      ReversePlotOrder: [
        ({ chart, axis }) => chart.axes?.[axis]?.reversed === true,
        ({ chart, axis }, reversed: boolean) =>
          void (chart.axes = { ...chart.axes, [axis]: { ...chart.axes?.[axis], reversed } }),
      ],
      Position: [
        ({ chart, axis }) => chart.axes?.[axis]?.crossedAt ?? 'Automatic',
        ({ chart, axis }, crossedAt: string) =>
          void (chart.axes = { ...chart.axes, [axis]: { ...chart.axes?.[axis], crossedAt } }),
      ],
    },
  });
  objects.define('ChartAxisTitle', {
    props: {
      Text: [
        ({ chart, axis }) => (axis === 'value' ? chart.valueTitle : chart.categoryTitle),
        ({ chart, axis }, text: string) => {
          if (axis === 'value') chart.valueTitle = text;
          else chart.categoryTitle = text;
        },
      ],
    },
  });
  objects.define('ChartSeriesCollection', {
    props: { Count: ({ chart }) => chart.series.length },
    items: (s) => s.chart.series.map((series) => objects.make('ChartSeries', { ...s, series })),
    methods: {
      GetItemAt: (s, index: number) =>
        objects.make('ChartSeries', {
          ...s,
          series: s.chart.series[index] ?? refuse('InvalidArgument', 'ChartSeriesCollection.getItemAt'),
        }),
      Add: (s, name?: string) => {
        const series = newSeries(name ?? `系列${s.chart.series.length + 1}`);
        s.chart.series.push(series);
        return objects.make('ChartSeries', { ...s, series });
      },
    },
  });
  objects.define('ChartSeries', {
    props: {
      Name: [({ series }) => series.name, ({ series }, name: string) => void (series.name = name)],
      ChartType: [
        ({ series, chart }) => series.chartType ?? chart.chartType,
        ({ series }, kind: string) => void (series.chartType = kind),
      ],
      AxisGroup: [({ series }) => series.axisGroup, ({ series }, group: string) => void (series.axisGroup = group)],
    },
    nav: { Format: (s) => objects.make('ChartSeriesFormat', s) },
    methods: {
      SetValues: (s, range: unknown) => void (s.series.values = source(range, s, 'ChartSeries.setValues')),
      SetXAxisValues: (s, range: unknown) =>
        void (s.series.categories = source(range, s, 'ChartSeries.setXAxisValues')),
      Delete: ({ chart, series }) => void (chart.series = chart.series.filter((other) => other !== series)),
    },
  });
  objects.define('ChartSeriesFormat', { nav: { Fill: (s) => objects.make('ChartFill', s) } });
  objects.define('ChartFill', {
    methods: {
      SetSolidColor: ({ series }, color: string) => void (series.color = parseColor(color, 'ChartFill.setSolidColor')),
    },
  });
}
