import {
  areaName,
  documentPartXml,
  overlay,
  parseArea,
  placeKey,
  sidesOf,
  type AddSheetChange,
  type CellPatch,
  type CellState,
  type ConditionalFormat,
  type CopySheetChange,
  type ReplaceSheetChange,
  type SheetContent,
} from '../../sheet';
import { markOf, OUR_SHEET } from '../sheet-mark';
import { cellOps } from './cell-ops';
import { addChart, loadChartNames } from './charts';
import type { Guard, KnownRule } from './guard';
import type { WriteOp } from './messages';
import { setPage, wantedPage } from './page';
import type { OtherChange } from './plan';
import type { KnownObjects } from './read';
import { widthInPoints } from './units';

const SHEET_BYTES = 2_000;
const RULE_BYTES = 2_000;

const worksheet = (context: Excel.RequestContext, name: string): Excel.Worksheet =>
  context.workbook.worksheets.getItem(name);

/** The writes of one change that is not about single cells. */
export function otherOps(change: OtherChange, guard: Guard, known: KnownObjects): WriteOp[] {
  const { sheet } = change;
  switch (change.kind) {
    case 'add-sheet':
      return [
        {
          sheet,
          bytes: SHEET_BYTES + markOf(change).length * 3,
          cells: 0,
          write: (context) => markOurs(context.workbook.worksheets.add(sheet), change),
        },
        ...contentOps(change, guard, known),
      ];
    case 'replace-sheet':
      return [
        {
          sheet,
          bytes: SHEET_BYTES + markOf(change).length * 3,
          cells: 0,
          write: (context) => clearSheet(worksheet(context, sheet), change, guard),
        },
        ...contentOps(change, guard, known),
      ];
    case 'copy-sheet':
      return [{ sheet, bytes: SHEET_BYTES, cells: 0, write: (context) => copySheet(context, change, guard) }];
    case 'remove-sheet':
      return [{ sheet, bytes: 500, cells: 0, write: (context) => worksheet(context, sheet).delete() }];
    case 'column-width':
      return [widthOp(sheet, change.columns, widthInPoints(change.after))];
    case 'conditional-format':
      return ruleStands(change, guard.rules.get(sheet)) ? [] : [addRule(sheet, change, known, change.restore)];
    case 'remove-conditional-format':
      return (guard.rules.get(sheet) ?? [])
        .filter((rule) => sameRule(rule, change))
        .map((rule) => removeRule(sheet, rule));
    case 'document-part':
      return partOps(change.namespace, change.after, guard, known);
  }
}

function markOurs(sheet: Excel.Worksheet, content: Pick<SheetContent, 'charts'>): void {
  sheet.customProperties.add(OUR_SHEET, markOf(content));
}

/**
 * A copy shows every row: what the filters hid was about the old content, and a customer who is carried into a hidden row would be seen by
 * nobody.
 */
function copySheet(context: Excel.RequestContext, { from, sheet }: CopySheetChange, guard: Guard): void {
  const copy = worksheet(context, from).copy('End');
  copy.name = sheet;
  markOurs(copy, {});
  const filters = guard.sourceFilters.get(from);
  if (filters?.own) copy.autoFilter.clearCriteria();
  for (const index of filters?.tables ?? []) copy.tables.getItemAt(index).clearFilters();
}

/**
 * Takes everything of ours off a sheet of ours but the sheet itself, so that formulas that point to it stay whole. Charts that somebody
 * else put there stay.
 */
function clearSheet(sheet: Excel.Worksheet, change: ReplaceSheetChange, guard: Guard): void {
  const content = guard.contents.get(change.sheet);
  const all = sheet.getRange();
  all.conditionalFormats.clearAll();
  for (const merge of content?.merges ?? []) sheet.getRange(merge).unmerge();
  all.clear();
  all.format.useStandardHeight = true;
  all.format.useStandardWidth = true;
  const charts = [...(content?.charts ?? []), ...(change.charts ?? [])].map(({ name }) => name);
  for (const name of new Set([...charts, ...(guard.strayCharts.get(change.sheet) ?? [])]))
    sheet.charts.getItemOrNullObject(name).delete();
  sheet.freezePanes.unfreeze();
  markOurs(sheet, change);
}

const plainRule = (formula: string): string => formula.replace(/\s+/gu, '').toUpperCase();
const plainRange = (range: string): string =>
  range
    .split(/[\s,]+/u)
    .map((part) => {
      const area = parseArea(part);
      return area ? areaName(area) : part;
    })
    .sort()
    .join(',');

export function sameRule(a: ConditionalFormat, b: ConditionalFormat): boolean {
  return plainRule(a.formula) === plainRule(b.formula) && plainRange(a.range) === plainRange(b.range);
}

/** A rule equal in range, formula and format is there already. */
export function ruleStands(rule: ConditionalFormat, present: readonly KnownRule[] = []): boolean {
  const look = ({ fill, fontColor, bold }: ConditionalFormat): string =>
    [fill?.toUpperCase(), fontColor?.toUpperCase(), bold === true].join();
  return present.some((other) => sameRule(other, rule) && look(other) === look(rule));
}

const PLACE = 'excel-rule:';

/** What the inverse of a removal remembers beside the rule: its place among the others, and whether it stops them. */
export function rulePlace(rule: KnownRule, present: readonly KnownRule[]): string {
  return `${PLACE}${present.indexOf(rule)}:${rule.stopIfTrue ? 1 : 0}`;
}

function addRule(sheet: string, rule: ConditionalFormat, known: KnownObjects, place: string | undefined): WriteOp {
  const stored = place?.startsWith(PLACE) ? place.slice(PLACE.length).split(':').map(Number) : undefined;
  let made: Excel.ConditionalFormat | undefined;
  return {
    sheet,
    bytes: RULE_BYTES + rule.range.length + rule.formula.length * 3,
    cells: 0,
    write(context) {
      const list = rule.range.split(/[\s,]+/u).join(',');
      made = worksheet(context, sheet).getRanges(list).conditionalFormats.add('Custom');
      made.custom.rule.formula = rule.formula;
      if (rule.fill) made.custom.format.fill.color = rule.fill;
      if (rule.fontColor) made.custom.format.font.color = rule.fontColor;
      if (rule.bold !== undefined) made.custom.format.font.bold = rule.bold;
      if (stored?.[1] === 1) made.stopIfTrue = true;
      if (stored?.[0] !== undefined) made.priority = stored[0];
    },
    after() {
      const added = made?.load('id,customOrNullObject/rule/formula');
      return () => {
        if (!added) return [];
        known.ruleRanges.set(added.id, rule.range);
        return plainRule(added.customOrNullObject.rule.formula) === plainRule(rule.formula)
          ? []
          : [`${sheet}!${rule.range}`];
      };
    },
  };
}

function removeRule(sheet: string, rule: KnownRule): WriteOp {
  return {
    sheet,
    bytes: RULE_BYTES,
    cells: 0,
    write: (context) => worksheet(context, sheet).getRange().conditionalFormats.getItem(rule.id).delete(),
    after(context) {
      const left = worksheet(context, sheet).getRange().conditionalFormats.getItemOrNullObject(rule.id).load('id');
      return () => (left.isNullObject ? [] : [`${sheet}!${rule.range}`]);
    },
  };
}

function widthOp(sheet: string, columns: string, points: number): WriteOp {
  const address = columns.includes(':') ? columns : `${columns}:${columns}`;
  return {
    sheet,
    bytes: 1_200,
    cells: 0,
    write: (context) => void (worksheet(context, sheet).getRange(address).format.columnWidth = points),
    after(context) {
      const range = worksheet(context, sheet).getRange(address).load('format/columnWidth');
      // Excel rounds to whole pixels of the screen.
      return () => (Math.abs(range.format.columnWidth - points) < 1.5 ? [] : [`${sheet}!${columns}`]);
    },
  };
}

function partOps(namespace: string, content: string, guard: Guard, known: KnownObjects): WriteOp[] {
  const present = guard.parts.get(namespace);
  const xml = documentPartXml(namespace, content);
  let made: Excel.CustomXmlPart | undefined;
  return [
    {
      sheet: '',
      bytes: xml.length * 3 + 500,
      cells: 0,
      write({ workbook: { customXmlParts } }) {
        // A part of another id with each content: a pane that was opened earlier sees by the id that what it knows is no longer there.
        if (present) customXmlParts.getItem(present.id).delete();
        if (content !== '') made = customXmlParts.add(xml);
      },
      after() {
        const added = made?.load('id');
        return () => {
          const id = added?.id;
          if (id === undefined) known.parts.delete(namespace);
          else known.parts.set(namespace, { id, content });
          return [];
        };
      },
    },
  ];
}

/** The content of a sheet that is made: cells like any others, and what belongs to the sheet as a whole. */
function contentOps(change: AddSheetChange | ReplaceSheetChange, guard: Guard, known: KnownObjects): WriteOp[] {
  const { sheet, charts = [] } = change;
  return [
    ...cellOps(sheet, contentPatches(change), undefined),
    {
      sheet,
      bytes: 10_000 + charts.length * 6_000,
      cells: 0,
      write(context) {
        const target = worksheet(context, sheet);
        for (const merge of change.merges ?? []) target.getRange(merge).merge();
        for (const [columns, width] of Object.entries(change.columnWidths ?? {})) {
          target.getRange(columns.includes(':') ? columns : `${columns}:${columns}`).format.columnWidth =
            widthInPoints(width);
        }
        for (const [row, height] of Object.entries(change.rowHeights ?? {}))
          target.getRange(`${row}:${row}`).format.rowHeight = height;
        if (change.freeze) freeze(target, change.freeze);
        setPage(target, wantedPage(change.print, change.restore), guard.pages.get(sheet));
        for (const chart of charts) addChart(context, target, chart);
        if (change.visibility && change.visibility !== 'visible')
          target.visibility = change.visibility === 'hidden' ? 'Hidden' : 'VeryHidden';
      },
      after(context) {
        const names = charts.length > 0 ? loadChartNames(worksheet(context, sheet)) : () => [];
        return () => {
          const present = new Set(names());
          return charts.filter(({ name }) => !present.has(name)).map(({ from }) => `${sheet}!${from}`);
        };
      },
    },
    // Each rule goes on top of the others: the first of the list must come last.
    ...[...(change.conditionalFormats ?? [])].reverse().map((rule) => addRule(sheet, rule, known, undefined)),
  ];
}

export function contentPatches({ values, formulas = {}, styles = [] }: SheetContent): CellPatch[] {
  const patches = new Map<number, CellPatch>();
  const at = (row: number, column: number): CellPatch => {
    const patch = patches.get(placeKey(row, column)) ?? { row, column, after: {}, changes: [] };
    patches.set(placeKey(row, column), patch);
    return patch;
  };
  values.forEach((line, r) =>
    line.forEach((value, c) => {
      if (value !== null && value !== '') at(r + 1, c + 1).after.content = { value };
    }),
  );
  for (const [cell, formula] of Object.entries(formulas)) {
    const area = parseArea(cell);
    if (area) at(area.top, area.left).after.content = { formula };
  }
  for (const { range, style } of styles) {
    const area = parseArea(range);
    if (!area) continue;
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) addStyle(at(row, column).after, style);
    }
  }
  return [...patches.values()];
}

function addStyle(state: CellState, style: NonNullable<SheetContent['styles']>[number]['style']): void {
  const base = { sheet: '', cell: '' };
  if (style.format !== undefined) overlay(state, { ...base, kind: 'number-format', after: style.format });
  if (style.fill !== undefined) overlay(state, { ...base, kind: 'fill', after: style.fill });
  if (style.font) overlay(state, { ...base, kind: 'font', after: style.font });
  if (style.align) overlay(state, { ...base, kind: 'align', after: style.align });
  if (style.border) state.border = { ...state.border, ...sidesOf(style.border) };
}

function freeze(sheet: Excel.Worksheet, { rows, columns }: { readonly rows: number; readonly columns: number }): void {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}
