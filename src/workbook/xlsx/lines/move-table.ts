import { cellName, freeTitles, parseArea, type Area, type LineMove } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeAttribute, splice, withAttributes, type Splice } from '../xml/xml-write';
import { moveRangesIn } from './move-ranges';

/** Titles of a table's new columns, by the cell that they stand in once these are there. */
export type Titles = Readonly<Record<string, string>>;

/** What new columns within a table object bring into the cells of their sheet. */
interface NewColumns {
  readonly titles: Titles;
  /** Whether a formula in this row is filled right: none of those that name a column, nor those of titles and totals. */
  readonly fills: (row: number, formula: string) => boolean;
}

/** Attributes that give a table's column its look: a new one is like the one before it. */
const LOOKS = [
  'headerRowDxfId',
  'dataDxfId',
  'totalsRowDxfId',
  'headerRowCellStyle',
  'dataCellStyle',
  'totalsRowCellStyle',
];

interface Table {
  readonly root: XmlElement;
  readonly area: Area;
  readonly header: number;
  readonly totals: number;
}

function tableOf(source: string): Table | undefined {
  const { root } = parseXml(source);
  const area = parseArea(root.attributes.get('ref') ?? '');
  const rows = (name: string, otherwise: number): number => Number(root.attributes.get(name) ?? otherwise);
  return area && { root, area, header: rows('headerRowCount', 1), totals: rows('totalsRowCount', 0) };
}

const columnsOf = (root: XmlElement): readonly XmlElement[] => childrenOf(childOf(root, 'tableColumns'), 'tableColumn');

/** The places among a table's columns, from 0, of those that are put in or taken out; `undefined` where none is. */
function places({ area }: Table, { axis, first, by }: LineMove): readonly [from: number, to: number] | undefined {
  if (axis === 'rows') return undefined;
  if (by > 0) {
    // What ended with the column before new ones ends with them, where it is more than that column.
    const reach = area.left < area.right ? area.right + 1 : area.right;
    return area.left < first && first <= reach ? [first - area.left, first - area.left + by] : undefined;
  }
  const [from, to] = [Math.max(first, area.left), Math.min(first - by - 1, area.right)];
  return from <= to ? [from - area.left, to + 1 - area.left] : undefined;
}

/**
 * A table has titles and a line, which are not taken out; columns are put in and taken out, but not where they come from a query or another file.
 * @param named whether some formula speaks of the table's column
 * @throws WorkbookError `bad-change`
 */
export function refuseTable(source: string, move: LineMove, named: (column: string) => boolean): void {
  const table = tableOf(source);
  if (!table) return;
  const { root, area, header, totals } = table;
  const { sheet, axis, first, by } = move;
  const range = root.attributes.get('ref') ?? '';
  if (axis === 'columns') {
    const [from, to] = places(table, move) ?? [0, 0];
    if (from === to) return;
    const foreign = /queryTable|xml/u.test(root.attributes.get('tableType') ?? '');
    const all = by < 0 && to - from === area.right - area.left + 1;
    if (foreign || all || columnsOf(root).length !== area.right - area.left + 1)
      throw new WorkbookError('bad-change', text('workbook.xlsx.columnsInTable', { sheet, range }));
    const titles = columnsOf(root).map((column) => column.attributes.get('name') ?? '');
    const used = by < 0 ? titles.slice(from, to).find(named) : undefined;
    if (used !== undefined)
      throw new WorkbookError('bad-change', text('workbook.xlsx.columnNamed', { sheet, range, column: used }));
    return;
  }
  const overlaps = by < 0 && first <= area.bottom && first - by > area.top;
  const [top, bottom] = [area.top + header, area.bottom - totals];
  const outside = first < top || first - by - 1 > bottom;
  if (overlaps && (outside || (first === top && first - by - 1 === bottom)))
    throw new WorkbookError('bad-change', text('workbook.xlsx.rowsOfTable', { sheet, range }));
}

export function newColumnsOf(source: string, move: LineMove): NewColumns | undefined {
  const table = tableOf(source);
  const added = table && places(table, move);
  if (!table || !added || move.by < 0) return undefined;
  const { area, header, totals } = table;
  const titles = header === 0 ? [] : freshTitles(table, added[1] - added[0]);
  return {
    titles: Object.fromEntries(titles.map((title, i) => [cellName(area.top, move.first + i), title])),
    fills: (row, formula) =>
      row < area.top ||
      row > area.bottom ||
      (row >= area.top + header && row <= area.bottom - totals && !formula.includes('[')),
  };
}

const freshTitles = ({ root }: Table, count: number): readonly string[] =>
  freeTitles(
    columnsOf(root).map(({ attributes }) => attributes.get('name') ?? ''),
    count,
  );

const RANGES = { table: 'ref', autoFilter: 'ref', sortState: 'ref', sortCondition: 'ref' };

/** A table's part after a move: its columns, its ranges, and which columns its filter is about. */
export const moveTable = (source: string, move: LineMove): string =>
  moveRangesIn(moveTableColumns(source, move), RANGES, move);

function moveTableColumns(source: string, move: LineMove): string {
  const table = tableOf(source);
  const moved = table && places(table, move);
  if (!table || !moved) return source;
  const list = childOf(table.root, 'tableColumns');
  const columns = columnsOf(table.root);
  const [from, to] = moved;
  const model = columns[from - 1];
  if (!list) return source;
  const edits: Splice[] = [];
  if (list.attributes.has('count'))
    edits.push(attributeSplice(source, list, { count: String(columns.length + Math.sign(move.by) * (to - from)) }));
  if (move.by < 0) for (const { start, end } of columns.slice(from, to)) edits.push({ start, end, text: '' });
  else if (model) edits.push({ start: model.end, end: model.end, text: columnTags(table, model, to - from) });
  return splice(source, edits);
}

function columnTags(table: Table, model: XmlElement, count: number): string {
  const ids = columnsOf(table.root).map(({ attributes }) => Number(attributes.get('id') ?? 0));
  const looks = LOOKS.flatMap((name) => {
    const value = model.attributes.get(name);
    return value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`];
  }).join('');
  return freshTitles(table, count)
    .map((title, i) =>
      withAttributes(`<${model.name}${looks}/>`, { id: String(Math.max(0, ...ids) + 1 + i), name: title }),
    )
    .join('');
}
