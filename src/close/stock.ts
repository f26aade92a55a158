import { dateOf, type IsoDate } from '../calendar';
import type { LevelCode, RowRef } from '../forms/types';
import type { FlowEnd, MonthFigures } from '../rollups';
import type { Carried } from './carry';

/** A deal or a loss of the month, as the month close takes stock of it. */
export interface StockItem {
  readonly customer: string;
  readonly consultant: string;
  readonly kind: Exclude<FlowEnd, 'open'>;
  readonly date?: IsoDate;
  /** The level just before. */
  readonly level: LevelCode;
  readonly model: string;
  /** Of losses, as written; absent where nobody wrote one. */
  readonly reason?: string;
  readonly rows: readonly RowRef[];
}

/** The month's deals (in order of their days) and its losses: those that the closing identity counts, one for one. */
export function stockOf(report: MonthFigures): { deals: StockItem[]; losses: StockItem[] } {
  const deals: StockItem[] = [];
  const losses: StockItem[] = [];
  for (const flow of report.facts.flows) {
    if (!flow.inStore || flow.end === 'open') continue;
    const told = report.facts.losses.find(
      (loss) => loss.inStore && loss.inFlows && loss.date === flow.endDate && sameRow(loss.rows, flow.rows),
    );
    const reason = told?.reason ?? '';
    (flow.end === 'won' ? deals : losses).push({
      customer: flow.customer,
      consultant: flow.consultant,
      kind: flow.end,
      ...(flow.endDate === undefined ? {} : { date: flow.endDate }),
      level: flow.to,
      model: flow.model,
      ...(reason === '' ? {} : { reason }),
      rows: flow.rows,
    });
  }
  const byDay = (a: StockItem, b: StockItem): number =>
    (a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0;
  return { deals: deals.sort(byDay), losses: losses.sort(byDay) };
}

function sameRow(a: readonly RowRef[], b: readonly RowRef[]): boolean {
  return a.some((one) => b.some((other) => one.sheet === other.sheet && one.row === other.row));
}

/** A customer who goes on into next month, and the sheet that takes them. */
export interface CarriedOver {
  readonly customer: string;
  readonly consultant: string;
  readonly level?: LevelCode;
  readonly lastVisit?: IsoDate;
  /** The day of the first `*`. */
  readonly firstVisit?: IsoDate;
  readonly row: RowRef;
  readonly to: string;
  /** Further sheets with a row of theirs: the other half of the month. */
  readonly also?: readonly string[];
}

export function carriedOver(carried: Carried, to: string, also: readonly string[]): CarriedOver {
  const { customer, row, level, lastVisit, mark } = carried;
  return {
    customer: customer.name ?? customer.phone ?? '',
    consultant: row.consultant ?? '',
    ...(level === undefined ? {} : { level }),
    ...(lastVisit === undefined ? {} : { lastVisit }),
    ...(mark === undefined ? {} : { firstVisit: dateOf(mark) }),
    row: { sheet: row.form.sheet, row: row.record.row, form: row.form.form },
    to,
    ...(also.length === 0 ? {} : { also }),
  };
}
