import type { Cell } from '../../sheet';
import { isBlankOrNothing, tickOf } from '../values';
import { CellReading, specOf, type FieldColumn, type FieldName, type ReadContext, type RecordFields } from '.';

/**
 * Reads one cell into the record's fields. A cell that cannot be understood becomes a problem, and the field stays absent.
 * `tick`: the column is one of a group of ticks, and this is its sub-header.
 */
export function readField(
  context: ReadContext,
  draft: RecordFields,
  column: FieldColumn,
  tick: string | undefined,
  cell: Cell,
  at: { readonly row: number; readonly column: number },
): void {
  const reading = new CellReading(context, draft, column, cell, at.row, at.column);
  if (cell.error) {
    reading.problem('error-value');
    return;
  }
  // what several rows or cells say together is read by `records/`
  if (column.field === 'carryOver') return;
  const { value } = specOf(column.field);
  if (tick !== undefined) {
    const raw = reading.raw.trim();
    if (isBlankOrNothing(raw)) return;
    const ticked = tickOf(cell);
    if (ticked === true) {
      if (value.tick !== undefined) addTick(draft, column.field, value.tick(tick, reading), value.joins === true);
      return;
    }
    if (ticked === false) return;
    // other words in a tick column say themselves
  }
  const found = value.read(reading);
  if (tick !== undefined && value.joins === true) addTick(draft, column.field, found, true);
  else if (found !== undefined) set(draft, column.field, found);
  reading.finish();
}

function addTick(draft: RecordFields, field: FieldName, found: unknown, joins: boolean): void {
  if (found === undefined) return;
  const there = draft[field];
  if (there === undefined) set(draft, field, found);
  else if (joins) set(draft, field, `${String(there)}、${String(found)}`);
}

/** A value comes from the field's own entry in `FIELDS`, so it is of the field's type. */
function set(draft: RecordFields, field: FieldName, value: unknown): void {
  (draft as Record<FieldName, unknown>)[field] = value;
}
