import {
  blocksOf,
  documentPartContent,
  looksElsewhere,
  type Area,
  type ConditionalFormat,
  type ListValidation,
  type Scalar,
  type SheetSnapshot,
  type SheetVisibility,
  type WorkbookSnapshot,
} from '../../sheet';
import { text } from '../../words';
import { WorkbookError } from '../port';
import type { Batches } from './batches';
import { outsideSheet, payloadTooLarge } from './errors';
import { localPart, rangeText, SheetBuilder, type Band } from './sheet-builder';

/** Our parts and the rules of each sheet, as Excel names them: what applying a ChangeSet later needs to find them again. */
export interface KnownObjects {
  /** What was read last, with the sheets' ids in its order. */
  last?: { readonly book: WorkbookSnapshot; readonly outline: Outline };
  /** Ranges of conditional formats by their id. */
  readonly ruleRanges: Map<string, string>;
  /** Our custom XML parts by namespace, as they were last seen. */
  readonly parts: Map<string, { readonly id: string; readonly content: string }>;
}

/** Our namespaces begin so; parts of others are left alone. */
const OURS = 'urn:sanbiao:';
/** Below this many cells one number format array per sheet is cheaper than asking block by block. */
const SMALL = 60_000;
/** A block more costs about as much as this many cells that nobody asked for. */
const GAP = 30;
/** Cells per range that is asked for. */
const CHUNK = 120_000;
/** Rows of each sheet that come with the first message about cells: all that a form has. */
const HEAD_ROWS = 1500;
/** Cells per message of what lies below, with values and formats: its answer is worked off in less than a frame that is missed. */
const BAND = 30_000;
/** More cells than any form: somebody wrote into the last row of the sheet. */
const HUGE = 3_000_000;

export interface Outline {
  readonly name: string;
  readonly date1904: boolean;
  readonly sheets: readonly { readonly id: string; readonly name: string; readonly visibility: SheetVisibility }[];
  readonly parts: readonly { readonly id: string; readonly namespace: string }[];
}

/** First round trip: what there is. The date system shows in what `DATE` gives; Office.js has no member for it. */
function loadOutline(context: Excel.RequestContext): () => Outline {
  const { workbook } = context;
  workbook.load('name');
  const sheets = workbook.worksheets.load('items/id,items/name,items/visibility');
  const parts = workbook.customXmlParts.load('items/id,items/namespaceUri');
  const secondDayOf1904 = workbook.functions.date(1904, 1, 2).load('value');
  const visibility = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'very-hidden' } as const;
  return () => ({
    name: workbook.name,
    date1904: secondDayOf1904.value === 1,
    sheets: sheets.items.map(({ id, name, visibility: shown }) => ({ id, name, visibility: visibility[shown] })),
    parts: parts.items
      .filter(({ namespaceUri }) => namespaceUri.startsWith(OURS))
      .map(({ id, namespaceUri }) => ({ id, namespace: namespaceUri })),
  });
}

const LINE_OPTIONS = { format: { font: { strikethrough: true } } } as const;

/** What the second round trip loads of a sheet beside its cells. */
function loadSurroundings(sheet: Excel.Worksheet): () => { readonly protected: boolean; readonly rules: LoadedRule[] } {
  const protection = sheet.protection.load('protected');
  const rules = loadRules(sheet);
  return () => ({ protected: protection.protected, rules: rules() });
}

export interface LoadedRule {
  readonly id: string;
  readonly formula: string;
  readonly stopIfTrue: boolean;
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: true;
}

const RULE = 'items/customOrNullObject';

/** The rules of a sheet whose condition is a formula, highest priority first. */
export function loadRules(sheet: Excel.Worksheet): () => LoadedRule[] {
  const all = sheet.getRange().conditionalFormats;
  all.load(
    `items/id,items/type,items/priority,items/stopIfTrue,${RULE}/rule/formula,${RULE}/format/fill/color,${RULE}/format/font/color,${RULE}/format/font/bold`,
  );
  return () =>
    [...all.items]
      .sort((a, b) => a.priority - b.priority)
      .flatMap((item): LoadedRule[] => {
        if (item.type !== 'Custom') return [];
        const { rule, format } = item.customOrNullObject;
        return [
          {
            id: item.id,
            formula: rule.formula,
            stopIfTrue: item.stopIfTrue,
            ...(format.fill.color && { fill: format.fill.color.toUpperCase() }),
            ...(format.font.color && { fontColor: format.font.color.toUpperCase() }),
            ...(format.font.bold && { bold: true as const }),
          },
        ];
      });
}

function loadCells(range: Excel.Range, whole = false): () => Band {
  range.load(whole ? 'rowIndex,columnIndex,formulas,values,numberFormat' : 'rowIndex,columnIndex,formulas');
  const rows = range.getRowProperties({ rowHidden: true, ...LINE_OPTIONS });
  const columns = range.getColumnProperties({ columnHidden: true, ...LINE_OPTIONS });
  const validated = range.getSpecialCellsOrNullObject('DataValidations').load('address');
  return () => ({
    top: range.rowIndex + 1,
    left: range.columnIndex + 1,
    formulas: range.formulas as Scalar[][],
    ...(whole && { values: range.values as Scalar[][], formats: range.numberFormat as string[][] }),
    rows: rows.value.map(({ rowHidden, format }) => ({
      hidden: rowHidden === true,
      strike: format?.font?.strikethrough ?? null,
    })),
    columns: columns.value.map(({ columnHidden, format }) => ({
      hidden: columnHidden === true,
      strike: format?.font?.strikethrough ?? null,
    })),
    validated: validated.isNullObject ? [] : validated.address.split(',').map(localPart),
  });
}

/** Where the cells of a sheet are; rows and columns count from 0. */
interface Used {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function loadUsed(used: Excel.Range): () => Used {
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  return () => ({ row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount });
}

interface ReadSheets {
  readonly builders: SheetBuilder[];
  readonly rules: LoadedRule[][];
}

/**
 * Second round trip: the cells, of a long sheet only its head; the rest of it comes band by band, as does all of a workbook whose heads do
 * not fit into one message. So no answer holds the pane up for long.
 */
async function readSheets(batches: Batches, outline: Outline, onProgress?: OnProgress): Promise<ReadSheets> {
  const load = (heads: boolean) =>
    batches.run((context) => {
      const loads = outline.sheets.map(({ name }) => {
        const sheet = context.workbook.worksheets.getItem(name);
        const used = sheet.getUsedRange(true);
        const head = heads
          ? used
              .getRow(0)
              .getResizedRange(HEAD_ROWS - 1, 0)
              .getIntersection(used)
          : undefined;
        return { around: loadSurroundings(sheet), used: loadUsed(used), head: head && loadCells(head) };
      });
      return () => loads.map(({ around, used, head }) => ({ around: around(), used: used(), head: head?.() }));
    });
  let loaded: Awaited<ReturnType<typeof load>>;
  try {
    loaded = await load(true);
  } catch (error) {
    // A sheet that is used near its last row only has no room for a head.
    if (!payloadTooLarge(error) && !outsideSheet(error)) throw error;
    loaded = await load(false);
  }
  const builders = loaded.map(({ around, head }) => {
    const builder = new SheetBuilder(around.protected);
    return head === undefined ? builder : builder.add(head);
  });
  const rest = loaded.map(({ used, head }) => {
    const done = head?.formulas.length ?? 0;
    return { ...used, row: used.row + done, rows: used.rows - done };
  });
  await readInBands(batches, outline, builders, rest, onProgress);
  return { builders, rules: loaded.map(({ around }) => around.rules) };
}

async function readInBands(
  batches: Batches,
  outline: Outline,
  builders: readonly SheetBuilder[],
  areas: readonly Used[],
  onProgress?: OnProgress,
): Promise<void> {
  const messages: (Used & { readonly sheet: number })[][] = [];
  let room = 0;
  areas.forEach(({ row, column, rows, columns }, sheet) => {
    if (rows * columns > HUGE)
      throw new WorkbookError(
        'too-large',
        text('workbook.excel.hugeSheet', { sheet: outline.sheets[sheet]?.name ?? '' }),
      );
    for (let done = 0; done < rows;) {
      if (room <= 0) {
        messages.push([]);
        room = BAND;
      }
      const take = Math.min(rows - done, Math.max(1, Math.floor(room / columns)));
      messages.at(-1)?.push({ sheet, row: row + done, column, rows: take, columns });
      done += take;
      room -= take * columns;
    }
  });
  for (const [index, bands] of messages.entries()) {
    const loaded = await batches.run((context) => {
      const loads = bands.map(({ sheet, row, column, rows, columns }) =>
        loadCells(
          context.workbook.worksheets
            .getItem(outline.sheets[sheet]?.name ?? '')
            .getRangeByIndexes(row, column, rows, columns),
          true,
        ),
      );
      return () => loads.map((read) => read());
    });
    bands.forEach(({ sheet }, i) => {
      const cells = loaded[i];
      if (cells) builders[sheet]?.add(cells);
    });
    onProgress?.((index + 1) / messages.length);
  }
}

/** Third round trip: formats and values of cells that hold something, what is struck out where that is mixed, ranges, our parts. */
function loadDetails(
  context: Excel.RequestContext,
  outline: Outline,
  builders: readonly SheetBuilder[],
  rules: readonly LoadedRule[][],
  known: KnownObjects,
) {
  const sheetNamed = (index: number): Excel.Worksheet =>
    context.workbook.worksheets.getItem(outline.sheets[index]?.name ?? '');
  const small = builders.reduce((sum, builder) => sum + builder.cellCount, 0) <= SMALL;
  const parts = outline.parts.map(({ id, namespace }) => ({
    id,
    namespace,
    xml: context.workbook.customXmlParts.getItem(id).getXml(),
  }));
  const details = builders.map((builder, index) => {
    const sheet = sheetNamed(index);
    const at = (area: Area): Excel.Range =>
      sheet.getRangeByIndexes(area.top - 1, area.left - 1, area.bottom - area.top + 1, area.right - area.left + 1);
    const values = blocksOf(builder.formulaCells, GAP, CHUNK).map((area) => ({ area, range: at(area).load('values') }));
    const held = small && builder.area ? [builder.area] : blocksOf(builder.heldCells, GAP, CHUNK);
    const formats = held.map((area) => ({ area, range: at(area).load('numberFormat') }));
    const strikes = builder.mixedStrikes.map((area) => ({ area, cells: at(area).getCellProperties(LINE_OPTIONS) }));
    const ranges = (rules[index] ?? []).map((rule) => {
      const kept = known.ruleRanges.get(rule.id);
      return {
        rule,
        areas:
          kept === undefined
            ? sheet.getRange().conditionalFormats.getItem(rule.id).getRanges().load('address')
            : undefined,
      };
    });
    const validations = builder.validationAreas.map((area) => ({
      area,
      validation: at(area).dataValidation.load('type,rule'),
    }));
    return { builder, values, formats, strikes, ranges, validations };
  });
  return (): { sheets: SheetSnapshot[]; parts: Map<string, string> } => ({
    parts: new Map(
      parts.map(({ id, namespace, xml }) => {
        const content = documentPartContent(xml.value);
        known.parts.set(namespace, { id, content });
        return [namespace, content];
      }),
    ),
    sheets: details.map(({ builder, values, formats, strikes, ranges, validations }, index) => {
      for (const { area, range } of values) builder.setValues(area, range.values as Scalar[][]);
      for (const { area, range } of formats) builder.setFormats(area, range.numberFormat as string[][]);
      for (const { area, cells } of strikes) builder.setStrikes(area, cells.value);
      const conditionalFormats = ranges.map(({ rule, areas }): ConditionalFormat => {
        const range = areas === undefined ? (known.ruleRanges.get(rule.id) ?? '') : rangeText(areas.address);
        known.ruleRanges.set(rule.id, range);
        const { id: _id, stopIfTrue: _stop, ...format } = rule;
        return { range, ...format };
      });
      const { name = '', visibility = 'visible' } = outline.sheets[index] ?? {};
      return builder.build(name, visibility, conditionalFormats, validationsOf(validations));
    }),
  });
}

function validationsOf(
  loaded: readonly { readonly area: Area; readonly validation: Excel.DataValidation }[],
): ListValidation[] {
  const columns = new Map<string, { areas: Area[]; values?: readonly string[] }>();
  for (const { area, validation } of loaded) {
    if (validation.type !== 'List' || !validation.rule.list) continue;
    const { source } = validation.rule.list;
    const values =
      typeof source === 'string' && !source.startsWith('=')
        ? source.split(',').map((value) => value.trim())
        : undefined;
    const key = JSON.stringify(source);
    const group = columns.get(key) ?? { areas: [], ...(values && { values }) };
    columns.set(key, group);
    group.areas.push(area);
  }
  return [...columns.values()].map(({ areas, values }) => ({
    range: SheetBuilder.joined(areas),
    ...(values && { values }),
  }));
}

/** Told how far a long reading is, 0–1. */
type OnProgress = (done: number) => void;

/**
 * The whole workbook in three round trips, and one more for each 30,000 cells of long sheets. Not read, for what asking would do to the user's undo stack: merged areas. Not read, for
 * what it would weigh: number formats of empty cells. A text that spells an error (`#N/A`) counts as one. Notes need ExcelApi 1.18, which
 * the floor does not have.
 * @param edited ids of the sheets whose cells were changed since the last reading: where the workbook still has the same sheets, only these are read
 *   again, and those with formulas that look at others; the rest are the very objects of the last reading
 * @throws the client's error; WorkbookError `too-large` for a sheet that is used to its end
 */
export async function readWorkbook(
  batches: Batches,
  known: KnownObjects,
  onProgress?: OnProgress,
  edited?: ReadonlySet<string>,
): Promise<WorkbookSnapshot> {
  const outline = await batches.run(loadOutline);
  const kept = edited === undefined ? NOTHING : keptOf(outline, edited, known);
  const open = { ...outline, sheets: outline.sheets.filter(({ id }) => !kept.has(id)) };
  const { builders, rules } = await readSheets(batches, open, onProgress);
  const { sheets, parts } = await batches.run((context) => loadDetails(context, open, builders, rules, known));
  const read = new Map(open.sheets.map(({ id }, i) => [id, sheets[i]]));
  const all = outline.sheets.flatMap(({ id }) => kept.get(id) ?? read.get(id) ?? []);
  const book = { name: outline.name, date1904: outline.date1904, sheets: all, parts };
  known.last = { book, outline };
  return book;
}

const NOTHING: ReadonlyMap<string, SheetSnapshot> = new Map();

/** The sheets that need not be read again, by their ids; none where sheets came, went, or are called or shown otherwise. */
function keptOf(
  outline: Outline,
  edited: ReadonlySet<string>,
  { last }: KnownObjects,
): ReadonlyMap<string, SheetSnapshot> {
  if (last === undefined || JSON.stringify(last.outline.sheets) !== JSON.stringify(outline.sheets)) return NOTHING;
  const kept = new Map<string, SheetSnapshot>();
  outline.sheets.forEach(({ id }, i) => {
    const sheet = last.book.sheets[i];
    if (sheet !== undefined && !edited.has(id) && !looksAtOthers(sheet)) kept.set(id, sheet);
  });
  return kept;
}

/** By snapshot: thousands of formulas are read once, not with every cell that is typed elsewhere. */
const lookers = new WeakMap<SheetSnapshot, boolean>();

function looksAtOthers(sheet: SheetSnapshot): boolean {
  let known = lookers.get(sheet);
  if (known === undefined) {
    known = sheet.rows.some((row) => row?.some((cell) => cell?.formula !== undefined && looksElsewhere(cell.formula)));
    lookers.set(sheet, known);
  }
  return known;
}
