import { areaName, documentPartContent, type ChartSpec, type PrintSetup } from '../../sheet';
import { headerCode } from '../../workbook/header-codes';
import type { ExcelHost } from '../host';
import { namespaceOf } from '../host/excel/workbook';
import type { HostSheet } from '../host/model/book';
import type { HostChart, PageSetup } from '../host/model/extras';
import type { SheetBeside } from './state';

/** Our custom XML parts as a ChangeSet holds them: the text inside, by namespace. */
export function partsOf(host: ExcelHost): ReadonlyMap<string, string> {
  return new Map([...host.book.extras.parts.values()].map((xml) => [namespaceOf(xml), documentPartContent(xml)]));
}

export function besideOf(sheet: HostSheet): SheetBeside {
  const { charts, page, veryHidden } = sheet.extras;
  return { charts: charts.map((chart) => chartSpec(chart, sheet.name)), print: printSetup(page), veryHidden };
}

const KINDS: Readonly<Record<string, ChartSpec['kind']>> = {
  ColumnClustered: 'column',
  ColumnStacked: 'stacked-column',
  BarClustered: 'bar',
  Line: 'line',
  LineMarkers: 'line',
  Pareto: 'pareto',
};

/** A chart made through the API, as it goes into the file; ranges of its own `sheet` without the sheet's name. A column chart whose other series is a line on its own axis is a Pareto chart. */
export function chartSpec(chart: HostChart, sheet?: string): ChartSpec {
  const range = (address: string): string => {
    const bang = address.lastIndexOf('!');
    const named = address.slice(0, bang).replace(/^'|'$/gu, '').replaceAll("''", "'");
    return bang >= 0 && named === sheet ? address.slice(bang + 1) : address;
  };
  const lineBeside = chart.series.some(
    ({ chartType, axisGroup }) => axisGroup === 'Secondary' && chartType?.startsWith('Line'),
  );
  const kind = KINDS[chart.chartType];
  if (kind === undefined) throw new Error(`A chart of the kind ${chart.chartType} cannot be saved`);
  return {
    name: chart.name,
    kind: kind === 'column' && lineBeside ? 'pareto' : kind,
    title: chart.titleVisible ? chart.title : '',
    from: cellOf(chart.from, 'first') ?? 'A1',
    to: cellOf(chart.to, 'last') ?? cellOf(chart.from, 'last') ?? 'H16',
    categories: range(chart.series.find(({ categories }) => categories !== undefined)?.categories ?? chart.source),
    series: chart.series.map(({ name, values, color, axisGroup }) => ({
      name,
      values: range(values ?? chart.source),
      ...(color !== undefined && { color }),
      ...(axisGroup === 'Secondary' && { axis: 'secondary' as const }),
    })),
    ...(chart.categoryTitle && { xTitle: chart.categoryTitle }),
    ...(chart.valueTitle && { yTitle: chart.valueTitle }),
  };
}

/** `'6月'!B2:D9` → `B2` or `D9`. */
function cellOf(address: string | undefined, corner: 'first' | 'last'): string | undefined {
  const cells = address?.slice(address.lastIndexOf('!') + 1).split(':');
  return corner === 'first' ? cells?.[0] : cells?.at(-1);
}

/** Only what was set: a sheet whose page was never spoken of prints as Excel likes. */
function printSetup(page: PageSetup): PrintSetup | undefined {
  const touched =
    page.paperSize !== null ||
    page.orientation !== 'Portrait' ||
    page.printArea ||
    page.titleRows ||
    page.pageBreaks ||
    headerCode(page.header) ||
    headerCode(page.footer);
  if (!touched) return undefined;
  const { printArea: area, zoom } = page;
  const pages = (key: string): number | undefined => (typeof zoom[key] === 'number' ? zoom[key] : undefined);
  const wide = pages('horizontalFitToPages');
  return {
    paper: /a3/iu.test(page.paperSize ?? '') ? 'A3' : 'A4',
    orientation: page.orientation === 'Landscape' ? 'landscape' : 'portrait',
    ...(wide !== undefined && { fitToWidth: wide, fitToHeight: pages('verticalFitToPages') ?? 0 }),
    ...(area && {
      area: areaName({
        top: area.row + 1,
        left: area.column + 1,
        bottom: area.row + area.rows,
        right: area.column + area.columns,
      }),
    }),
    ...(page.titleRows && { titleRows: page.titleRows }),
    ...(page.pageBreaks && { pageBreaks: page.pageBreaks }),
    ...(headerCode(page.header) && { header: headerCode(page.header) }),
    ...(headerCode(page.footer) && { footer: headerCode(page.footer) }),
  };
}
