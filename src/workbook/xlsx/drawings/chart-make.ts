import { parseArea, quoteSheetName, type ChartSpec, type Scalar } from '../../../sheet';
import { XML_HEAD } from '../sheets/sheet-parts';
import { encodeXstring, escapeAttribute, escapeText } from '../xml/xml-write';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

/** The colours of series that name none. */
const COLORS = ['4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47'];

const PRIMARY = { category: 111111101, value: 111111102 };
const SECONDARY = { category: 111111103, value: 111111104 };

/** Values of a range on the chart's own sheet, for programs that show a chart without calculating; `undefined` for other sheets. */
export type Lookup = (range: string) => readonly (Scalar | null)[] | undefined;

/** The source of a native chart part. */
export function makeChart(chart: ChartSpec, sheet: string, lookup: Lookup): string {
  const series = chart.series.map((one, i) => ({
    ...one,
    order: i,
    line: chart.kind === 'line' || (chart.kind === 'pareto' && i > 0),
  }));
  // A Pareto chart's line is a share of the whole: on an axis of its own unless told otherwise.
  const second = (one: (typeof series)[number]): boolean =>
    one.axis === 'secondary' || (chart.kind === 'pareto' && one.line);
  const group = (line: boolean, secondary: boolean): string => {
    const members = series.filter((one) => one.line === line && second(one) === secondary);
    if (members.length === 0) return '';
    const axes = secondary ? SECONDARY : PRIMARY;
    const inner = members.map((one) => makeSeries(one, chart, sheet, lookup)).join('');
    const ids = `<c:axId val="${axes.category}"/><c:axId val="${axes.value}"/>`;
    if (line)
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${inner}<c:marker val="1"/>${ids}</c:lineChart>`;
    const stacked = chart.kind === 'stacked-column';
    return (
      `<c:barChart><c:barDir val="${chart.kind === 'bar' ? 'bar' : 'col'}"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>` +
      `${inner}<c:gapWidth val="80"/>${stacked ? '<c:overlap val="100"/>' : ''}${ids}</c:barChart>`
    );
  };
  const bar = chart.kind === 'bar';
  const secondary = series.some(second);
  const plot = [group(false, false), group(true, false), group(false, true), group(true, true)].join('');
  const axes =
    categoryAxis(PRIMARY, { position: bar ? 'l' : 'b', title: chart.xTitle, fromTop: bar }) +
    valueAxis(PRIMARY, { position: bar ? 'b' : 'l', title: chart.yTitle, unit: chart.unit, atLast: bar }) +
    (secondary
      ? valueAxis(SECONDARY, { position: 'r', secondary: true, share: chart.kind === 'pareto' }) +
        categoryAxis(SECONDARY, { position: 'b', hidden: true })
      : '');
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/><c:chart>` +
    `${chart.title === '' ? '' : makeTitle(chart.title, 1400)}<c:autoTitleDeleted val="${chart.title === '' ? 1 : 0}"/>` +
    `<c:plotArea><c:layout/>${plot}${axes}</c:plotArea>` +
    `${series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''}` +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
}

function makeTitle(title: string, size: number): string {
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}"/>` +
    `<a:t>${escapeText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function makeSeries(
  series: ChartSpec['series'][number] & { order: number; line: boolean },
  chart: ChartSpec,
  sheet: string,
  lookup: Lookup,
): string {
  const color = series.color?.slice(1).toUpperCase() ?? (COLORS[series.order % COLORS.length] as string);
  const fill = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
  const look = series.line
    ? `<c:spPr><a:ln w="28575">${fill}</a:ln></c:spPr>`
    : `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>`;
  const marker = series.line
    ? `<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${fill}</c:spPr></c:marker>`
    : '';
  return (
    `<c:ser><c:idx val="${series.order}"/><c:order val="${series.order}"/><c:tx><c:v>${escapeText(series.name)}</c:v></c:tx>${look}${marker}` +
    `<c:cat>${textReference(chart.categories, sheet, lookup)}</c:cat><c:val>${numberReference(series.values, sheet, lookup)}</c:val>` +
    `${series.line ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

/** A range as charts write it, with its sheet and fixed: `'6月'!$A$2:$A$9`. */
export function chartRange(range: string, sheet: string): string {
  const bang = range.lastIndexOf('!');
  const cells = (bang < 0 ? range : range.slice(bang + 1)).replaceAll('$', '');
  const fixed = cells.replaceAll(/([A-Za-z]+)(\d+)/gu, '$$$1$$$2');
  return `${bang < 0 ? quoteSheetName(sheet) : range.slice(0, bang)}!${fixed}`;
}

function points(range: string, lookup: Lookup, show: (value: Scalar) => string | undefined): string {
  const values = range.includes('!') ? undefined : lookup(range);
  if (!values) return '';
  const inner = values.map((value, i) => {
    const shown = value === null || value === '' ? undefined : show(value);
    return shown === undefined ? '' : `<c:pt idx="${i}"><c:v>${shown}</c:v></c:pt>`;
  });
  return `<c:ptCount val="${values.length}"/>${inner.join('')}`;
}

function textReference(range: string, sheet: string, lookup: Lookup): string {
  const cache = points(range, lookup, (value) => encodeXstring(String(value)));
  return `<c:strRef><c:f>${escapeText(chartRange(range, sheet))}</c:f>${cache && `<c:strCache>${cache}</c:strCache>`}</c:strRef>`;
}

function numberReference(range: string, sheet: string, lookup: Lookup): string {
  const cache = points(range, lookup, (value) => (typeof value === 'number' ? String(value) : undefined));
  const numbers = cache && `<c:numCache><c:formatCode>General</c:formatCode>${cache}</c:numCache>`;
  return `<c:numRef><c:f>${escapeText(chartRange(range, sheet))}</c:f>${numbers}</c:numRef>`;
}

type Axes = typeof PRIMARY;

interface AxisLook {
  readonly position: 'l' | 'r' | 'b';
  readonly title?: string;
}

/** `fromTop`: bars that lie stand in the order of their table, the first one on top; Excel would begin at the bottom. */
function categoryAxis(
  axes: Axes,
  { position, title, hidden = false, fromTop = false }: AxisLook & { hidden?: boolean; fromTop?: boolean },
): string {
  return (
    `<c:catAx><c:axId val="${axes.category}"/><c:scaling><c:orientation val="${fromTop ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="${hidden ? 1 : 0}"/>` +
    `<c:axPos val="${position}"/>${title ? makeTitle(title, 1000) : ''}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${axes.value}"/><c:crosses val="autoZero"/><c:auto val="1"/>` +
    '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
  );
}

/**
 * `share`: the cumulated share of a Pareto chart, which ends at 100 %. `atLast`: it stands beside the last category, which is the lowest
 * where the first is on top.
 */
function valueAxis(
  axes: Axes,
  {
    position,
    title,
    unit,
    secondary = false,
    share = false,
    atLast = false,
  }: AxisLook & { unit?: number; secondary?: boolean; share?: boolean; atLast?: boolean },
): string {
  const grid = secondary
    ? ''
    : '<c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
  return (
    `<c:valAx><c:axId val="${axes.value}"/><c:scaling><c:orientation val="minMax"/>${share ? '<c:max val="1"/><c:min val="0"/>' : ''}</c:scaling><c:delete val="0"/><c:axPos val="${position}"/>` +
    `${grid}${title ? makeTitle(title, 1000) : ''}<c:numFmt formatCode="${share ? '0%' : 'General'}" sourceLinked="${share ? 0 : 1}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="nextTo"/><c:crossAx val="${axes.category}"/><c:crosses val="${secondary || atLast ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>${unit === undefined ? '' : `<c:majorUnit val="${unit}"/>`}</c:valAx>`
  );
}

/** The drawing part that places charts on a sheet; `ids` are their relationship ids. */
export function makeDrawing(charts: readonly ChartSpec[], ids: readonly string[]): string {
  return `${XML_HEAD}<xdr:wsDr xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING}">${makeFrames(charts, ids, 2)}</xdr:wsDr>`;
}

/** The places of charts within a drawing; `firstId` and those after it must be free there. */
export function makeFrames(charts: readonly ChartSpec[], ids: readonly string[], firstId: number): string {
  const frames = charts.map((chart, i) => {
    const from = corner(chart.from, 0);
    const to = corner(chart.to, 1);
    return (
      `<xdr:twoCellAnchor xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING}">${marker('from', from)}${marker('to', to)}` +
      '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>' +
      `<xdr:cNvPr id="${firstId + i}" name="${escapeAttribute(chart.name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="${ids[i]}"/></a:graphicData></a:graphic>` +
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
    );
  });
  return frames.join('');
}

/** Zero-based cell of a corner; the lower right one ends behind its cell. */
function corner(cell: string, beyond: 0 | 1): { row: number; column: number } {
  const area = parseArea(cell);
  return { row: (area?.top ?? 1) - 1 + beyond, column: (area?.left ?? 1) - 1 + beyond };
}

function marker(name: string, { row, column }: { row: number; column: number }): string {
  return `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
}
