import {
  areaName,
  cellName,
  columnLetters,
  columnSpan,
  rowSpan,
  sameFormula,
  type Change,
  type LineMove,
  type Scalar,
} from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError, type ApplyReport, type Conflict } from '../../port';
import type { Batches } from '../batches';
import { excelError } from '../errors';
import { rangeAt } from '../guard-cells';
import type { KnownObjects } from '../read';
import {
  areaAfter,
  filled,
  filledOn,
  further,
  grownArea,
  grownFormulas,
  lookAround,
  type AroundLines,
  type CellRule,
} from './look';

type InsertChange = Extract<Change, { kind: 'insert-rows' | 'insert-columns' }>;
type RemoveChange = Extract<Change, { kind: 'remove-rows' | 'remove-columns' }>;
export type LinesChange = InsertChange | RemoveChange;

/**
 * Puts rows into a table below its last line, or columns behind its last one, or takes out what was put in so. Excel moves what stands behind;
 * what the new lines take from those before, and what ended with those, is then set here. Whatever goes wrong, they are taken out again.
 * @throws WorkbookError — the workbook is as it was, or `rollback-failed`
 */
export async function applyLines(batches: Batches, known: KnownObjects, change: LinesChange): Promise<ApplyReport> {
  const lines = 'rows' in change ? change.rows : change.columns;
  const span = 'rows' in change ? rowSpan(lines) : columnSpan(lines);
  const inserts = change.kind === 'insert-rows' || change.kind === 'insert-columns';
  if (!span || (inserts && span.first - span.count < 1))
    throw new WorkbookError(
      'bad-change',
      text('workbook.excel.badAddress', { sheet: change.sheet, cell: lines }),
      lines,
    );
  const axis = 'rows' in change ? 'rows' : 'columns';
  const move: LineMove = { sheet: change.sheet, axis, first: span.first, by: span.count };
  try {
    return change.kind === 'insert-rows' || change.kind === 'insert-columns'
      ? await putIn(batches, change, move)
      : await takeOut(batches, change, move);
  } catch (error) {
    throw excelError(error);
  } finally {
    // Conditional formats reach other cells now.
    known.ruleRanges.clear();
  }
}

/** Whole rows or columns: `25:26`, `AP:AQ`. */
function linesAt({ axis }: LineMove, from: number, count: number): string {
  const name = (line: number): string => (axis === 'rows' ? String(line) : columnLetters(line));
  return `${name(from)}:${name(from + count - 1)}`;
}

const linesOf = (context: Excel.RequestContext, move: LineMove): Excel.Range =>
  context.workbook.worksheets.getItem(move.sheet).getRange(linesAt(move, move.first, move.by));

const takeAway = (context: Excel.RequestContext, move: LineMove): void =>
  linesOf(context, move).delete(move.axis === 'rows' ? 'Up' : 'Left');

async function putIn(batches: Batches, change: InsertChange, move: LineMove): Promise<ApplyReport> {
  const around = await lookAround(batches, move);
  refuse(around, move);
  try {
    await batches.run((context) => {
      linesOf(context, move).insert(move.axis === 'rows' ? 'Down' : 'Right');
      return () => undefined;
    });
  } catch (error) {
    // No answer came: nobody can tell whether the lines are there.
    throw excelError(error).code === 'connection' ? mayStand(move, error) : error;
  }
  let wrong: string[];
  try {
    wrong = await batches.run((context) => {
      context.application.suspendScreenUpdatingUntilNextSync();
      return complete(context, around, move);
    });
  } catch (error) {
    await outAgain(batches, move, error);
    throw error;
  }
  const [place] = wrong;
  if (place !== undefined) {
    const error = new WorkbookError(
      'verify-failed',
      text('workbook.excel.verify-failed', { place, count: wrong.length }),
      wrong.join(' '),
    );
    await outAgain(batches, move, error);
    throw error;
  }
  const { sheet } = change;
  const inverse: LinesChange =
    'rows' in change
      ? { kind: 'remove-rows', sheet, rows: change.rows }
      : { kind: 'remove-columns', sheet, columns: change.columns };
  return { applied: 1, conflicts: [], inverse: [inverse] };
}

/** The lines are taken out again; what ended with them ends with the line before by itself. */
async function outAgain(batches: Batches, move: LineMove, reason: unknown): Promise<void> {
  try {
    await batches.run((context) => {
      takeAway(context, move);
      return () => undefined;
    });
  } catch {
    throw mayStand(move, reason);
  }
}

function mayStand(move: LineMove, reason: unknown): WorkbookError {
  const { sheet, first, by } = move;
  return new WorkbookError(
    'rollback-failed',
    text('workbook.excel.rollback-failed', { place: `${sheet}!${linesAt(move, first, by)}`, count: by }),
    excelError(reason).message,
  );
}

function refuse({ protectedSheets, formulas, filter, tables }: AroundLines, move: LineMove): void {
  const { sheet } = move;
  const locked = [sheet, ...grownFormulas(formulas, move).map((cell) => cell.sheet)].find((name) =>
    protectedSheets.has(name),
  );
  if (locked !== undefined)
    throw new WorkbookError('protected-sheet', text('workbook.excel.protectedSheet', { sheet: locked }), locked);
  // A new line under a filter that hides rows would be hidden with them, and nobody would see what was written.
  const hiding =
    move.axis === 'rows' &&
    [...(filter ? [filter] : []), ...tables].some((one) => one.hides && grownArea(one.area, move) !== undefined);
  if (hiding) throw new WorkbookError('unsupported', text('workbook.excel.filteredRows', { sheet }), sheet);
}

/** Everything that new lines take along, and the proof of it. */
function complete(context: Excel.RequestContext, around: AroundLines, move: LineMove): () => string[] {
  const { sheet, axis, first, by } = move;
  const target = context.workbook.worksheets.getItem(sheet);
  linesOf(context, move).copyFrom(linesAt(move, first - by, by), 'Formats');
  around.sizes.forEach((size, i) => {
    const { format } = target.getRange(linesAt(move, first + i, 1));
    if (size !== undefined) format[axis === 'rows' ? 'rowHeight' : 'columnWidth'] = size;
  });
  for (const area of around.merges)
    target
      .getRange(
        areaName(
          axis === 'rows'
            ? { ...area, top: area.top + by, bottom: area.bottom + by }
            : { ...area, left: area.left + by, right: area.right + by },
        ),
      )
      .merge();
  for (const area of around.growing) target.getRange(areaAfter(area, move)).merge();
  for (const rule of around.rules) setRule(context, rule, move);
  const written = [...filledOn(around.formulas, move), ...grownFormulas(around.formulas, move)];
  for (const { sheet: name, row, column, formula } of written)
    rangeAt(context, name, { top: row, bottom: row, left: column, right: column }).formulas = [[formula]];
  const filter = around.filter && grownArea(around.filter.area, move);
  if (filter) target.autoFilter.apply(areaName(filter));
  // A column within a table object has a head of its own: none is given one.
  for (const { name, area } of around.tables) {
    const grown = axis === 'rows' ? grownArea(area, move) : undefined;
    if (grown) target.tables.getItem(name).resize(areaName(grown));
  }
  if (around.printAreas.some((area) => grownArea(area, move)))
    target.pageLayout.setPrintArea(around.printAreas.map((area) => areaAfter(area, move)).join(','));
  const proofs = written.map(({ sheet: name, row, column, formula }) => ({
    formula,
    place: `${name}!${cellName(row, column)}`,
    range: rangeAt(context, name, { top: row, bottom: row, left: column, right: column }).load('formulas'),
  }));
  return () =>
    proofs.flatMap(({ range, formula, place }) =>
      sameFormula(String(range.formulas[0]?.[0]), formula) ? [] : [place],
    );
}

function setRule(context: Excel.RequestContext, cell: CellRule, move: LineMove): void {
  const { rule, errorAlert, prompt, ignoreBlanks } = cell;
  const { row, column } = further(cell, move);
  const { dataValidation } = rangeAt(context, move.sheet, { top: row, bottom: row, left: column, right: column });
  dataValidation.rule = filledRule(rule, move);
  dataValidation.ignoreBlanks = ignoreBlanks;
  dataValidation.errorAlert = errorAlert;
  dataValidation.prompt = prompt;
}

/** A rule a line further: formulas in it count from the cell that they are about. */
function filledRule(rule: Excel.DataValidationRule, move: LineMove): Excel.DataValidationRule {
  const down = (member: unknown): unknown =>
    typeof member === 'string' && member.startsWith('=')
      ? filled(member, move)
      : typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).map(([key, value]) => [key, down(value)]))
        : member;
  return down(rule) as Excel.DataValidationRule;
}

async function takeOut(batches: Batches, change: RemoveChange, move: LineMove): Promise<ApplyReport> {
  const { sheet } = move;
  const { locked, entries } = await batches.run((context) => {
    const target = context.workbook.worksheets.getItem(sheet);
    const protection = target.protection.load('protected');
    const used = linesOf(context, move).getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,formulas');
    return () => ({
      locked: protection.protected,
      entries: used.isNullObject
        ? []
        : (used.formulas as Scalar[][]).flatMap((line, r) =>
            line.map((entry, c) => ({ row: used.rowIndex + r + 1, column: used.columnIndex + c + 1, entry })),
          ),
    });
  });
  if (locked) throw new WorkbookError('protected-sheet', text('workbook.excel.protectedSheet', { sheet }), sheet);
  const theirs = entries.filter(({ entry }) => entry !== '' && !(typeof entry === 'string' && entry.startsWith('=')));
  const conflicts = theirs.map(({ row, column, entry }): Conflict => ({
    change,
    sheet,
    cell: `${columnLetters(column)}${String(row)}`,
    expected: '',
    found: entry,
  }));
  if (conflicts.length > 0) return { applied: 0, conflicts, inverse: [] };
  await batches.run((context) => {
    takeAway(context, move);
    return () => undefined;
  });
  const inverse: LinesChange =
    'rows' in change
      ? { kind: 'insert-rows', sheet, rows: change.rows }
      : { kind: 'insert-columns', sheet, columns: change.columns };
  return { applied: 1, conflicts: [], inverse: [inverse] };
}
