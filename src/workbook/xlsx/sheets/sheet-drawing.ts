import { parseArea, type ChartSpec, type Scalar, type SheetContent } from '../../../sheet';
import { chartsOfMark } from '../../sheet-mark';
import { makeChart, makeDrawing, makeFrames } from '../drawings/chart-make';
import type { PackageEditor } from '../package/package-edit';
import { CONTENT_TYPES } from './sheet-parts';
import { readMark } from './sheet-property';
import { attributeOf, descendants, parseXml, type XmlElement } from '../xml/xml';
import { appendSplice, splice } from '../xml/xml-write';

/** Puts the charts of a sheet that is made on it, beside what stands in `kept`; returns the relationship's id, if there is a drawing. */
export function addDrawing(
  editor: PackageEditor,
  part: string,
  content: SheetContent,
  sheet: string,
  kept: string | undefined,
): string | undefined {
  const charts = content.charts ?? [];
  if (charts.length === 0 && kept === undefined) return undefined;
  const drawing = kept ?? editor.freeName('/xl/drawings/drawing', '.xml');
  if (kept === undefined) editor.addPart(drawing, CONTENT_TYPES.drawing, '');
  const ids = charts.map((chart) => addChart(editor, drawing, chart, sheet, content));
  if (kept === undefined) editor.setText(drawing, makeDrawing(charts, ids));
  else if (charts.length > 0) {
    const { source } = editor.text(drawing);
    const { root } = parseXml(source);
    const used = [...descendants(root)].map((element) =>
      element.local === 'cNvPr' ? Number(element.attributes.get('id') ?? 0) : 0,
    );
    const frames = makeFrames(charts, ids, used.reduce((most, id) => Math.max(most, id), 1) + 1);
    editor.setText(drawing, splice(source, [appendSplice(source, root, frames)]));
  }
  return editor.addRelationship(part, 'drawing', drawing);
}

function addChart(
  editor: PackageEditor,
  drawing: string,
  chart: ChartSpec,
  sheet: string,
  content: SheetContent,
): string {
  const lookup = (range: string): (Scalar | null)[] | undefined => {
    const area = parseArea(range);
    if (!area) return undefined;
    const values: (Scalar | null)[] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1)
        values.push(content.values[row - 1]?.[column - 1] ?? null);
    }
    return values;
  };
  const part = editor.freeName('/xl/charts/chart', '.xml');
  editor.addPart(part, CONTENT_TYPES.chart, makeChart(chart, sheet, lookup));
  return editor.addRelationship(drawing, 'chart', part);
}

/**
 * Takes our charts out of the drawing of a sheet that gets new content: those of its mark, and those that have the name of a new one.
 * Returns the drawing where something of somebody else's is left in it.
 * @param drop removes a part with what only it uses
 */
export function dropOurCharts(
  editor: PackageEditor,
  part: string,
  charts: readonly ChartSpec[],
  drop: (part: string) => void,
): string | undefined {
  const drawing = editor.related(part, 'drawing');
  if (drawing === undefined) return undefined;
  const ours = new Set([...chartsOfMark(readMark(editor, part) ?? ''), ...charts].map(({ name }) => name));
  const { source } = editor.text(drawing);
  const { root } = parseXml(source);
  const gone = root.children.filter((anchor) => ours.has(chartName(anchor) ?? ''));
  if (gone.length === root.children.length) return undefined;
  for (const id of gone.flatMap(chartIds)) {
    const chart = editor.relationships(drawing).find((relation) => relation.id === id);
    if (chart && !chart.external && editor.has(chart.target)) drop(chart.target);
    editor.removeRelationship(drawing, id);
  }
  editor.setText(drawing, splice(source, gone.map(({ start, end }) => ({ start, end, text: '' })))); // prettier-ignore
  return drawing;
}

/** The name of the chart that an anchor places; pictures and shapes have none. */
function chartName(anchor: XmlElement): string | undefined {
  const frame = anchor.children.find(({ local }) => local === 'graphicFrame');
  const properties = frame && [...descendants(frame)].find(({ local }) => local === 'cNvPr');
  return properties?.attributes.get('name');
}

const chartIds = (anchor: XmlElement): string[] =>
  [...descendants(anchor)].flatMap((element) => {
    const id = element.local === 'chart' ? attributeOf(element, 'id') : undefined;
    return id === undefined ? [] : [id];
  });
