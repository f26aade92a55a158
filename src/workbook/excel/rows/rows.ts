import {
  areaName,
  cellName,
  columnLetters,
  rowSpan,
  sameFormula,
  shiftFormula,
  type InsertRowsChange,
  type LineMove,
  type RemoveRowsChange,
  type Scalar,
} from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError, type ApplyReport, type Conflict } from '../../port';
import type { Batches } from '../batches';
import { excelError } from '../errors';
import { rangeAt } from '../guard-cells';
import type { KnownObjects } from '../read';
import { areaAfter, filledDown, grownArea, grownFormulas, lookAround, type AroundRows, type CellRule } from './look';

export type RowsChange = InsertRowsChange | RemoveRowsChange;

/**
 * Puts rows into a table below its last line, or takes out rows that were put in so. Excel moves what stands below; what the new rows take
 * from the line above, and what ended with that line, is then set here. Whatever goes wrong, the rows are taken out again.
 * @throws WorkbookError — the workbook is as it was, or `rollback-failed`
 */
export async function applyRows(batches: Batches, known: KnownObjects, change: RowsChange): Promise<ApplyReport> {
  const span = rowSpan(change.rows);
  if (!span || (change.kind === 'insert-rows' && span.first - span.count < 1))
    throw new WorkbookError(
      'bad-change',
      text('workbook.excel.badAddress', { sheet: change.sheet, cell: change.rows }),
      change.rows,
    );
  const move: LineMove = { sheet: change.sheet, axis: 'rows', first: span.first, by: span.count };
  try {
    return change.kind === 'insert-rows' ? await putIn(batches, change, move) : await takeOut(batches, change, move);
  } catch (error) {
    throw excelError(error);
  } finally {
    // Conditional formats reach other cells now.
    known.ruleRanges.clear();
  }
}

const rowsOf = (context: Excel.RequestContext, { sheet, first, by }: LineMove): Excel.Range =>
  context.workbook.worksheets.getItem(sheet).getRange(`${String(first)}:${String(first + by - 1)}`);

async function putIn(batches: Batches, change: InsertRowsChange, move: LineMove): Promise<ApplyReport> {
  const around = await lookAround(batches, move);
  refuse(around, move);
  try {
    await batches.run((context) => {
      rowsOf(context, move).insert('Down');
      return () => undefined;
    });
  } catch (error) {
    // No answer came: nobody can tell whether the rows are there.
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
  const { sheet, rows } = change;
  return { applied: 1, conflicts: [], inverse: [{ kind: 'remove-rows', sheet, rows }] };
}

/** The rows are taken out again; what ended with them ends with the line above by itself. */
async function outAgain(batches: Batches, move: LineMove, reason: unknown): Promise<void> {
  try {
    await batches.run((context) => {
      rowsOf(context, move).delete('Up');
      return () => undefined;
    });
  } catch {
    throw mayStand(move, reason);
  }
}

function mayStand({ sheet, first, by }: LineMove, reason: unknown): WorkbookError {
  return new WorkbookError(
    'rollback-failed',
    text('workbook.excel.rollback-failed', { place: `${sheet}!${String(first)}`, count: by }),
    excelError(reason).message,
  );
}

function refuse({ protectedSheets, formulas, filter, tables }: AroundRows, move: LineMove): void {
  const { sheet } = move;
  const locked = [sheet, ...grownFormulas(formulas, move).map((cell) => cell.sheet)].find((name) =>
    protectedSheets.has(name),
  );
  if (locked !== undefined)
    throw new WorkbookError('protected-sheet', text('workbook.excel.protectedSheet', { sheet: locked }), locked);
  // A new line under a filter that hides rows would be hidden with them, and nobody would see what was written.
  const hiding = [...(filter ? [filter] : []), ...tables].some(
    (one) => one.hides && grownArea(one.area, move) !== undefined,
  );
  if (hiding) throw new WorkbookError('unsupported', text('workbook.excel.filteredRows', { sheet }), sheet);
}

/** Everything that new rows take along, and the proof of it. */
function complete(context: Excel.RequestContext, around: AroundRows, move: LineMove): () => string[] {
  const { sheet, first, by } = move;
  const target = context.workbook.worksheets.getItem(sheet);
  rowsOf(context, move).copyFrom(`${String(first - by)}:${String(first - 1)}`, 'Formats');
  around.heights.forEach((height, i) => {
    if (height !== undefined) target.getRange(`${String(first + i)}:${String(first + i)}`).format.rowHeight = height;
  });
  for (const area of around.merges)
    target.getRange(areaName({ ...area, top: area.top + by, bottom: area.bottom + by })).merge();
  for (const rule of around.rules) setRule(context, rule, move);
  const written = [...filledDown(around.formulas, move), ...grownFormulas(around.formulas, move)];
  for (const { sheet: name, row, column, formula } of written)
    rangeAt(context, name, { top: row, bottom: row, left: column, right: column }).formulas = [[formula]];
  const filter = around.filter && grownArea(around.filter.area, move);
  if (filter) target.autoFilter.apply(areaName(filter));
  for (const { name, area } of around.tables) {
    const grown = grownArea(area, move);
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

function setRule(context: Excel.RequestContext, cell: CellRule, { sheet, by }: LineMove): void {
  const { row, column, rule, errorAlert, prompt, ignoreBlanks } = cell;
  const at = { top: row + by, bottom: row + by, left: column, right: column };
  const { dataValidation } = rangeAt(context, sheet, at);
  dataValidation.rule = filledRule(rule, by);
  dataValidation.ignoreBlanks = ignoreBlanks;
  dataValidation.errorAlert = errorAlert;
  dataValidation.prompt = prompt;
}

/** A rule a line further down: formulas in it count from the cell that they are about. */
function filledRule(rule: Excel.DataValidationRule, by: number): Excel.DataValidationRule {
  const down = (member: unknown): unknown =>
    typeof member === 'string' && member.startsWith('=')
      ? shiftFormula(member, by, 0)
      : typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).map(([key, value]) => [key, down(value)]))
        : member;
  return down(rule) as Excel.DataValidationRule;
}

async function takeOut(batches: Batches, change: RemoveRowsChange, move: LineMove): Promise<ApplyReport> {
  const { sheet } = move;
  const { locked, entries } = await batches.run((context) => {
    const target = context.workbook.worksheets.getItem(sheet);
    const protection = target.protection.load('protected');
    const used = rowsOf(context, move).getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,formulas');
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
    rowsOf(context, move).delete('Up');
    return () => undefined;
  });
  return { applied: 1, conflicts: [], inverse: [{ kind: 'insert-rows', sheet, rows: change.rows }] };
}
