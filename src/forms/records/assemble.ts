import type { IsoDate, IsoMonth } from '../../calendar';
import type { Assigned, Choice } from '../columns/assign';
import type { Block } from '../layout/blocks';
import type { FormContext } from './context';
import type { Grid } from '../layout/grid';
import type { HeaderBlock } from '../layout/header-block';
import { dayColumnLetters, type DayColumns } from './matrix';
import type { Body } from './records';
import { FORM_SPECS } from '../kinds';
import type { Column, Form, SalesKind, TraceLine } from '../types';
import { areaName, columnLetters } from '../../sheet';

export interface Assembled {
  readonly grid: Grid;
  readonly block: Block;
  readonly kind: SalesKind;
  readonly context: FormContext;
  readonly body: Body;
  readonly days: readonly DayColumns[];
  readonly consultant?: string;
  readonly date?: IsoDate;
  /** First and last day of a form over two calendar months. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly confidence: number;
  readonly fingerprint: string;
  readonly trace: readonly TraceLine[];
}

/** Puts a table's readings together as the contract wants them. */
export function assemble(parts: Assembled): Form {
  const { grid, block, kind, context, body, days } = parts;
  const { header } = block;
  const bottom = Math.max(body.lastRow, header.rows.at(-1) ?? 0);
  const month = monthOf(parts);
  return {
    sheet: grid.sheet.name,
    form: kind,
    range: areaName({ top: header.rows[0] ?? 1, left: header.left, bottom, right: lastColumn(context, header) }),
    headerRows: header.rows,
    columns: columnsOf(context, body),
    ...(month === undefined ? {} : { month }),
    ...(parts.from === undefined ? {} : { from: parts.from, to: parts.to }),
    ...(parts.date === undefined ? {} : { date: parts.date }),
    ...(parts.consultant === undefined ? {} : { consultant: parts.consultant }),
    ...(FORM_SPECS[kind].dayColumns ? { dayColumns: dayColumnLetters(days) } : {}),
    records: body.records,
    skipped: body.skipped,
    ...(context.legend === undefined ? {} : { legend: context.legend }),
    problems: context.problems.all(),
    confidence: parts.confidence,
    fingerprint: parts.fingerprint,
    trace: parts.trace,
  };
}

/** The last column that the header names; a list of codes beside the table is none of it, though its first line stands in the header's row. */
function lastColumn({ columns, lists = [] }: FormContext, { left, right, columns: heads }: HeaderBlock): number {
  const isRead = (column: number): boolean => columns.some((one) => one.column === column);
  const isListed = (column: number): boolean => lists.some((area) => column >= area.left && column <= area.right);
  if (!isListed(right) || isRead(right)) return right;
  let last = right;
  while (last > left && !isRead(last) && (isListed(last) || (heads[last - left]?.path.length ?? 0) === 0)) last -= 1;
  return last;
}

/** The mapped columns, and what cells of a column gave beside its own field. */
export function columnsOf(context: FormContext, body: Pick<Body, 'records'>): Column[] {
  const given = new Set<string>();
  for (const { fields } of body.records) for (const field of Object.keys(fields)) given.add(field);
  const columns: Column[] = [];
  for (const { column, field, header } of context.columns) {
    const letters = columnLetters(column);
    const instead = context.instead.get(column);
    for (const name of instead === undefined || instead.size === 0 ? [field] : instead)
      columns.push({ field: name, column: letters, header });
    for (const beside of context.besides.values()) {
      if (
        beside.column === column &&
        given.has(beside.field) &&
        !columns.some((one) => one.field === beside.field && one.column === letters)
      )
        columns.push({ field: beside.field, column: letters, header });
    }
  }
  return columns;
}

/** Matrices: the month of the day columns; reports: of the day; registers and losses: of all rows. */
function monthOf({ kind, context, body, date }: Assembled): IsoMonth | undefined {
  const titled =
    context.year !== undefined && context.month !== undefined
      ? `${context.year}-${String(context.month).padStart(2, '0')}`
      : undefined;
  const whose = FORM_SPECS[kind].month;
  if (whose === 'title') return titled;
  const dated = context.columns.some(({ field }) => field === 'date');
  if (whose === 'day' && !dated) return date?.slice(0, 7) ?? titled;
  const months = new Set<string>();
  for (const { fields } of body.records) if (fields.date !== undefined) months.add(fields.date.slice(0, 7));
  if (months.size === 1) return [...months][0];
  return months.size === 0 && whose !== undefined ? titled : undefined;
}

export function headerText(path: readonly string[]): string {
  return path.join('>');
}

export type { Assigned, Choice };
