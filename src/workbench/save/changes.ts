import {
  DOCUMENT_PARTS,
  columnLetters,
  parseArea,
  placeKeyOf,
  type Change,
  type ChangeSet,
  type ConditionalFormat,
  type NoteChange,
} from '../../sheet';
import type { PlainLook } from '../grid/style';
import { pixelsToCharacters } from '../../workbook/xlsx';
import { Blocks } from './compact';
import { sheetContent } from './new-sheet';
import type { GridSheet, GridState, SheetBeside } from './state';

type Beside = (sheetId: string) => SheetBeside;

/**
 * Everything that differs between the workbook as it was opened and as the grid shows it now, as changes to the original file.
 * A formula's result is no change of its own: Excel calculates again.
 * @param beside what the host keeps of a sheet that the grid does not
 * @param openedBeside the same as the workbook was opened
 */
export function changesBetween(
  before: GridState,
  after: GridState,
  beside: Beside,
  openedBeside: Beside = () => ({ charts: [], veryHidden: false }),
): ChangeSet {
  const opened = new Map(before.sheets.map((sheet) => [sheet.id, sheet]));
  const kept = new Set(after.sheets.map((sheet) => sheet.id));
  const removed = before.sheets
    .filter(({ id }) => !kept.has(id))
    .map(({ name }): Change => ({ kind: 'remove-sheet', sheet: name }));
  const added: Change[] = [];
  const edited: Change[] = [];
  for (const sheet of after.sheets) {
    const was = opened.get(sheet.id);
    if (was === undefined)
      added.push({ kind: 'add-sheet', sheet: sheet.name, ...sheetContent(sheet, beside(sheet.id)) });
    else if (isRebuilt(was, sheet, openedBeside(sheet.id), beside(sheet.id))) {
      edited.push({ kind: 'replace-sheet', sheet: was.name, ...sheetContent(sheet, beside(sheet.id)) });
    } else edited.push(...sheetChanges(was, sheet));
  }
  return [...removed, ...added, ...edited, ...partChanges(before.parts, after.parts)];
}

/** Only the add-in itself can give a sheet of the file new merges, rows, charts or another page, and it does so by writing it anew. */
function isRebuilt(was: GridSheet, now: GridSheet, opened: SheetBeside, beside: SheetBeside): boolean {
  const shape = ({ data }: GridSheet): unknown => [
    data.mergeData ?? [],
    data.freeze?.xSplit ?? 0,
    data.freeze?.ySplit ?? 0,
  ];
  const whole = (sheet: GridSheet, { charts, print }: SheetBeside): string =>
    JSON.stringify([shape(sheet), charts, print]);
  return whole(was, opened) !== whole(now, beside);
}

function sheetChanges(was: GridSheet, now: GridSheet): Change[] {
  const sheet = was.name;
  const contents: Change[] = [];
  const looks = new Blocks<Change>();
  for (const [row, columns] of touchedCells(was, now)) {
    for (const column of columns) {
      const old = was.content(row, column);
      const fresh = now.content(row, column);
      const cell = columnLetters(column + 1) + String(row + 1);
      if (fresh.formula !== undefined) {
        if (fresh.formula !== old.formula) contents.push({ kind: 'formula', sheet, cell, after: fresh.formula });
      } else if (old.formula !== undefined || fresh.value !== old.value) {
        contents.push({ kind: 'value', sheet, cell, after: fresh.value });
      }
      for (const change of lookChanges(sheet, was.look(row, column), now.look(row, column)))
        looks.add(row + 1, column + 1, change);
    }
  }
  return [
    // A number format decides how text that is typed later is taken, so it goes first, as in Excel.
    ...looks.blocks().map(({ range, payload }): Change => ({ ...payload, cell: range }) as Change),
    ...contents,
    ...widthChanges(was, now),
    ...noteChanges(was, now),
    ...ruleChanges(was, now),
  ];
}

/**
 * The places that may differ, row by row: where either side has a cell, and, as far as the sheet is used, the rows and columns that were
 * given another look as a whole.
 */
function* touchedCells(was: GridSheet, now: GridSheet): Generator<readonly [number, readonly number[]]> {
  const columnsOf = ({ data }: GridSheet, row: number): number[] => Object.keys(data.cellData?.[row] ?? {}).map(Number);
  const rowsOf = ({ data }: GridSheet): number[] => Object.keys(data.cellData ?? {}).map(Number);
  const used = [...new Set([...rowsOf(was), ...rowsOf(now)])];
  const lastRow = used.reduce((last, row) => Math.max(last, row), -1);
  const restyledRows = new Set(restyled(was.data.rowData, now.data.rowData));
  const restyledColumns = restyled(was.data.columnData, now.data.columnData);
  const lastColumn = used.reduce(
    (last, row) => [...columnsOf(was, row), ...columnsOf(now, row)].reduce((a, b) => Math.max(a, b), last),
    -1,
  );
  const rows =
    restyledColumns.length > 0
      ? Array.from({ length: lastRow + 1 }, (_, row) => row)
      : [...new Set([...used, ...restyledRows])];
  for (const row of rows.sort((a, b) => a - b)) {
    const columns = new Set([...columnsOf(was, row), ...columnsOf(now, row), ...restyledColumns]);
    if (restyledRows.has(row)) for (let column = 0; column <= lastColumn; column += 1) columns.add(column);
    yield [row, [...columns].sort((a, b) => a - b)];
  }
}

type Tracks = Readonly<Record<number, { readonly s?: unknown } | null | undefined>> | undefined;

/** Rows or columns whose own style is another than before. */
function restyled(was: Tracks, now: Tracks): number[] {
  const indices = new Set([...Object.keys(was ?? {}), ...Object.keys(now ?? {})].map(Number));
  return [...indices].filter(
    (index) => JSON.stringify(was?.[index]?.s ?? null) !== JSON.stringify(now?.[index]?.s ?? null),
  );
}

/** The changes that lead from one look to the other; their `cell` is filled in later. */
function lookChanges(sheet: string, was: PlainLook, now: PlainLook): Change[] {
  if (was === now) return [];
  const changes: Change[] = [];
  const cell = '';
  if (was.format !== now.format) changes.push({ kind: 'number-format', sheet, cell, after: now.format || 'General' });
  if (was.fill !== now.fill) changes.push({ kind: 'fill', sheet, cell, after: now.fill });
  // Excel tells the automatic colour as black, and taking a step back writes it so: that is no change.
  const black = (color: string): boolean => color === '' || color === '#000000';
  const sameColor = black(was.font.color) && black(now.font.color);
  const font = differing(was.font, sameColor ? { ...now.font, color: was.font.color } : now.font);
  if (font) changes.push({ kind: 'font', sheet, cell, after: font });
  const align = differing(was.align, now.align);
  if (align) changes.push({ kind: 'align', sheet, cell, after: align });
  const border = differing(was.border, now.border);
  if (border) {
    // A line's colour belongs to the line: where only the colour changed, the lines are drawn again in it.
    const { color, ...lines } = now.border;
    const drawn = Object.keys(border).every((key) => key === 'color') ? lines : border;
    changes.push({ kind: 'border', sheet, cell, after: { ...drawn, ...(color && { color }) } });
  }
  return changes;
}

function differing<T extends object>(was: T, now: T): Partial<T> | undefined {
  const members = (Object.keys(now) as (keyof T)[]).filter((key) => was[key] !== now[key]);
  if (members.length === 0) return undefined;
  return Object.fromEntries(members.map((key) => [key, now[key]])) as unknown as Partial<T>;
}

function widthChanges(was: GridSheet, now: GridSheet): Change[] {
  const columns = new Set(
    [...Object.keys(was.data.columnData ?? {}), ...Object.keys(now.data.columnData ?? {})].map(Number),
  );
  const widthOf = ({ data }: GridSheet, column: number): number | undefined =>
    data.columnData?.[column]?.w ?? data.defaultColumnWidth;
  return [...columns]
    .sort((a, b) => a - b)
    .flatMap((column): Change[] => {
      const width = widthOf(now, column);
      if (width === undefined || width === widthOf(was, column)) return [];
      return [
        { kind: 'column-width', sheet: was.name, columns: columnLetters(column + 1), after: pixelsToCharacters(width) },
      ];
    });
}

function noteChanges(was: GridSheet, now: GridSheet): Change[] {
  const cells = new Set([...was.notes.keys(), ...now.notes.keys()]);
  return [...cells].flatMap((cell): NoteChange[] => {
    const after = now.notes.get(cell) ?? '';
    return after === (was.notes.get(cell) ?? '') ? [] : [{ kind: 'note', sheet: was.name, cell, after }];
  });
}

function ruleChanges(was: GridSheet, now: GridSheet): Change[] {
  const label = (rule: ConditionalFormat): string =>
    JSON.stringify([rule.range, rule.formula, rule.fill, rule.fontColor, rule.bold]);
  const old = new Set(was.rules.map(label));
  const fresh = new Set(now.rules.map(label));
  const removed = was.rules.filter((rule) => !fresh.has(label(rule)));
  // Each added rule goes on top, so that the highest comes last.
  const added = now.rules.filter((rule) => !old.has(label(rule))).reverse();
  return [
    ...removed.map((rule): Change => ({ kind: 'remove-conditional-format', sheet: was.name, ...rule })),
    ...added.map((rule): Change => ({ kind: 'conditional-format', sheet: was.name, ...rule })),
  ];
}

function partChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((namespace): Change[] => {
    const content = after.get(namespace) ?? '';
    return content === (before.get(namespace) ?? '')
      ? []
      : [{ kind: 'document-part', sheet: '', namespace, after: content }];
  });
}

/**
 * How many cells, rules and sheets a ChangeSet touches, the number that people are told: a cell with a new value and a new look is one. What
 * the pane keeps beside the sheets (rules, answers, which marks are ours) counts as in its preview; its journal, which nobody is shown, does not.
 */
export function countTouched(changes: ChangeSet): number {
  const cells = new Set<string>();
  const others = new Set<string>();
  for (const [index, change] of changes.entries()) {
    if (change.kind === 'document-part' && change.namespace === DOCUMENT_PARTS.journal) continue;
    const area = 'cell' in change ? parseArea(change.cell) : undefined;
    // The colours of all levels over one range are one place, as in the pane's preview.
    if (area === undefined) others.add(placeKeyOf(change, index));
    else
      for (let row = area.top; row <= area.bottom; row += 1)
        for (let column = area.left; column <= area.right; column += 1)
          cells.add(`${change.sheet} ${String(row)} ${String(column)}`);
  }
  return cells.size + others.size || changes.length;
}
