import { areaName, cellName, parseArea, type Area, type SheetContent } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { OUR_SHEET } from '../../sheet-mark';
import { cellSource, formulaContent, valueContent, type NewContent } from '../cells/cell-state';
import { MAX_TEXT } from '../cells/strings-read';
import { storedWidth } from '../cells/columns-edit';
import { storedFormula } from '../formulas/formula-names';
import { NAMESPACES, XML_HEAD } from './sheet-parts';
import type { StylesEditor } from '../styles/styles-edit';
import { escapeText } from '../xml/xml-write';

/** What a new sheet's source needs from its surroundings. */
export interface MakeContext {
  readonly sheet: string;
  readonly strict: boolean;
  /** Asked for only where the content has styles. */
  readonly styles: () => StylesEditor;
  /** Relationship ids of what belongs to the sheet: the mark that it is ours, and its charts. */
  readonly property?: string;
  readonly drawing?: string;
}

const EMPTY_AREA: Area = { top: 1, left: 1, bottom: 1, right: 1 };

/** The source of a whole sheet part, its children in the schema's order. */
export function makeSheet(content: SheetContent, context: MakeContext): string {
  const main = context.strict ? NAMESPACES.mainStrict : NAMESPACES.main;
  const relations = context.strict ? NAMESPACES.relationsStrict : NAMESPACES.relations;
  const { print } = content;
  const rows = makeRows(content, context);
  const fit = print && (print.fitToWidth !== undefined || print.fitToHeight !== undefined);
  return [
    XML_HEAD,
    `<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    fit ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '',
    `<dimension ref="${areaName(rows.used)}"/>`,
    makeView(content),
    '<sheetFormatPr defaultRowHeight="15"/>',
    makeColumns(content, context),
    `<sheetData>${rows.xml}</sheetData>`,
    makeMerges(content, context),
    makeRules(content, context),
    makePrint(content),
    context.property === undefined
      ? ''
      : `<customProperties><customPr name="${OUR_SHEET}" r:id="${context.property}"/></customProperties>`,
    context.drawing === undefined ? '' : `<drawing r:id="${context.drawing}"/>`,
    '</worksheet>',
  ].join('');
}

function range(context: MakeContext, name: string): Area {
  const area = parseArea(name);
  if (!area)
    throw new WorkbookError('bad-change', text('workbook.xlsx.badRange', { sheet: context.sheet, range: name }));
  return area;
}

function makeRows(content: SheetContent, context: MakeContext): { xml: string; used: Area } {
  const cells = new Map<number, Map<number, { content?: NewContent; style?: number }>>();
  const at = (row: number, column: number): { content?: NewContent; style?: number } => {
    let line = cells.get(row);
    if (!line) cells.set(row, (line = new Map()));
    let cell = line.get(column);
    if (!cell) line.set(column, (cell = {}));
    return cell;
  };
  content.values.forEach((line, r) =>
    line.forEach((value, c) => {
      if (value === null || value === '') return;
      checkValue(value, context.sheet, cellName(r + 1, c + 1));
      at(r + 1, c + 1).content = valueContent(value, '');
    }),
  );
  for (const [name, formula] of Object.entries(content.formulas ?? {})) {
    const area = range(context, name);
    const cached = content.values[area.top - 1]?.[area.left - 1] ?? '';
    at(area.top, area.left).content = formulaContent(formula, '', cached);
  }
  for (const { range: name, style } of content.styles ?? []) {
    const area = range(context, name);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const cell = at(row, column);
        cell.style = context.styles().withStyle(cell.style ?? 0, style);
      }
    }
  }
  const heights = new Map(Object.entries(content.rowHeights ?? {}).map(([row, height]) => [Number(row), height]));
  const used = { ...EMPTY_AREA };
  const lines: string[] = [];
  for (const row of [...new Set([...cells.keys(), ...heights.keys()])].sort((a, b) => a - b)) {
    const line = [...(cells.get(row) ?? [])].sort(([a], [b]) => a - b);
    const height = heights.get(row);
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const inner = line.map(([column, cell]) => {
      used.right = Math.max(used.right, column);
      used.bottom = Math.max(used.bottom, row);
      const open = `<c r="${cellName(row, column)}"/>`;
      return cellSource(
        open,
        'c',
        cell.content ?? valueContent('', ''),
        cell.style === undefined || cell.style === 0 ? undefined : String(cell.style),
      );
    });
    lines.push(inner.length === 0 ? `<row r="${row}"${tall}/>` : `<row r="${row}"${tall}>${inner.join('')}</row>`);
  }
  return { xml: lines.join(''), used };
}

/** @throws WorkbookError `bad-change` for what no cell can hold. */
export function checkValue(value: unknown, sheet: string, cell: string): void {
  const wrong =
    (typeof value === 'number' && !Number.isFinite(value)) || (typeof value === 'string' && value.length > MAX_TEXT);
  if (wrong) throw new WorkbookError('bad-change', text('workbook.xlsx.badValue', { sheet, cell }));
}

function makeView({ freeze }: SheetContent): string {
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0))
    return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  const { rows, columns } = freeze;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return (
    `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${cellName(rows + 1, columns + 1)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView></sheetViews>`
  );
}

function makeColumns(content: SheetContent, context: MakeContext): string {
  const spans = Object.entries(content.columnWidths ?? {})
    .map(([columns, width]) => ({
      area: range(context, columns.includes(':') ? columns : `${columns}:${columns}`),
      width,
    }))
    .sort((a, b) => a.area.left - b.area.left);
  const out: string[] = [];
  let next = 1;
  for (const { area, width } of spans) {
    const from = Math.max(next, area.left);
    if (from > area.right) continue;
    out.push(
      `<col min="${from}" max="${area.right}" width="${storedWidth(width)}" customWidth="1"${width === 0 ? ' hidden="1"' : ''}/>`,
    );
    next = area.right + 1;
  }
  return out.length === 0 ? '' : `<cols>${out.join('')}</cols>`;
}

function makeMerges(content: SheetContent, context: MakeContext): string {
  const merges = (content.merges ?? [])
    .map((name) => areaName(range(context, name)))
    .filter((name) => name.includes(':'));
  if (merges.length === 0) return '';
  return `<mergeCells count="${merges.length}">${merges.map((name) => `<mergeCell ref="${name}"/>`).join('')}</mergeCells>`;
}

function makeRules(content: SheetContent, context: MakeContext): string {
  return (content.conditionalFormats ?? [])
    .map((rule, i) => {
      const sqref = rule.range
        .split(',')
        .map((part) => areaName(range(context, part.trim())))
        .join(' ');
      const formula = escapeText(storedFormula(rule.formula.replace(/^=/u, '')));
      const id = context.styles().differential(rule);
      return `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" dxfId="${id}" priority="${i + 1}"><formula>${formula}</formula></cfRule></conditionalFormatting>`;
    })
    .join('');
}

function makePrint({ print }: SheetContent): string {
  const margins = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  if (!print) return margins;
  const width = print.fitToWidth === undefined ? '' : ` fitToWidth="${print.fitToWidth}"`;
  const height = print.fitToHeight === undefined ? '' : ` fitToHeight="${print.fitToHeight}"`;
  const paper = print.paper === 'A3' ? 8 : 9;
  const header = print.header === undefined ? '' : `<oddHeader>${escapeText(print.header)}</oddHeader>`;
  const footer = print.footer === undefined ? '' : `<oddFooter>${escapeText(print.footer)}</oddFooter>`;
  return (
    `${margins}<pageSetup paperSize="${paper}"${width}${height} orientation="${print.orientation}"/>` +
    (header || footer ? `<headerFooter>${header}${footer}</headerFooter>` : '') +
    makeBreaks(print.pageBreaks ?? [])
  );
}

/** Page breaks after rows, set by hand; a break goes over all columns. */
function makeBreaks(rows: readonly number[]): string {
  if (rows.length === 0) return '';
  const count = String(rows.length);
  const breaks = rows.map((row) => `<brk id="${String(row)}" max="16383" man="1"/>`);
  return `<rowBreaks count="${count}" manualBreakCount="${count}">${breaks.join('')}</rowBreaks>`;
}
