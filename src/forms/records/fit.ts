import type { Assigned } from '../columns/assign';
import type { FormContext } from './context';
import type { DayColumns } from './matrix';
import type { Cell } from '../../sheet';
import { specOf } from '../fields';
import { cellText, isDitto, isNothing, isOneAsTick, parseDayCell, tickOf } from '../values';

/** How a row's cells sit in the columns: as their fields want, against them, or neither. */
export interface RowFit {
  readonly fit: number;
  readonly misfit: number;
  /** Filled cells of mapped columns other than the serial number. */
  readonly filled: number;
  readonly named: boolean;
}

export function rowFit(
  context: FormContext,
  days: readonly DayColumns[],
  cellOf: (column: number) => Cell | undefined,
): RowFit {
  let fit = 0;
  let misfit = 0;
  let filled = 0;
  let named = false;
  for (const column of context.columns) {
    const cell = cellOf(column.column);
    if (cell === undefined) continue;
    if (column.field !== 'serial') filled += 1;
    const sits = cellFit(context, column, cell);
    if (sits > 0) fit += 1;
    if (sits < 0) misfit += 1;
    if (column.field === 'customerName' && sits >= 0 && !isNothing(cellText(cell))) named = true;
  }
  let dayFits = 0;
  for (const { first, actual } of days) {
    for (const column of first === actual ? [actual] : [first, actual]) {
      const cell = cellOf(column);
      if (cell === undefined) continue;
      filled += 1;
      const reading = parseDayCell(cell, context.levels);
      if (reading.problem === undefined || isOneAsTick(cellText(cell))) dayFits += 1;
      else if (typeof cell.value === 'number') misfit += 1;
    }
  }
  return { fit: fit + Math.min(dayFits, 4), misfit, filled, named };
}

function cellFit(context: FormContext, column: Assigned, cell: Cell): -1 | 0 | 1 {
  if (cell.error) return 0;
  const text = cellText(cell).trim();
  if (isDitto(text) || isNothing(text)) return 0;
  if (column.by.tick !== undefined && column.field !== 'carryOver') return tickOf(cell) === undefined ? -1 : 1;
  return specOf(column.field).value.sits?.(cell, text, context) ?? 0;
}
